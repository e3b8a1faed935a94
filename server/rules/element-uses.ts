import type { Element } from '../framework/element.js';
import { type Moved, movedFrom } from '../framework/moved.js';
import type { Resolution } from '../framework/resolve.js';
import type { Block } from '../map/block.js';
import type { ElementUse } from '../map/facts.js';
import type { Range } from '../map/range.js';
import { undecidedIn } from '../map/undecided.js';
import type { Entry, Text } from '../map/value.js';
import type { Catalogue } from '../workspace/catalogue.js';
import { invisibleIn } from './invisible.js';
import { isBroken } from './problems.js';
import type { BlockContext } from './rule.js';
import { type Source, sourceOf } from './source.js';

/** A reference to an element, with what it means. */
export interface Judged {
  readonly use: ElementUse;
  readonly resolution: Resolution;
  /** Set where it is certainly an element of another release; other rules have nothing to say of its words then. */
  readonly moved?: Moved;
}

/** A reference that was written without quotes inside `[ ]` or `{ }` and that its comma has split. */
export interface Split {
  /** From the first part to the last. */
  readonly range: Range;
  /** The parts, joined again. */
  readonly text: string;
  readonly element: Element;
  readonly use: ElementUse;
  /** The parts that look like keys without values; none in a list. */
  readonly keys: readonly Text[];
}

interface Uses {
  readonly catalogue: Catalogue;
  readonly judged: readonly Judged[];
  readonly splits: readonly Split[];
}

/** More parts than the name of any element has. */
const MOST_PARTS = 5;

const NOTHING = { judged: [], splits: [] } as const;
const known = new WeakMap<Block, Uses>();

/**
 * The references of a block that are judged where they stand, and those that a comma has split. Not among them are
 * references that an alias repeats, those on lines that YAML could not read, those with characters that nobody
 * sees, and those that a migration left undecided: of each of these another rule speaks.
 */
export function usesOf({
  block,
  catalogue,
}: Pick<BlockContext, 'block' | 'catalogue'>): Omit<Uses, 'catalogue'> {
  if (!catalogue || block.facts.elements.length === 0) return NOTHING;
  let uses = known.get(block);
  if (uses?.catalogue !== catalogue) {
    uses = { catalogue, ...judge(block, catalogue) };
    known.set(block, uses);
  }
  return uses;
}

function judge(block: Block, catalogue: Catalogue): Omit<Uses, 'catalogue'> {
  const undecided = new Set(undecidedIn(block).map(({ use }) => use));
  const all = block.facts.elements
    .filter((use) => !undecided.has(use))
    .filter(({ text }) => !text.alias && !isBroken(block.problems, text.range))
    .filter(({ text }) => invisibleIn(text.text).length === 0)
    .map((use) => judgeOne(use, catalogue));
  const source = sourceOf(block);
  const splits: Split[] = [];
  const judged: Judged[] = [];
  for (let index = 0; index < all.length; index++) {
    const one = all[index];
    if (!one) continue;
    const split =
      one.use.text.style === 'plain'
        ? (splitInMapping(one, catalogue, source) ??
          splitInList(all.slice(index, index + MOST_PARTS), catalogue, source))
        : undefined;
    if (!split) {
      judged.push(one);
      continue;
    }
    splits.push(split.split);
    index += split.parts - 1;
  }
  return { judged, splits };
}

function judgeOne(use: ElementUse, catalogue: Catalogue): Judged {
  const resolution = catalogue.resolve(use.text.text);
  // Of the parent of an extension orphan-extension speaks, and an extension is of no release.
  const mayBeMoved =
    !isRight(resolution) && use.place !== 'parent' && resolution.element?.kind !== 'extension';
  const moved = mayBeMoved ? movedFrom(catalogue.framework, use.text.text) : undefined;
  return { use, resolution, ...(moved ? { moved } : {}) };
}

/** `{ element: Implement, Configure & Activate Service }`: what follows the comma is read as a key without a value. */
function splitInMapping(
  { use, resolution }: Judged,
  catalogue: Catalogue,
  source: () => Source,
): { split: Split; parts: number } | undefined {
  const { entries } = use.item;
  const first = entries.findIndex((entry) => entry.value === use.text);
  const keys = bareKeys(entries.slice(first + 1));
  if (isRight(resolution) || first < 0 || keys.length === 0) return undefined;
  const joined = join([use.text, ...keys], catalogue, source);
  return joined && { split: { ...joined, use, keys: keys.slice(0, joined.parts - 1) }, parts: 1 };
}

function bareKeys(entries: readonly Entry[]): Text[] {
  const end = entries.findIndex(
    ({ key, value }) => value !== undefined || key.style !== 'plain' || key.alias,
  );
  return entries.slice(0, end < 0 ? MOST_PARTS : Math.min(end, MOST_PARTS)).map(({ key }) => key);
}

/** `[Implement, Configure & Activate Service]`: each part is an item of the list. */
function splitInList(
  items: readonly Judged[],
  catalogue: Catalogue,
  source: () => Source,
): { split: Split; parts: number } | undefined {
  const [first, second] = items;
  if (!first || !second || (isRight(first.resolution) && isRight(second.resolution))) return undefined;
  const end = items.findIndex(({ use }) => use.item.range !== use.text.range || use.text.style !== 'plain');
  const texts = items.slice(0, end < 0 ? items.length : end).map(({ use }) => use.text);
  const joined = join(texts, catalogue, source);
  return joined && { split: { ...joined, use: first.use, keys: [] }, parts: joined.parts };
}

/** Joins as many of the texts as name an element together, where nothing but commas stands between them. */
function join(
  texts: readonly Text[],
  catalogue: Catalogue,
  source: () => Source,
): (Pick<Split, 'range' | 'text' | 'element'> & { parts: number }) | undefined {
  const [first] = texts;
  for (let parts = texts.length; parts > 1; parts--) {
    const last = texts[parts - 1];
    const text = texts
      .slice(0, parts)
      .map((part) => part.text)
      .join(', ');
    const resolution = catalogue.resolve(text);
    if (!first || !last || !isRight(resolution)) continue;
    const between = texts.slice(1, parts).every((part, index) => {
      const before = texts[index];
      return before && /^\s*,\s*$/.test(source().slice(before.range.end, part.range.start));
    });
    if (!between) continue;
    const range = { start: first.range.start, end: last.range.end };
    return { range, text, element: resolution.element, parts };
  }
  return undefined;
}

function isRight(resolution: Resolution): resolution is Extract<Resolution, { status: 'ok' }> {
  return resolution.status === 'ok' && !resolution.misspelled;
}
