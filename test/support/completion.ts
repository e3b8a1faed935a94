/** Completion as a client shows it: asked at a mark in a text, narrowed by what was typed, applied. */
import assert from 'node:assert/strict';
import {
  type CompletionItem,
  InsertTextFormat,
  type Position,
  type TextEdit,
} from 'vscode-languageserver-types';
import { type CompletionOptions, completion } from '../../server/features/completion/completion.js';
import { Lines } from '../../server/map/range.js';
import { readMap } from './map.js';
import { edited } from './marks.js';

/** Where the cursor stands in the text of a test. */
export const CURSOR = '$0';

/** A text without its mark, and the mark's position. */
export function readCursor(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf(CURSOR);
  assert.ok(offset >= 0, `no ${CURSOR} in:\n${marked}`);
  const text = marked.slice(0, offset) + marked.slice(offset + CURSOR.length);
  return { text, position: new Lines(text).position(offset) };
}

/** What a client offers at the mark, best first. */
export function offered(marked: string, options?: CompletionOptions): readonly CompletionItem[] {
  const { text, position } = readCursor(marked);
  const map = readMap(text);
  const [document] = map.documents;
  assert.ok(document);
  const { items, isIncomplete } = completion(document, map, position, options);
  assert.ok(isIncomplete, 'the client asks again as more is typed');
  const sorted = items.map(({ sortText }) => sortText ?? '');
  assert.deepEqual(sorted, [...sorted].sort(), 'the items come in the order of their ranks');
  assert.equal(new Set(sorted).size, items.length, 'no two items have one rank');
  assert.equal(new Set(items.map(({ label }) => label)).size, items.length, 'no two items have one label');
  const line = text.split(/\r\n|\r|\n/)[position.line] ?? '';
  return items.filter((item) => passes(item, line, position));
}

/** The explicit edit of an item. */
export function editOf(item: CompletionItem): TextEdit {
  const edit = item.textEdit;
  assert.ok(edit && 'range' in edit, `${item.label} has no edit`);
  return edit;
}

/** The text after an item was taken; the places of a snippet are left as they stand. */
export function applied(marked: string, item: CompletionItem): string {
  const { text } = readCursor(marked);
  const { range, newText } = editOf(item);
  const isSnippet = item.insertTextFormat === InsertTextFormat.Snippet;
  const inserted = isSnippet ? expanded(newText, text.split(/\r\n|\r|\n/)[range.start.line] ?? '') : newText;
  return edited(text, [{ range, newText: inserted }, ...(item.additionalTextEdits ?? [])]);
}

/** What a client makes of a snippet: each line is indented as the one on which it starts. */
function expanded(snippet: string, line: string): string {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return snippet
    .replaceAll(/\$\{\d+(?:\|([^,|]*)[^|]*\||:([^}]*))\}/g, '$1$2')
    .replaceAll('\n', `\n${indent}`);
}

/** Whether a client keeps an item: the typed part of what it replaces is found, in order, in its filter text. */
function passes(item: CompletionItem, line: string, { line: at, character }: Position): boolean {
  const { range } = editOf(item);
  const { start, end } = range;
  assert.ok(
    start.line === at && end.line === at && start.character <= character && end.character >= character,
    `${item.label} replaces a part of one line around the cursor`,
  );
  assert.ok(item.filterText, `${item.label} has a text to filter by`);
  const typed = line.slice(start.character, character).toLowerCase();
  let from = 0;
  for (const letter of typed) {
    from = item.filterText.toLowerCase().indexOf(letter, from) + 1;
    if (from === 0) return false;
  }
  return true;
}
