import type { Framework } from '../framework/framework.js';
import { findRelease } from '../framework/releases.js';
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { Declaration } from '../map/facts.js';
import { moved, type Range } from '../map/range.js';
import type { DeclarationKind } from '../map/shape.js';
import { decidedIn } from '../map/undecided.js';
import { type Text, textOf } from '../map/value.js';
import { Catalogue, DEFAULT_LEVEL, type Scope } from './catalogue.js';
import { type Ids, joinIds, namesOf, type Summary, summaryOf } from './summary.js';

/** A place in a file, ready for LSP. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}

/** Something that was read, with where it stands. */
export interface Located<T> {
  readonly item: T;
  readonly document: MapDocument;
  /** The index of its block. */
  readonly block: number;
}

/** The declarations of a kind. */
interface Declared {
  /** In the order of files and lines. */
  readonly inOrder: Located<Declaration>[];
  /** By each name that they are found by: ids and paths. */
  readonly byName: Map<string, Located<Declaration>[]>;
}

/** The place of a range of a located thing's block. */
export function placeOf(located: Located<unknown>, range: Range): Place {
  return { uri: located.document.uri, range: moved(range, located.document.startOf(located.block)) };
}

/** Gives the framework of a release by its canonical name, where it is loaded. */
export type Frameworks = (release: string) => Framework | undefined;

/**
 * The documents that form one map, as one. Immutable; the next state of the map takes over each part that an edit
 * left as it was, so that what was derived from the part stays valid.
 */
export class ProcessMap {
  /** The release of the first file that names one that is known, by its canonical name; whether it is loaded or not. */
  readonly release: string | undefined;
  readonly catalogue: Catalogue | undefined;
  readonly scope: Scope;
  readonly ids: Ids;
  /** The same object in all states of a map. */
  readonly lineage: object;
  readonly #sources: {
    readonly summaries: readonly Summary[];
    readonly extensions: readonly Block[];
    readonly scope: readonly Block[];
  };
  #declarations: ReadonlyMap<DeclarationKind, Declared> | undefined;

  /**
   * @param complete false while files of the map may be missing: what is not declared may be declared there.
   * @param before the last state of the same map.
   * @param exists whether a file is there, as far as the host knows.
   */
  constructor(
    readonly documents: readonly MapDocument[],
    frameworks: Frameworks,
    readonly complete: boolean,
    before?: ProcessMap,
    readonly exists?: (uri: string) => boolean | undefined,
  ) {
    this.lineage = before?.lineage ?? {};
    const earlier = new Map(before?.documents.map((document) => [document.uri, document]));
    const summaries = documents.map((document) => summaryOf(document, earlier.get(document.uri)));
    const extensions = summaries.flatMap((summary) => summary.extensions);
    const scope = summaries.flatMap((summary) => summary.scope);
    this.#sources = { summaries, extensions, scope };

    this.release = documents.map(releaseOf).find((name) => name !== undefined);
    const framework = this.release === undefined ? undefined : frameworks(this.release);
    const isKept =
      before?.catalogue?.framework === framework && before && isEqual(extensions, before.#sources.extensions);
    this.catalogue = isKept
      ? before.catalogue
      : framework && new Catalogue(framework, declarationsIn(extensions, 'extension'));
    this.scope =
      before && this.catalogue === before.catalogue && isEqual(scope, before.#sources.scope)
        ? before.scope
        : readScope(scope, this.catalogue);
    this.ids =
      before && isEqual(summaries, before.#sources.summaries)
        ? before.ids
        : sameOr(before?.ids, joinIds(summaries.map(({ ids }) => ids)));
  }

  /** Where an id of a kind is declared. Processes are also found by path, steps by `flow/step`. */
  declarations(kind: DeclarationKind, id: string): readonly Located<Declaration>[] {
    return this.#all().get(kind)?.byName.get(id) ?? [];
  }

  /** All declarations of a kind, in the order of files and lines. */
  declared(kind: DeclarationKind): readonly Located<Declaration>[] {
    return this.#all().get(kind)?.inOrder ?? [];
  }

  /** What each block says of a kind of fact, with its place. */
  *located<T>(facts: (block: Block) => readonly T[]): Generator<Located<T>> {
    for (const document of this.documents) {
      for (const [block, content] of document.blocks.entries()) {
        for (const item of facts(content)) yield { item, document, block };
      }
    }
  }

  #all(): ReadonlyMap<DeclarationKind, Declared> {
    if (this.#declarations) return this.#declarations;
    const all = new Map<DeclarationKind, Declared>();
    for (const located of this.located((block) => block.facts.declarations)) {
      const { kind } = located.item;
      const ofKind: Declared = all.get(kind) ?? { inOrder: [], byName: new Map() };
      all.set(kind, ofKind);
      ofKind.inOrder.push(located);
      for (const name of namesOf(located.item)) {
        const namesakes = ofKind.byName.get(name);
        if (namesakes) namesakes.push(located);
        else ofKind.byName.set(name, [located]);
      }
    }
    this.#declarations = all;
    return all;
  }
}

/** The text of a top-level key of a document, with its block. */
export function headText(document: MapDocument, key: string): { text: Text; block: number } | undefined {
  for (const { entry, block } of document.head()) {
    if (entry.key.text === key && entry.value?.kind === 'text') return { text: entry.value, block };
  }
  return undefined;
}

/** The canonical name of the release that a document names, carried or not; undefined where it names none that exists. */
export function releaseOf(document: MapDocument): string | undefined {
  const text = headText(document, 'etom')?.text.text;
  return text === undefined ? undefined : findRelease(text)?.name;
}

/** The name of the map that a document belongs to, or undefined for a map of its own. */
export function mapNameOf(document: MapDocument): string | undefined {
  return headText(document, 'map')?.text.text;
}

/** The ids of before, where the new ones are the same. */
function sameOr(before: Ids | undefined, ids: Ids): Ids {
  return before && sameIds(before, ids) ? before : ids;
}

function sameIds(a: Ids, b: Ids): boolean {
  if (a.size !== b.size) return false;
  for (const [kind, ids] of a) {
    const others = b.get(kind);
    if (others?.size !== ids.size) return false;
    for (const id of ids) if (!others.has(id)) return false;
  }
  return true;
}

function declarationsIn(blocks: readonly Block[], kind: DeclarationKind): Declaration[] {
  return blocks.flatMap((block) =>
    block.facts.declarations.filter((declaration) => declaration.kind === kind),
  );
}

function readScope(blocks: readonly Block[], catalogue: Catalogue | undefined): Scope {
  const uses = blocks.flatMap(decidedIn);
  const entry = blocks.flatMap((block) => block.facts.head).find(({ key }) => key.text === 'scope');
  const level = Number(textOf(entry?.value, 'level')?.text ?? DEFAULT_LEVEL);
  const found = (place: 'include' | 'exclude') =>
    uses.flatMap((use) => {
      const element = use.place === place ? catalogue?.element(use.text.text) : undefined;
      return element ? [{ element, reason: textOf(use.item, 'reason')?.text }] : [];
    });
  const include = found('include').map(({ element }) => element);
  return {
    include: include.length > 0 ? include : undefined,
    exclude: found('exclude'),
    level,
  };
}

function isEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
