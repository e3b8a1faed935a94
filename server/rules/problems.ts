import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { Problem, ProblemOf } from '../map/problem.js';
import type { Range } from '../map/range.js';
import type { Report, Rule } from './rule.js';
import { Source } from './source.js';

/** What a problem is told with: the problems around it, and the text that its range counts in. */
export interface ProblemContext {
  readonly problems: readonly Problem[];
  readonly document: MapDocument;
  source(): Source;
}

/** A rule that puts into words what the reader found wrong with the shape of a file. */
export function problemRule<Code extends Problem['code']>(
  code: Code,
  describe: (problem: ProblemOf<Code>, context: ProblemContext) => Report | undefined,
): Rule {
  const reports = (problems: readonly Problem[], document: MapDocument, text: () => string): Report[] => {
    const found = problemsOf(problems, code);
    if (found.length === 0) return [];
    let source: Source | undefined;
    const context: ProblemContext = {
      problems,
      document,
      source: () => {
        source ??= new Source(text());
        return source;
      },
    };
    return found.flatMap((problem) => describe(problem, context) ?? []);
  };
  return {
    code,
    severity: 'error',
    reads: [],
    check: ({ block, document }) => reports(block.problems, document, () => block.text),
    checkDocument: (document) => reports(document.problems, document, () => document.text),
  };
}

/**
 * The problems of one kind. What stands on a line that YAML could not read was guessed, and the syntax error says enough.
 */
export function problemsOf<Code extends Problem['code']>(
  problems: readonly Problem[],
  code: Code,
): ProblemOf<Code>[] {
  const found = problems.filter((problem): problem is ProblemOf<Code> => problem.code === code);
  return code === 'yaml-syntax' ? found : found.filter(({ range }) => !isBroken(problems, range));
}

/** Whether a range touches a line of a block that YAML could not read. */
export function isBroken(problems: Block['problems'], range: Range): boolean {
  const isLong = range.start.line !== range.end.line;
  return syntaxErrorsIn(problems).some((problem) => {
    const { start, end } = problem.range;
    // A quote that is not closed is told of where the text ends, and has swallowed the lines before.
    if (isLong && problem.detail.startsWith('Missing closing')) return true;
    return start.line <= range.end.line && range.start.line <= end.line;
  });
}

/** Looked up for every problem, of which there may be very many; of syntax errors, never more than a limit. */
const syntaxErrors = new WeakMap<readonly Problem[], readonly ProblemOf<'yaml-syntax'>[]>();

function syntaxErrorsIn(problems: readonly Problem[]): readonly ProblemOf<'yaml-syntax'>[] {
  let found = syntaxErrors.get(problems);
  if (!found) {
    found = problemsOf(problems, 'yaml-syntax');
    syntaxErrors.set(problems, found);
  }
  return found;
}
