/**
 * A process without subprocesses that is mapped to an area, an end-to-end process or a functional grouping.
 *
 * Such a claim says that the process is all of it, and proves nothing about any element below: coverage shows them as
 * gaps. Map the process to the elements of level 2 or deeper that it realizes, or give it subprocesses that do.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   serve-customers:
 *     name: Serve customers
 *     elements: [1.1.1 Customer Relationship Management]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   serve-customers:
 *     name: Serve customers
 *     elements: [1.1.1.2 Customer Interface Management, 1.1.1.6 Problem Handling]
 * ```
 */
import type { ElementKind } from '../framework/element.js';
import { entriesOf } from '../map/value.js';
import { usesOf } from './element-uses.js';
import type { Report, Rule } from './rule.js';
import { titled } from './words.js';

/** The kinds that are too coarse, as the field calls them. */
const COARSE: Partial<Record<ElementKind, string>> = {
  area: 'an area',
  vertical: 'an end-to-end process',
  horizontal: 'a functional grouping',
  'enterprise-grouping': 'an enterprise grouping',
  domain: 'a domain',
};

export const tooCoarse: Rule = {
  code: 'too-coarse',
  severity: 'hint',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    for (const { use, resolution } of usesOf(context).judged) {
      const { by, place, text } = use;
      if (place !== 'process' || !by || resolution.status !== 'ok') continue;
      const kind = COARSE[resolution.element.kind];
      if (!kind || entriesOf(by.value).some(({ key }) => key.text === 'processes')) continue;
      yield {
        range: text.range,
        message: `${titled(resolution.element)} is ${kind}; map the process to the elements in it that it realizes`,
      };
    }
  },
};
