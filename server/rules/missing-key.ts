/**
 * A key without which a mapping says nothing: `etom` in every file, the `name` of a process or an extension, the `element`
 * of a mapping. A key without a value counts as missing.
 *
 * ## Wrong
 *
 * ```yaml
 * processes:
 *   send-bills:
 *     elements: [{ coverage: partial }]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [{ element: 1.1.1.8 Billing & Collections Management, coverage: partial }]
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import { DEFAULT_RELEASE } from '../framework/releases.js';
import type { Problem, ProblemOf } from '../map/problem.js';
import { type ProblemContext, problemRule } from './problems.js';
import { type Fix, replace } from './rule.js';
import type { Source } from './source.js';
import { cut } from './words.js';

type MissingKey = ProblemOf<'missing-key'>;

const ID = /^\d+(?:\.\d+)+$/;

export const missingKey = problemRule('missing-key', (problem, context) => {
  const { range, key, owner } = problem;
  if (isExplained(problem, context)) return undefined;
  if (key === 'etom') {
    return {
      range,
      message: `The map needs its framework release, such as \`etom: ${DEFAULT_RELEASE}\``,
      fixes: [addRelease(problem, context)],
    };
  }
  return { range, message: `${owner.charAt(0).toUpperCase()}${cut(owner).slice(1)} needs \`${key}\`` };
});

/**
 * Whether something else tells what is wrong: a syntax error, as the key may be in what could not be read, or a misspelled
 * key. The reader tells of a mapping's unknown keys before its missing ones, and of inner mappings before outer ones.
 */
function isExplained(problem: MissingKey, { problems, document, source }: ProblemContext): boolean {
  if (problem.key === 'etom') {
    return document.blocks.some((block) =>
      block.problems.some(
        (other) =>
          other.code === 'yaml-syntax' ||
          meant(other, problem) ||
          (other.code === 'wrong-type' && other.key === 'etom'),
      ),
    );
  }
  if (problems.some(({ code }) => code === 'yaml-syntax')) return true;
  if (problems.some((other) => isWrongValue(other, problem, source))) return true;
  let inner = 0;
  for (let index = problems.indexOf(problem) - 1; index >= 0; index--) {
    const other = problems[index];
    if (!other || isBefore(other, problem)) return false;
    if (other.code === 'missing-key' && other.key === problem.key && other.owner === problem.owner) inner++;
    if (meant(other, problem) && inner-- === 0) return true;
  }
  return false;
}

/** Whether a key that is not known was probably meant to be the missing one. */
function meant(other: Problem, { key, owner }: MissingKey): boolean {
  if (other.code !== 'unknown-key' || other.owner !== owner) return false;
  return nearestWord(other.key, other.known) === key || (key === 'element' && ID.test(other.key));
}

/** Whether the key has a value, which another finding speaks of. */
function isWrongValue(other: Problem, { range, key }: MissingKey, source: () => Source): boolean {
  if ((other.code !== 'wrong-type' && other.code !== 'invalid-value') || other.key !== key) return false;
  return /^["']?\s*:[\s[{-]*$/.test(source().slice(range.end, other.range.start));
}

function isBefore(other: Problem, { range }: MissingKey): boolean {
  const { start } = other.range;
  if (start.line !== range.start.line) return start.line < range.start.line;
  return start.character < range.start.character;
}

/** A new first key, or, where the key has no value, the value. */
function addRelease({ range }: MissingKey, { source }: ProblemContext): Fix {
  const title = `Add \`etom: ${DEFAULT_RELEASE}\``;
  const { line, character } = range.end;
  const behind = /^["']?\s*:/.exec(source().line(line).slice(character))?.[0];
  const isHere = source().slice(range.start, range.end).replace(/["']/g, '') === 'etom';
  if (isHere && behind !== undefined) {
    const colon = { line, character: character + behind.length };
    return replace(title, { start: colon, end: colon }, ` ${DEFAULT_RELEASE}`, true);
  }
  const first = /^\uFEFF? */.exec(source().line(range.start.line))?.[0] ?? '';
  const indent = first.replace('\uFEFF', '');
  const isFlow = source().bracketAt(source().offset(range.start)) === '{';
  // A key may stand behind a `?`.
  const start = isFlow ? range.start : { line: range.start.line, character: first.length };
  const behindIt = isFlow ? ', ' : `${source().lineBreak}${indent}`;
  return replace(title, { start, end: start }, `etom: ${DEFAULT_RELEASE}${behindIt}`, true);
}
