/**
 * An element that two processes claim fully, or for which two systems are primary, in the same view and for a variant that both are
 * for. Work done twice, or a claim that says too much.
 *
 * * A process and its own subprocess may both claim an element: that is one claim, told more exactly.
 * * What replaces something does not overlap with it, and a planned process does not overlap with those of today.
 * * Areas, verticals and groupings are left out: a claim on them proves nothing below.
 * * Two systems are primary for an element where both list it among their own `elements`, or where one mapping of a process
 *   lists both in its `systems`, without `part: contributing`. The `systems` of a whole process, and those of two
 *   mappings in two processes, say nothing of that: each process may have a system of its own.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-calls:
 *     name: Take calls
 *     elements: [1.1.1.6 Problem Handling]
 *   repair-meters:
 *     name: Repair meters
 *     elements: [1.1.1.6 Problem Handling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-calls:
 *     name: Take calls
 *     elements: [1.1.1.6 Problem Handling]
 *   repair-meters:
 *     name: Repair meters
 *     elements: [{ element: 1.1.1.6 Problem Handling, coverage: partial, note: Only what the meter itself has }]
 * ```
 */
import type { Element } from '../framework/element.js';
import type { Declaration, ElementUse } from '../map/facts.js';
import { field, itemsOf, textOf } from '../map/value.js';
import {
  type CoverageView,
  claimsOf,
  type Standing,
  standingOf,
  systemClaimsOf,
} from '../workspace/claims.js';
import { type Located, type ProcessMap, placeOf } from '../workspace/process-map.js';
import { coverPartially } from './edits.js';
import { claimedTwice, counts, isPrimary, type One, Overlaps, VIEWS } from './overlaps.js';
import { type MapReport, type Rule, replace } from './rule.js';
import { isWhole } from './whole.js';
import { said, titled } from './words.js';

export const overlappingCoverage: Rule = {
  code: 'overlapping-coverage',
  severity: 'info',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    if (!map.catalogue || !isWhole(map)) return;
    // Few elements are claimed twice: only of these it is asked how each claim stands.
    const twice = claimedTwice(map);
    if (twice.process.size + twice.system.size + twice.pairs.length === 0) return;
    const processes = standingOf(map, 'process');
    const systems = standingOf(map, 'system');
    const claims = new Overlaps(processes);
    const primaries = new Overlaps(systems);
    for (const view of VIEWS) {
      for (const claim of twice.process.size > 0 ? claimsOf(map, view, undefined, twice.process) : []) {
        if (claim.strength === 'full') claims.add(view, claim.element, claim.process, claim.use);
      }
      for (const { element, use } of twice.system.size > 0
        ? systemClaimsOf(map, view, undefined, twice.system)
        : []) {
        const { by, item } = use.item;
        if (by && isPrimary(item)) primaries.add(view, element, by, use);
      }
    }
    for (const { element, use, others } of claims.found(map.scope)) {
      const block = use.document.blocks[use.block];
      const edits = block ? coverPartially(block, use.item) : [];
      yield report(
        element,
        use,
        others,
        'claims',
        edits.length > 0 ? [{ title: 'Claim it partially', edits }] : [],
      );
    }
    for (const { element, use, others } of primaries.found(map.scope)) {
      yield report(element, use, others, 'is a primary system for', []);
    }
    yield* inMappings(map, twice.pairs, processes, systems);
  },
};

function nameOf({ name, id }: Declaration): string {
  return said(name?.text || id);
}

function report(
  element: Element,
  { item, document, block }: Located<ElementUse>,
  others: readonly One[],
  does: string,
  fixes: MapReport['report']['fixes'],
): MapReport {
  const [first] = others;
  const name = first ? nameOf(first.by) : 'Another';
  const fully = does === 'claims' ? ' fully' : '';
  return {
    document,
    block,
    report: {
      range: item.text.range,
      message: `${name} ${does} ${titled(element)}${fully} as well`,
      related: others.map(({ by, use }) => ({
        message: nameOf(by),
        place: placeOf(use, use.item.text.range),
      })),
      fixes: fixes ?? [],
    },
  };
}

/** The mappings that list two systems, both as primary, that are there in the same view and for the same variants. */
function* inMappings(
  map: ProcessMap,
  pairs: readonly Located<ElementUse>[],
  processes: Standing,
  systems: Standing,
): Iterable<MapReport> {
  for (const { item: use, document, block } of pairs) {
    const { by } = use;
    if (!by) continue;
    const listed = itemsOf(field(use.item, 'systems')).filter(isPrimary);
    const present = (view: CoverageView, id: string): boolean => {
      const system = map.declarations('system', id)[0]?.item;
      const status = system && systems.status(system, view);
      return status === 'as-is' || (status === 'to-be' && view === 'to-be');
    };
    const names = listed.flatMap((one) => textOf(one, 'system') ?? []).filter(({ alias }) => !alias);
    const element = map.catalogue?.element(use.text.text);
    const [first, ...more] = names;
    if (!first || !element || !counts(element, map.scope)) continue;
    const views = VIEWS.filter(
      (view) => processes.status(by, view) !== undefined && present(view, first.text),
    );
    for (const text of more) {
      if (text.text === first.text || !views.some((view) => present(view, text.text))) continue;
      const isBare = listed.some((one) => textOf(one, 'system') === text && one.range === text.range);
      const contributing = `{ system: ${text.text}, part: contributing }`;
      yield {
        document,
        block,
        report: {
          range: text.range,
          message: `${said(first.text)} and ${said(text.text)} are both primary for ${titled(element)} here`,
          related: [{ message: 'The other system', range: first.range }],
          fixes:
            isBare && text.style === 'plain'
              ? [replace(`Let ${text.text} contribute`, text.range, contributing, true)]
              : [],
        },
      };
    }
  }
}
