/** The flows of a map as steps that follow each other. */
import { label } from '../framework/element.js';
import type { MapDocument } from '../map/document.js';
import type { Range } from '../map/range.js';
import { entriesOf, field, itemsOf, textOf, type Value } from '../map/value.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { pathOfReference } from './occurrences.js';

export interface FlowStep {
  /** Flow and id; in a plain list, flow and number. */
  readonly path: string;
  /** What the flow is called. */
  readonly flow: string;
  readonly doer: Doer;
  readonly document: MapDocument;
  /** The whole step, in document ranges. */
  readonly range: Range;
  /** Its id; in a plain list, the whole step. */
  readonly selection: Range;
  readonly next: readonly NextStep[];
}

/** Who does a step: a process, or somebody outside of the map's processes. */
export interface Doer {
  /** One for all steps that the same process does. */
  readonly key: string;
  readonly name: string;
  readonly isProcess: boolean;
}

export interface NextStep {
  readonly step: FlowStep;
  /** The condition under which it follows. */
  readonly when: string | undefined;
}

type Building = FlowStep & { readonly value: Value; next: NextStep[] };

/** All steps of a map's flows. */
export function flowSteps(map: ProcessMap): FlowStep[] {
  return map.declared('flow').flatMap((located) => {
    const { item: flow, document } = located;
    const steps: Building[] = [];
    const add = (value: Value, id: string, range: Range, selection: Range): void => {
      const path = `${flow.id}/${id}`;
      steps.push({
        path,
        flow: flow.name?.text || flow.id,
        doer: doerOf(map, value, path, id),
        document,
        range: placeOf(located, range).range,
        selection: placeOf(located, selection).range,
        next: [],
        value,
      });
    };
    const written = field(flow.value, 'steps');
    for (const { key, value, range } of entriesOf(written)) if (value) add(value, key.text, range, key.range);
    const isLine = written?.kind === 'list';
    if (isLine) for (const item of written.items) add(item, `#${steps.length + 1}`, item.range, item.range);
    for (const [index, step] of steps.entries()) step.next = nextOf(step, steps, steps[index + 1], flow.id);
    return steps;
  });
}

/** A process as the one who does a step. */
export function processDoer(map: ProcessMap, reference: string): Doer {
  const path = pathOfReference(map, 'process', reference);
  const name = map.declarations('process', path)[0]?.item.name?.text;
  return { key: `process ${path}`, name: name || path.slice(path.lastIndexOf('/') + 1), isProcess: true };
}

function doerOf(map: ProcessMap, value: Value, path: string, id: string): Doer {
  const process = textOf(value, 'process');
  if (process) return processDoer(map, process.text);
  const reference = textOf(value, 'element')?.text;
  const element = reference === undefined ? undefined : map.catalogue?.element(reference);
  const name =
    textOf(value, 'name')?.text || (element ? label(element) : reference) || textOf(value, 'actor')?.text;
  return { key: `step ${path}`, name: name || id, isProcess: false };
}

/** The steps that follow: those that are named, else the one written below. */
function nextOf(
  { value }: Building,
  steps: readonly Building[],
  below: Building | undefined,
  flow: string,
): NextStep[] {
  const named = field(value, 'next');
  if (!named) return below ? [{ step: below, when: conditions(below) }] : [];
  return itemsOf(named).flatMap((item) => {
    const to = textOf(item, 'to');
    const step = to && steps.find(({ path }) => path === `${flow}/${to.text}`);
    return step ? [{ step, when: conditions(step, textOf(item, 'when')?.text) }] : [];
  });
}

/** The condition of the way to a step, and of the step itself. */
function conditions({ value }: Building, way?: string): string | undefined {
  const own = textOf(value, 'when')?.text;
  return way !== undefined && own !== undefined ? `${way}, ${own}` : (way ?? own);
}
