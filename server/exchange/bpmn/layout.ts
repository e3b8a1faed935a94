/** The drawing of a flow: a pool with its lanes one below the other, and what follows to the right of what it follows. */
import { type Font, widthOf, wrap } from '../../../grid/text-width.js';
import type { FlowEdge, FlowGraph, FlowNode, Lane } from './graph.js';
import { type Layers, layersOf } from './layers.js';
import { type Row, type Rows, rowsOf } from './rows.js';
import { type Tracks, tracksOf } from './tracks.js';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly pool: Box;
  readonly lanes: ReadonlyMap<Lane, Box>;
  readonly nodes: ReadonlyMap<FlowNode, Box>;
  /** Where the names of events stand. */
  readonly labels: ReadonlyMap<FlowNode, Box>;
  readonly edges: ReadonlyMap<FlowEdge, { readonly points: readonly Point[]; readonly label?: Box }>;
}

/** All in pixels. */
const SIZES: Readonly<Record<FlowNode['kind'], { width: number; height: number }>> = {
  start: { width: 36, height: 36 },
  end: { width: 36, height: 36 },
  task: { width: 130, height: 80 },
  exclusive: { width: 50, height: 50 },
  parallel: { width: 50, height: 50 },
  inclusive: { width: 50, height: 50 },
};
const ORIGIN = { x: 160, y: 80 };
/** The strip with the name of a pool or a lane. */
const HEADER = 30;
const ROW = 116;
/** A row through which ways pass, and no more. */
const PASSAGE = 64;
const LANE_PADDING = 12;
const LEAST_LANE = 100;
const GAP_PADDING = 22;
const TRACK = 14;
const FONT: Font = { size: 11.5 };
const LINE = 14;
const LABEL = 90;
const MOST_LINES = 4;

/** Lays a flow out. Equal graphs are laid out equally. */
export function layoutOf(graph: FlowGraph): Layout {
  const layers = layersOf(graph);
  const rows = rowsOf(graph, layers);
  const tracks = tracksOf(graph, layers, rows);
  const columns = columnsOf(graph, layers, tracks);
  const { middles, lanes, bottom } = heightsOf(graph, rows, columns.right);
  const nodes = new Map<FlowNode, Box>();
  const labels = new Map<FlowNode, Box>();
  for (const node of graph.nodes) {
    const { width, height } = SIZES[node.kind];
    const column = columns.boxes[layers.of.get(node) ?? 0];
    const row = rows.of.get(node);
    const x = (column?.x ?? 0) + ((column?.width ?? 0) - width) / 2;
    const y = ((row && middles.get(row)) ?? 0) - height / 2;
    nodes.set(node, { x, y, width, height });
    if (node.kind !== 'task' && node.name !== undefined)
      labels.set(node, { ...textBox(node.name, x + width / 2), y: y + height + 4 });
  }
  const router = new Router(layers, rows, tracks, columns, middles, nodes);
  const edges = new Map(graph.edges.map((edge) => [edge, router.route(edge)]));
  const pool = { ...ORIGIN, width: columns.right - ORIGIN.x, height: bottom - ORIGIN.y };
  return { pool, lanes, nodes, labels, edges };
}

interface Columns {
  readonly boxes: readonly { readonly x: number; readonly width: number }[];
  /** Where the tracks of each gap begin, and where its labels do. */
  readonly gaps: readonly { readonly tracks: number; readonly labels: number }[];
  readonly right: number;
}

/** Columns as wide as their widest node, with gaps that have room for the uprights and the names of ways. */
function columnsOf(graph: FlowGraph, layers: Layers, tracks: Tracks): Columns {
  const widths = tracks.counts
    .slice(1)
    .map((_, column) =>
      Math.max(
        0,
        ...graph.nodes.filter((node) => layers.of.get(node) === column).map(({ kind }) => SIZES[kind].width),
      ),
    );
  const named = new Set(
    graph.edges
      .filter((edge) => edge.name !== undefined && !layers.back.has(edge))
      .map((edge) => (layers.of.get(edge.from) ?? 0) + 1),
  );
  let x = ORIGIN.x + 2 * HEADER;
  const boxes: { x: number; width: number }[] = [];
  const gaps = tracks.counts.map((count, gap) => {
    const start = x + GAP_PADDING;
    const labels = start + Math.max(0, count - 1) * TRACK + (count > 0 ? 4 : 0);
    x = labels + (named.has(gap) ? LABEL : 0) + GAP_PADDING;
    const width = widths[gap] ?? 0;
    boxes.push({ x, width });
    x += width;
    return { tracks: start, labels };
  });
  return { boxes, gaps, right: x };
}

