/** What formatting does to a text. */
import assert from 'node:assert/strict';
import { parseDocument } from 'yaml';
import { formatting } from '../../server/features/formatting.js';
import { Lines } from '../../server/map/range.js';
import { edited, opened, sayings } from '../support/marks.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';
import { Random, seedOf } from './random.js';

/** The formatted text says what the text said: to us, and, where it reads it without errors, to any YAML parser. */
export function formattingTidies({ text }: FuzzInput, clock: Clock): void {
  const random = new Random(seedOf(text));
  const options = {
    tabSize: 2,
    insertSpaces: true,
    insertFinalNewline: random.oneIn(2),
    trimFinalNewlines: random.oneIn(2),
  };
  const edits = clock('formatting', () => formatting(opened(text).document, options));
  const after = edited(text, edits);
  assert.deepEqual(formatting(opened(after).document, options), [], 'it is formatted again');
  assert.deepEqual(sayings(after), sayings(text), 'what the map says');
  assert.deepEqual(yamlValue(after), yamlValue(text), 'what YAML says');
  assert.deepEqual(commentsOf(after), commentsOf(text), 'the comments');

  const lines = new Lines(text);
  const [from, to] = [random.below(text.length + 1), random.below(text.length + 1)].sort((a, b) => a - b);
  const range = { start: lines.position(from ?? 0), end: lines.position(to ?? 0) };
  const some = formatting(opened(text).document, options, range);
  assert.deepEqual(sayings(edited(text, some)), sayings(text), 'what the map says after a part is formatted');
}

/** The value of a text, with all scalars as texts; undefined where YAML has something to complain of. */
function yamlValue(text: string): unknown {
  const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false, logLevel: 'error' });
  if (document.errors.length > 0 || document.warnings.length > 0) return undefined;
  try {
    return document.toJS({ mapAsMap: true, maxAliasCount: 1_000 });
  } catch (error) {
    // Too many aliases to write out, or one that stands inside what it stands for.
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

function commentsOf(text: string): string[] {
  return (text.match(/^[ \t]*#.*$/gm) ?? []).map((comment) => comment.trim());
}
