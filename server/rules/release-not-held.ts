/**
 * A TM Forum release that exists and that this tool does not carry, such as 21.5 or R14.5. The map can be written, but its
 * elements are not checked, and coverage is not known. Everything else is checked.
 *
 * There are two ways out. If you have TM Forum's GB921 process workbook of that release, import it once:
 * `etom import gb921 WORKBOOK.xlsx`. The release is then known on your machine, and this finding is gone there; see
 * [Your GB921 workbook](../gb921-workbook.md).
 *
 * Or take the nearest release that is carried, and see what it has otherwise: `classic` for R8 to R14, which go on with its
 * numbering, 23.0.1 for later ones, and the newest for one that is newer still.
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
import { DEFAULT_RELEASE, findRelease, NEWEST, readReleaseName } from '../framework/releases.js';
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
  reads: ['catalogue'],
  *check({ block, catalogue }): Iterable<Report> {
    for (const text of releaseTexts(block)) {
      const name = readReleaseName(text.text);
      if (name.kind !== 'not-held') continue;
      // The user's own workbook was imported.
      if (catalogue && findRelease(text.text)?.name === catalogue.framework.release.name) continue;
      const near = nearestTo(Number.parseFloat(name.version));
      yield {
        range: partOf(text),
        message: `Release ${name.version} is not carried, so its elements are not checked; the nearest is \`${near}\`, and \`etom import gb921\` takes ${name.version} from your own workbook`,
        fixes: [replace(`Change to ${near}`, text.range, writeReference(text, near))],
      };
    }
  },
};

function nearestTo(version: number): string {
  if (version > NEWEST) return `gb921-${NEWEST.toFixed(1)}`;
  return version < TODAY ? DEFAULT_RELEASE : EARLIEST;
}
