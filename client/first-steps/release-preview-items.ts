import { l10n, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, Uri, workspace } from 'vscode';
import {
  type FindingCounts,
  RELEASE_FATES,
  type ReleaseChange,
  type ReleaseFate,
  type ReleasePreview,
} from '../../server/protocol';
import { plainItem } from '../plain-words';

/** A line of the preview: the migration, or a reference with its place. */
export interface PreviewItem extends QuickPickItem {
  readonly place?: { readonly uri: Uri; readonly range: Range };
}

/** The migration, its consequences in numbers, then the references that it changes or leaves, by what becomes of them. */
export function previewItems(preview: ReleasePreview): PreviewItem[] {
  const { to, counts, changes, edits, findings } = preview;
  const sum = (...fates: readonly ReleaseFate[]): number =>
    fates.reduce((all, fate) => all + counts[fate], 0);
  const files = new Set(edits.map(({ uri }) => uri)).size;
  const confirm: PreviewItem = {
    label: l10n.t('Migrate to {0}', to),
    iconPath: new ThemeIcon('check'),
    description: l10n.t('in {0} files; Undo takes all of it back', files),
    detail: l10n.t(
      'Of {0} references, {1} follow their elements and {2} are left for you to decide. Findings now: {3}; then: {4}.',
      sum(...RELEASE_FATES),
      sum('renumbered', 'renamed', 'merged'),
      sum('split', 'undecided', 'removed'),
      findingWords(findings.before),
      findingWords(findings.after),
    ),
  };
  const groups = RELEASE_FATES.flatMap((fate) => {
    const own = changes.filter((change) => change.fate === fate);
    return own.length > 0 ? [{ own, count: counts[fate], ...fateWords(fate) }] : [];
  });
  return [
    confirm,
    ...groups.map(
      ({ own: [first], count, name, reported }): PreviewItem => ({
        label: `${count} · ${name}`,
        iconPath: new ThemeIcon('info'),
        detail: reported,
        ...(first && { place: placeOf(first) }),
      }),
    ),
    ...groups.flatMap(({ own, count, name }): PreviewItem[] => [
      { label: name, kind: QuickPickItemKind.Separator },
      ...own.map(itemOf),
      ...(count > own.length
        ? [{ label: l10n.t('and {0} more', count - own.length), kind: QuickPickItemKind.Separator }]
        : []),
    ]),
  ];
}

/** What becomes of references, and what the migration does with them. */
function fateWords(fate: ReleaseFate): { readonly name: string; readonly reported: string } {
  const left = l10n.t('They stay, with a comment that names the candidates; a quick fix takes one of them.');
  const kept = l10n.t('They stay as they are.');
  const written = l10n.t('They are written anew.');
  switch (fate) {
    case 'same':
      return { name: l10n.t('the same element'), reported: kept };
    case 'renumbered':
      return { name: l10n.t('renumbered'), reported: written };
    case 'renamed':
      return { name: l10n.t('renamed'), reported: written };
    case 'merged':
      return { name: l10n.t('merged with others'), reported: written };
    case 'split':
      return { name: l10n.t('split into several'), reported: left };
    case 'undecided':
      return { name: l10n.t('needs a decision'), reported: left };
    case 'removed':
      return { name: l10n.t('gone'), reported: left };
    case 'own':
      return { name: l10n.t('own elements'), reported: kept };
    case 'unclear':
      return { name: l10n.t('not understood'), reported: kept };
  }
}

function placeOf({ uri, range: { start, end } }: ReleaseChange): NonNullable<PreviewItem['place']> {
  return { uri: Uri.parse(uri), range: new Range(start.line, start.character, end.line, end.character) };
}

function itemOf(change: ReleaseChange): PreviewItem {
  const { text, was, now, reason } = change;
  const place = placeOf(change);
  return plainItem({
    label: text,
    description: [
      ...(was === undefined ? [] : [l10n.t('now {0}', was)]),
      ...(now.length === 0 ? [] : [l10n.t('there {0}', now.join(', '))]),
    ].join(' · '),
    detail: `${workspace.asRelativePath(place.uri)}:${place.range.start.line + 1} · ${reason}`,
    place,
  });
}

function findingWords({ error, warning, info, hint }: FindingCounts): string {
  if (error + warning + info + hint === 0) return l10n.t('none');
  return l10n.t('{0} errors, {1} warnings, {2} notes', error, warning, info + hint);
}
