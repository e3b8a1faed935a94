/**
 * An id that is certainly of another edition of the framework, which numbers its elements otherwise.
 *
 * GB921 R8 to R14 went on with the classic numbering and added elements that the classic editions do not have. A map on
 * `classic` cannot use them. The message says what became of such an id in a current release, so that the element can be
 * found there, or a classic element be chosen instead.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   offer:
 *     name: Make an offer
 *     elements: [1.1.1.4.6]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   offer:
 *     name: Make an offer
 *     elements: [1.1.1.4.3 Negotiate Sales/Contract]
 * ```
 */
import { parseReference } from '../framework/resolve.js';
import { usesOf } from './element-uses.js';
import { changeTo } from './nearest-elements.js';
import type { Report, Rule } from './rule.js';
import { choice, said } from './words.js';

export const movedElement: Rule = {
  code: 'moved-element',
  severity: 'warning',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { catalogue } = context;
    if (!catalogue) return;
    const { framework } = catalogue;
    for (const { use, resolution } of usesOf(context).judged) {
      if (resolution.status !== 'later') continue;
      const { name } = parseReference(use.text.text);
      const named = name === undefined ? [] : framework.byName(name);
      const meant = named.length === 1 ? named : [];
      const now = `in ${framework.laterRelease} it is ${said(resolution.now.join(' '))}`;
      const question = meant.length > 0 ? `; did you mean ${choice(meant)}?` : '';
      yield {
        range: use.text.range,
        severity: 'info',
        message: `${resolution.id} is an id of later editions (R8 to R14); ${now}${question}`,
        fixes: changeTo(use.text, meant),
      };
    }
  },
};
