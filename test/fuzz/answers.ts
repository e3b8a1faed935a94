/** What must hold of every answer of a service, whatever it is an answer to. */
import assert from 'node:assert/strict';
import type { MapDocument } from '../../server/map/document.js';
import { Lines, type Position, type Range } from '../../server/map/range.js';

/** Half of a character that UTF-16 writes in two units. */
const HALF = /\p{Surrogate}/u;

/**
 * Fails where an answer is not fit for a client: a range that does not lie in the document, ends before it starts or cuts a
 * character, a name that is outside its item, half a character in a text.
 * @param document the document of the text; ranges of others are not looked at.
 */
export function assertFit(answer: unknown, text: string, { uri, blocks }: MapDocument): void {
  const lines = new Lines(text);
  // YAML can write half a character too, as an escape; and of a quote that is never closed it drops the last unit.
  const isRead = blocks.every(({ problems }) => problems.every(({ code }) => code !== 'yaml-syntax'));
  const isWhole = isRead && !HALF.test(text) && !/\\u/i.test(text);
  const seen = new Set<object>();
  const waiting: unknown[] = [answer];
  while (waiting.length > 0) {
    const item = waiting.pop();
    if (typeof item === 'string' && isWhole) assert.doesNotMatch(item, HALF, 'half a character');
    if (typeof item !== 'object' || item === null || seen.has(item)) continue;
    seen.add(item);
    if (isRange(item)) {
      assertRange(item, text, lines);
      continue;
    }
    if (isPosition(item)) assertRange({ start: item, end: item }, text, lines);
    if ('uri' in item && 'range' in item && item.uri !== uri) continue;
    assertNested(item, lines);
    waiting.push(...Object.values(item));
  }
}

function assertRange({ start, end }: Range, text: string, lines: Lines): void {
  for (const position of [start, end]) {
    const offset = lines.offset(position);
    const { line, character } = lines.position(offset);
    const isThere = line === position.line && character === position.character;
    assert.ok(isThere, `a place outside the document: ${position.line}:${position.character}`);
    assert.ok(!isInside(text, offset), 'a place inside a character');
  }
  assert.ok(lines.offset(start) <= lines.offset(end), 'a range that ends before it starts');
}

/** A selection lies in its item, and so do the items below it. */
function assertNested(item: object, lines: Lines): void {
  if (!('range' in item) || !isRange(item.range)) return;
  const [from, to] = [lines.offset(item.range.start), lines.offset(item.range.end)];
  const holds = ({ start, end }: Range): boolean => from <= lines.offset(start) && lines.offset(end) <= to;
  if ('selectionRange' in item && isRange(item.selectionRange))
    assert.ok(holds(item.selectionRange), 'a selection outside its item');
  if ('selectionRange' in item && 'children' in item && Array.isArray(item.children))
    for (const child of item.children)
      assert.ok(!isRange(child?.range) || holds(child.range), 'an item outside');
}

/** Whether an offset stands between the two units of one character. */
export function isInside(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

function isRange(item: unknown): item is Range {
  if (typeof item !== 'object' || item === null) return false;
  return 'start' in item && 'end' in item && isPosition(item.start) && isPosition(item.end);
}

function isPosition(item: unknown): item is Position {
  if (typeof item !== 'object' || item === null) return false;
  return 'line' in item && 'character' in item && Object.keys(item).length === 2;
}
