/** The steps of a flow as a graph. */
import type { Block } from '../map/block.js';
import type { Declaration } from '../map/facts.js';
import { entriesOf, field, itemsOf, type Text, textOf } from '../map/value.js';

export interface StepNode {
  readonly key: Text;
  readonly next: readonly StepNode[];
  /** Whether the flow may end behind it. */
  readonly isEnd: boolean;
}

/**
 * The steps of the flows of a block whose steps say what follows. A plain list of steps is a line, of which nothing
 * is to be said; and of a flow with a step that is not known, or that YAML could not read, nobody knows where it leads.
 */
export function flowGraphs(block: Block): StepNode[][] {
  if (block.problems.some(({ code }) => code === 'yaml-syntax')) return [];
  return block.facts.declarations.flatMap((declaration) => {
    const graph = declaration.kind === 'flow' ? graphOf(declaration) : undefined;
    return graph ? [graph] : [];
  });
}

function graphOf(flow: Declaration): StepNode[] | undefined {
  const steps = field(flow.value, 'steps');
  if (steps?.kind !== 'fields') return undefined;
  const entries = entriesOf(steps);
  const nodes = entries.map(({ key }) => ({ key, next: [] as StepNode[], isEnd: false }));
  const byId = new Map(nodes.map((node) => [node.key.text, node]));
  for (const [index, node] of nodes.entries()) {
    if (node.key.alias) return undefined;
    const named = field(entries[index]?.value, 'next');
    const below = nodes[index + 1];
    if (!named && below) node.next.push(below);
    for (const item of itemsOf(named)) {
      const to = textOf(item, 'to');
      const target = to && byId.get(to.text);
      if (!target) return undefined;
      node.next.push(target);
    }
    node.isEnd = node.next.length === 0;
  }
  return nodes;
}

/** The steps that can be reached from some steps, these included. */
export function reached(from: readonly StepNode[], known = new Set<StepNode>()): Set<StepNode> {
  const waiting = [...from];
  for (let step = waiting.pop(); step; step = waiting.pop()) {
    if (known.has(step)) continue;
    known.add(step);
    waiting.push(...step.next);
  }
  return known;
}
