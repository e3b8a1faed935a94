import { check } from '../server/rules/check.js';
import type { Severity } from '../server/rules/rule.js';
import { formatJson } from './json-format.js';
import { load } from './load.js';
import { formatFinding, formatSummary, printable } from './text-format.js';

export const FORMATS = ['text', 'json'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  /** The least severity that makes the command fail. */
  readonly failOn: (typeof FAIL_ON)[number];
  readonly cwd: string;
  readonly colours: boolean;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
}

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Checks the files that paths name. @returns the exit code: 0 clean, 1 findings, 2 something could not be checked. */
export async function runCheck(
  paths: readonly string[],
  options: CheckOptions,
  { out, err }: Output,
): Promise<number> {
  const { files, failures } = await load(paths, options.cwd, options.dataFolder);
  const checked = files.map(({ path, document, map }) => ({
    path,
    document,
    findings: check(document, map),
  }));
  const all = checked.flatMap(({ findings }) => findings);
  if (options.format === 'json') {
    out(formatJson(checked));
  } else {
    for (const { path, document, findings } of checked) {
      for (const finding of findings) out(formatFinding(path, document, finding, options.colours));
    }
    if (files.length > 0) out(formatSummary(all, files.length));
  }
  for (const { message } of failures) err(printable(`etom: ${message}`));
  if (failures.length > 0) return 2;
  return all.some(({ severity }) => fails(severity, options.failOn)) ? 1 : 0;
}

function fails(severity: Severity, failOn: CheckOptions['failOn']): boolean {
  return failOn !== 'never' && FAIL_ON.indexOf(severity) <= FAIL_ON.indexOf(failOn);
}
