import { l10n, type QuickPickItem, QuickPickItemKind, Range, ThemeIcon, Uri, workspace } from 'vscode';
import {
  type FindingCounts,
  RELEASE_FATES,
  type ReleaseChange,
  type ReleaseFate,
  type ReleasePreview,
} from '../../server/protocol';

/** A line of the preview: the switch, or a reference with its place. */
export interface PreviewItem extends QuickPickItem {
  readonly place?: { readonly uri: Uri; readonly range: Range };
}

/** The switch, its consequences in numbers, then the references that it changes, by what becomes of them. */
export function previewItems(preview: ReleasePreview): PreviewItem[] {
  const { to, counts, changes, edits, findings } = preview;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const confirm: PreviewItem = {
    label: l10n.t('Switch to {0}', to),
    iconPath: new ThemeIcon('check'),
    description:
      edits.length === 1
        ? l10n.t('one line of one file changes; no reference is rewritten')
        : l10n.t('one line of {0} files changes; no reference is rewritten', edits.length),
    detail: l10n.t(
      '{0} of {1} references stay right. Findings now: {2}; then: {3}.',
      counts.kept,
      total,
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

/** What becomes of references, and what is reported of them then. */
function fateWords(fate: ReleaseFate): { readonly name: string; readonly reported: string } {
  switch (fate) {
    case 'kept':
      return { name: l10n.t('the same element'), reported: '' };
    case 'moved':
      return {
        name: l10n.t('moved or removed'),
        reported: l10n.t('Reported as moved, with a quick fix where there is a new place.'),
      };
    case 'elsewhere':
      return {
        name: l10n.t('the name has another id'),
        reported: l10n.t('Reported, with a quick fix that offers the other id.'),
      };
    case 'other':
      return {
        name: l10n.t('the id is another element there'),
        reported: l10n.t('Look at these yourself: an id without a name is not reported.'),
      };
    case 'unknown':
      return {
        name: l10n.t('not there, or not known'),
        reported: l10n.t('Reported; the nearest elements are offered where there are any.'),
      };
  }
}

function placeOf({ uri, range: { start, end } }: ReleaseChange): NonNullable<PreviewItem['place']> {
  return { uri: Uri.parse(uri), range: new Range(start.line, start.character, end.line, end.character) };
}

function itemOf(change: ReleaseChange): PreviewItem {
  const { text, was, now } = change;
  const place = placeOf(change);
  return {
    label: text,
    description: [
      ...(was !== undefined && was !== text ? [l10n.t('now {0}', was)] : []),
      now === undefined ? l10n.t('not there') : l10n.t('there {0}', now),
    ].join(' · '),
    detail: `${workspace.asRelativePath(place.uri)}:${place.range.start.line + 1}`,
    place,
  };
}

function findingWords({ error, warning, info, hint }: FindingCounts): string {
  if (error + warning + info + hint === 0) return l10n.t('none');
  return l10n.t('{0} errors, {1} warnings, {2} notes', error, warning, info + hint);
}
