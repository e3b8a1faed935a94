/** Flows, and the tree of processes, as Mermaid flowcharts. */
import { type FlowEdge, type FlowGraph, type FlowNode, flowGraph } from './bpmn/graph.js';
import type { FlowEntry, MapExport } from './json/model.js';

/** How a node is drawn, around its words. */
const SHAPES: Readonly<Record<FlowNode['kind'], readonly [before: string, after: string]>> = {
  start: ['([', '])'],
  end: ['([', '])'],
  task: ['[', ']'],
  exclusive: ['{', '}'],
  parallel: ['{{', '}}'],
  inclusive: ['{{', '}}'],
};

/** What a node without a name says. */
const WORDS: Readonly<Record<FlowNode['kind'], string>> = {
  start: 'Start',
  end: 'End',
  task: '',
  exclusive: 'one of',
  parallel: 'all',
  inclusive: 'all that apply',
};

/** A flow as a flowchart, with a box for each owner or actor. Equal flows give equal text. */
export function flowMermaid(flow: FlowEntry, data: MapExport): string {
  const { lanes, nodes, edges } = withoutMerges(flowGraph(flow, data));
  const numbers = new Map(nodes.map((node, index) => [node, `n${index + 1}`]));
  const idOf = (node: FlowNode): string => numbers.get(node) ?? '';
  const word = (node: FlowNode): string => {
    if (node.name !== undefined) return node.name;
    const isWaiting = node.kind === 'parallel' || node.kind === 'inclusive';
    const isJoin = isWaiting && edges.filter(({ to }) => to === node).length > 1;
    return isJoin ? `wait for ${WORDS[node.kind]}` : WORDS[node.kind];
  };
  return chart('LR', [
    ...lanes.flatMap(({ name }, lane) => [
      `  subgraph lane${lane + 1}[${quoted(name)}]`,
      ...nodes
        .filter((node) => node.lane === lane)
        .map((node) => `    ${idOf(node)}${SHAPES[node.kind].join(quoted(word(node)))}`),
      '  end',
    ]),
    ...edges.map((edge) => `  ${idOf(edge.from)} -->${wayWords(edge)} ${idOf(edge.to)}`),
  ]);
}

/** In a flowchart, ways may meet at any node: no gateway has to say that whichever comes goes on. */
function withoutMerges({ lanes, nodes, edges }: FlowGraph): FlowGraph {
  const behind = new Map<FlowNode, FlowNode>();
  for (const node of nodes) {
    const [only, ...more] = edges.filter(({ from }) => from === node);
    if (node.kind === 'exclusive' && only && more.length === 0) behind.set(node, only.to);
  }
  return {
    lanes,
    nodes: nodes.filter((node) => !behind.has(node)),
    edges: edges
      .filter(({ from }) => !behind.has(from))
      .map((edge) => ({ ...edge, to: behind.get(edge.to) ?? edge.to })),
  };
}

/** The processes of a map as a tree, each with the number of elements that it is mapped to. */
export function processesMermaid({ processes, title }: MapExport): string {
  const numbers = new Map(processes.map(({ path }, index) => [path, `p${index + 1}`]));
  return chart('LR', [
    `  map([${quoted(title)}])`,
    ...processes.flatMap(({ path, parent, name, mappings: { length } }) => {
      const elements = length === 0 ? '' : ` (${length} ${length === 1 ? 'element' : 'elements'})`;
      const above = (parent !== undefined && numbers.get(parent)) || 'map';
      return [`  ${above} --> ${numbers.get(path)}[${quoted(`${name}${elements}`)}]`];
    }),
  ]);
}

/** All flows of a map and the tree of its processes, as Markdown with diagrams in it. */
export function mapMermaidMarkdown(data: MapExport): string {
  const section = (title: string, level: string, diagram: string): string =>
    `${level} ${markdown(title)}\n\n\`\`\`mermaid\n${diagram}\`\`\`\n`;
  return [
    section(data.title, '#', processesMermaid(data)),
    ...data.flows.map((flow) => section(flow.name, '##', flowMermaid(flow, data))),
  ].join('\n');
}

function chart(direction: string, lines: readonly string[]): string {
  return `${[`flowchart ${direction}`, ...lines].join('\n')}\n`;
}

function wayWords({ name, isDefault, from }: FlowEdge): string {
  if (name !== undefined) return `|${quoted(name)}|`;
  return isDefault && from.kind !== 'task' ? '|"otherwise"|' : '';
}

/**
 * A text in which Mermaid finds no more than words: whatever could be markup, of Mermaid, Markdown or HTML, is written as its
 * number.
 */
function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim();
  // A number with a full stop, or a hyphen, at the start would begin a list.
  const safe = line
    .replace(/[^\p{L}\p{M}\p{N} ,.?!'’\-/]/gu, numbered)
    .replace(/^(?:\d+\.|-)/, (start) => start.replace(/[.-]/, numbered));
  return `"${safe || ' '}"`;
}

function numbered(letter: string): string {
  return `#${letter.codePointAt(0)};`;
}

/** A title of Markdown: on one line, with nothing in it that means more than itself. */
function markdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
