import { ThemeColor, ThemeIcon } from 'vscode';

/** State or kind of an element → icon and colour. Each has a shape of its own: the colour only helps. */
const ICONS: Readonly<Record<string, readonly [icon: string, color?: string]>> = {
  area: ['organization'],
  vertical: ['arrow-down'],
  horizontal: ['arrow-right'],
  'enterprise-grouping': ['briefcase'],
  domain: ['arrow-right'],
  group: ['question'],
  process: ['symbol-class'],
  extension: ['extensions'],
  full: ['pass-filled', 'charts.green'],
  'rolled up': ['checklist', 'charts.green'],
  inherited: ['pass', 'charts.green'],
  partial: ['color-mode', 'charts.yellow'],
  undetailed: ['circle-small', 'charts.yellow'],
  planned: ['clock', 'charts.blue'],
  gap: ['circle-large-outline', 'charts.red'],
  'system only': ['server-process', 'charts.red'],
  excluded: ['circle-slash', 'disabledForeground'],
};

/** The icon of a node by its state. */
export function iconOf(state: string): ThemeIcon {
  const [icon, color] = ICONS[state] ?? ['circle-outline'];
  return new ThemeIcon(icon, color === undefined ? undefined : new ThemeColor(color));
}
