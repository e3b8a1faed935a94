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

const found = new WeakMap<ProcessMap, ReadonlyMap<MapDocument, readonly MapWide[]>>();

/** What the map-wide rules report on a document; nothing while files of the map may be missing. */
export function mapWide(document: MapDocument, map: ProcessMap): readonly MapWide[] {
  if (!map.complete) return [];
  let reports = found.get(map);
  if (!reports) {
    reports = checkMap(map);
    found.set(map, reports);
  }
  return reports.get(document) ?? [];
}

function checkMap(map: ProcessMap): ReadonlyMap<MapDocument, readonly MapWide[]> {
  const reports = new Map<MapDocument, MapWide[]>();
  const [first] = map.documents;
  for (const rule of RULES) {
    const find = (): Iterable<MapReport> => rule.checkMap?.(map) ?? [];
    const atFirst = (report: Report): MapReport[] => (first ? [{ document: first, block: 0, report }] : []);
    for (const { document, block, report } of guarded(rule, find, atFirst)) {
      const others = reports.get(document);
      const one = { rule, block, report };
      if (others) others.push(one);
      else reports.set(document, [one]);
    }
  }
  return reports;
}
