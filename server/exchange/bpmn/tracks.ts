/** The upright parts of ways: they run in the gaps between columns, those of different nodes never upon each other. */
import type { FlowEdge, FlowGraph, FlowNode } from './graph.js';
import type { Layers } from './layers.js';
import type { Row, Rows } from './rows.js';

/** A way's upright part in a gap. Gap 0 is before the first column. */
interface Upright {
  readonly edge: FlowEdge;
  readonly gap: number;
  /** The rows that it joins, with the side of the gap on which the way goes on in them. */
  readonly ends: readonly { readonly row: Row; readonly side: 'left' | 'right' }[];
  /** Uprights of one node may run upon each other. */
  readonly by: FlowNode;
}

export interface Tracks {
  /** How many tracks each gap has. */
  readonly counts: readonly number[];
  /** The track of a way in a gap; undefined where it goes straight through. */
  of(edge: FlowEdge, gap: number): number | undefined;
}

/** Gives each upright its track. */
export function tracksOf({ edges }: FlowGraph, layers: Layers, rows: Rows): Tracks {
  const column = (node: FlowNode): number => layers.of.get(node) ?? 0;
  const gaps = new Map<number, Upright[]>();
  const degree = degrees(edges);
  for (const edge of edges) {
    for (const upright of uprightsOf(edge, column(edge.from), column(edge.to), rows, degree)) {
      gaps.set(upright.gap, [...(gaps.get(upright.gap) ?? []), upright]);
    }
  }
  const last = Math.max(0, ...layers.of.values()) + 1;
  const tracks = new Map<string, number>();
  const counts = Array.from({ length: last + 1 }, (_, gap) => {
    const groups = inOrder(groupsOf(gaps.get(gap) ?? []));
    for (const [track, group] of groups.entries()) {
      for (const { edge } of group) tracks.set(`${gap} ${edge.id}`, track);
    }
    return groups.length;
  });
  return { counts, of: (edge, gap) => tracks.get(`${gap} ${edge.id}`) };
}

type Degrees = ReadonlyMap<FlowNode, number>;

function degrees(edges: readonly FlowEdge[]): { incoming: Degrees; outgoing: Degrees } {
  const incoming = new Map<FlowNode, number>();
  const outgoing = new Map<FlowNode, number>();
  for (const { from, to } of edges) {
    outgoing.set(from, (outgoing.get(from) ?? 0) + 1);
    incoming.set(to, (incoming.get(to) ?? 0) + 1);
  }
  return { incoming, outgoing };
}

function uprightsOf(
  edge: FlowEdge,
  from: number,
  to: number,
  rows: Rows,
  { incoming, outgoing }: ReturnType<typeof degrees>,
): Upright[] {
  const [start, end, along] = [rows.of.get(edge.from), rows.of.get(edge.to), rows.along.get(edge)];
  if (!start || !end) return [];
  if (!along) {
    const isGathered = (outgoing.get(edge.from) ?? 0) === 1 && (incoming.get(edge.to) ?? 0) > 1;
    const by = isGathered ? edge.to : edge.from;
    return upright(edge, from + 1, by, start, 'left', end, 'right');
  }
  const isBack = to <= from;
  return [
    ...upright(edge, from + 1, edge.from, start, 'left', along, isBack ? 'left' : 'right'),
    ...upright(edge, to, edge.to, along, isBack ? 'right' : 'left', end, 'right'),
  ];
}

function upright(
  edge: FlowEdge,
  gap: number,
  by: FlowNode,
  row: Row,
  side: 'left' | 'right',
  other: Row,
  otherSide: 'left' | 'right',
): Upright[] {
  if (row === other) return [];
  const ends = [
    { row, side },
    { row: other, side: otherSide },
  ];
  return [{ edge, gap, by, ends }];
}

function groupsOf(uprights: readonly Upright[]): Upright[][] {
  const groups = new Map<FlowNode, Upright[]>();
  for (const each of uprights) groups.set(each.by, [...(groups.get(each.by) ?? []), each]);
  return [...groups.values()];
}

/** A group that comes from the left in a row stands before one that goes on to the right there. */
function inOrder(groups: readonly Upright[][]): Upright[][] {
  const waiting = [...groups];
  const ordered: Upright[][] = [];
  while (waiting.length > 0) {
    const index = waiting.findIndex((group) =>
      waiting.every((other) => other === group || !mustPrecede(other, group)),
    );
    // Two that would each have to be first cross; then their order matters little.
    ordered.push(...waiting.splice(Math.max(0, index), 1));
  }
  return ordered;
}

function mustPrecede(first: readonly Upright[], second: readonly Upright[]): boolean {
  const rowsOn = (group: readonly Upright[], side: string): Row[] =>
    group.flatMap(({ ends }) => ends.filter((end) => end.side === side).map(({ row }) => row));
  const right = rowsOn(second, 'right');
  return rowsOn(first, 'left').some((row) => right.includes(row));
}
