import type { MapDocument } from '../map/document.js';
import type { Declaration } from '../map/facts.js';
import { moved, type Position, type Range } from '../map/range.js';
import { writeScalar } from '../map/scalar.js';
import { type Entry, entriesOf, type Value } from '../map/value.js';
import type { InsertMappingResult } from '../protocol.js';
import { lineAt } from './cursor.js';

/** The edits that add an element to the process or system around a position, in the style in which it is written. */
export function insertMapping(
  document: MapDocument,
  position: Position,
  reference: string,
): InsertMappingResult {
  const found = declarationAt(document, position);
  if (!found)
    return { refusal: 'Put the cursor in a process or a system first, then map the element to it.' };
  const { declaration, lines } = found;
  const process = declaration.name?.text ?? declaration.id;
  const at = (end: Position): Range => moved({ start: end, end }, lines);
  const entry = entriesOf(declaration.value).find(({ key }) => key.text === 'elements');
  const eol = document.blocks[0]?.text.includes('\r\n') ? '\r\n' : '\n';
  const item = (value: string, indent: string): string => `${eol}${indent}- ${value}`;
  const edit = (range: Range, newText: string): InsertMappingResult => ({
    edits: [{ range, newText }],
    process,
  });

  if (!entry) {
    const value = declaration.value;
    if (value?.kind !== 'fields')
      return { refusal: `“${process}” is written in short; give it a name and elements of its own.` };
    const first = value.entries[0];
    const isFlow = first?.range.start.line === declaration.key.range.start.line;
    if (!first || isFlow) {
      if (!first) return { refusal: `“${process}” is empty; give it a name first.` };
      return edit(at(first.range.end), `, elements: [${writeScalar(reference, true)}]`);
    }
    const indent = ' '.repeat(first.key.range.start.character);
    return edit(
      at(first.range.end),
      `${eol}${indent}elements:${item(writeScalar(reference, false), `${indent}  `)}`,
    );
  }

  const indent = ' '.repeat(entry.key.range.start.character + 2);
  const last = lastItem(entry);
  if (!entry.value || !last)
    return edit(at(entry.key.range.end), `:${item(writeScalar(reference, false), indent)}`);
  const opening = lineAt(document, entry.value.range.start.line + lines).charAt(
    entry.value.range.start.character,
  );
  if (opening === '[') return edit(at(last.range.end), `, ${writeScalar(reference, true)}`);
  if (entry.value.kind === 'list') {
    const dash = lineAt(document, entry.value.range.start.line + lines).slice(
      0,
      entry.value.range.start.character,
    );
    return edit(at(last.range.end), item(writeScalar(reference, false), dash));
  }
  if (entry.value.range.start.line !== entry.value.range.end.line) {
    return { refusal: `The elements of “${process}” are one mapping; write them as a list first.` };
  }
  const { start } = entry.value.range;
  const gap: Range = moved(
    { start: { ...entry.key.range.end, character: entry.key.range.end.character + 1 }, end: start },
    lines,
  );
  return {
    edits: [
      { range: gap, newText: `${eol}${indent}- ` },
      { range: at(entry.value.range.end), newText: item(writeScalar(reference, false), indent) },
    ],
    process,
  };
}

function lastItem({ value }: Entry): Value | undefined {
  return value?.kind === 'list' ? value.items.at(-1) : value;
}

/** The innermost process or system that starts at or above a position, in the position's block. */
function declarationAt(
  document: MapDocument,
  position: Position,
): { declaration: Declaration; lines: number } | undefined {
  const index = document.indexAt(position.line);
  const lines = document.startOf(index);
  const here = (document.blocks[index]?.facts.declarations ?? []).filter(
    ({ kind, key }) =>
      (kind === 'process' || kind === 'system') && key.range.start.line + lines <= position.line,
  );
  const around = here.filter(({ range }) => range.end.line + lines >= position.line);
  const declaration = around.at(-1) ?? here.at(-1);
  return declaration && { declaration, lines };
}
