/** What code lenses stand above, and whether it is a question there how far a process details its elements. */
import { ancestors, type Element } from '../framework/element.js';
import type { Block } from '../map/block.js';
import { type Declaration, pathOf } from '../map/facts.js';
import type { Range } from '../map/range.js';
import { decidedIn } from '../map/undecided.js';
import { textOf } from '../map/value.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { ProcessMap } from '../workspace/process-map.js';

/** A process, a role or a system that a block declares. */
export interface Subject {
  readonly kind: Declaration['kind'];
  readonly path: string;
  /** Its key, in the block. */
  readonly range: Range;
  /** `of subprocesses`: worth telling where it has any. */
  readonly detail: 'always' | 'of subprocesses' | 'none';
}

const KINDS: readonly Declaration['kind'][] = ['process', 'role', 'system'];

interface Known {
  readonly catalogue: Catalogue | undefined;
  readonly level: number;
  readonly subjects: readonly Subject[];
}

const known = new WeakMap<Block, Known>();

/** The subjects of a block. They are looked up anew only when the release, an extension or the level of the scope has changed. */
export function subjectsIn(block: Block, { catalogue, scope: { level } }: ProcessMap): readonly Subject[] {
  const before = known.get(block);
  if (before?.catalogue === catalogue && before?.level === level) return before.subjects;
  const claimed = claimedIn(block, catalogue);
  const subjects = block.facts.declarations
    .filter(({ kind, key }) => KINDS.includes(kind) && !key.alias)
    .map((declaration): Subject => {
      const { kind, key } = declaration;
      const elements = claimed.get(declaration) ?? [];
      const detail = worthOf(declaration, elements, catalogue, level);
      return { kind, path: pathOf(declaration), range: key.range, detail };
    });
  known.set(block, { catalogue, level, subjects });
  return subjects;
}

/** What each process of a block claims itself. */
function claimedIn(block: Block, catalogue: Catalogue | undefined): Map<Declaration, Element[]> {
  const claimed = new Map<Declaration, Element[]>();
  for (const { place, by, text } of decidedIn(block)) {
    const element = place === 'process' ? catalogue?.element(text.text) : undefined;
    if (!by || !element) continue;
    const own = claimed.get(by);
    if (own) own.push(element);
    else claimed.set(by, [element]);
  }
  return claimed;
}

/**
 * Whether its elements have parts, and the map is about these, or the process maps one of them itself, or has
 * subprocesses. "0 of 9" at every process of a map that stops at level 2 tells nobody anything.
 */
function worthOf(
  { value }: Declaration,
  elements: readonly Element[],
  catalogue: Catalogue | undefined,
  depth: number,
): Subject['detail'] {
  const whole = elements.filter(
    (element) => element.level > 0 && catalogue && catalogue.framework.partsOf(element).length > 0,
  );
  if (whole.length === 0 || textOf(value, 'status')?.text === 'retired') return 'none';
  const wholes = new Set(whole);
  const isAsked = whole.some(({ level }) => level < depth);
  const isPart = (element: Element): boolean =>
    [...ancestors(element), ...element.verticals].some((above) => above !== element && wholes.has(above));
  return isAsked || elements.some(isPart) ? 'always' : 'of subprocesses';
}
