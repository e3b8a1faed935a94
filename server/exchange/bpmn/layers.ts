/** The columns of a drawing: whatever follows stands to the right of what it follows, but for the ways back. */
import type { FlowEdge, FlowGraph, FlowNode } from './graph.js';

export interface Layers {
  /** The column of each node, counted from 0. */
  readonly of: ReadonlyMap<FlowNode, number>;
  /** The edges that lead back. */
  readonly back: ReadonlySet<FlowEdge>;
}

/** Gives each node of a graph its column. */
export function layersOf({ nodes, edges }: FlowGraph): Layers {
  const outgoing = new Map<FlowNode, FlowEdge[]>(nodes.map((node) => [node, []]));
  for (const edge of edges) outgoing.get(edge.from)?.push(edge);
  const { order, back } = walk(nodes, outgoing);
  const of = new Map<FlowNode, number>();
  for (const node of order) {
    const column = of.get(node) ?? 0;
    of.set(node, column);
    for (const edge of outgoing.get(node) ?? []) {
      if (!back.has(edge)) of.set(edge.to, Math.max(of.get(edge.to) ?? 0, column + 1));
    }
  }
  return { of, back };
}

/** The nodes, each before what follows it, and the edges that lead back to where one has come from. */
function walk(
  nodes: readonly FlowNode[],
  outgoing: ReadonlyMap<FlowNode, readonly FlowEdge[]>,
): { order: FlowNode[]; back: Set<FlowEdge> } {
  const finished: FlowNode[] = [];
  const back = new Set<FlowEdge>();
  const state = new Map<FlowNode, 'open' | 'done'>();
  for (const start of nodes) {
    if (state.has(start)) continue;
    // Not by recursion: a flow may have thousands of steps.
    const trail = [{ node: start, next: 0 }];
    state.set(start, 'open');
    for (let top = trail.at(-1); top; top = trail.at(-1)) {
      const edge = outgoing.get(top.node)?.[top.next++];
      if (!edge) {
        state.set(top.node, 'done');
        finished.push(top.node);
        trail.pop();
      } else if (state.get(edge.to) === 'open') {
        back.add(edge);
      } else if (!state.has(edge.to)) {
        state.set(edge.to, 'open');
        trail.push({ node: edge.to, next: 0 });
      }
    }
  }
  return { order: finished.reverse(), back };
}
