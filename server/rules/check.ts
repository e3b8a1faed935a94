import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { familiesOf } from '../workspace/family.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { brokenLink, linkedFiles } from './broken-link.js';
import { guarded } from './guarded.js';
import { inDocument } from './in-document.js';
import { limit, limitReached } from './limit-reached.js';
import { isSettled, mapWide } from './map-checks.js';
import { RULES } from './registry.js';
import type { BlockContext, Finding, Part, Report, Rule, Severities, Severity } from './rule.js';
import { NEVER_SUPPRESSED, type SuppressedCode, type Suppression, suppressionsOf } from './suppressions.js';
import { unusedSuppression, unusedSuppressions } from './unused-suppression.js';
import { catalogueOf } from './whole.js';

/** What a block was checked against, and what each rule found then. */
type Checked = Record<Part, unknown> & { readonly reports: ReadonlyMap<Rule, readonly Report[]> };

const CODES: ReadonlySet<string> = new Set(RULES.map(({ code }) => code));
const WORDS: readonly string[] = ['error', 'warning', 'info', 'hint', 'off'];
const NO_SETTINGS: Severities = {};
const of = (fault: Report): readonly Report[] => [fault];
const checked = new WeakMap<Block, Checked>();

/**
 * Checks a document as a part of a map, in the order of lines. Only blocks that changed, or whose surroundings that
 * a rule reads changed, are checked anew.
 * @param severities what the user wants instead of the rules' own severities; unknown codes and words mean nothing.
 * @param mayWait whether the map-wide findings of an earlier state will do, where the map is large.
 */
export function check(
  document: MapDocument,
  map: ProcessMap,
  severities: Severities = NO_SETTINGS,
  mayWait = false,
): Finding[] {
  const findings: Finding[] = [];
  const add = (rule: Rule, report: Report, index: number): void => {
    const severity = severityOf(rule, report, severities);
    if (severity !== 'off')
      findings.push({ ...inDocument(report, document, index), code: rule.code, severity });
  };
  const families = familiesOf(document);
  const catalogue = catalogueOf(document, map);
  for (let index = 0; index < families.length; index++) {
    const [block, family] = [document.blocks[index], families[index]];
    if (!block || !family) continue;
    const reports = checkBlock({ block, document, map, catalogue, family });
    for (const [rule, found] of reports) for (const report of found) add(rule, report, index);
  }
  for (const rule of RULES)
    for (const report of guarded(rule, () => rule.checkDocument?.(document, map) ?? [], of))
      add(rule, report, 0);
  const isExact = !mayWait || isSettled(map);
  for (const { rule, report, block } of mapWide(document, map, mayWait)) add(rule, report, block);

  const suppressions = suppressionsOf(document);
  if (suppressions.length === 0) return limit(findings, severityOf(limitReached, {}, severities));
  const suppressing = byPlace(suppressions);
  const used = new Set<SuppressedCode>();
  const isLeft = (finding: Finding): boolean => !isSuppressed(finding, suppressing, used);
  const left = findings.filter(isLeft);
  if (isJudgeable(map, catalogue, findings)) {
    // Of a rule that is off, nobody knows what it would have found; nor whether a file is there, before the host has told.
    const { exists } = map;
    const knowsFiles = exists && linkedFiles(document).every((file) => exists(file) !== undefined);
    const rests = (code: string): boolean =>
      RULES.some(
        (rule) =>
          rule.code === code &&
          (severityOf(rule, {}, severities) === 'off' || (rule.checkMap !== undefined && !isExact)),
      ) ||
      (code === brokenLink.code && !knowsFiles);
    const text = (): string => document.text;
    const unused = unusedSuppressions({ suppressions, used, known: CODES, rests, text });
    findings.length = 0;
    for (const report of unused) add(unusedSuppression, report, 0);
    left.push(...findings.filter(isLeft));
  }
  return limit(left, severityOf(limitReached, {}, severities));
}

function severityOf(rule: Rule, report: Pick<Report, 'severity'>, severities: Severities): Severity | 'off' {
  const wanted = Object.hasOwn(severities, rule.code) ? severities[rule.code] : undefined;
  if (wanted !== undefined && WORDS.includes(wanted)) return wanted;
  return rule.severity === 'off' ? 'off' : (report.severity ?? rule.severity);
}

/** Whether comments suppress a finding; all of them are in use then. */
function isSuppressed(
  { code, range }: Finding,
  suppressing: ReadonlyMap<string, readonly SuppressedCode[]>,
  used: Set<SuppressedCode>,
): boolean {
  if (NEVER_SUPPRESSED.has(code)) return false;
  const found = [placeOf(code, range.start.line), placeOf(code, undefined)].flatMap(
    (place) => suppressing.get(place) ?? [],
  );
  for (const one of found) used.add(one);
  return found.length > 0;
}

/** What comments suppress, by code and place. */
function byPlace(suppressions: readonly Suppression[]): Map<string, SuppressedCode[]> {
  const found = new Map<string, SuppressedCode[]>();
  for (const { alone, kind, target, codes } of suppressions) {
    if (!alone || (kind === 'next-line' && target === undefined)) continue;
    for (const one of codes) {
      const place = placeOf(one.code, kind === 'file' ? undefined : target);
      const others = found.get(place);
      if (others) others.push(one);
      else found.set(place, [one]);
    }
  }
  return found;
}

/** @param line undefined for the whole file. */
function placeOf(code: string, line: number | undefined): string {
  return `${line ?? 'file'} ${code}`;
}

/** Whether all rules could find what there is to find. */
function isJudgeable(
  map: ProcessMap,
  catalogue: BlockContext['catalogue'],
  findings: readonly Finding[],
): boolean {
  return map.complete && catalogue !== undefined && findings.every(({ code }) => code !== 'yaml-syntax');
}

function checkBlock(context: BlockContext): ReadonlyMap<Rule, readonly Report[]> {
  const { block, map, catalogue, family } = context;
  const now = { catalogue, scope: map.scope, ids: map.complete ? map.ids : undefined, family };
  const before = checked.get(block);
  const isStale = (part: Part): boolean => before?.[part] !== now[part];
  if (before && !(['catalogue', 'scope', 'ids', 'family'] as const).some(isStale)) return before.reports;
  const reports = new Map<Rule, readonly Report[]>();
  for (const rule of RULES) {
    if (!rule.check) continue;
    const kept = before && !rule.reads.some(isStale);
    const found = kept ? before.reports.get(rule) : guarded(rule, () => rule.check?.(context) ?? [], of);
    if (found && found.length > 0) reports.set(rule, found);
  }
  checked.set(block, { ...now, reports });
  return reports;
}
