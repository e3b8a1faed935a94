import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { moved } from '../map/range.js';
import { familiesOf } from '../workspace/family.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { RULES } from './registry.js';
import type { BlockContext, Finding, Nearby, Part, Related, Report, Rule, Severity } from './rule.js';
import { cut } from './words.js';

/** Findings given for one file, errors first; the last one says how many more there are. */
export const MAX_FINDINGS = 1000;

/** Other places given with one finding. */
const MAX_RELATED = 10;

/** Longest message, in characters. Rules keep far below it; this is the promise. */
const MAX_MESSAGE = 300;

/** What a block was checked against, and what each rule found then. */
type Checked = Record<Part, unknown> & { readonly reports: ReadonlyMap<Rule, readonly Report[]> };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info', 'hint'];
const checked = new WeakMap<Block, Checked>();

/**
 * Checks a document as a part of a map, in the order of lines. Only blocks that changed, or whose surroundings that
 * a rule reads changed, are checked anew.
 */
export function check(document: MapDocument, map: ProcessMap): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: Rule, report: Report, index: number): void => {
    const severity = report.severity ?? rule.severity;
    if (severity !== 'off')
      findings.push({ ...inDocument(report, document, index), code: rule.code, severity });
  };
  const families = familiesOf(document);
  for (const [index, block] of document.blocks.entries()) {
    const family = families[index];
    if (!family) continue;
    const reports = checkBlock({ block, document, map, catalogue: map.catalogue, family });
    for (const [rule, found] of reports) for (const report of found) add(rule, report, index);
  }
  for (const rule of RULES)
    for (const report of rule.checkDocument?.(document, map) ?? []) add(rule, report, 0);
  return limit(findings);
}

function checkBlock(context: BlockContext): ReadonlyMap<Rule, readonly Report[]> {
  const { block, map, catalogue, family } = context;
  const now = { catalogue, scope: map.scope, ids: map.complete ? map.ids : undefined, family };
  const before = checked.get(block);
  const isStale = (part: Part): boolean => before?.[part] !== now[part];
  if (before && !(['catalogue', 'scope', 'ids', 'family'] as const).some(isStale)) return before.reports;
  const reports = new Map<Rule, readonly Report[]>();
  for (const rule of RULES) {
    const kept = before && !rule.reads.some(isStale);
    const found = kept ? before.reports.get(rule) : [...rule.check(context)];
    if (found && found.length > 0) reports.set(rule, found);
  }
  checked.set(block, { ...now, reports });
  return reports;
}

/** A report on the block of an index, in document ranges. */
function inDocument(
  report: Report,
  document: MapDocument,
  index: number,
): Omit<Finding, 'code' | 'severity'> {
  const lines = document.startOf(index);
  const fixes = report.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ range, text }) => ({ range: moved(range, lines), text })),
  }));
  const toRelated = (related: Related | Nearby): Related => {
    if ('place' in related) return related;
    const { message, range, block } = related;
    const start = block ? document.startOf(indexNear(document, index, block)) : lines;
    return { message: cut(message, MAX_MESSAGE), place: { uri: document.uri, range: moved(range, start) } };
  };
  return {
    range: moved(report.range, lines),
    message: cut(report.message, MAX_MESSAGE),
    ...(fixes ? { fixes } : {}),
    ...(report.related ? { related: report.related.slice(0, MAX_RELATED).map(toRelated) } : {}),
  };
}

/** The index of a block that stands near the block of another index: it is of the same family. */
function indexNear({ blocks }: MapDocument, index: number, block: Block): number {
  for (let far = 0; index - far >= 0 || index + far < blocks.length; far++) {
    if (blocks[index - far] === block) return index - far;
    if (blocks[index + far] === block) return index + far;
  }
  return index;
}

function limit(findings: Finding[]): Finding[] {
  const byLine = (a: Finding, b: Finding): number =>
    a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character;
  if (findings.length <= MAX_FINDINGS) return findings.sort(byLine);
  const bySeverity = (a: Finding, b: Finding): number =>
    SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) || byLine(a, b);
  const shown = findings
    .sort(bySeverity)
    .slice(0, MAX_FINDINGS - 1)
    .sort(byLine);
  const more = findings.length - shown.length;
  const start = { line: 0, character: 0 };
  const message = `${more} more findings in this file are not shown`;
  return [...shown, { code: 'limit-reached', severity: 'warning', range: { start, end: start }, message }];
}
