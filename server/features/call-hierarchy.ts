/** Flows as a hierarchy of calls: a process calls the processes of the steps that follow its own. */
import {
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CallHierarchyOutgoingCall,
  SymbolKind,
} from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { moved, type Position, type Range, touches } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { type Doer, type FlowStep, flowSteps, type NextStep, processDoer } from './flow-steps.js';
import { shorten } from './markdown.js';
import { type Occurrence, occurrenceAt } from './occurrences.js';

/** What an item carries, to be found again. Its URI is always that of a document of the map. */
interface CallHierarchyData {
  readonly doer: string;
}

/** The process that is named at a position, or the one who does the step that is named or written there. */
export function prepareCallHierarchy(
  document: MapDocument,
  map: ProcessMap,
  position: Position,
): CallHierarchyItem[] {
  const here = occurrenceAt(document, map, position);
  const thing = here?.thing;
  if (here && thing?.kind === 'process') return [processItem(here, processDoer(map, thing.path))];
  const steps = flowSteps(map).filter((step) => step.document === document);
  const step =
    thing?.kind === 'step'
      ? steps.find(({ path }) => path === thing.path)
      : steps.find(({ range }) => touches(range, position));
  return step ? [stepItem(step, [step.flow])] : [];
}

/** Who comes next, in all flows. */
export function outgoingCalls(item: CallHierarchyItem, map: ProcessMap): CallHierarchyOutgoingCall[] {
  const ways = waysIn(map).filter(({ from }) => from.doer.key === doerOf(item));
  return grouped(ways, ({ to }) => to).map((group) => {
    // The ranges are places of the document of the item, even where another one has the flow.
    const here = group.ways.filter(({ from }) => from.document.uri === item.uri);
    const fromRanges = here.length > 0 ? rangesOf(here) : [item.selectionRange];
    return { to: stepItem(group.step, group.details), fromRanges };
  });
}

/** Who came before, in all flows. */
export function incomingCalls(item: CallHierarchyItem, map: ProcessMap): CallHierarchyIncomingCall[] {
  const ways = waysIn(map).filter(({ to }) => to.doer.key === doerOf(item));
  return grouped(ways, ({ from }) => from).map(({ step, details, ways: own }) => ({
    from: stepItem(step, details),
    fromRanges: rangesOf(own),
  }));
}

/** The way from a step to one that follows. */
interface Way {
  readonly from: FlowStep;
  readonly to: FlowStep;
  /** Flow and condition. */
  readonly detail: string;
}

function waysIn(map: ProcessMap): Way[] {
  return flowSteps(map).flatMap((from) =>
    from.next.map(({ step, when }: NextStep) => ({
      from,
      to: step,
      detail: when === undefined ? from.flow : `${from.flow}, when: ${when}`,
    })),
  );
}

/** The ways by who stands at one of their ends, and by document: a call has one item, and its ranges are in one document. */
function grouped(
  ways: readonly Way[],
  end: (way: Way) => FlowStep,
): { readonly step: FlowStep; readonly details: readonly string[]; readonly ways: readonly Way[] }[] {
  const groups = new Map<string, Way[]>();
  for (const way of ways) {
    const { doer, document } = end(way);
    const key = `${doer.key}\n${document.uri}`;
    groups.set(key, [...(groups.get(key) ?? []), way]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const details = [...new Set(group.map(({ detail }) => detail))];
    return first ? [{ step: end(first), details, ways: group }] : [];
  });
}

function rangesOf(ways: readonly Way[]): Range[] {
  return [...new Set(ways.map(({ from }) => from.selection))];
}

function doerOf(item: CallHierarchyItem): string | undefined {
  return (item.data as CallHierarchyData | undefined)?.doer;
}

function stepItem(
  { doer, document, range, selection }: FlowStep,
  details: readonly string[],
): CallHierarchyItem {
  return itemOf(doer, details.join('; '), document, range, selection);
}

/** An item at the place where a process is declared or named. */
function processItem(
  { document, block, range, isDeclaration, text }: Occurrence,
  doer: Doer,
): CallHierarchyItem {
  const declaration = isDeclaration
    ? document.blocks[block]?.facts.declarations.find(({ key }) => key === text)
    : undefined;
  const whole = declaration ? moved(declaration.range, document.startOf(block)) : range;
  return itemOf(doer, 'process', document, whole, range);
}

function itemOf(
  { key, name, isProcess }: Doer,
  detail: string,
  document: MapDocument,
  range: Range,
  selectionRange: Range,
): CallHierarchyItem {
  const data: CallHierarchyData = { doer: key };
  return {
    // Clients refuse an item without a name.
    name: shorten(name, 120) || '(empty)',
    kind: isProcess ? SymbolKind.Function : SymbolKind.Event,
    detail: shorten(detail, 200),
    uri: document.uri,
    range,
    selectionRange,
    data,
  };
}
