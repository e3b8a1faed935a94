/**
 * Two processes of one name. Readers of a report cannot tell them apart.
 *
 * Names are compared without case, punctuation and spaces. Two processes that are never there together may share a name:
 * one of today and the planned one, one that is retired, and those of different variants.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   bill-supply:
 *     name: Billing
 *     elements: [1.1.1.8 Billing & Collections Management]
 *   bill-partners:
 *     name: Billing
 *     elements: [1.1.4.5 S/P Settlements & Billing Management]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   bill-supply:
 *     name: Billing of supply
 *     elements: [1.1.1.8 Billing & Collections Management]
 *   bill-partners:
 *     name: Settlement with partners
 *     elements: [1.1.4.5 S/P Settlements & Billing Management]
 * ```
 */
import { normalize } from '../framework/normalize.js';
import { type Declaration, pathOf } from '../map/facts.js';
import type { Text } from '../map/value.js';
import { type Standing, standingOf } from '../workspace/claims.js';
import { type Located, placeOf } from '../workspace/process-map.js';
import type { MapReport, Rule } from './rule.js';
import { said } from './words.js';

export const duplicateName: Rule = {
  code: 'duplicate-name',
  severity: 'hint',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    const seen = new Map<string, Located<Declaration>[]>();
    for (const located of map.located(({ facts }) => facts.declarations)) {
      const { name, kind } = located.item;
      if (kind !== 'process') continue;
      const words = name && !name.alias ? wordsOf(name) : '';
      if (!name || words === '') continue;
      const others = seen.get(words);
      if (!others) {
        seen.set(words, [located]);
        continue;
      }
      const standing = standingOf(map, 'process');
      const same = others.filter((other) => areTogether(other.item, located.item, standing));
      others.push(located);
      if (same.length === 0) continue;
      yield {
        document: located.document,
        block: located.block,
        report: {
          range: name.range,
          message: `Another process has the name ${said(name.text)} already`,
          related: same.map((other) => ({
            message: `The process ${said(pathOf(other.item))}`,
            place: placeOf(other, other.item.name?.range ?? other.item.key.range),
          })),
        },
      };
    }
  },
};

const normalized = new WeakMap<Text, string>();

/** A name as names are compared; most names stay from one state of a map to the next. */
function wordsOf(name: Text): string {
  const known = normalized.get(name) ?? normalize(name.text);
  normalized.set(name, known);
  return known;
}

/** Whether a reader sees both at once. Of two with one id, duplicate-id or duplicate-key speaks. */
function areTogether(a: Declaration, b: Declaration, standing: Standing): boolean {
  if (a.id === b.id) return false;
  const [status, other] = [standing.status(a, 'as-is'), standing.status(b, 'as-is')];
  if (status === undefined || status !== other) return false;
  const [variants, others] = [standing.variants(a, undefined), standing.variants(b, undefined)];
  return !variants || !others || variants.some((variant) => others.includes(variant));
}
