/**
 * A name that more than one element has, without the id that would tell them apart. The organization's own elements
 * count too.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: gb921-24.0
 * processes:
 *   know-sites:
 *     name: Know our sites
 *     elements: [Manage Location Information]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: gb921-24.0
 * processes:
 *   know-sites:
 *     name: Know our sites
 *     elements: [1.7.21.8 Manage Location Information]
 * ```
 */
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { usesOf } from './element-uses.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';
import { cut, either, said } from './words.js';

/** Candidates that a message names; the fixes offer all. */
const SHOWN = 3;

export const ambiguousName: Rule = {
  code: 'ambiguous-name',
  severity: 'error',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { catalogue } = context;
    if (!catalogue) return;
    for (const { use, resolution } of usesOf(context).judged) {
      if (resolution.status !== 'ambiguous') continue;
      const { text } = use;
      const references = resolution.candidates.map((candidate) => unique(candidate, catalogue.framework));
      const shown = either(references.slice(0, SHOWN).map((reference) => `“${cut(reference)}”`));
      const count = references.length === 2 ? 'Two' : references.length;
      yield {
        range: text.range,
        message: `${count} elements are named ${said(text.text)}; write ${shown}`,
        fixes:
          text.style === 'other'
            ? []
            : references.map((reference) =>
                replace(`Change to ${reference}`, text.range, writeReference(text, reference)),
              ),
      };
    }
  },
};

/** A reference that means this element alone: id and name, or the shortest end of its key that no other key has. */
function unique(element: Element, framework: Framework): string {
  if (element.id !== undefined) return label(element);
  const segments = element.key.split('/');
  for (let length = 2; length < segments.length; length++) {
    const end = segments.slice(-length).join('/');
    if (framework.byKey(end) === element) return end;
  }
  return element.key;
}
