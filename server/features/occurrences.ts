/** What stands at a position of a map that can be named in several places, and all the places that name it. */
import type { Element } from '../framework/element.js';
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { type ElementUse, pathOf, type Reference } from '../map/facts.js';
import { moved, type Position, type Range, touches } from '../map/range.js';
import type { DeclarationKind } from '../map/shape.js';
import type { Text } from '../map/value.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { placeInText } from './text-place.js';

/** Something that a map declares, by the path of ids that leads to it, or the map itself, by its name. */
export interface Declared {
  readonly kind: DeclarationKind | 'map';
  readonly path: string;
}

/** Something that can be named in several places of a map. */
export type Thing = Declared | { readonly kind: 'element'; readonly element: Element };

/** Words of a block that name a thing. */
export interface Mention {
  readonly thing: Thing;
  /** The whole text, of which the words are a part. */
  readonly text: Text;
  /** Which part of the text they are. */
  readonly from: number;
  readonly to: number;
  /** False where the words are not the thing's id but its name: they do not change with the id. */
  readonly isId: boolean;
  readonly isDeclaration: boolean;
}

/** A mention with its place. */
export interface Occurrence extends Mention {
  readonly document: MapDocument;
  /** The index of the block. */
  readonly block: number;
  /** The words that name the thing, without quotes; in document ranges. */
  readonly range: Range;
}

/** The thing that is named at a position. What is read through an alias is named elsewhere. */
export function occurrenceAt(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
): Occurrence | undefined {
  const index = document.indexAt(position.line);
  const block = document.blocks[index];
  if (!block) return undefined;
  const here = { line: position.line - document.startOf(index), character: position.character };
  for (const mention of mentionsIn(map, block)) {
    if (mention.text.alias || !touches(mention.text.range, here)) continue;
    const occurrence = occurrenceOf(mention, document, index, block);
    // Each part of a path names a process of its own; any other text names one thing as a whole.
    if (mention.thing.kind !== 'process' || touches(occurrence.range, position)) return occurrence;
    if (mention.from === 0 && mention.to === mention.text.text.length) return occurrence;
  }
  return undefined;
}

/** All places of a map, or of one of its documents, that name a thing, in the order of files and lines. */
export function occurrences(
  map: ProcessMap,
  thing: Thing,
  documents: readonly MapDocument[] = map.documents,
): Occurrence[] {
  return documents.flatMap((document) => {
    const found: Occurrence[] = [];
    for (const [index, block] of document.blocks.entries()) {
      for (const mention of mentionsIn(map, block, thing.kind)) {
        if (mention.text.alias || !isSame(mention.thing, thing)) continue;
        found.push(occurrenceOf(mention, document, index, block));
      }
    }
    return found.sort(byPlace);
  });
}

export function isSame(a: Thing, b: Thing): boolean {
  if (a.kind === 'element' || b.kind === 'element') {
    return a.kind === 'element' && b.kind === 'element' && a.element === b.element;
  }
  return a.kind === b.kind && a.path === b.path;
}

/** The last part of a thing's path: its id. */
export function idOf({ path, kind }: Declared): string {
  return kind === 'process' || kind === 'step' ? path.slice(path.lastIndexOf('/') + 1) : path;
}

/**
 * All that a block names, what it reads through aliases included.
 * @param kind asks for things of this kind only.
 */
export function* mentionsIn(map: ProcessMap, { facts }: Block, kind?: Thing['kind']): Generator<Mention> {
  const wants = (one: Thing['kind']): boolean => kind === undefined || kind === one;
  for (const declaration of facts.declarations) {
    if (!wants(declaration.kind) || declaration.id === '') continue;
    const { key } = declaration;
    yield { ...whole(key, { kind: declaration.kind, path: pathOf(declaration) }), isDeclaration: true };
  }
  for (const reference of facts.references) if (wants(reference.to)) yield* referred(map, reference);
  if (wants('extension') || wants('element')) {
    for (const use of facts.elements) {
      const mention = meant(map, use);
      if (mention && wants(mention.thing.kind)) yield mention;
    }
  }
  if (!wants('map')) return;
  for (const { key, value } of facts.head) {
    if (key.text === 'map' && value?.kind === 'text') yield whole(value, { kind: 'map', path: value.text });
  }
}

/** What a reference names: a path names a process with each of its parts. */
function* referred(map: ProcessMap, { text, to, by }: Reference): Generator<Mention> {
  const id = to === 'step' ? `${flowOf(by)}/${text.text}` : text.text;
  if (to !== 'process' || !text.text.includes('/')) {
    yield whole(text, { kind: to, path: pathOfReference(map, to, id) });
    return;
  }
  for (let from = 0; from <= text.text.length; ) {
    const slash = text.text.indexOf('/', from);
    const end = slash < 0 ? text.text.length : slash;
    yield { ...whole(text, { kind: to, path: text.text.slice(0, end) }), from, to: end };
    from = end + 1;
  }
}

/** The path of what a reference means; the reference itself where nothing of its name is declared. */
export function pathOfReference(map: ProcessMap, kind: DeclarationKind, id: string): string {
  // Of two processes with one id, the first is meant.
  const declared = map.declarations(kind, id)[0]?.item;
  return declared ? pathOf(declared) : id;
}

/** The flow of a step; a step of a plain list is said of the flow itself. */
function flowOf(by: Reference['by']): string {
  return (by?.kind === 'step' ? by.parents[0] : by?.id) ?? '';
}

/** What an element reference names: an extension, by its id or by its name, or an element of the framework. */
function meant(map: ProcessMap, { text }: ElementUse): Mention | undefined {
  const word = text.text.split(/\s/, 1)[0] ?? '';
  const id = [text.text, word].find((words) => map.ids.get('extension')?.has(words));
  if (id !== undefined && id !== '')
    return { ...whole(text, { kind: 'extension', path: id }), to: id.length };
  const element = map.catalogue?.element(text.text);
  if (element?.kind !== 'extension') return element && whole(text, { kind: 'element', element });
  return { ...whole(text, { kind: 'extension', path: element.key }), isId: false };
}

function whole(text: Text, thing: Thing): Mention {
  return { thing, text, from: 0, to: text.text.length, isId: true, isDeclaration: false };
}

function occurrenceOf(mention: Mention, document: MapDocument, index: number, block: Block): Occurrence {
  const { range } = placeInText(block, mention.text, mention.from, mention.to);
  return { ...mention, document, block: index, range: moved(range, document.startOf(index)) };
}

function byPlace({ range: a }: Occurrence, { range: b }: Occurrence): number {
  return a.start.line - b.start.line || a.start.character - b.start.character;
}
