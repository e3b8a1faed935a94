/**
 * An element that the release does not have: its id or its name is wrong. The nearest ids and names are offered.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.6, Order Handlin]
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
 * ```
 */
import { label } from '../framework/element.js';
import { nearestById, nearestByName } from '../framework/nearest.js';
import { parseReference } from '../framework/resolve.js';
import { listLabels } from '../workspace/catalogue.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';

export const unknownElement: Rule = {
  code: 'unknown-element',
  severity: 'error',
  reads: ['catalogue'],
  *check({ block, catalogue }): Iterable<Report> {
    if (!catalogue) return;
    const { framework } = catalogue;
    for (const { text, place } of block.facts.elements) {
      if (text.alias || place === 'parent') continue;
      const resolution = catalogue.resolve(text.text);
      if (resolution.status !== 'unknown') continue;
      const { id, name } = parseReference(text.text);
      const near = resolution.named
        ? [resolution.named]
        : [
            ...(id === undefined ? [] : nearestById(framework, id, 2)),
            ...(name === undefined ? [] : nearestByName(framework, name, 2)),
          ].slice(0, 3);
      const question = near.length > 0 ? `; did you mean ${listLabels(near)}?` : '';
      yield {
        range: text.range,
        message: `“${text.text}” is not an element of ${framework.release.name}${question}`,
        fixes: near.map((element, index) =>
          replace(
            `Change to ${label(element)}`,
            text.range,
            writeReference(text, label(element)),
            index === 0 && near.length === 1,
          ),
        ),
      };
    }
  },
};
