/** Whole entries with places to fill in. Their keys, words and hints are those of the format's description. */
import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
} from 'vscode-languageserver-types';
import type { Range } from '../../map/range.js';
import {
  type Field,
  type FieldsShape,
  fieldsOf,
  type MapShape,
  type Shape,
  scalarOf,
} from '../../map/shape.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import type { CompletionSite } from './sites.js';

type Keys = Readonly<Record<string, readonly string[]>>;

/** The keys of what can be written below an id, by the title of the mapping. */
const ENTRIES: Keys = {
  'a role': ['name', 'unit'],
  'a system': ['name', 'vendor', 'status'],
  'a process': ['name', 'elements', 'status'],
  'a flow': ['name', 'start', 'end', 'steps'],
  'an extension': ['name', 'parent', 'description'],
};

/** The keys of what can be written behind a dash, by the title of the mapping. */
const ITEMS: Keys = {
  'a mapping': ['element', 'coverage'],
  'an implementation': ['element', 'part'],
  'an exclusion': ['element', 'reason'],
  'an assessment': ['element', 'score', 'evidence'],
  'a decision on a gap': ['element', 'decision', 'reason'],
};

/** Spaces by which a list stands deeper than its key, and an entry than its section where its place does not tell. */
const INDENT = 2;

/**
 * The entry that can be written at a place in block style where nothing else stands. Its lines below the first are
 * indented from the start of the line, as clients expect it of a snippet.
 * @param before the line up to the cursor.
 */
export function snippetItems(site: CompletionSite, before: string, map: ProcessMap): CompletionItem[] {
  const { firstOnLine, flow, hasColon, inList, lead, quote, repairs, replaces, role, shape } = site;
  const isFree = !flow && !hasColon && quote === '' && repairs.length === 0;
  if (!shape || !isFree || replaces.end.character !== before.length) return [];
  if (role === 'key') return firstOnLine && shape.kind === 'map' ? entrySnippet(site, shape, map) : [];
  const startsList = firstOnLine && shape.kind === 'list';
  const startsItem = inList && /^ *-?\s*$/.test(before.slice(0, replaces.start.character));
  return startsItem || startsList ? itemSnippet(site, shape, inList ? lead : '- ', before) : [];
}

/** A new id with its mapping below it. */
function entrySnippet(
  { path, replaces }: CompletionSite,
  { declares, of }: MapShape,
  map: ProcessMap,
): CompletionItem[] {
  const depth = replaces.start.character / path.length;
  const indent = Number.isInteger(depth) && depth > 0 ? depth : INDENT;
  const id = freeId(`new-${declares}`, map.ids.get(declares));
  return snippet(replaces, fieldsOf(of), ENTRIES, 2, (lines) => `\${1:${id}}:${below(lines, indent)}`);
}

/** A mapping behind a dash. */
function itemSnippet(
  { replaces }: CompletionSite,
  shape: Shape,
  lead: string,
  before: string,
): CompletionItem[] {
  const column = replaces.start.character + lead.length - before.search(/\S|$/);
  return snippet(
    replaces,
    fieldsOf(shape),
    ITEMS,
    1,
    ([first = '', ...others]) => lead + first + below(others, column),
  );
}

function below(lines: readonly string[], indent: number): string {
  return lines.map((line) => `\n${' '.repeat(indent)}${line}`).join('');
}

/** @param stop the number of the first place to fill in. */
function snippet(
  range: Range,
  mapping: FieldsShape | undefined,
  table: Keys,
  stop: number,
  textOf: (lines: readonly string[]) => string,
): CompletionItem[] {
  const keys = mapping && table[mapping.title];
  if (!keys) return [];
  const name = mapping.title.replace(/^an? /, '');
  const lines = keys.flatMap((key, index) => fieldLines(key, mapping.fields[key], stop + index));
  return [
    {
      label: name,
      kind: CompletionItemKind.Snippet,
      detail: `${mapping.title}: ${keys.join(', ')}`,
      filterText: name,
      insertTextFormat: InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.adjustIndentation,
      textEdit: { range, newText: textOf(lines) },
    },
  ];
}

function fieldLines(key: string, field: Field | undefined, stop: number): string[] {
  if (!field) return [];
  const { doc, shape } = field;
  const value = `\${${stop}${hintOf(scalarOf(shape), doc)}}`;
  const isList = shape.kind === 'list' || shape.kind === 'either';
  return isList ? [`${key}:`, `${' '.repeat(INDENT)}- ${value}`] : [`${key}: ${value}`];
}

/** What stands in a place until it is filled in: the words to choose from, or what is to be written there. */
function hintOf(shape: Shape, doc: string): string {
  switch (shape.kind) {
    case 'word':
      return choice(Object.keys(shape.words));
    case 'number':
      return choice(Array.from({ length: shape.max - shape.min + 1 }, (_, index) => shape.min + index));
    case 'element':
      return ':element';
    case 'reference':
      return `:${shape.to}`;
    default:
      return `:${/^[^.:;]*/.exec(doc)?.[0]}`;
  }
}

function choice(words: readonly (string | number)[]): string {
  return `|${words.join(',')}|`;
}

/** The id, with a number behind it where that id is taken. */
function freeId(id: string, taken: ReadonlySet<string> | undefined): string {
  let free = id;
  for (let number = 2; taken?.has(free); number++) free = `${id}-${number}`;
  return free;
}
