/** The framework releases that exist, which of them we carry, and the spellings by which people name them. */

/** A release of the framework. `name` is its canonical spelling in a map's `etom:` line. */
export interface Release {
  readonly name: string;
  readonly title: string;
}

const VERSIONS = ['23.0.1', '23.5', '24.0', '24.5', '25.0', '25.5', '26.0'];

/** The newest version of GB921 that we carry. */
export const NEWEST = Number(VERSIONS.at(-1));

/** The releases that we carry, the default first, then oldest to newest. */
export const RELEASES: readonly Release[] = [
  { name: 'classic', title: 'Classic eTOM (GB921 4 to 7.1, ITU-T M.3050)' },
  ...VERSIONS.map(gb921),
];

export const DEFAULT_RELEASE = 'classic';

/**
 * Earlier releases of GB921 that TM Forum published and that we do not carry. `R` numbers are the Frameworx releases to
 * R19.5; from 20.0 on the letter was dropped. Source: the release names on TM Forum's GB921 suite pages.
 */
const NOT_HELD = new Set([
  ...['8.0', '8.1', '9.0', '9.5', '12.0', '12.5', '13.0', '13.5', '14.0', '14.5', '15.0', '15.5', '15.5.1'],
  ...['16.0', '16.5', '17.0', '17.5', '18.0', '18.5', '19.0', '19.5'],
  ...['20.0', '20.5', '21.0', '21.5', '22.0', '22.5'],
]);

/** What a release's name in a map means. */
export type ReleaseName =
  | { readonly kind: 'held'; readonly release: Release }
  | { readonly kind: 'not-held'; readonly version: string }
  | { readonly kind: 'unknown' };

/**
 * Reads a release as people write it: `classic`, `gb921-25.5`, `v25.5`, `25.5`, `GB921 v23.0`, `R14.5`.
 * `23.0` means 23.0.1, and a trailing `.0` of a third place is nothing (`23.5.0` is 23.5).
 */
export function readReleaseName(text: string): ReleaseName {
  const word = text.trim().toLowerCase();
  const classic = RELEASES.find((release) => release.name === word);
  if (classic) return { kind: 'held', release: classic };
  const version = /^(?:gb921[\s-]*)?[rv]?(\d+(?:\.\d+){0,2})$/.exec(word)?.[1];
  if (version === undefined) return { kind: 'unknown' };
  const short = version.replace(/^(\d+)$/, '$1.0').replace(/^(\d+\.\d+)\.0$/, '$1');
  const held = RELEASES.find((release) => release.name === `gb921-${short === '23.0' ? '23.0.1' : short}`);
  if (held) return { kind: 'held', release: held };
  return NOT_HELD.has(short) || isLater(short) ? { kind: 'not-held', version: short } : { kind: 'unknown' };
}

/** The release that a text names, whether we carry it or not; undefined where it names none. */
export function findRelease(text: string): Release | undefined {
  const name = readReleaseName(text);
  if (name.kind === 'held') return name.release;
  return name.kind === 'not-held' ? gb921(name.version) : undefined;
}

function gb921(version: string): Release {
  return { name: `gb921-${version}`, title: `TM Forum GB921 ${version}` };
}

/** TM Forum publishes two releases a year, `.0` and `.5`: what follows the newest one that we carry, for ten years. */
function isLater(version: string): boolean {
  const number = Number(version);
  return /^\d+\.[05]$/.test(version) && number > NEWEST && number <= NEWEST + 10;
}
