import type { Problem, ProblemOf } from '../map/problem.js';
import type { Report, Rule } from './rule.js';

/** A rule that puts into words what the reader found wrong with the shape of a file. */
export function problemRule<Code extends Problem['code']>(
  code: Code,
  describe: (problem: ProblemOf<Code>) => Report,
): Rule {
  const reports = (problems: readonly Problem[]): Report[] =>
    problems.filter((problem): problem is ProblemOf<Code> => problem.code === code).map(describe);
  return {
    code,
    severity: 'error',
    reads: [],
    check: ({ block }) => reports(block.problems),
    checkDocument: (document) => reports(document.problems),
  };
}
