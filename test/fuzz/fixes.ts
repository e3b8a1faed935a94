/** What fixes do to findings. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import { fixWholeFile } from '../../server/features/fix-all.js';
import { suppressionFixes } from '../../server/features/suppress.js';
import { Lines, type Range } from '../../server/map/range.js';
import type { Finding, Fix } from '../../server/rules/rule.js';
import { findingsIn } from '../support/map.js';
import { edited, editsOf, opened } from '../support/marks.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';
import { Random, seedOf } from './random.js';

/** Fixes that are tried in one text. */
const MOST_TRIED = 12;
/** How often all that can be mended is mended. */
const MOST_ROUNDS = 10;

/** What is wrong with the shape of a text, and with what it names. */
const SHAPE = /^(?:unknown-key|duplicate-key|missing-key|merge-key|wrong-type|invalid-value)$/;
const NAME =
  /^(?:(?:unknown|moved|unlisted|undecided)-|ambiguous-name|element-name-mismatch|release-not-held)/;
/** What a name means beside others. */
const MEANING =
  /^(?:redundant-mapping|duplicate-key|excluded-element|inconsistent-coverage|retired-reference)$/;

/** Whether a finding can be told of only once another is mended: what is invisible goes first, then shape, then names. */
function isHidden(code: string, by: string): boolean {
  if (by === 'suspicious-character') return SHAPE.test(code) || NAME.test(code) || MEANING.test(code);
  if (SHAPE.test(by)) return NAME.test(code) || MEANING.test(code);
  return NAME.test(by) && MEANING.test(code);
}

/** From one offset to another. */
type Span = readonly [from: number, to: number];

/**
 * Of a finding with a fix, the text after the fix has none of the same code and message at its place; and it has no error and
 * no warning at what the fix has written, unless one of that code stood there before. A syntax error is told of as
 * often as the parser does, and hides what else is wrong: of these there are no more afterwards, and nothing else is asked. And
 * what a text names is looked up only once its shape is right; its shape is told of once nothing invisible is in it.
 */
export function fixesMend({ text }: FuzzInput, clock: Clock): void {
  const { document } = opened(text);
  const random = new Random(seedOf(text));
  const before = findingsIn(text);
  const all = before.flatMap((finding) =>
    [...(finding.fixes ?? []), ...suppressionFixes(document, finding)].map((fix) => ({ finding, fix })),
  );
  const tried = all.length <= MOST_TRIED ? all : random.some(MOST_TRIED, () => random.pick(all));
  for (const { finding, fix } of tried) {
    const after = edited(
      text,
      fix.edits.map(({ range, text: newText }) => ({ range, newText })),
    );
    const found = clock('check after a fix', () => findingsIn(after));
    assertMended({ text, finding, fix, before, after, found });
  }
}

interface Mended {
  readonly text: string;
  readonly finding: Finding;
  readonly fix: Fix;
  readonly before: readonly Finding[];
  readonly after: string;
  readonly found: readonly Finding[];
}

function assertMended({ text, finding, fix, before, after, found }: Mended): void {
  const [old, now] = [new Lines(text), new Lines(after)];
  const about = `${finding.code} “${finding.message}” → ${fix.title}`;
  if (finding.code === 'yaml-syntax') {
    assert.ok(syntaxErrorsIn(after) <= syntaxErrorsIn(text), `${about}: more syntax errors`);
    return;
  }
  const written = writtenBy(fix, old);
  const place = spanOf(finding.range, old);
  const moved: Span = [movedBy(written, place[0], 'from'), movedBy(written, place[1], 'to')];
  const isSame = ({ code, message }: Finding): boolean =>
    code === finding.code && message === finding.message;
  // Where the words are gone, those behind them stand at their place, and may have the same fault.
  const isGone = moved[0] === moved[1] && place[0] !== place[1];
  const fewer = found.filter(isSame).length < before.filter(isSame).length;
  assert.ok(fewer || !isGone, `${about}: there are as many as before`);
  for (const other of found) {
    const span = spanOf(other.range, now);
    assert.ok(isGone || !isSame(other) || !touches(span, moved), `${about}: it is still there`);
    if (other.severity !== 'error' && other.severity !== 'warning') continue;
    if (isHidden(other.code, finding.code)) continue;
    const there = written.find(({ to }) => to[0] < to[1] && touches(span, to));
    if (!there) continue;
    const wasThere = before.some(
      ({ code, range }) =>
        code === other.code &&
        (touches(spanOf(range, old), there.from) || touches(spanOf(range, old), place)),
    );
    assert.ok(wasThere, `${about}: adds ${other.code} “${other.message}”`);
  }
}

function syntaxErrorsIn(text: string): number {
  const problems = opened(text).document.blocks.flatMap((block) => block.problems);
  return problems.filter(({ code }) => code === 'yaml-syntax').length;
}

/** What the edits of a fix replace, and where in the new text stands what they have written. */
function writtenBy({ edits }: Fix, lines: Lines): { from: Span; to: Span }[] {
  let shift = 0;
  return edits
    .map(({ range, text }) => ({ from: spanOf(range, lines), text }))
    .sort((a, b) => a.from[0] - b.from[0])
    .map(({ from, text }) => {
      const start = from[0] + shift;
      shift += text.length - (from[1] - from[0]);
      return { from, to: [start, start + text.length] };
    });
}

/** Where an offset is after edits; one that is replaced moves to the end of what is written that is asked for. */
function movedBy(written: readonly { from: Span; to: Span }[], offset: number, end: 'from' | 'to'): number {
  const before = written.filter(({ from }) => from[0] < offset || (end === 'to' && from[0] === offset));
  const last = before.at(-1);
  if (!last) return offset;
  if (offset < last.from[1]) return end === 'from' ? last.to[0] : last.to[1];
  return last.to[1] + offset - last.from[1];
}

function spanOf({ start, end }: Range, lines: Lines): Span {
  return [lines.offset(start), lines.offset(end)];
}

/** Whether two stretches share a character, or one of them is empty and stands in the other. */
function touches(a: Span, b: Span): boolean {
  return a[0] === a[1] || b[0] === b[1] ? a[0] <= b[1] && b[0] <= a[1] : a[0] < b[1] && b[0] < a[1];
}

/** Mending again and again all that can be mended without asking leaves nothing to mend. */
export function fixingAllEnds({ text }: FuzzInput, clock: Clock): void {
  let now = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const findings = findingsIn(now);
    const actions: CodeAction[] = clock('fix all', () =>
      fixWholeFile({ uri: 'file:///1.etom.yaml', findings }),
    );
    const [action] = actions;
    if (!action) return;
    now = edited(now, editsOf(action));
  }
  assert.fail(`something is still mended after ${MOST_ROUNDS} rounds`);
}
