/** Flows in an ArchiMate model: what triggers what, through junctions where ways part or meet. */
import { type FlowNode, flowGraph } from '../bpmn/graph.js';
import type { FlowEntry, MapExport, StepEntry } from '../json/model.js';
import type { Model, Said } from './model.js';
import type { Declarations } from './organization.js';

/** Adds the flows of a map; each relation and each event says in a property which flow it is of. */
export function addFlows(
  model: Model,
  data: MapExport,
  { processes, roles }: Declarations,
  elements: ReadonlyMap<string, string>,
): void {
  const actors = new Map<string, string>();
  for (const flow of data.flows) {
    const { nodes, edges } = flowGraph(flow, data);
    const ids = new Map(
      nodes.map((node) => [node, processes.get(node.step?.process ?? '') ?? addNode(model, flow, node)]),
    );
    const properties = { Flow: flow.name };
    for (const { from, to, name } of edges) {
      model.relate('Triggering', ids.get(from), ids.get(to), { name, properties }, flow.id);
    }
    for (const [{ step }, id] of ids) {
      if (!step || processes.has(step.process ?? '')) continue;
      relateOutside(model, step, id, actors, elements);
    }
    const [start] = nodes;
    const owner = flow.owner === undefined ? undefined : roles.get(flow.owner);
    model.relate('Association', owner, start && ids.get(start), { name: 'owner of the flow' });
  }
}

function addNode(model: Model, flow: FlowEntry, node: FlowNode): string {
  const { kind, name, id, step } = node;
  const words = ['flow', flow.id, ...id.split('.')];
  const properties = { Flow: flow.name };
  switch (kind) {
    case 'task':
      return model.element('BusinessProcess', words, {
        name: name ?? id,
        documentation: [step?.description, step?.note].filter((each) => each !== undefined).join('\n\n'),
        properties: { ...properties, 'Outside the map’s processes': 'yes' },
      });
    case 'start':
    case 'end': {
      const said: Said = { name: name ?? `${flow.name}: ${kind}`, properties };
      return model.element('BusinessEvent', words, said);
    }
    default:
      return model.element(kind === 'parallel' ? 'AndJunction' : 'OrJunction', words, { properties });
  }
}

/** Who does a step outside the map's processes, and which element it is; it claims no coverage. */
function relateOutside(
  model: Model,
  { actor, element }: StepEntry,
  id: string,
  actors: Map<string, string>,
  elements: ReadonlyMap<string, string>,
): void {
  if (actor !== undefined) {
    const known = actors.get(actor) ?? model.element('BusinessActor', ['actor', actor], { name: actor });
    actors.set(actor, known);
    model.relate('Assignment', known, id);
  }
  model.relate('Association', id, elements.get(element ?? ''));
}
