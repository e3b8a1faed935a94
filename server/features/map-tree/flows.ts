/** Flows as branches of the process map tree: their steps stand below them. */

import type { Declaration } from '../../map/facts.js';
import { moved } from '../../map/range.js';
import { entriesOf, field, textOf } from '../../map/value.js';
import type { Located, ProcessMap } from '../../workspace/process-map.js';
import { type FlowStep, flowSteps } from '../flow-steps.js';
import { type Branch, countOf, lines, NOTHING_BELOW, type TreeContext } from './branch.js';
import { nameOf } from './outline.js';

const known = new WeakMap<ProcessMap, ReadonlyMap<string, readonly FlowStep[]>>();

/** A flow with its steps. */
export function flowBranch(
  { item: flow, document, block }: Located<Declaration>,
  context: TreeContext,
): Branch {
  const line = document.startOf(block);
  const extent = moved(flow.range, line);
  const written = field(flow.value, 'steps');
  const count = written?.kind === 'list' ? written.items.length : entriesOf(written).length;
  const { id, value } = flow;
  return {
    key: `flow ${id}`,
    uri: document.uri,
    extent,
    describe: () => ({
      kind: 'flow',
      label: nameOf(flow),
      details: [id, countOf(count, 'step')],
      tooltip: lines(
        `${nameOf(flow)} (${id})`,
        textOf(value, 'description')?.text ?? '',
        said('Starts', textOf(value, 'start')?.text),
        said('Ends', textOf(value, 'end')?.text),
      ),
      state: 'flow',
      hasChildren: count > 0,
      range: moved(flow.key.range, line),
      declared: { kind: 'flow', id, path: id },
      ...context.problemsIn(document, extent),
    }),
    children: () =>
      stepsOf(id, context.map)
        .filter((step) => step.document === document)
        .map((step) => stepBranch(step, context)),
  };
}

function stepBranch(step: FlowStep, context: TreeContext): Branch {
  const { path, doer, document, range: extent, selection: range, next } = step;
  const id = path.slice(path.indexOf('/') + 1);
  const isListed = id.startsWith('#');
  const ways = next.map(({ step: to, when }) =>
    when === undefined ? to.doer.name : `${to.doer.name} (${when})`,
  );
  return {
    key: `step ${id}`,
    uri: document.uri,
    extent,
    describe: () => ({
      kind: 'step',
      label: doer.name,
      details: [isListed ? '' : id, doer.isProcess ? '' : 'outside our processes'],
      tooltip: lines(doer.name, ways.length > 0 ? `Next: ${ways.join(', ')}` : 'The last step'),
      state: doer.isProcess ? 'step' : 'outside',
      hasChildren: false,
      range,
      ...(isListed ? {} : { declared: { kind: 'step', id, path } as const }),
      ...context.problemsIn(document, extent),
    }),
    children: NOTHING_BELOW,
  };
}

/** The steps of a flow. Those of all flows are looked up once for each state of a map. */
function stepsOf(flow: string, map: ProcessMap): readonly FlowStep[] {
  let steps = known.get(map);
  if (!steps) {
    const byFlow = new Map<string, FlowStep[]>();
    for (const step of flowSteps(map)) {
      const id = step.path.slice(0, step.path.indexOf('/'));
      const others = byFlow.get(id);
      if (others) others.push(step);
      else byFlow.set(id, [step]);
    }
    steps = byFlow;
    known.set(map, steps);
  }
  return steps.get(flow) ?? [];
}

function said(what: string, text: string | undefined): string {
  return text === undefined ? '' : `${what}: ${text}`;
}
