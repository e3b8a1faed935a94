import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { Declaration, ElementUse } from '../map/facts.js';
import { pathOf } from '../map/facts.js';
import { decidedIn } from '../map/undecided.js';
import { field } from '../map/value.js';

/** A process, with what it claims. */
export interface Member {
  readonly declaration: Declaration;
  readonly block: Block;
  readonly claims: ElementUse[];
}

/** A block with the blocks that were cut from it. */
export class Subtree {
  #isMapped: boolean | undefined;

  constructor(
    readonly block: Block,
    readonly below: readonly Subtree[],
  ) {}

  /** Whether a process of the block, or below it, has mappings. */
  get isMapped(): boolean {
    this.#isMapped ??=
      [...membersOf(this.block).values()].some(hasMappings) || this.below.some(({ isMapped }) => isMapped);
    return this.#isMapped;
  }

  /** The processes of the block and below it, in the order of lines. */
  *all(): Generator<[path: string, member: Member]> {
    yield* membersOf(this.block);
    for (const one of this.below) yield* one.all();
  }
}

/** A block with the blocks that its processes stand in, and those that were cut from it. */
export class Family {
  #processes: ReadonlyMap<string, Member> | undefined;

  constructor(
    readonly own: Subtree,
    /** The blocks of the processes around it, the outermost first. */
    readonly around: readonly Block[],
    /** Whether each of these has mappings, or processes with mappings in it. */
    readonly mappedAround: readonly boolean[],
  ) {}

  /** A process of the block, or one around it, by its path. */
  near(path: string): Member | undefined {
    for (let at = this.around.length; at >= 0; at--) {
      const block = this.around[at] ?? this.own.block;
      const found = membersOf(block).get(path);
      if (found) return found;
    }
    return undefined;
  }

  /** All processes around the block, in it and below it, by path. */
  get processes(): ReadonlyMap<string, Member> {
    this.#processes ??= new Map([
      ...this.around.flatMap((block) => [...membersOf(block)]),
      ...this.own.all(),
    ]);
    return this.#processes;
  }
}

/** The ids of the processes that a block was cut from, the outermost first. */
export function idsAround({ path = [] }: Block): string[] {
  return path.filter((_, at) => at % 2 === 1);
}

/** Whether a process says which elements it is mapped to. */
export function hasMappings({ claims, declaration }: Member): boolean {
  return claims.length > 0 || field(declaration.value, 'elements') !== undefined;
}

const subtrees = new WeakMap<Block, Subtree>();
const families = new WeakMap<Block, Family>();
const members = new WeakMap<Block, ReadonlyMap<string, Member>>();
const ofDocuments = new WeakMap<MapDocument, readonly Family[]>();
const NONE: readonly never[] = [];

/** The families of a document, one for each block; a family of which nothing has changed is the same object. */
export function familiesOf(document: MapDocument): readonly Family[] {
  const known = ofDocuments.get(document);
  if (known) return known;
  const { blocks } = document;
  const result: Family[] = [];
  for (let index = 0; index < blocks.length; ) index = addFamilies(blocks, index, result);
  ofDocuments.set(document, result);
  return result;
}

/** Adds the families of a block that was cut from no other, and of those that were cut from it. @returns the index behind them. */
function addFamilies(blocks: readonly Block[], index: number, result: Family[]): number {
  const block = blocks[index];
  if (!block) return index + 1;
  if ((blocks[index + 1]?.path?.length ?? 0) < 2) {
    const known = families.get(block);
    const isKept = known && known.around.length === 0 && known.own.below.length === 0;
    result.push(isKept ? known : familyOf(subtreeOf(block, NONE), NONE, NONE));
    return index + 1;
  }
  const [tree, end] = treeAt(blocks, index, block);
  place(tree, NONE, NONE, result);
  return end;
}

/** The subtree of a block. @returns it, and the index behind it. */
function treeAt(blocks: readonly Block[], index: number, block: Block): [Subtree, number] {
  const depth = block.path?.length ?? 0;
  const below: Subtree[] = [];
  let at = index + 1;
  for (let next = blocks[at]; next && (next.path?.length ?? 0) > Math.max(depth, 1); next = blocks[at]) {
    const [tree, end] = treeAt(blocks, at, next);
    below.push(tree);
    at = end;
  }
  return [subtreeOf(block, below), at];
}

function subtreeOf(block: Block, below: readonly Subtree[]): Subtree {
  const known = subtrees.get(block);
  if (known && isEqual(known.below, below)) return known;
  const tree = new Subtree(block, below);
  subtrees.set(block, tree);
  return tree;
}

function place(tree: Subtree, around: readonly Block[], mapped: readonly boolean[], result: Family[]): void {
  result.push(familyOf(tree, around, mapped));
  if (tree.below.length === 0) return;
  const [inside, mappedInside] = [
    [...around, tree.block],
    [...mapped, tree.isMapped],
  ];
  for (const one of tree.below) place(one, inside, mappedInside, result);
}

function familyOf(own: Subtree, around: readonly Block[], mapped: readonly boolean[]): Family {
  const known = families.get(own.block);
  if (known?.own === own && isEqual(around, known.around) && isEqual(mapped, known.mappedAround))
    return known;
  const family = new Family(own, around, mapped);
  families.set(own.block, family);
  return family;
}

/** The processes of a block itself, by path. */
export function membersOf(block: Block): ReadonlyMap<string, Member> {
  const known = members.get(block) ?? readMembers(block);
  members.set(block, known);
  return known;
}

function readMembers(block: Block): ReadonlyMap<string, Member> {
  const found = new Map<string, Member>();
  for (const declaration of block.facts.declarations) {
    if (declaration.kind === 'process') found.set(pathOf(declaration), { declaration, block, claims: [] });
  }
  for (const use of decidedIn(block)) {
    if (use.place === 'process' && use.by) found.get(pathOf(use.by))?.claims.push(use);
  }
  return found;
}

function isEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
