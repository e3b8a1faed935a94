/** Where ways of a flow meet: what was split for all is waited for, of what was split for one whichever comes goes on. */
import type { Identifiers } from '../ncname.js';
import { type FlowEdge, type FlowGraph, type FlowNode, isGateway } from './graph.js';

/**
 * Puts a gateway before each task and gateway at which several ways meet.
 * @param ids gives the new ones their identifiers.
 */
export function addJoins(graph: FlowGraph, ids: Identifiers): FlowGraph {
  const nodes = [...graph.nodes];
  let edges = [...graph.edges];
  const join = (kind: FlowNode['kind'], target: FlowNode, incoming: readonly FlowEdge[]): FlowEdge => {
    const gateway: FlowNode = { id: ids.join('join', target.id), kind, lane: target.lane };
    nodes.splice(nodes.indexOf(target), 0, gateway);
    edges = edges.map((edge) => (incoming.includes(edge) ? { ...edge, to: gateway } : edge));
    const way = { id: ids.join('way', gateway.id, target.id), from: gateway, to: target };
    edges.push(way);
    return way;
  };
  for (const target of graph.nodes) {
    const incoming = edges.filter(({ to }) => to === target);
    if (incoming.length < 2 || target.kind === 'end') continue;
    const parted = partedBefore(graph, target, incoming);
    if (!parted) {
      join('exclusive', target, incoming);
      continue;
    }
    const ways = parted.branches.map((branch) => {
      const [only, ...more] = branch;
      return only && more.length === 0 ? only : join('exclusive', target, branch);
    });
    // The gateways of the branches now stand before the target, and one more before them all.
    join(parted.split.kind, target, ways);
  }
  return { ...graph, nodes, edges };
}

interface Parted {
  readonly split: FlowNode;
  /** The ways that meet, by the branch of the split that they come from. */
  readonly branches: readonly (readonly FlowEdge[])[];
}

/** The split of which all ways that meet are branches: each comes from exactly one of them, and several are there. */
function partedBefore(
  { nodes, edges }: FlowGraph,
  target: FlowNode,
  incoming: readonly FlowEdge[],
): Parted | undefined {
  for (const split of nodes) {
    if (!isGateway(split) || split.kind === 'exclusive' || split === target) continue;
    const outgoing = edges.filter(({ from }) => from === split);
    if (outgoing.length < 2) continue;
    const reach = outgoing.map((way) => reachable(way, edges, new Set([split, target])));
    const branchOf = incoming.map((edge) => {
      const from = reach.flatMap((nodesIn, index) =>
        nodesIn.has(edge.from) || (edge.from === split && edge.id === outgoing[index]?.id) ? [index] : [],
      );
      return from.length === 1 ? from[0] : undefined;
    });
    const distinct = [...new Set(branchOf)];
    if (distinct.length < 2 || distinct.includes(undefined)) continue;
    const branches = distinct.map((branch) => incoming.filter((_, index) => branchOf[index] === branch));
    return { split, branches };
  }
  return undefined;
}

/** What can be reached by a way without passing some nodes. */
function reachable(way: FlowEdge, edges: readonly FlowEdge[], without: ReadonlySet<FlowNode>): Set<FlowNode> {
  const found = new Set<FlowNode>();
  const waiting = [way.to];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (found.has(node) || without.has(node)) continue;
    found.add(node);
    for (const edge of edges) if (edge.from === node) waiting.push(edge.to);
  }
  return found;
}
