import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import type { DeclarationKind } from '../map/shape.js';

/** The ids that are declared: kind → id. Processes also stand under their paths, steps under `flow/step`. */
export type Ids = ReadonlyMap<DeclarationKind, ReadonlySet<string>>;

/** What of a document matters to all of its map. Documents of which this is the same have the same object. */
export interface Summary {
  readonly ids: Ids;
  /** The blocks that declare extensions. */
  readonly extensions: readonly Block[];
  /** The blocks that say what the map is about. */
  readonly scope: readonly Block[];
}

const summaries = new WeakMap<MapDocument, Summary>();

/**
 * Sums a document up.
 * @param before an earlier state of the same document: most edits change nothing that matters to the whole map.
 */
export function summaryOf(document: MapDocument, before?: MapDocument): Summary {
  const known = summaries.get(document);
  if (known) return known;
  const old = before && summaries.get(before);
  const summary = old && before && saysTheSame(before, document) ? old : sumUp(document);
  summaries.set(document, summary);
  return summary;
}

/** The ids of several documents together. */
export function joinIds(all: readonly Ids[]): Ids {
  const [only] = all;
  if (only && all.length === 1) return only;
  const joined = new Map<DeclarationKind, Set<string>>();
  for (const ids of all) {
    for (const [kind, names] of ids) {
      const known = joined.get(kind) ?? new Set();
      joined.set(kind, known);
      for (const name of names) known.add(name);
    }
  }
  return joined;
}

/** The words by which a declaration can be referred to. */
export function namesOf(declaration: Declaration): string[] {
  const { kind, id, parents } = declaration;
  if (kind === 'step') return [pathOf(declaration)];
  return parents.length === 0 ? [id] : [id, pathOf(declaration)];
}

function sumUp({ blocks }: MapDocument): Summary {
  const ids = new Map<DeclarationKind, Set<string>>();
  for (const { facts } of blocks) {
    for (const declaration of facts.declarations) {
      const known = ids.get(declaration.kind) ?? new Set();
      ids.set(declaration.kind, known);
      for (const name of namesOf(declaration)) known.add(name);
    }
  }
  return { ids, extensions: blocks.filter(declaresExtension), scope: blocks.filter(statesScope) };
}

/** Whether two states of a document differ only in blocks that declare the same things, and neither extensions nor scope. */
function saysTheSame(before: MapDocument, after: MapDocument): boolean {
  const [old, now] = [before.blocks, after.blocks];
  const most = Math.min(old.length, now.length);
  let head = 0;
  while (head < most && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const gone = old.slice(head, old.length - tail);
  const come = now.slice(head, now.length - tail);
  const isLocal = (block: Block): boolean => !declaresExtension(block) && !statesScope(block);
  return gone.every(isLocal) && come.every(isLocal) && declaredIn(gone) === declaredIn(come);
}

function declaredIn(blocks: readonly Block[]): string {
  return blocks
    .flatMap(({ facts }) =>
      facts.declarations.map((declaration) => `${declaration.kind} ${pathOf(declaration)}`),
    )
    .join('\n');
}

function declaresExtension({ facts }: Block): boolean {
  return facts.declarations.some(({ kind }) => kind === 'extension');
}

function statesScope({ facts }: Block): boolean {
  return facts.head.some(({ key }) => key.text === 'scope');
}
