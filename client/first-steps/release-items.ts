import { l10n, type QuickPickItem } from 'vscode';
import type { ReleaseInfo } from '../../server/protocol';

export type ReleaseItem = QuickPickItem & { readonly name: string };

/** The last release whose domains hold Market & Sales as one. */
const LAST_JOINED = 25.0;

/**
 * The releases as one chooses among them, with what each is.
 * @param releases the default first, then oldest to newest.
 */
export function releaseItems(releases: readonly ReleaseInfo[]): ReleaseItem[] {
  const newest = releases.at(-1)?.name;
  return releases.map(({ name, title }, index) => {
    const notes = [
      ...(index === 0 ? [l10n.t('recommended')] : []),
      ...(name === newest ? [l10n.t('the newest')] : []),
    ];
    return { label: title, description: notes.join(' · '), detail: whatItIs(name), name };
  });
}

function whatItIs(name: string): string {
  const version = Number.parseFloat(name.slice(name.lastIndexOf('-') + 1));
  if (Number.isNaN(version))
    return l10n.t('What most of the world learned: areas, end-to-end processes, functional groupings.');
  return version <= LAST_JOINED
    ? l10n.t('Seven end-to-end processes, seven domains; Market & Sales is one of them.')
    : l10n.t('Seven end-to-end processes, eight domains; Market and Sales are two of them.');
}
