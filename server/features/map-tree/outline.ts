/** The processes of a document in their hierarchy, with what each claims and where it stands. */
import type { MapDocument } from '../../map/document.js';
import { type Declaration, type ElementUse, pathOf } from '../../map/facts.js';
import { moved, type Position, type Range } from '../../map/range.js';
import { blocksIn } from '../places.js';

export interface OutlineProcess {
  readonly declaration: Declaration;
  readonly document: MapDocument;
  /** The index of its block. */
  readonly block: number;
  readonly path: string;
  readonly parent: OutlineProcess | undefined;
  /** Its key, in the document. */
  readonly key: Range;
  /** From its key to the end of its last subprocess, in the document. */
  readonly range: Range;
  readonly elements: readonly ElementUse[];
  readonly children: readonly OutlineProcess[];
}

export interface Outline {
  /** Those that stand in no other. */
  readonly tops: readonly OutlineProcess[];
  /** All of them, in the order of lines. */
  readonly all: readonly OutlineProcess[];
}

interface Growing extends OutlineProcess {
  parent: Growing | undefined;
  range: Range;
  elements: ElementUse[];
  children: Growing[];
}

const outlines = new WeakMap<MapDocument, Outline>();

/** The processes of a document. They are looked up once: a document never changes. */
export function outlineOf(document: MapDocument): Outline {
  const outline = outlines.get(document) ?? read(document);
  outlines.set(document, outline);
  return outline;
}

/** The processes of a document that have a path: one, or several where the path is declared more than once. */
export function processesAt(document: MapDocument, path: string): OutlineProcess[] {
  return outlineOf(document).all.filter((process) => process.path === path);
}

/** What people call a process: its name, or its id where it has none. */
export function nameOf({ name, id }: Declaration): string {
  return name?.text.trim() || id;
}

function read(document: MapDocument): Outline {
  const all: Growing[] = [];
  const tops: Growing[] = [];
  const byPath = new Map<string, Growing>();
  for (const { block, index, line } of blocksIn(document)) {
    const own = new Map<Declaration, Growing>();
    for (const declaration of block.facts.declarations) {
      if (declaration.kind !== 'process') continue;
      const path = pathOf(declaration);
      const { parents } = declaration;
      const parent = parents.length > 0 ? byPath.get(parents.join('/')) : undefined;
      const process: Growing = {
        declaration,
        document,
        block: index,
        path,
        parent,
        key: moved(declaration.key.range, line),
        range: moved(declaration.range, line),
        elements: [],
        children: [],
      };
      all.push(process);
      (parent?.children ?? tops).push(process);
      byPath.set(path, process);
      own.set(declaration, process);
    }
    for (const use of block.facts.elements) {
      if (use.place === 'process' && use.by) own.get(use.by)?.elements.push(use);
    }
  }
  // What was cut into blocks of its own ends with the last of them.
  for (const { parent, range } of [...all].reverse()) {
    if (parent && isBefore(parent.range.end, range.end))
      parent.range = { start: parent.range.start, end: range.end };
  }
  return { tops, all };
}

function isBefore(a: Position, b: Position): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