/** Where the rows and the lanes stand. */
function heightsOf({ lanes }: FlowGraph, { rows }: Rows, right: number) {
  const middles = new Map<Row, number>();
  const boxes = new Map<Lane, Box>();
  let y = ORIGIN.y;
  for (const [index, lane] of lanes.entries()) {
    const own = rows.filter((row) => row.lane === index);
    const heights = own.map(({ hasNodes }) => (hasNodes ? ROW : PASSAGE));
    const filled = heights.reduce((sum, height) => sum + height, 2 * LANE_PADDING);
    // The name stands upright in the strip, in as many lines as find room there.
    const named = Math.min(widthOf(lane.name, FONT) + 2 * LANE_PADDING, 2 * ROW);
    const height = Math.ceil(Math.max(filled, LEAST_LANE, named));
    let top = y + LANE_PADDING + (height - filled) / 2;
    for (const [at, row] of own.entries()) {
      middles.set(row, Math.round(top + (heights[at] ?? 0) / 2));
      top += heights[at] ?? 0;
    }
    boxes.set(lane, { x: ORIGIN.x + HEADER, y, width: right - ORIGIN.x - HEADER, height });
    y += height;
  }
  return { middles, lanes: boxes, bottom: y };
}

class Router {
  constructor(
    private readonly layers: Layers,
    private readonly rows: Rows,
    private readonly tracks: Tracks,
    private readonly columns: Columns,
    private readonly middles: ReadonlyMap<Row, number>,
    private readonly nodes: ReadonlyMap<FlowNode, Box>,
  ) {}

  /** From the right of a node to the left of another, upright in gaps alone. */
  route(edge: FlowEdge): { points: Point[]; label?: Box } {
    const [from, to] = [this.nodes.get(edge.from), this.nodes.get(edge.to)];
    if (!from || !to) return { points: [] };
    const start = { x: from.x + from.width, y: from.y + from.height / 2 };
    const end = { x: to.x, y: to.y + to.height / 2 };
    const along = this.rows.along.get(edge);
    const y = (along && this.middles.get(along)) ?? end.y;
    const first = this.#track(edge, (this.layers.of.get(edge.from) ?? 0) + 1);
    const second = this.#track(edge, this.layers.of.get(edge.to) ?? 0);
    const points = [
      start,
      ...(first === undefined
        ? []
        : [
            { x: first, y: start.y },
            { x: first, y },
          ]),
      ...(along === undefined || second === undefined
        ? []
        : [
            { x: second, y },
            { x: second, y: end.y },
          ]),
      end,
    ];
    return { points, label: this.#labelOf(edge, y, from) };
  }

  #track(edge: FlowEdge, gap: number): number | undefined {
    const track = this.tracks.of(edge, gap);
    return track === undefined ? undefined : (this.columns.gaps[gap]?.tracks ?? 0) + track * TRACK;
  }

  /** Above the way, behind the uprights of its gap; of a way back, below the node that it leaves. */
  #labelOf(edge: FlowEdge, y: number, from: Box): Box | undefined {
    if (edge.name === undefined) return undefined;
    const gap = this.columns.gaps[(this.layers.of.get(edge.from) ?? 0) + 1];
    const middle = this.layers.back.has(edge) ? from.x + from.width / 2 : (gap?.labels ?? 0) + LABEL / 2 + 4;
    const box = textBox(edge.name, middle);
    return { ...box, y: y - 4 - box.height };
  }
}

/** Of one width for all: viewers break the words of a label to the width of its box. */
function textBox(text: string, middle: number): Omit<Box, 'y'> {
  const lines = wrap(text, LABEL, FONT, MOST_LINES);
  return { x: Math.round(middle - LABEL / 2), width: LABEL, height: lines.length * LINE };
}
