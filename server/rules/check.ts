import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { moved } from '../map/range.js';
import { familiesOf } from '../workspace/family.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { RULES } from './registry.js';
import type { BlockContext, Finding, Part, Report, Rule, Severity } from './rule.js';

/** Findings given for one file, errors first; the last one says how many more there are. */
export const MAX_FINDINGS = 1000;

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
  const add = (rule: Rule, report: Report, lines: number): void => {
    const severity = report.severity ?? rule.severity;
    if (severity === 'off') return;
    findings.push({ ...move(report, lines), code: rule.code, severity });
  };
  const families = familiesOf(document);
  for (const [index, block] of document.blocks.entries()) {
    const family = families[index];
    if (!family) continue;
    const reports = checkBlock({ block, document, map, catalogue: map.catalogue, family });
    for (const [rule, found] of reports)
      for (const report of found) add(rule, report, document.startOf(index));
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

function move(report: Report, lines: number): Report {
  if (lines === 0) return report;
  const fixes = report.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map(({ range, text }) => ({ range: moved(range, lines), text })),
  }));
  return { ...report, range: moved(report.range, lines), ...(fixes ? { fixes } : {}) };
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
