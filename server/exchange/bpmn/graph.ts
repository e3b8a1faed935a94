/** A flow as BPMN sees it: events, tasks and gateways, each in a lane, and the ways between them. */
import type { FlowEntry, MapExport, StepEntry } from '../json/model.js';
import { Identifiers } from '../ncname.js';
import { addJoins } from './joins.js';

export type NodeKind = 'start' | 'end' | 'task' | 'exclusive' | 'parallel' | 'inclusive';

export interface FlowNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly name?: string;
  /** The index of its lane. */
  readonly lane: number;
  /** The step that a task is. */
  readonly step?: StepEntry;
}

export interface FlowEdge {
  readonly id: string;
  readonly from: FlowNode;
  readonly to: FlowNode;
  /** The condition in words. */
  readonly name?: string;
  /** The way that is taken where no condition holds. */
  readonly isDefault?: boolean;
}

export interface Lane {
  readonly id: string;
  readonly name: string;
}

export interface FlowGraph {
  readonly lanes: readonly Lane[];
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
}

/** The lane of steps of which nobody is said to do them. */
const NO_OWNER = 'No owner stated';

/** A flow's graph. Its lanes are the owners of its processes, and the actors of steps outside them, in the order of the steps. */
export function flowGraph(flow: FlowEntry, data: MapExport): FlowGraph {
  return new GraphMaker(flow, data).make();
}

class GraphMaker {
  readonly #ids = new Identifiers();
  readonly #lanes: Lane[] = [];
  readonly #nodes: FlowNode[] = [];
  readonly #edges: FlowEdge[] = [];
  readonly #steps = new Map<string, StepEntry>();
  readonly #tasks = new Map<string, FlowNode>();
  /** By the ids of steps: what stands before a step that has a condition, behind each step, and where its ways part. */
  readonly #entries = new Map<string, FlowNode>();
  readonly #splits = new Map<string, FlowNode>();
  readonly #behind = new Map<string, FlowNode>();

  constructor(
    private readonly flow: FlowEntry,
    private readonly data: MapExport,
  ) {}

  make(): FlowGraph {
    const { steps, start } = this.flow;
    const [first] = steps;
    const lane = first ? this.#laneOf(first) : this.#lane(['none'], NO_OWNER);
    const begin = this.#node('start', lane, ['start'], start);
    for (const step of steps) {
      const task = this.#node('task', this.#laneOf(step), ['step', step.id], step.name, step);
      this.#tasks.set(step.id, task);
      this.#steps.set(step.id, step);
    }
    const entry = first && this.#entryOf(first.id);
    this.#edge(begin, entry ?? this.#end(lane, 'start'));
    for (const step of steps) this.#behindOf(step);
    for (const step of steps) this.#leave(step);
    for (const step of steps) this.#passOver(step);
    return addJoins({ lanes: this.#lanes, nodes: this.#nodes, edges: this.#edges }, this.#ids);
  }

  /** From a step to what follows it. */
  #leave(step: StepEntry): void {
    const from = this.#tasks.get(step.id);
    const behind = this.#behindOf(step);
    if (from) this.#edge(from, behind);
    if (behind !== this.#splits.get(step.id)) return;
    const ways = this.#waysOf(step);
    const free = ways.filter(({ name }) => name === undefined);
    for (const { to, name } of ways) {
      // Of several ways, one without a condition is taken where no condition holds; of all ways, always.
      const isDefault = behind.kind === 'exclusive' && name === undefined && free.length === 1;
      this.#edge(behind, to, { name, isDefault });
    }
    // Where the only way on is not taken, the flow ends.
    if (ways.length === 1)
      this.#edge(behind, this.#end(behind.lane, 'otherwise', step.id), { isDefault: true });
  }

  /** A step that does not happen is passed over. */
  #passOver(step: StepEntry): void {
    const [entry, task] = [this.#entries.get(step.id), this.#tasks.get(step.id)];
    if (!entry || !task) return;
    const behind = this.#behindOf(step);
    this.#edge(entry, task, { name: step.when });
    const next = behind === entry ? this.#end(entry.lane, 'otherwise', step.id) : behind;
    this.#edge(entry, next, { isDefault: true });
  }

  /** Where one comes in to a step without a choice: a gateway where the step itself has a condition. */
  #entryOf(id: string): FlowNode | undefined {
    const [step, known] = [this.#steps.get(id), this.#entries.get(id)];
    if (known || step?.when === undefined) return known ?? this.#tasks.get(id);
    const entry = this.#node('exclusive', this.#laneOf(step), ['if', id]);
    this.#entries.set(id, entry);
    return entry;
  }

  /** Where one goes on behind a step: its gateway, the one thing that follows it, or its end. */
  #behindOf(step: StepEntry): FlowNode {
    const known = this.#behind.get(step.id);
    if (known) return known;
    const behind = this.#makeBehind(step);
    this.#behind.set(step.id, behind);
    return behind;
  }

  #makeBehind(step: StepEntry): FlowNode {
    const lane = this.#laneOf(step);
    const ways = this.#waysOf(step);
    const [only] = ways;
    if (!only) return this.#end(lane, step.id);
    const isConditional = ways.some(({ name }) => name !== undefined);
    if (ways.length === 1 && !isConditional) return only.to;
    const all = isConditional ? 'inclusive' : 'parallel';
    const kind = step.parallel && ways.length > 1 ? all : 'exclusive';
    const split = this.#node(kind, lane, ['split', step.id]);
    this.#splits.set(step.id, split);
    return split;
  }

