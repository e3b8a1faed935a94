import { Lines } from '../../map/range.js';
import type { MigrationEdit } from './plan.js';

/** A text after edits whose ranges all count from what it is now, in order and without overlaps. */
export function applied(text: string, edits: readonly Pick<MigrationEdit, 'range' | 'newText'>[]): string {
  const lines = new Lines(text);
  const parts: string[] = [];
  let at = 0;
  for (const { range, newText } of edits) {
    parts.push(text.slice(at, lines.offset(range.start)), newText);
    at = lines.offset(range.end);
  }
  return [...parts, text.slice(at)].join('');
}
