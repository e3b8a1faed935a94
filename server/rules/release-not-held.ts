/**
 * A TM Forum release that exists and that this tool does not carry, such as 21.5 or R14.5. The map can be written, but its
 * elements are not checked, and coverage is not known. Everything else is checked.
 *
 * Take the nearest release that is carried, and see what it has otherwise: `classic` for R8 to R14, which go on with its
 * numbering, and 23.0.1 for later ones.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: "21.5"
 * systems:
 *   service-orders:
 *     name: Service Order Management
 *     elements: [1.4.5.1 Design Solution]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: gb921-23.0.1
 * systems:
 *   service-orders:
 *     name: Service Order Management
 *     elements: [1.4.5.1 Design Solution]
 * ```
 */
import { DEFAULT_RELEASE, readReleaseName } from '../framework/releases.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';
import { partOf } from './source.js';
import { releaseTexts } from './unknown-release.js';

/** From this version on, releases have the numbering of today. */
const TODAY = 15;
const EARLIEST = 'gb921-23.0.1';

export const releaseNotHeld: Rule = {
  code: 'release-not-held',
  severity: 'warning',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const text of releaseTexts(block)) {
      const name = readReleaseName(text.text);
      if (name.kind !== 'not-held') continue;
      const near = Number.parseFloat(name.version) < TODAY ? DEFAULT_RELEASE : EARLIEST;
      yield {
        range: partOf(text),
        message: `Release ${name.version} is not carried, so its elements are not checked; the nearest is \`${near}\``,
        fixes: [replace(`Change to ${near}`, text.range, writeReference(text, near))],
      };
    }
  },
};
