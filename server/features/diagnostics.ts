import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver-types';
import { LIMITS } from '../map/limits.js';
import type { Finding, Severity } from '../rules/rule.js';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The address of a rule's page in the manual. */
export function ruleAddress(repository: string, code: string): string {
  return `${repository}/blob/main/docs/rules/${code}.md`;
}

/** A finding as LSP sends it. */
export function diagnosticOf(finding: Finding, repository: string): Diagnostic {
  return {
    range: finding.range,
    severity: SEVERITIES[finding.severity],
    code: finding.code,
    codeDescription: { href: ruleAddress(repository, finding.code) },
    source: 'etom',
    message: finding.message,
    ...(finding.unnecessary ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    relatedInformation: finding.related
      ?.slice(0, LIMITS.related)
      .map(({ message, place }) => ({ message, location: { uri: place.uri, range: place.range } })),
  };
}
