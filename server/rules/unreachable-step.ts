/**
 * A step of a flow that nothing leads to. The first step is the start of the flow.
 *
 * A step without `next` leads to the one written below it; a step with `next` leads only to those that it names.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * flows:
 *   connect:
 *     name: Connect a customer
 *     steps:
 *       build: { element: 1.1.3.2 Resource Provisioning, actor: Network partner, next: close }
 *       inspect: { element: 1.1.3.2.3 Test Resource, actor: Network partner }
 *       close: { element: 1.1.1.5.5 Complete Customer Order, actor: Network partner }
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
 *       build: { element: 1.1.3.2 Resource Provisioning, actor: Network partner }
 *       inspect: { element: 1.1.3.2.3 Test Resource, actor: Network partner }
 *       close: { element: 1.1.1.5.5 Complete Customer Order, actor: Network partner }
 * ```
 */
import { flowGraphs, reached } from './flow-graph.js';
import type { Report, Rule } from './rule.js';
import { said } from './words.js';

export const unreachableStep: Rule = {
  code: 'unreachable-step',
  severity: 'warning',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const steps of flowGraphs(block)) {
      const known = reached(steps.slice(0, 1));
      const lost = steps.filter((step) => !known.has(step));
      const hasBefore = new Set(lost.flatMap((step) => step.next.filter((next) => next !== step)));
      // First those that nothing leads to, with all that follows them; what is left then are loops.
      for (const step of [...lost.filter((one) => !hasBefore.has(one)), ...lost]) {
        if (known.has(step)) continue;
        reached([step], known);
        yield { range: step.key.range, message: `Nothing leads to the step ${said(step.key.text)}` };
      }
    }
  },
};
