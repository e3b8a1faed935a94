import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { guarded } from './guarded.js';
import { RULES } from './registry.js';
import type { MapReport, Report, Rule } from './rule.js';

/** What a map-wide rule reports on a document. */
export interface MapWide {
  readonly rule: Rule;
  readonly block: number;
  readonly report: Report;
}

type Reports = ReadonlyMap<MapDocument, readonly MapWide[]>;

/** Of a map of more blocks, while somebody types, what was reported before stands until there is a rest. */
const LARGE = 1000;

const found = new WeakMap<ProcessMap, Reports>();
/** What was reported last, by the lineage of maps. */
const latest = new WeakMap<object, Reports>();
const NOTHING: readonly MapWide[] = [];

/**
 * What the map-wide rules report on a document; nothing while files of the map may be missing.
 * @param mayWait whether what they reported of an earlier state of a large map will do: where its blocks are the same.
 */
export function mapWide(document: MapDocument, map: ProcessMap, mayWait = false): readonly MapWide[] {
  if (!map.complete) return NOTHING;
  if (mayWait && !isSettled(map)) return takenOver(document, latest.get(map.lineage));
  for (const _ of settle(map));
  return found.get(map)?.get(document) ?? NOTHING;
}

/** Whether the answer that may wait is that of the present state: it is once that was looked at, and of a small map always. */
export function isSettled(map: ProcessMap): boolean {
  if (!map.complete || found.has(map) || !latest.has(map.lineage)) return true;
  return map.documents.reduce((sum, { blocks }) => sum + blocks.length, 0) <= LARGE;
}

/** Asks the map-wide rules of the present state of a map, if they were not asked before; one after the other, so that others can get their turn. */
export function* settle(map: ProcessMap): Generator<void> {
  if (found.has(map)) return;
  const reports = new Map<MapDocument, MapWide[]>();
  for (const rule of RULES) {
    if (!rule.checkMap) continue;
    askRule(rule, map, reports);
    yield;
  }
  found.set(map, reports);
  latest.set(map.lineage, reports);
}

/** What was reported on an earlier state of a document, on the blocks that it still has. */
function takenOver(document: MapDocument, reports: Reports | undefined): readonly MapWide[] {
  for (const [before, own] of reports ?? []) {
    if (before.uri !== document.uri) continue;
    const byBlock = new Map<Block | undefined, MapWide[]>();
    for (const one of own) {
      const block = before.blocks[one.block];
      const others = byBlock.get(block);
      if (others) others.push(one);
      else byBlock.set(block, [one]);
    }
    return document.blocks.flatMap(
      (block, index) => byBlock.get(block)?.map((one) => ({ ...one, block: index })) ?? NOTHING,
    );
  }
  return NOTHING;
}

function askRule(rule: Rule, map: ProcessMap, reports: Map<MapDocument, MapWide[]>): void {
  const [first] = map.documents;
  const find = (): Iterable<MapReport> => rule.checkMap?.(map) ?? [];
  const atFirst = (report: Report): MapReport[] => (first ? [{ document: first, block: 0, report }] : []);
  for (const { document, block, report } of guarded(rule, find, atFirst)) {
    const others = reports.get(document);
    const one = { rule, block, report };
    if (others) others.push(one);
    else reports.set(document, [one]);
  }
}
