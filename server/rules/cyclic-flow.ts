/**
 * Steps of a flow that lead only to each other: a loop without a way out, so that the flow never ends.
 *
 * A loop is nothing bad where one of its steps can also lead out of it. The last step of a flow ends it unless it names what
 * follows; any other step ends it with `next: []`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * flows:
 *   connect:
 *     name: Connect a customer
 *     steps:
 *       survey: { element: 1.1.2.2.1 Design Solution, actor: Network partner }
 *       build: { element: 1.1.3.2 Resource Provisioning, actor: Network partner }
 *       rework: { element: 1.1.3.2 Resource Provisioning, actor: Network partner, next: build }
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * flows:
 *   connect:
 *     name: Connect a customer
 *     steps:
 *       survey: { element: 1.1.2.2.1 Design Solution, actor: Network partner }
 *       build:
 *         element: 1.1.3.2 Resource Provisioning
 *         actor: Network partner
 *         next: [{ to: rework, when: A part is missing }, close]
 *       rework: { element: 1.1.3.2 Resource Provisioning, actor: Network partner, next: build }
 *       close: { element: 1.1.1.5.5 Complete Customer Order, actor: Network partner }
 * ```
 */
import { flowGraphs, reached, type StepNode } from './flow-graph.js';
import type { Report, Rule } from './rule.js';
import { said } from './words.js';

/** Steps that a message names. */
const NAMED = 3;

export const cyclicFlow: Rule = {
  code: 'cyclic-flow',
  severity: 'warning',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const steps of flowGraphs(block)) {
      const [start] = steps;
      if (start) for (const loop of loopsWithoutEnd(start, steps)) yield report(loop);
    }
  },
};

/** The loops that the flow can get into and not out of, each in the order of its steps. */
function loopsWithoutEnd(start: StepNode, steps: readonly StepNode[]): StepNode[][] {
  const before = new Map<StepNode, StepNode[]>(steps.map((step) => [step, []]));
  for (const step of steps) for (const next of step.next) before.get(next)?.push(step);
  const backwards = (step: StepNode): readonly StepNode[] => before.get(step) ?? [];
  const ending = new Set(
    walk(
      steps.filter(({ isEnd }) => isEnd),
      backwards,
      new Set(),
    ),
  );
  const inFlow = reached([start]);
  const lost = steps.filter((step) => inFlow.has(step) && !ending.has(step));

  // Kosaraju: in the reverse of the order in which a walk backwards leaves them, each walk forwards finds the steps that
  // lead to each other. Those of which no step leads elsewhere are the loops.
  const left = walk(lost, backwards, new Set(ending));
  const known = new Set<StepNode>();
  const loops: ReadonlySet<StepNode>[] = [];
  for (const step of left.reverse()) {
    if (known.has(step)) continue;
    const group = new Set(walk([step], ({ next }) => next, known));
    if ([...group].every(({ next }) => next.every((one) => group.has(one)))) loops.push(group);
  }
  return loops.map((loop) => steps.filter((step) => loop.has(step)));
}

/** Walks from some steps on and gives each step that is not known yet when it is left, behind all that follow it. */
function walk(
  from: readonly StepNode[],
  follow: (step: StepNode) => readonly StepNode[],
  known: Set<StepNode>,
): StepNode[] {
  const left: StepNode[] = [];
  const path: { readonly step: StepNode; readonly ahead: StepNode[] }[] = [];
  const enter = (step: StepNode): void => {
    if (known.has(step)) return;
    known.add(step);
    path.push({ step, ahead: [...follow(step)] });
  };
  for (const start of from) {
    enter(start);
    for (let at = path.at(-1); at; at = path.at(-1)) {
      const next = at.ahead.pop();
      if (next) {
        enter(next);
      } else {
        left.push(at.step);
        path.pop();
      }
    }
  }
  return left;
}

function report(loop: readonly StepNode[]): Report {
  const [first, ...others] = loop;
  const names = loop.slice(0, NAMED).map(({ key }) => said(key.text));
  if (loop.length > NAMED) names[NAMED - 1] = `${loop.length - NAMED + 1} more`;
  const list = names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const message =
    others.length === 0
      ? `The step ${list} leads only to itself, so the flow never ends`
      : `The steps ${list} lead only to each other, so the flow never ends`;
  const start = first?.key.range ?? { start: ORIGIN, end: ORIGIN };
  return {
    range: start,
    message,
    related: others.map(({ key }) => ({ message: 'A step of the loop', range: key.range })),
  };
}

const ORIGIN = { line: 0, character: 0 };
