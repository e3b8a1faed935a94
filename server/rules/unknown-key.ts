/**
 * A key that means nothing where it stands. Keys of your own start with `x-`.
 *
 * Inside `{ }` a comma ends a text: what follows is read as a key. A text with a comma needs quotes there.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [{ element: 1.1.1.5 Order Handling, note: By post, phone or web }]
 *     onwer: connections-lead
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   connections-lead: Head of Connections
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [{ element: 1.1.1.5 Order Handling, note: "By post, phone or web" }]
 *     owner: connections-lead
 *     x-cost-center: 4711
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import type { ProblemOf } from '../map/problem.js';
import type { Range } from '../map/range.js';
import { usesOf } from './element-uses.js';
import { problemsOf } from './problems.js';
import { type Fix, type Report, type Rule, replace } from './rule.js';
import { type Source, sourceOf } from './source.js';
import { cut, said } from './words.js';

type UnknownKey = ProblemOf<'unknown-key'>;

const ID = /^\d+(?:\.\d+)+$/;

export const unknownKey: Rule = {
  code: 'unknown-key',
  severity: 'error',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const problems = problemsOf(context.block.problems, 'unknown-key');
    if (problems.length === 0) return;
    const source = sourceOf(context.block)();
    // Where the parts are an element's name together, unknown-element says so.
    const told = new Set<Range>(usesOf(context).splits.flatMap(({ keys }) => keys.map(({ range }) => range)));
    for (const [index, problem] of problems.entries()) {
      if (told.has(problem.range)) continue;
      const parts = splitText(problems, index, source);
      for (const part of parts) told.add(part.range);
      yield parts.length > 0 ? reportSplit(parts, source) : reportKey(problem, source);
    }
  },
};

function reportKey({ range, key, owner, known }: UnknownKey, source: Source): Report {
  if (ID.test(key) && known.includes('element')) {
    return {
      range,
      message: `Between the id ${key} and its name stands no colon: write them with a space`,
      fixes: withoutColon(range, source),
    };
  }
  const near = nearestWord(key, known);
  const place = `The key \`${cut(key)}\` is not known in ${owner}`;
  // A lone CR is a part of a key, and ends a line to everybody else.
  if (near === key.trim()) return { range, message: `${place} with the line break (CR) behind it` };
  if (near === undefined) return { range, message: `${place}; a key of your own starts with \`x-\`` };
  return {
    range,
    message: `${place}; did you mean \`${near}\`?`,
    fixes: [replace(`Change to \`${near}\``, range, near, true)],
  };
}

/** `- 1.1.1.5: Order Handling`; not inside `{ }`, which would stay around the reference. */
function withoutColon({ start, end }: Range, source: Source): Fix[] {
  const line = source.line(end.line);
  const colon = /^:\s+(?=[^\s#|>&*!"'[{%@`?-])/.exec(line.slice(end.character));
  if (!colon || /["']/.test(source.slice(start, end)) || source.bracketAt(source.offset(start)) === '{')
    return [];
  const value = { line: end.line, character: end.character + colon[0].length };
  return [replace('Remove the colon', { start: end, end: value }, ' ', true)];
}

/** The keys, from one on, that are parts of a text which commas have split: without values, and nothing but commas between. */
function splitText(problems: readonly UnknownKey[], from: number, source: Source): UnknownKey[] {
  const [first] = problems.slice(from, from + 1);
  if (!first || !isBare(first, source)) return [];
  // One word without a value may also be a key that is not finished.
  if (!first.key.includes(' ') && nearestWord(first.key, first.known) !== undefined) return [];
  const parts = [first];
  for (const next of problems.slice(from + 1)) {
    const last = parts.at(-1)?.range.end ?? first.range.end;
    if (!/^\s*,\s*$/.test(source.slice(last, next.range.start)) || !isBare(next, source)) break;
    parts.push(next);
  }
  return parts;
}

function isBare({ range }: UnknownKey, source: Source): boolean {
  const behind = source.text.slice(source.offset(range.end), source.offset(range.end) + 200);
  if (!/^\s*[,}]/.test(behind)) return false;
  return source.bracketAt(source.offset(range.start)) === '{';
}

function reportSplit(parts: readonly UnknownKey[], source: Source): Report {
  const first = parts[0]?.range ?? { start: source.endOf(0), end: source.endOf(0) };
  const end = parts.at(-1)?.range.end ?? first.end;
  const before = source.text.slice(0, source.offset(first.start));
  // The text before the first comma: a plain value.
  const value = /(?<=:\s+)[^\s,{}[\]"'#][^,{}[\]"'#\n]*,\s*$/.exec(before.slice(-500));
  const start = value ? source.offset(first.start) - value[0].length : undefined;
  const text = start === undefined ? undefined : source.text.slice(start, source.offset(end));
  const fix =
    start === undefined || text === undefined || /[\r\n]/.test(text)
      ? []
      : [
          replace(
            `Quote “${cut(text)}”`,
            source.range(start, source.offset(end)),
            JSON.stringify(text),
            true,
          ),
        ];
  return {
    range: { start: first.start, end },
    message: `${said(source.slice(first.start, end))} is read as a key: inside \`{ }\` a text with a comma needs quotes`,
    fixes: fix,
  };
}
