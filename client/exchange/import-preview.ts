import { l10n, type QuickPickItem, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { ImportedMap, ImportedTable, ImportField, ImportRemark } from '../../server/protocol';
import { plainItem, withoutIcons } from '../plain-words';
import { fieldWords } from './import-fields';

/** A line of the preview: the decision to take the maps, a column, or what is to be known. */
export interface PreviewItem extends QuickPickItem {
  readonly takes?: boolean;
  /** The column of a field, to be named anew. */
  readonly field?: ImportField;
  /** A header that nothing is taken from, to be given a field. */
  readonly header?: string;
  /** A sheet that is not read, to be taken in the place of the one that is. */
  readonly sheet?: { readonly file: string; readonly name: string };
}

/** Lines of a list that are shown: the map has all of them. */
const MOST = 500;

/** What is imported: the maps in numbers, the columns, what is not taken with the reason, and what deserves a look. */
export function previewItems(maps: readonly ImportedMap[]): PreviewItem[] {
  const tables = maps.flatMap(({ tables }) => tables);
  const leftOut = maps.flatMap((map) => map.leftOut);
  const remarks = maps.flatMap((map) => map.remarks);
  return [
    takeItem(maps),
    ...tables.flatMap(tableItems),
    ...listItems(
      l10n.t('Not taken ({0}); the map keeps them in comments at its end', leftOut.length),
      'circle-slash',
      leftOut.map(({ source, ...remark }) => ({ ...remarkItem(remark), detail: withoutIcons(source) })),
    ),
    ...listItems(l10n.t('Worth a look ({0})', remarks.length), 'info', remarks.map(remarkItem)),
  ];
}

function takeItem(maps: readonly ImportedMap[]): PreviewItem {
  const [first] = maps;
  const total = maps.reduce((sum, map) => sum + map.total, 0);
  const left = maps.reduce((sum, map) => sum + map.leftOut.length, 0);
  return {
    takes: true,
    iconPath: new ThemeIcon('check'),
    label:
      maps.length === 1
        ? l10n.t('Open as a new map on {0}', first?.release ?? '')
        : l10n.t('Open as {0} new maps: {1}', maps.length, maps.map(({ release }) => release).join(', ')),
    description: l10n.t('{0} of {1} entries are taken', total - left, total),
    detail: l10n.t('Nothing is saved until you save it.'),
  };
}

/** A table with its columns, each of which can be chosen to be another one. */
function tableItems({ name, form, row, columns, unused, unread }: ImportedTable): PreviewItem[] {
  const words = fieldWords();
  return [
    separator(l10n.t('{0}: {1}, headers in row {2}', name, form, row)),
    ...columns.map(({ field, header }) => ({
      label: words[field],
      description: withoutIcons(`“${header}”`),
      iconPath: new ThemeIcon('symbol-field'),
      field,
    })),
    ...unused.map((header) => ({
      label: l10n.t('Not used'),
      description: withoutIcons(`“${header}”`),
      iconPath: new ThemeIcon('dash'),
      header,
    })),
    ...(unread?.sheets ?? []).map((sheet) => ({
      label: l10n.t('Sheet not read'),
      description: withoutIcons(`“${sheet}”`),
      iconPath: new ThemeIcon('table'),
      sheet: { file: unread?.file ?? '', name: sheet },
    })),
  ];
}

function remarkItem({ place, message }: ImportRemark): PreviewItem {
  return plainItem({ label: message, description: place });
}

function listItems(title: string, icon: string, items: readonly PreviewItem[]): PreviewItem[] {
  if (items.length === 0) return [];
  const more = items.length - MOST;
  return [
    separator(title),
    ...items.slice(0, MOST).map((item) => ({ ...item, iconPath: new ThemeIcon(icon) })),
    ...(more > 0 ? [separator(l10n.t('and {0} more', more))] : []),
  ];
}

function separator(label: string): PreviewItem {
  return { label, kind: QuickPickItemKind.Separator };
}
