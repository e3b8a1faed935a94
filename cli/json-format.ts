import type { Finding, Severity } from '../server/rules/rule.js';

/** The findings for other programs: lines and columns count from 1, columns in UTF-16 units. */
export function formatJson(
  checked: readonly { readonly path: string; readonly findings: readonly Finding[] }[],
): string {
  const findings = checked.flatMap(({ path, findings: found }) =>
    found.map(({ range: { start, end }, code, severity, message }) => ({
      file: path,
      line: start.line + 1,
      column: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
      code,
      severity,
      message,
    })),
  );
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const summary = {
    files: checked.length,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
  return JSON.stringify({ findings, summary }, undefined, 2);
}
