/**
 * An id that may be right and that cannot be judged: it stands below an element whose parts are not all known, or deeper
 * than the classic framework's public sources go.
 *
 * Nothing is wrong. But nobody has checked the id, and coverage cannot count it. Where the name behind the id is that of
 * another element, that one is offered.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-order:
 *     name: Take an order
 *     elements: [1.1.1.5.3]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-order:
 *     name: Take an order
 *     elements: [Track & Manage Customer Order Handling]
 * ```
 */
import { parseReference } from '../framework/resolve.js';
import { usesOf } from './element-uses.js';
import { changeTo } from './nearest-elements.js';
import type { Report, Rule } from './rule.js';
import { choice, said, titled } from './words.js';

export const unlistedElement: Rule = {
  code: 'unlisted-element',
  severity: 'info',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { catalogue } = context;
    if (!catalogue) return;
    for (const { use, resolution, moved } of usesOf(context).judged) {
      if (moved || resolution.status !== 'unlisted') continue;
      const { name } = parseReference(use.text.text);
      const named = name === undefined ? [] : catalogue.framework.byName(name);
      const meant = named.length === 1 ? named : [];
      const above = `what ${titled(resolution.above)} consists of is not fully known`;
      const answer = meant.length > 0 ? `its name is that of ${choice(meant)}` : above;
      yield {
        range: use.text.range,
        message: `${said(use.text.text)} cannot be judged: ${answer}`,
        fixes: changeTo(use.text, meant),
      };
    }
  },
};
