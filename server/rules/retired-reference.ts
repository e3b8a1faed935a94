/**
 * Something of today, or planned, that rests on a retired system or process.
 *
 * What is retired does not exist any more, so that the reference is out of date, or the status is. `replaces` may name what is
 * retired: that is what it is for.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * systems:
 *   handhelds: { name: Meter reading devices, status: retired }
 *   head-end: { name: Smart meter head-end, replaces: handhelds }
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [1.1.3.5 Resource Data Collection & Processing]
 *     systems: [head-end, handhelds]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * systems:
 *   handhelds: { name: Meter reading devices, status: retired }
 *   head-end: { name: Smart meter head-end, replaces: handhelds }
 * processes:
 *   read-meters:
 *     name: Read meters
 *     elements: [1.1.3.5 Resource Data Collection & Processing]
 *     systems: head-end
 * ```
 */
import { type Declaration, pathOf, type Reference } from '../map/facts.js';
import { field, textsOf } from '../map/value.js';
import { standingOf } from '../workspace/claims.js';
import { type Located, type ProcessMap, placeOf } from '../workspace/process-map.js';
import { isBroken } from './problems.js';
import { writeReference } from './reference-text.js';
import { type Fix, type MapReport, type Rule, replace } from './rule.js';
import { either, said } from './words.js';

export const retiredReference: Rule = {
  code: 'retired-reference',
  severity: 'warning',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    if (!hasRetired(map)) return;
    const standings = { system: standingOf(map, 'system'), process: standingOf(map, 'process') };
    const isRetired = (declaration: Declaration): boolean => {
      const { kind } = declaration;
      if (kind !== 'system' && kind !== 'process') return false;
      return standings[kind].status(declaration, 'as-is') === undefined;
    };
    const replacements = replacementsIn(map, isRetired);
    for (const reference of map.located(({ facts }) => facts.references)) {
      const { text, to, by } = reference.item;
      if ((to !== 'system' && to !== 'process') || text.alias || (by && isRetired(by))) continue;
      const declared = map.declarations(to, text.text);
      const [first] = declared;
      if (!first || !declared.every(({ item }) => isRetired(item)) || isReplacement(reference.item)) continue;
      const { document, block } = reference;
      if (isBroken(document.blocks[block]?.problems ?? [], text.range)) continue;
      const now = replacements.get(`${to} ${pathOf(first.item)}`) ?? [];
      const isThere = (id: string): boolean =>
        document.blocks[block]?.facts.references.some((one) => one.by === by && one.text.text === id) ??
        false;
      yield { document, block, report: { range: text.range, ...tell(reference.item, first, now, isThere) } };
    }
  },
};

/** Most maps retire nothing, and are not searched any further. */
function hasRetired({ documents }: ProcessMap): boolean {
  return documents.some(({ blocks }) =>
    blocks.some(({ text, facts }) => facts.declarations.length > 0 && text.includes('retired')),
  );
}

function tell(
  { text, to }: Reference,
  retired: Located<Declaration>,
  now: readonly string[],
  isThere: (id: string) => boolean,
) {
  const [only, ...others] = now;
  const fixes: Fix[] =
    only === undefined || others.length > 0 || text.style === 'other' || isThere(only)
      ? []
      : [replace(`Change to ${only}`, text.range, writeReference(text, only))];
  const instead = now.length === 0 ? '' : `; ${either(now.slice(0, 3).map(said))} replaces it`;
  return {
    message: `The ${to} ${said(text.text)} is retired${instead}`,
    related: [{ message: 'Declared here', place: placeOf(retired, retired.item.key.range) }],
    fixes,
  };
}

/** Whether a reference says what its system or process replaces. */
function isReplacement({ text, by }: Reference): boolean {
  return textsOf(field(by?.value, 'replaces')).includes(text);
}

/** What replaces a system or process: kind and path → the ids of what is not retired itself. */
function replacementsIn(
  map: ProcessMap,
  isRetired: (declaration: Declaration) => boolean,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const kind of ['system', 'process'] as const) {
    for (const { item } of map.declared(kind)) {
      const replaced = textsOf(field(item.value, 'replaces'));
      if (replaced.length === 0 || isRetired(item)) continue;
      for (const { text } of replaced) {
        for (const { item: old } of map.declarations(kind, text)) {
          const key = `${kind} ${pathOf(old)}`;
          found.set(key, [...(found.get(key) ?? []), pathOf(item)]);
        }
      }
    }
  }
  return found;
}
