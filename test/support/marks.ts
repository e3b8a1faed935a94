/** Marker files of editor features: maps whose comments mark words of the line above and say what is expected there. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeAction, TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../../server/map/document.js';
import { Lines, type Range } from '../../server/map/range.js';
import type { Value } from '../../server/map/value.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { ROOT } from './framework.js';
import { readMap } from './map.js';

const MARK = /^#(?: ?(<+)|( *)(\^+))(?: (.*))?$/;

/**
 * Reads a line `#  ^^^ words`, which marks the characters of the line above that the carets stand under, or `#<<< words`,
 * which marks as many from the first column on; undefined for any other line.
 */
export function readMark(line: string): { start: number; end: number; says: string } | undefined {
  const [whole, first, gap = '', carets = '', says = ''] = MARK.exec(line) ?? [];
  if (whole === undefined) return undefined;
  const start = first ? 0 : gap.length + 1;
  return { start, end: start + (first ?? carets).length, says };
}

export interface Mark {
  readonly range: Range;
  /** What is expected there. */
  readonly says: string;
}

export interface MarkedFile {
  readonly name: string;
  /** The map without its marks. */
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** The marker files of a feature. */
export function markedFiles(feature: string): MarkedFile[] {
  const folder = path.join(ROOT, 'test/markers', feature);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.etom.yaml'))
    .map((name) => ({ name, ...readMarks(readFileSync(path.join(folder, name), 'utf8')) }));
}

/** A map without its marks, and what they mark. */
export function readMarks(text: string): Omit<MarkedFile, 'name'> {
  const lines: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split('\n')) {
    const mark = readMark(line);
    if (mark) {
      const at = (character: number) => ({ line: lines.length - 1, character });
      marks.push({ range: { start: at(mark.start), end: at(mark.end) }, says: mark.says });
    } else {
      lines.push(line);
    }
  }
  return { text: lines.join('\n'), marks };
}

/** A map of one file, and that file. */
export function opened(text: string): { document: MapDocument; map: ProcessMap } {
  const map = readMap(text);
  const [document] = map.documents;
  assert.ok(document);
  return { document, map };
}

/** The whole of a text. */
export function wholeOf(text: string): Range {
  const lines = new Lines(text);
  return { start: lines.position(0), end: lines.position(text.length) };
}

/** The words of a text at a range. */
export function wordsAt(text: string, { start, end }: Range): string {
  const lines = new Lines(text);
  return text.slice(lines.offset(start), lines.offset(end));
}

/** Fails where a result differs from the committed file beside a marker file; with `UPDATE=1`, writes that file anew. */
export function assertGolden(feature: string, name: string, now: string): void {
  const at = path.join(ROOT, 'test/markers', feature, name.replace('.etom.yaml', '.golden'));
  if (process.env.UPDATE) writeFileSync(at, now);
  const committed = existsSync(at) ? readFileSync(at, 'utf8') : '';
  assert.equal(now, committed, `${at} differs; if that is right, run with UPDATE=1`);
}

/** The text after edits, which count from the text as it is and must not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new Lines(text);
  const places = edits
    .map(({ range, newText }) => ({
      start: lines.offset(range.start),
      end: lines.offset(range.end),
      newText,
    }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  let result = '';
  let at = 0;
  for (const { start, end, newText } of places) {
    assert.ok(start >= at && end >= start, 'edits overlap');
    result += text.slice(at, start) + newText;
    at = end;
  }
  return result + text.slice(at);
}

/** The edits of an action on the only file of a map. */
export function editsOf({ edit, title }: CodeAction): TextEdit[] {
  const changes = Object.values(edit?.changes ?? {});
  assert.equal(changes.length, 1, `${title} changes one file`);
  return changes.flat();
}

/** What each action at each mark of a file changes: the lines that it removes and adds. */
export function actionsGolden(
  { text, marks }: MarkedFile,
  actions: (document: MapDocument, map: ProcessMap, range: Range) => CodeAction[],
): string {
  const { document, map } = opened(text);
  const parts: string[] = [];
  for (const { range, says } of marks) {
    parts.push(`${range.start.line + 1}:${range.start.character + 1} ${wordsAt(text, range)}`);
    const offered = actions(document, map, range);
    if (says === 'nothing') assert.deepEqual(offered, [], `line ${range.start.line + 1}`);
    if (says === '') assert.notEqual(offered.length, 0, `line ${range.start.line + 1}: nothing is offered`);
    for (const action of offered) {
      parts.push(`  ${action.kind} ${action.title}`);
      parts.push(...changedLines(text, edited(text, editsOf(action))).map((line) => `    ${line}`));
    }
    if (offered.length === 0) parts.push('  nothing');
  }
  return `${parts.join('\n')}\n`;
}

/** The lines that two texts do not have in common, between the first and the last that differ. */
export function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split(/\r?\n/), after.split(/\r?\n/)];
  const least = Math.min(old.length, now.length);
  let head = 0;
  while (head < least && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < least - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  return [
    ...old.slice(head, old.length - tail).map((line) => `-${line}`),
    ...now.slice(head, now.length - tail).map((line) => `+${line}`),
  ];
}

/** All that a map says, without places, in alphabetical order: what it declares, which elements it names and what it refers to. */
export function sayings(text: string): string[] {
  const { map } = opened(text);
  const blocks = map.documents.flatMap((document) => document.blocks);
  return blocks
    .flatMap(({ facts, problems }) => [
      ...facts.declarations.map(({ kind, id, parents, value }) =>
        JSON.stringify([kind, id, parents, withoutPlaces(value)]),
      ),
      ...facts.head.map(({ key, value }) => JSON.stringify([key.text, withoutPlaces(value)])),
      ...facts.elements.map(({ text: { text: words }, place, by }) => JSON.stringify([place, words, by?.id])),
      ...facts.references.map(({ text: { text: words }, to, by }) => JSON.stringify([to, words, by?.id])),
      ...problems.map(({ code }) => code),
    ])
    .sort();
}

/** A value as plain texts, lists and pairs. Subprocesses are declarations of their own, and may stand in other blocks. */
function withoutPlaces(value: Value | undefined): unknown {
  switch (value?.kind) {
    case 'text':
      return value.text;
    case 'list':
      return value.items.map(withoutPlaces);
    case 'fields':
      return value.entries
        .filter(({ key }) => key.text !== 'processes')
        .map((entry) => [entry.key.text, withoutPlaces(entry.value)]);
    default:
      return null;
  }
}
