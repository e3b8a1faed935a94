/**
 * A decided gap that is none any more: processes of today cover the element by now.
 *
 * Either the gap was closed and its entry can go, or a mapping claims too much: then say there that it covers the element
 * partially.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   solve-troubles:
 *     name: Solve troubles
 *     elements: [1.1.3.3 Resource Trouble Management]
 * gaps:
 *   - { element: 1.1.3.3 Resource Trouble Management, decision: close, due: 2027-12 }
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   solve-troubles:
 *     name: Solve troubles
 *     elements: [{ element: 1.1.3.3 Resource Trouble Management, coverage: partial }]
 * gaps:
 *   - { element: 1.1.3.3 Resource Trouble Management, decision: close, due: 2027-12 }
 * ```
 */
import type { ElementUse } from '../map/facts.js';
import { textOf } from '../map/value.js';
import type { Claim } from '../workspace/claims.js';
import { Coverage, type CoverageState } from '../workspace/coverage.js';
import { type Located, placeOf } from '../workspace/process-map.js';
import { removeItem } from './edits.js';
import { isBroken } from './problems.js';
import type { MapReport, Rule } from './rule.js';
import { isWhole } from './whole.js';
import { said, titled } from './words.js';

const COVERED: readonly CoverageState[] = ['full', 'rolled up', 'inherited'];

export const staleGap: Rule = {
  code: 'stale-gap',
  severity: 'info',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    const { catalogue } = map;
    const gaps = [...map.located(({ facts }) => facts.elements.filter(({ place }) => place === 'gap'))];
    if (!catalogue || gaps.length === 0 || !isWhole(map)) return;
    const coverage = new Coverage(map, 'as-is');
    for (const gap of gaps) {
      const { text, item } = gap.item;
      const block = gap.document.blocks[gap.block];
      const element = catalogue.element(text.text);
      if (!block || !element || element.level < 2 || text.alias || isBroken(block.problems, text.range))
        continue;
      const { state, reasons } = coverage.of(element);
      if (!COVERED.includes(state) || !textOf(item, 'decision')) continue;
      const edits = removeItem(block, gap.item);
      yield {
        document: gap.document,
        block: gap.block,
        report: {
          range: text.range,
          message: `${titled(element)} is covered by now${by(state, reasons)}`,
          related: reasons.map(related),
          fixes: edits.length > 0 ? [{ title: 'Remove this gap', edits }] : [],
        },
      };
    }
  },
};

function by(state: CoverageState, [first, ...others]: readonly Claim[]): string {
  if (state === 'rolled up') return ': all of its parts are';
  if (!first || others.length > 0) return '';
  const { id, name } = first.process;
  return `, by ${said(name?.text ?? id)}${state === 'inherited' ? `, which claims ${titled(first.element)}` : ''}`;
}

function related({ process, use }: Claim): { message: string; place: ReturnType<typeof placeOf> } {
  const located: Located<ElementUse> = use;
  return {
    message: `Claimed by ${said(process.name?.text ?? process.id)}`,
    place: placeOf(located, use.item.text.range),
  };
}
