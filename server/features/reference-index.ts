/** The references of a map by what they refer to: all are found by walking the blocks once for each state of the map. */
import type { Location } from 'vscode-languageserver-types';
import type { Block } from '../map/block.js';
import type { Declaration } from '../map/facts.js';
import { moved, type Range } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { idOf, pathOfReference } from './occurrences.js';
import { blocksIn } from './places.js';
import { placeInText } from './text-place.js';

/** Words of a block that refer to something. */
interface Referral {
  /** The kind, with the id behind a space, or with a path, or the start of one, behind a slash. */
  readonly words: string;
  readonly range: Range;
}

interface Placed {
  /** The index of the document. */
  readonly document: number;
  /** The line on which the block starts. */
  readonly line: number;
  readonly range: Range;
}

const inBlocks = new WeakMap<Block, readonly Referral[]>();
const inMaps = new WeakMap<ProcessMap, ReadonlyMap<string, readonly Placed[]>>();

/** The places that refer to a process, a role or a system, in the order of files and lines: what a search for references finds. */
export function referencesTo(kind: Declaration['kind'], path: string, map: ProcessMap): Location[] {
  const known = inMaps.get(map) ?? collect(map);
  inMaps.set(map, known);
  const id = idOf({ kind, path });
  const byId = pathOfReference(map, kind, id) === path ? known.get(`${kind} ${id}`) : undefined;
  return [...(byId ?? []), ...(known.get(`${kind}/${path}`) ?? [])]
    .map(({ document, line, range }) => ({ document, range: moved(range, line) }))
    .sort(
      (a, b) =>
        a.document - b.document ||
        a.range.start.line - b.range.start.line ||
        a.range.start.character - b.range.start.character,
    )
    .map(({ document, range }) => ({ uri: map.documents[document]?.uri ?? '', range }));
}

function collect({ documents }: ProcessMap): Map<string, Placed[]> {
  const all = new Map<string, Placed[]>();
  for (const [index, document] of documents.entries()) {
    for (const { block, line } of blocksIn(document)) {
      for (const { words, range } of referralsIn(block)) {
        const known = all.get(words);
        const placed: Placed = { document: index, line, range };
        if (known) known.push(placed);
        else all.set(words, [placed]);
      }
    }
  }
  return all;
}

/** The references of a block. They are looked up once: a block never changes. */
function referralsIn(block: Block): readonly Referral[] {
  const before = inBlocks.get(block);
  if (before) return before;
  const referrals: Referral[] = [];
  for (const { text, to } of block.facts.references) {
    if (text.alias || to === 'step' || to === 'variant') continue;
    const add = (words: string, from?: number, end?: number): void => {
      referrals.push({ words, range: placeInText(block, text, from, end).range });
    };
    const parts = to === 'process' ? text.text.split('/') : [];
    // Each part of a path refers to a process.
    for (let index = 0, from = 0; parts.length > 1 && index < parts.length; index++) {
      const end = from + (parts[index]?.length ?? 0);
      add(`${to}/${text.text.slice(0, end)}`, from, end);
      from = end + 1;
    }
    if (parts.length < 2) add(`${to} ${text.text}`);
  }
  inBlocks.set(block, referrals);
  return referrals;
}
