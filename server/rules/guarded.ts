import type { Report, Rule } from './rule.js';

/** What a rule finds, or, where it throws, which is a fault of ours, that alone: the other rules go on. */
export function guarded<R>(
  rule: Rule,
  find: () => Iterable<R>,
  asResult: (fault: Report) => readonly R[],
): R[] {
  try {
    return [...find()];
  } catch (error) {
    const at = { line: 0, character: 0 };
    const message = `The rule ${rule.code} failed (${error}); please report it with this file`;
    return [...asResult({ range: { start: at, end: at }, message })];
  }
}
