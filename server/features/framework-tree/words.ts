/** What the framework tree says of coverage: the state of an element in words, and counts. */
import type { Element } from '../../framework/element.js';
import { type Lens, leadsToLens, lensReason } from '../../framework/lenses.js';
import type { Coverage, CoverageState, Summary } from '../../workspace/coverage.js';

/** Elements with a claim of their own or of something below them. */
const MAPPED: readonly CoverageState[] = ['full', 'rolled up', 'partial', 'planned'];

const COVERED: readonly CoverageState[] = ['full', 'rolled up', 'inherited'];

/** States that rest on what is below. */
const MIXED: readonly CoverageState[] = ['rolled up', 'partial'];

/** How an element of level 2 or deeper is covered; a gap that a system fills without a process has a word of its own. */
export function stateOf(coverage: Coverage, element: Element): string {
  const { state, systemOnly } = coverage.of(element);
  return systemOnly ? 'system only' : state;
}

/**
 * What is said of an element beside its name and id: its state, what was decided of a gap, how much of it is covered.
 * @param below what decomposes the element.
 */
export function elementWords(
  coverage: Coverage,
  element: Element,
  below: readonly Element[],
  decisions: ReadonlyMap<Element, string>,
): string[] {
  const { state } = coverage.of(element);
  const decision = state === 'gap' ? decisions.get(element) : undefined;
  const counts = MIXED.includes(state) ? partWords(coverage, element, below) : undefined;
  return [stateOf(coverage, element), decision, counts].filter((part) => part !== undefined);
}

/** "3 of 7 covered", or, where the parts are not all known, "3 mapped, list incomplete"; nothing where no part is mapped. */
function partWords(coverage: Coverage, element: Element, below: readonly Element[]): string | undefined {
  const states = below.filter(({ kind }) => kind === 'process').map((part) => coverage.of(part).state);
  const mapped = states.filter((state) => MAPPED.includes(state));
  if (mapped.length === 0) return undefined;
  if (element.childList !== 'complete') return `${mapped.length} mapped, list incomplete`;
  const total = states.filter((state) => state !== 'excluded').length;
  return `${states.filter((state) => COVERED.includes(state)).length} of ${total} covered`;
}

/**
 * How much of what stands below some elements is covered.
 * @param lens counts only what belongs to it, or holds what does.
 */
export function groupWords(coverage: Coverage, below: readonly Element[], lens?: Lens): string {
  const units = coverage.units(below);
  const isCounted = (unit: Element): boolean =>
    !lens || lensReason(lens, unit) !== undefined || leadsToLens(lens, unit);
  return summaryWords(coverage.summary(units.filter(isCounted)));
}

/** "5 of 9 covered", or, where the elements are not all known, "5 mapped, list incomplete". */
export function summaryWords({ covered, counts, total, listComplete }: Summary): string {
  if (total === 0) return 'out of scope';
  return listComplete
    ? `${covered} of ${total} covered`
    : `${covered + counts.partial} mapped, list incomplete`;
}
