import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { Declaration, ElementUse } from '../map/facts.js';
import { pathOf } from '../map/facts.js';

/** The blocks of one top-level entry: a process and the subprocesses that were cut from it. */
export class Family {
  #processes: Map<string, Member> | undefined;

  constructor(
    readonly blocks: readonly Block[],
    /** The index of the first block in its document, when the family was made. */
    readonly first: number,
  ) {}

  /** The processes of the family, by path, with what each claims. */
  get processes(): ReadonlyMap<string, Member> {
    if (this.#processes) return this.#processes;
    const processes = new Map<string, Member>();
    for (const block of this.blocks) {
      for (const declaration of block.facts.declarations) {
        if (declaration.kind !== 'process') continue;
        processes.set(pathOf(declaration), { declaration, block, claims: [] });
      }
      for (const use of block.facts.elements) {
        if (use.place === 'process' && use.by) processes.get(pathOf(use.by))?.claims.push(use);
      }
    }
    this.#processes = processes;
    return processes;
  }
}

export interface Member {
  readonly declaration: Declaration;
  readonly block: Block;
  readonly claims: ElementUse[];
}

const families = new WeakMap<Block, Family>();

/** The families of a document, one for each block; a family whose blocks are the same is the same object. */
export function familiesOf(document: MapDocument): Family[] {
  const { blocks } = document;
  const result: Family[] = [];
  for (let first = 0; first < blocks.length; ) {
    let end = first + 1;
    while (end < blocks.length && (blocks[end]?.path?.length ?? 0) > 1) end++;
    const family = familyOf(blocks.slice(first, end), first);
    for (; first < end; first++) result.push(family);
  }
  return result;
}

function familyOf(blocks: readonly Block[], first: number): Family {
  const [head] = blocks;
  const known = head && families.get(head);
  if (
    known &&
    known.blocks.length === blocks.length &&
    known.blocks.every((block, at) => block === blocks[at])
  ) {
    return known;
  }
  const family = new Family(blocks, first);
  if (head) families.set(head, family);
  return family;
}
