/** Fixtures: maps of one or more files that say in comments what a feature answers. Their syntax: test/markers/README.md. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { MapDocument } from '../../server/map/document.js';
import { Lines, type Position, type Range } from '../../server/map/range.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks, ROOT } from './framework.js';

/** Words that a comment marks in the line above it. */
export interface Mark {
  readonly uri: string;
  readonly range: Range;
  /** What is said of them. */
  readonly says: string;
}

/** One case of a fixture file. */
export interface Fixture {
  readonly title: string;
  readonly map: ProcessMap;
  /** The texts of the files, by URI. */
  readonly texts: ReadonlyMap<string, string>;
  readonly marks: readonly Mark[];
  /** Texts as they are to be afterwards: lines with `#> ` replace the line above. */
  readonly after: ReadonlyMap<string, string>;
  /** What lines with `#! ` say. */
  readonly notes: readonly string[];
  /** Where `$0` stood. */
  readonly cursor: { readonly document: MapDocument; readonly position: Position } | undefined;
}

const CASE = /^#== (.*)$/;
const FILE = /^#\/\/- (\/.*)$/;
const MARK = /^#(?:(<+)|( *)(\^+)) (.*)$/;
const CURSOR = '$0';

/** The cases of all files in a folder of test/markers. */
export function fixturesIn(folder: string, eol = '\n'): Fixture[] {
  const root = path.join(ROOT, 'test/markers', folder);
  return readdirSync(root)
    .filter((name) => name.endsWith('.etom.yaml'))
    .flatMap((name) => readFixtures(name, readFileSync(path.join(root, name), 'utf8'), eol));
}

/** Reads the cases of a fixture file: what stands above the first `#== title` is for the reader. */
export function readFixtures(name: string, source: string, eol = '\n'): Fixture[] {
  const lines = source.split(/\r?\n/);
  const starts = lines.flatMap((line, index) => (CASE.test(line) ? [index] : []));
  assert.ok(starts.length > 0, `${name} has no case`);
  return starts.map((start, order) => {
    const title = CASE.exec(lines[start] ?? '')?.[1] ?? '';
    return readFixture(`${name}: ${title}`, lines.slice(start + 1, starts[order + 1]), eol);
  });
}

function readFixture(title: string, lines: readonly string[], eol: string): Fixture {
  const files = new Map<string, { now: string[]; after: string[] }>();
  const marks: Mark[] = [];
  const notes: string[] = [];
  let cursor: { uri: string; position: Position } | undefined;
  let uri = 'file:///1.etom.yaml';
  /** A column of the line above without the cursor that stands there. */
  let inText = (column: number): number => column;
  for (const line of lines) {
    const name = FILE.exec(line)?.[1];
    if (name !== undefined) uri = `file://${name}`;
    const file = files.get(uri) ?? { now: [], after: [] };
    const [mark, first, gap = '', carets = '', says = ''] = MARK.exec(line) ?? [];
    if (name !== undefined) {
      files.set(uri, file);
    } else if (mark !== undefined) {
      const from = first ? 0 : gap.length + 1;
      const line = file.now.length - 1;
      const start = { line, character: inText(from) };
      const end = { line, character: inText(from + (first ?? carets).length) };
      marks.push({ uri, range: { start, end }, says });
    } else if (line.startsWith('#! ')) {
      notes.push(line.slice(3));
    } else if (line.startsWith('#> ')) {
      file.after.splice(-1, 1, line.slice(3));
    } else {
      const at = line.indexOf(CURSOR);
      inText = (column) => (at < 0 || column <= at ? column : Math.max(at, column - CURSOR.length));
      if (at >= 0) cursor = { uri, position: { line: file.now.length, character: at } };
      const text = line.replace(CURSOR, '');
      file.now.push(text);
      file.after.push(text);
      files.set(uri, file);
    }
  }
  const texts = new Map([...files].map(([name, { now }]) => [name, now.join(eol)]));
  const documents = [...texts].map(([name, text]) => MapDocument.read(name, 1, text));
  const document = documents.find((one) => one.uri === cursor?.uri);
  return {
    title,
    map: new ProcessMap(documents, frameworks, true),
    texts,
    marks,
    after: new Map([...files].map(([name, { after }]) => [name, after.join(eol)])),
    notes,
    cursor: cursor && document && { document, position: cursor.position },
  };
}

/** The cursor of a fixture that must have one. */
export function cursorOf({ title, cursor }: Fixture): NonNullable<Fixture['cursor']> {
  assert.ok(cursor, `${title} has no ${CURSOR}`);
  return cursor;
}

/** The only document of a map of one file. */
export function only({ documents }: ProcessMap): MapDocument {
  const [document, ...others] = documents;
  assert.ok(document && others.length === 0);
  return document;
}

/** Places as lines to compare, in order: `/b.etom.yaml 3:5-8 reference`. */
export function placeLines(places: readonly Mark[]): string[] {
  return places.map((place) => {
    const { start, end } = place.range;
    const file = place.uri.replace(/^file:\/\//, '');
    return `${file} ${start.line + 1}:${start.character + 1}-${end.character + 1} ${place.says}`.trimEnd();
  });
}

/** The text after edits that count from the text as it was. */
export function edited(
  text: string,
  edits: readonly { readonly range: Range; readonly newText: string }[],
): string {
  const lines = new Lines(text);
  const last = [...edits].sort((a, b) => lines.offset(b.range.start) - lines.offset(a.range.start));
  return last.reduce(
    (now, { range, newText }) =>
      now.slice(0, lines.offset(range.start)) + newText + now.slice(lines.offset(range.end)),
    text,
  );
}
