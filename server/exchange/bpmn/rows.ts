/** The rows of a drawing, lane by lane: each node has its own place, and each long way a row that is free all along. */
import type { FlowEdge, FlowGraph, FlowNode } from './graph.js';
import type { Layers } from './layers.js';

/** A row of a lane, with the columns in which something stands in it or passes through. */
export interface Row {
  readonly lane: number;
  readonly taken: Set<number>;
  /** False for a row through which ways pass, and no more. */
  hasNodes: boolean;
}

export interface Rows {
  /** Lane by lane, from above. */
  readonly rows: readonly Row[];
  readonly of: ReadonlyMap<FlowNode, Row>;
  /** The rows along which the ways run that are longer than one column, or lead back. */
  readonly along: ReadonlyMap<FlowEdge, Row>;
}

/** Gives nodes and long ways their rows. */
export function rowsOf({ lanes, nodes, edges }: FlowGraph, layers: Layers): Rows {
  const byLane: Row[][] = lanes.map(() => []);
  const of = new Map<FlowNode, Row>();
  const column = (node: FlowNode): number => layers.of.get(node) ?? 0;

  const take = (candidates: readonly (Row | undefined)[], lane: number, columns: readonly number[]): Row => {
    const own = byLane[lane] ?? [];
    const isFree = (row: Row | undefined): row is Row =>
      row !== undefined && columns.every((each) => !row.taken.has(each));
    let row = [...candidates, ...own].find(isFree);
    if (!row) {
      row = { lane, taken: new Set(), hasNodes: false };
      own.push(row);
    }
    for (const each of columns) row.taken.add(each);
    return row;
  };

  const incoming = new Map<FlowNode, FlowEdge[]>(nodes.map((node) => [node, []]));
  for (const edge of edges) if (!layers.back.has(edge)) incoming.get(edge.to)?.push(edge);
  // Equal columns keep the order of the nodes: sorting is stable.
  for (const node of [...nodes].sort((a, b) => column(a) - column(b))) {
    const before = (incoming.get(node) ?? [])
      .map(({ from }) => of.get(from))
      .filter((row) => row?.lane === node.lane);
    const row = take(before, node.lane, [column(node)]);
    row.hasNodes = true;
    of.set(node, row);
  }

  const along = new Map<FlowEdge, Row>();
  for (const edge of edges) {
    const [from, to] = [column(edge.from), column(edge.to)];
    const isBack = layers.back.has(edge);
    const columns = isBack ? range(to, from) : range(from + 1, to - 1);
    if (columns.length === 0) continue;
    const candidates = isBack ? [] : [of.get(edge.to), of.get(edge.from)];
    along.set(edge, take(candidates, isBack ? edge.from.lane : edge.to.lane, columns));
  }
  for (const [lane, own] of byLane.entries()) {
    if (own.length === 0) own.push({ lane, taken: new Set(), hasNodes: true });
  }
  return { rows: byLane.flat(), of, along };
}

/** The whole numbers from one to another, both included; none where the first is greater. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
