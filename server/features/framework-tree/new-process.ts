/** Writing a new process for an element into a map. */
import { type Element, label } from '../../framework/element.js';
import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import type { Position, Range } from '../../map/range.js';
import { writeScalar } from '../../map/scalar.js';
import { type Entry, entriesOf } from '../../map/value.js';
import type { NewProcessResult } from '../../protocol.js';
import { Source } from '../../rules/source.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { blocksIn, isReadable } from '../places.js';
import { freeProcessId } from '../process-edits/free-process-id.js';

/** How deep keys stand below each other where nothing shows it. */
const STEP = 2;

/** A block scalar that keeps the blank lines at its end would lose them to what is written right behind it. */
const KEEPS_LINES = /[|>]\d?\+/;

/** Where a process is written, and how. */
interface Home {
  /** The line behind whose end it is written. */
  readonly line: number;
  /** What is written above it. */
  readonly head: readonly string[];
  readonly column: number;
  readonly step: number;
}

/**
 * The edits that write a new process for an element behind the top-level process around a position, or behind the last
 * one of the document; with the range of its name afterwards.
 */
export function newProcess(
  document: MapDocument,
  map: ProcessMap,
  position: Position | undefined,
  element: Element,
): NewProcessResult {
  const source = new Source(document.text);
  const home = homeIn(document, source, position);
  if (typeof home === 'string') return { refusal: home };
  const { line, head, column, step } = home;
  const name = writeScalar(element.name, false);
  const lines = [
    ...head,
    `${' '.repeat(column)}${writeScalar(freeProcessId(element.name, map), false)}:`,
    `${' '.repeat(column + step)}name: ${name}`,
    `${' '.repeat(column + step)}elements:`,
    `${' '.repeat(column + 2 * step)}- ${writeScalar(label(element), false)}`,
  ];
  const at = source.endOf(line);
  const newText = lines.map((each) => source.lineBreak + each).join('');
  const quote = name === element.name ? 0 : 1;
  const start = column + step + 'name: '.length + quote;
  const nameLine = line + head.length + 2;
  return {
    edits: [{ range: { start: at, end: at }, newText }],
    name: onLine(nameLine, start, start + name.length - 2 * quote),
  };
}

function onLine(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

/** Where a process can be written, or why nowhere. */
function homeIn(document: MapDocument, source: Source, position: Position | undefined): Home | string {
  const { roots, processes, isBroken } = outline(document);
  if (isBroken) return 'The map has a syntax error; mend it first, then make the process.';
  const [first] = processes;
  if (!first) return withoutProcess(roots, source);
  if (processes.some(({ line, column }) => source.line(line).slice(0, column).trim() !== '')) {
    return 'The processes are written in braces; write them on lines of their own first.';
  }
  const next = (line: number): number =>
    Math.min(
      ...[...roots, ...processes].map((each) => each.line).filter((each) => each > line),
      lineCount(source),
    );
  const here = position?.line ?? -1;
  const around = processes.find(({ line }) => line <= here && here < next(line)) ?? processes.at(-1) ?? first;
  const end = endOf(source, around.line, next(around.line), around.column);
  const isApart = processes.some(({ line }) => line > first.line && source.line(line - 1).trim() === '');
  return { line: end, head: isApart ? [''] : [], column: around.column, step: around.step };
}

/** A map that has no process yet: below its key, or at the end with a key of our own. */
function withoutProcess(roots: readonly Root[], source: Source): Home | string {
  const key = roots.find(({ entry }) => entry.key.text === 'processes');
  if (!key) {
    const line = endOf(source, 0, lineCount(source), 0);
    return { line, head: ['', 'processes:'], column: STEP, step: STEP };
  }
  const rest = source.line(key.line).slice(key.entry.key.range.end.character);
  if (key.entry.value || !/^[ \t]*:[ \t]*(?:#.*)?$/.test(rest)) {
    return 'What stands behind “processes:” is no list of processes to add one to; remove it first.';
  }
  return { line: key.line, head: [], column: STEP, step: STEP };
}

/** The last line before another that has content, or a comment that stands deeper than a column. */
function endOf(source: Source, from: number, until: number, column: number): number {
  let end = until - 1;
  const isLoose = (line: string): boolean =>
    line.trim() === '' || (line.trimStart().startsWith('#') && line.search(/\S/) <= column);
  if (KEEPS_LINES.test(source.slice({ line: from, character: 0 }, { line: until, character: 0 }))) return end;
  while (end > from && isLoose(source.line(end))) end--;
  return end;
}

interface Root {
  readonly line: number;
  readonly entry: Entry;
}

/** The top-level keys of a document and of its processes, in its own lines. */
function outline(document: MapDocument) {
  const roots: Root[] = [];
  const processes: { line: number; column: number; step: number }[] = [];
  let isBroken = false;
  for (const { block, line } of blocksIn(document)) {
    isBroken ||= !isReadable(block);
    if ((block.path ?? []).length === 0) {
      roots.push(...block.entries.map((entry) => ({ entry, line: entry.key.range.start.line + line })));
    }
    for (const declaration of block.facts.declarations) {
      if (declaration.kind !== 'process' || declaration.parents.length > 0) continue;
      const { start } = declaration.key.range;
      processes.push({ line: start.line + line, column: start.character, step: stepOf(declaration) });
    }
  }
  return { roots, processes, isBroken };
}

/** How much deeper the keys of a process stand than its own. */
function stepOf({ key, value }: Declaration): number {
  const [own] = entriesOf(value);
  const step = (own?.key.range.start.character ?? 0) - key.range.start.character;
  return own && own.key.range.start.line > key.range.start.line && step > 0 ? step : STEP;
}

function lineCount(source: Source): number {
  return source.text.split('\n').length;
}
