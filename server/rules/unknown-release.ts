/**
 * A framework release that nobody knows. Ids mean nothing without a release, and so nothing can be checked.
 *
 * The releases are `classic` (GB921 4 to 7.1, ITU-T M.3050) and TM Forum's GB921 from 23.0.1 on, written `gb921-25.5`,
 * `v25.5` or `25.5`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: clasic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import { DEFAULT_RELEASE, RELEASES, readReleaseName } from '../framework/releases.js';
import type { Block } from '../map/block.js';
import type { Text } from '../map/value.js';
import { invisibleIn } from './invisible.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';
import { partOf } from './source.js';
import { either, said } from './words.js';

export const unknownRelease: Rule = {
  code: 'unknown-release',
  severity: 'error',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const text of releaseTexts(block)) {
      if (readReleaseName(text.text).kind !== 'unknown' || invisibleIn(text.text).length > 0) continue;
      const names = RELEASES.map(({ name }) => name);
      const word = nearestWord(text.text, names);
      const near = nearestVersion(text.text) ?? word;
      const answer = near ? `did you mean \`${near}\`?` : `take ${either(names)}`;
      yield {
        range: partOf(text),
        message: `${said(text.text)} is not a framework release; ${answer}`,
        fixes: near
          ? [replace(`Change to ${near}`, text.range, writeReference(text, near), near === word)]
          : [],
      };
    }
  },
};

/** What stands behind `etom:` in a block. */
export function releaseTexts(block: Block): Text[] {
  return block.facts.head.flatMap(({ key, value }) =>
    key.text === 'etom' && value?.kind === 'text' && !value.alias && value.style !== 'other' ? [value] : [],
  );
}

/** The release that is nearest to a version; editions before R8 are the classic ones, and so is the ITU-T recommendation. */
function nearestVersion(text: string): string | undefined {
  if (/M\.?3050/i.test(text)) return DEFAULT_RELEASE;
  const version = /^(?:GB\s*921)?[\s-]*[RV]?\s*(\d+(?:\.\d+)?)/i.exec(text.trim())?.[1];
  if (version === undefined) return undefined;
  const wanted = Number(version);
  if (wanted < 8) return DEFAULT_RELEASE;
  const far = (name: string): number => Math.abs(Number.parseFloat(name.replace('gb921-', '')) - wanted);
  const [near] = RELEASES.map(({ name }) => name)
    .filter((name) => far(name) <= 1)
    .sort((a, b) => far(a) - far(b));
  return near;
}