  /** The steps that follow; where there is a choice, with the conditions of the ways and of the steps themselves. */
  #waysOf({ next }: StepEntry): { to: FlowNode; name: string | undefined }[] {
    const isChoice = next.length > 1 || next.some(({ when }) => when !== undefined);
    return next.flatMap(({ to, when }) => {
      const node = isChoice ? this.#tasks.get(to) : this.#entryOf(to);
      const conditions = isChoice ? [when, this.#steps.get(to)?.when] : [];
      const name = conditions.filter((words) => words !== undefined).join(', ') || undefined;
      return node ? [{ to: node, name }] : [];
    });
  }

  #laneOf({ process, actor }: StepEntry): number {
    const owner = this.data.processes.find(({ path }) => path === process)?.owner;
    if (process !== undefined && owner !== undefined) {
      const name = this.data.roles.find(({ id }) => id === owner)?.name ?? owner;
      return this.#lane(['role', owner], name);
    }
    return actor === undefined ? this.#lane(['none'], NO_OWNER) : this.#lane(['actor', actor], actor);
  }

  readonly #laneIndexes = new Map<string, number>();

  #lane(words: readonly string[], name: string): number {
    const key = words.join(' ');
    const known = this.#laneIndexes.get(key);
    if (known !== undefined) return known;
    this.#laneIndexes.set(key, this.#lanes.length);
    return this.#lanes.push({ id: this.#ids.make('lane', ...words), name }) - 1;
  }

  #end(lane: number, ...words: readonly string[]): FlowNode {
    return this.#node('end', lane, ['end', ...words], this.flow.end);
  }

  #node(kind: NodeKind, lane: number, words: readonly string[], name?: string, step?: StepEntry): FlowNode {
    const node = { id: this.#ids.make(...words), kind, lane, name, step };
    this.#nodes.push(node);
    return node;
  }

  #edge(from: FlowNode, to: FlowNode, said: Pick<FlowEdge, 'name' | 'isDefault'> = {}): void {
    this.#edges.push({ id: this.#ids.join('way', from.id, to.id), from, to, ...said });
  }
}

/** Whether ways part or meet at a node. */
export function isGateway({ kind }: FlowNode): boolean {
  return kind === 'exclusive' || kind === 'parallel' || kind === 'inclusive';
}
