/**
 * What YAML cannot read. A map is plain YAML 1.2, and these are the usual stumbling blocks:
 *
 * * a text with a colon and a space inside, or one that starts with ``> @ ` % & * ! | { [``: quote it;
 * * a quote or a bracket that is not closed;
 * * a tab as indentation, or a line that is indented otherwise than its neighbours;
 * * a key without a space behind its colon.
 *
 * Whatever else could be read is checked all the same.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: Bills: print and send
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     kpis: [{ name: Bills sent on the day, target: > 99 % }]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   send-bills:
 *     name: "Bills: print and send"
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     kpis: [{ name: Bills sent on the day, target: "> 99 %" }]
 * ```
 */
import { EarlierAnchors } from '../map/anchors.js';
import { type Block, readBlock } from '../map/block.js';
import { LIMITS } from '../map/limits.js';
import type { ProblemOf } from '../map/problem.js';
import type { Range } from '../map/range.js';
import { problemsOf } from './problems.js';
import { type Fix, type Report, type Rule, replace } from './rule.js';
import { type Source, sourceOf } from './source.js';
import { advise } from './syntax-advice.js';
import type { Way } from './syntax-ways.js';

type SyntaxProblem = ProblemOf<'yaml-syntax'>;

/** Longest block, in characters, for which fixes are tried: each trial reads the block again. */
const MAX_TRIAL = 50_000;
/** Errors of a block for which fixes are tried, the first ones. */
const MOST_TRIED = 20;

export const yamlSyntax: Rule = {
  code: 'yaml-syntax',
  severity: 'error',
  reads: [],
  *check({ block }): Iterable<Report> {
    const problems = problemsOf(block.problems, 'yaml-syntax');
    if (problems.length === 0) return;
    const source = sourceOf(block)();
    for (const [order, group] of byLine(problems).entries()) {
      const [first] = group;
      if (!first) continue;
      const details = group.map(({ detail }) => detail);
      const { message, range, ways, swallows } = advise(details, first.range, source);
      yield {
        message,
        range: within(range, source),
        fixes: order < MOST_TRIED ? best(ways, source, block) : [],
      };
      if (swallows) return;
    }
  },
};

/** The parser tells of what is missing behind the last character too. */
function within({ start, end }: Range, source: Source): Range {
  return source.range(source.offset(start), source.offset(end));
}

/** The problems of each line: the parser often tells of one mistake several times. */
function byLine(problems: readonly SyntaxProblem[]): SyntaxProblem[][] {
  const lines = new Map<number, SyntaxProblem[]>();
  const sorted = [...problems].sort(
    ({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character,
  );
  for (const problem of sorted) {
    const line = problem.range.start.line;
    lines.set(line, [...(lines.get(line) ?? []), problem]);
  }
  return [...lines.values()];
}

/** The change after which the block has the fewest problems, if it has fewer syntax errors then and none where it was. */
function best(ways: readonly Way[], source: Source, block: Block): Fix[] {
  const before = problemsOf(block.problems, 'yaml-syntax').length;
  // Where not all errors are told, nobody sees whether there are fewer.
  if (source.text.length > MAX_TRIAL || before >= LIMITS.syntaxErrors) return [];
  const earlier = new EarlierAnchors();
  for (const other of block.outer.values()) if (other) earlier.add(other);
  let fix: Fix | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const { title, range, text } of ways) {
    const after =
      source.text.slice(0, source.offset(range.start)) + text + source.text.slice(source.offset(range.end));
    // What stands at the start of a line is no longer a part of this block.
    if (block.path?.length && /^[^\s#]/m.test(after)) continue;
    const { problems } = readBlock({ path: block.path, text: after }, earlier);
    const errors = problemsOf(problems, 'yaml-syntax');
    const { line, character } = range.start;
    const isStill = errors.some(
      ({ range: { start } }) => start.line === line && start.character <= character + text.length,
    );
    if (isStill || errors.length >= before || problems.length >= least) continue;
    least = problems.length;
    fix = replace(title, within(range, source), text);
  }
  return fix ? [fix] : [];
}
