/** Findings as SARIF 2.1.0, as GitHub code scanning and other programs take it. */
import { createHash } from 'node:crypto';
import path, { type PlatformPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleAddress } from '../server/features/diagnostics.js';
import { LIMITS } from '../server/map/limits.js';
import type { Range } from '../server/map/range.js';
import { REPOSITORY, VERSION } from '../server/product.js';
import { RULES } from '../server/rules/registry.js';
import type { Finding, Severity } from '../server/rules/rule.js';
import { type CheckReport, type FileFindings, pathFrom } from './check-report.js';
import type { RulePage } from './rule-page.js';
import { printable } from './text-format.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const ROOT = '%SRCROOT%';

const OWN_RULES = { path, read: (uri: string): string => fileURLToPath(uri) };

const LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** What GitHub calls a severity of a rule that is not about security. */
const PROBLEMS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  hint: 'recommendation',
};

/**
 * The findings as a SARIF log, with the rules that they are of.
 * @param pageOf gives the page of a rule in the manual.
 */
export function formatSarif(report: CheckReport, pageOf: (code: string) => RulePage): string {
  const { files, failures, root } = report;
  const codes = new Set(files.flatMap(({ findings }) => findings.map(({ code }) => code)));
  const found = RULES.filter(({ code }) => codes.has(code));
  const indexes = new Map(found.map(({ code }, index) => [code, index]));
  const results = files.flatMap((file) => {
    const { uri, findings } = file;
    const prints = fingerprints(file);
    return findings.map((finding, index) => ({
      ruleId: finding.code,
      ruleIndex: indexes.get(finding.code),
      level: LEVELS[finding.severity],
      message: { text: message(finding.message) },
      locations: [{ physicalLocation: place(uri, finding.range, root) }],
      ...related(finding, root),
      partialFingerprints: { 'etomFinding/v1': prints[index] },
    }));
  });
  const run = {
    tool: {
      driver: {
        name: 'etom',
        version: VERSION,
        semanticVersion: VERSION,
        informationUri: REPOSITORY,
        rules: found.map(({ code, severity }) => descriptor(code, severity, pageOf(code))),
      },
    },
    invocations: [
      {
        executionSuccessful: failures.length === 0,
        toolExecutionNotifications: failures.map((failure) => ({
          level: 'error',
          message: { text: message(failure.message) },
        })),
      },
    ],
    originalUriBaseIds: { [ROOT]: { description: { text: 'The root folder of the checked sources.' } } },
    columnKind: 'utf16CodeUnits',
    results,
  };
  return JSON.stringify({ $schema: SCHEMA, version: '2.1.0', runs: [run] }, undefined, 2);
}

function descriptor(code: string, severity: Severity | 'off', { summary, body }: RulePage): object {
  const helpUri = ruleAddress(REPOSITORY, code);
  // A rule that is off by default has findings only where somebody wants them.
  const usual = severity === 'off' ? 'warning' : severity;
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: summary },
    helpUri,
    help: { text: `${summary} See ${helpUri}`, markdown: body },
    defaultConfiguration: { enabled: severity !== 'off', level: LEVELS[usual] },
    properties: { tags: ['etom'], precision: 'very-high', 'problem.severity': PROBLEMS[usual] },
  };
}

function related({ related: others = [] }: Finding, root: string): object {
  if (others.length === 0) return {};
  const relatedLocations = others.slice(0, LIMITS.related).map((other, index) => ({
    id: index + 1,
    physicalLocation: place(other.place.uri, other.place.range, root),
    message: { text: message(other.message) },
  }));
  return { relatedLocations };
}

function place(uri: string, { start, end }: Range, root: string): object {
  return {
    artifactLocation: location(uri, root),
    region: {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    },
  };
}

/**
 * A file by its path from the root, or by its whole address where it lies elsewhere.
 * @param rules those of the system by which paths and URIs are read.
 */
export function location(
  uri: string,
  root: string,
  rules: { readonly path: PlatformPath; readonly read: (uri: string) => string } = OWN_RULES,
): { uri: string; uriBaseId?: string } {
  const way = pathFrom(root, rules.read(uri), rules.path);
  // What a disk gives as half a character is none in an address either.
  const encoded = way?.split('/').map((part) => encodeURIComponent(Buffer.from(part).toString()));
  return encoded ? { uri: encoded.join('/'), uriBaseId: ROOT } : { uri };
}

/** A text as SARIF's messages hold it: brackets would make links. */
function message(text: string): string {
  return printable(text).replace(/[\\[\]]/g, '\\$&');
}

/** What stays of each finding when lines above it come and go: its rule, its line's text, its number among equals. */
function fingerprints({ findings, lineAt }: FileFindings): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ code, range }) => {
    const key = `${code}\n${lineAt(range.start.line).trim()}`;
    const number = (seen.get(key) ?? 0) + 1;
    seen.set(key, number);
    return `${createHash('sha256').update(key).digest('hex').slice(0, 16)}:${number}`;
  });
}
