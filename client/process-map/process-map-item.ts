import {
  type FileDecoration,
  type FileDecorationProvider,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
} from 'vscode';
import type { MapNode } from '../../server/protocol';
import { rangeOf } from '../text-edits';

/** State of a node → icon. Each has a shape of its own, so that no colour carries the meaning. */
const ICONS: Readonly<Record<string, string>> = {
  map: 'repo',
  file: 'file',
  processes: 'list-tree',
  flows: 'git-merge',
  roles: 'organization',
  systems: 'server',
  'as-is': 'symbol-method',
  'to-be': 'rocket',
  retired: 'archive',
  full: 'pass-filled',
  partial: 'color-mode',
  planned: 'clock',
  implemented: 'server-process',
  unknown: 'question',
  flow: 'git-merge',
  step: 'arrow-small-right',
  outside: 'link-external',
  role: 'person',
  system: 'server',
  process: 'symbol-method',
  use: 'references',
};

/** The scheme of URIs that stand for nothing but the problems of a node, so that they can be shown as a decoration. */
const PROBLEMS_SCHEME = 'etom-problems';

/** A node as VS Code shows it. */
export function itemOf(node: MapNode, uri: Uri, isOpen: boolean): TreeItem {
  const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
  const label = labelOf(node);
  const problems = problemWords(node);
  const parts = [...node.details, ...problems];
  const item = new TreeItem(label, node.hasChildren ? (isOpen ? Expanded : Collapsed) : None);
  item.id = node.id;
  item.description = parts.join(' · ');
  // The decoration adds the problems to it.
  item.tooltip = node.tooltip || label;
  item.iconPath = iconOf(node);
  item.contextValue = contextOf(node);
  item.accessibilityInformation = { label: [spokenLabel(node, label), ...parts].join(', ') };
  if (problems.length > 0)
    item.resourceUri = Uri.from({
      scheme: PROBLEMS_SCHEME,
      path: '/',
      query: `${node.errors} ${node.warnings}`,
    });
  // VS Code opens what this command names as it does from its own trees: as a preview, and without taking the focus.
  if (node.range)
    item.command = {
      command: 'vscode.open',
      title: l10n.t('Open'),
      arguments: [uri, { selection: rangeOf(node.range) }],
    };
  return item;
}

/** Marks nodes with problems by a number and a colour; their words and icons say the same. */
export const problemDecorations: FileDecorationProvider = {
  provideFileDecoration({ scheme, query }: Uri): FileDecoration | undefined {
    if (scheme !== PROBLEMS_SCHEME) return undefined;
    const [errors = 0, warnings = 0] = query.split(' ').map(Number);
    const count = errors + warnings;
    return {
      badge: count > 9 ? '9+' : String(count),
      tooltip: problemWords({ errors, warnings }).join(', '),
      color: new ThemeColor(errors > 0 ? 'list.errorForeground' : 'list.warningForeground'),
    };
  },
};

function iconOf({ kind, state, errors, warnings }: MapNode): ThemeIcon {
  const isMarked = kind !== 'map' && kind !== 'file' && kind !== 'group';
  if (isMarked && errors > 0) return new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  if (isMarked && warnings > 0) return new ThemeIcon('warning', new ThemeColor('list.warningForeground'));
  return new ThemeIcon(ICONS[state] ?? 'circle-outline');
}

/** What menus ask for: the kind, what a group holds, and whether there is an id. */
function contextOf({ kind, state, declared, range }: MapNode): string {
  if (kind === 'group') return `group.${state}`;
  // A map of a single file is that file too.
  if (kind === 'map') return range ? 'file' : 'map';
  return declared ? `${kind}.id` : kind;
}

function labelOf({ kind, state, label }: MapNode): string {
  if (kind !== 'group') return label;
  switch (state) {
    case 'processes':
      return l10n.t('Processes');
    case 'flows':
      return l10n.t('Flows');
    case 'roles':
      return l10n.t('Roles');
    case 'systems':
      return l10n.t('Systems');
    default:
      return label;
  }
}

/** The label with what it is the label of, which a picture says to those who see. */
function spokenLabel({ kind }: MapNode, label: string): string {
  switch (kind) {
    case 'map':
      return l10n.t('Map {0}', label);
    case 'file':
      return l10n.t('File {0}', label);
    case 'process':
      return l10n.t('Process {0}', label);
    case 'element':
      return l10n.t('Element {0}', label);
    case 'flow':
      return l10n.t('Flow {0}', label);
    case 'step':
      return l10n.t('Step {0}', label);
    case 'role':
      return l10n.t('Role {0}', label);
    case 'system':
      return l10n.t('System {0}', label);
    case 'use':
      return l10n.t('Used by {0}', label);
    case 'group':
      return label;
  }
}

function problemWords({ errors, warnings }: Pick<MapNode, 'errors' | 'warnings'>): string[] {
  const words: string[] = [];
  if (errors === 1) words.push(l10n.t('1 error'));
  if (errors > 1) words.push(l10n.t('{0} errors', errors));
  if (warnings === 1) words.push(l10n.t('1 warning'));
  if (warnings > 1) words.push(l10n.t('{0} warnings', warnings));
  return words;
}
