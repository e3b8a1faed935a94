/** Changes of lists of mappings, in block and in flow style, that leave the rest of the text as it is. */
import type { Block } from '../map/block.js';
import type { ElementUse } from '../map/facts.js';
import type { Position, Range } from '../map/range.js';
import { writeScalar } from '../map/scalar.js';
import { field, textOf } from '../map/value.js';
import { writeReference } from './reference-text.js';
import type { Fix } from './rule.js';
import { type Source, sourceOf } from './source.js';

type Edit = Fix['edits'][number];

/** Removes an item of a list that has others: its line in block style, itself and a comma in flow style. */
export function removeItem(block: Block, use: ElementUse): Edit[] {
  const source = sourceOf(block)();
  const { start, end } = spanOf(source, use);
  if (start.line !== end.line) return [];
  const line = source.line(start.line);
  const before = line.slice(0, start.character);
  const behind = line.slice(end.character);
  if (/^[ \uFEFF]*- +$/.test(before) && /^\s*(?:#.*)?$/.test(behind)) {
    const next = source.offset({ line: start.line + 1, character: 0 });
    return [{ range: source.range(source.offset({ line: start.line, character: 0 }), next), text: '' }];
  }
  const comma = /,\s*$/.exec(before);
  if (!comma || !/^\s*[,\]]/.test(behind)) return [];
  return [{ range: { start: { line: start.line, character: comma.index }, end }, text: '' }];
}

/** Says of a mapping that it covers its element partially. */
export function coverPartially(block: Block, use: ElementUse): Edit[] {
  const { text, item } = use;
  const coverage = textOf(item, 'coverage');
  if (text.style === 'other' || text.alias || coverage?.alias) return [];
  if (coverage) return [{ range: coverage.range, text: 'partial' }];
  if (isBare(use)) return [{ range: text.range, text: partialItem(written(use)) }];
  const source = sourceOf(block)();
  if (source.text.charAt(source.offset(item.range.start)) === '{') {
    return [{ range: at(text.range.end), text: ', coverage: partial' }];
  }
  const entry = item.entries.find(({ value }) => value === text);
  if (!entry || entry.key.range.start.line !== text.range.end.line) return [];
  const indent = ' '.repeat(entry.key.range.start.character);
  return [
    {
      range: at(source.endOf(text.range.end.line)),
      text: `${source.lineBreak}${indent}coverage: partial`,
    },
  ];
}

/** Adds an element, partially covered, to the list that holds these mappings. */
export function addPartial(block: Block, list: readonly ElementUse[], reference: string): Edit[] {
  const last = list.at(-1);
  if (!last || list.some(({ text }) => text.alias)) return [];
  const source = sourceOf(block)();
  const span = spanOf(source, last);
  const item = partialItem(writeScalar(reference, true));
  const dash = /^[ \uFEFF]*- +$/.exec(source.line(span.start.line).slice(0, span.start.character))?.[0];
  if (dash !== undefined) {
    return [{ range: at(source.endOf(span.end.line)), text: `${source.lineBreak}${dash}${item}` }];
  }
  const value = field(last.by?.value, 'elements');
  if (!value) return [];
  if (value.kind === 'list') {
    const isFlow = source.text.charAt(source.offset(value.range.start)) === '[';
    return isFlow ? [{ range: at(span.end), text: `, ${item}` }] : [];
  }
  // A single mapping without a list becomes a list.
  const before = source.line(span.start.line).slice(0, span.start.character);
  if (span.start.line !== span.end.line || !/: +$/.test(before)) return [];
  const single = isBare(last) ? written(last) : source.slice(span.start, span.end);
  return [{ range: span, text: `[${single}, ${item}]` }];
}

/** @param reference as it is written inside brackets. */
function partialItem(reference: string): string {
  return `{ element: ${reference}, coverage: partial }`;
}

/** The reference as it is written inside `{ }`. */
function written({ text }: ElementUse): string {
  return writeReference(text, text.text);
}

/** Whether the reference stands alone, not in a mapping. */
function isBare({ item, text }: ElementUse): boolean {
  return item.range === text.range;
}

/** Where an item stands; a block scalar at its end takes its line break into its range, and this does not. */
function spanOf(source: Source, { item: { range } }: ElementUse): Range {
  const text = source.slice(range.start, range.end);
  const end = source.offset(range.start) + text.trimEnd().length;
  return source.range(source.offset(range.start), end);
}

function at(position: Position): Range {
  return { start: position, end: position };
}
