/**
 * An element that the release does not have: its id or its name is wrong. The nearest ids and names are offered.
 *
 * Inside `[ ]` and `{ }` a comma ends a text, and so a name with a comma becomes two. It needs quotes there.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.66, Order Handlin]
 *   activate:
 *     name: Activate the service
 *     elements: [Implement, Configure & Activate Service]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.6 Problem Handling, 1.1.1.5 Order Handling]
 *   activate:
 *     name: Activate the service
 *     elements: ["Implement, Configure & Activate Service"]
 * ```
 */
import { type Split, usesOf } from './element-uses.js';
import { changeTo, nearestElements } from './nearest-elements.js';
import { type Report, type Rule, replace } from './rule.js';
import { choice, said } from './words.js';

export const unknownElement: Rule = {
  code: 'unknown-element',
  severity: 'error',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { catalogue } = context;
    if (!catalogue) return;
    const { judged, splits } = usesOf(context);
    yield* splits.map(reportSplit);
    for (const { use, resolution, moved } of judged) {
      const { text, place } = use;
      // The parent of an extension is the business of orphan-extension.
      if (moved || resolution.status !== 'unknown' || place === 'parent') continue;
      const near = nearestElements(catalogue, text.text, resolution);
      const question = near.length > 0 ? `; did you mean ${choice(near)}?` : '';
      yield {
        range: text.range,
        message: `${said(text.text)} is not an element of ${catalogue.framework.release.name}${question}`,
        fixes: changeTo(text, near, near.length === 1),
      };
    }
  },
};

function reportSplit({ range, text }: Split): Report {
  return {
    range,
    message: `The comma splits ${said(text)} into parts; inside brackets a name with a comma needs quotes`,
    fixes: [replace(`Quote “${text}”`, range, JSON.stringify(text), true)],
  };
}
