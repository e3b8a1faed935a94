import { nearestWord } from '../server/framework/nearest.js';
import { RULES } from '../server/rules/registry.js';
import type { Severities, Severity } from '../server/rules/rule.js';
import { either } from '../server/rules/words.js';
import type { FAIL_ON, FORMATS } from './check-command.js';
import { printable } from './text-format.js';

export interface CheckOptions {
  readonly format: (typeof FORMATS)[number];
  /** The least severity that makes the command fail. */
  readonly failOn: (typeof FAIL_ON)[number];
  /** `CODE=SEVERITY`, as typed. */
  readonly rule?: readonly string[];
  /** Checks only the files of the map of this name. */
  readonly map?: string;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly fix?: boolean;
  readonly dryRun?: boolean;
  readonly watch?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  /** How many threads check; undefined for what suits. */
  readonly jobs?: number;
  readonly cwd: string;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
  readonly colours: boolean;
}

const SEVERITIES = ['error', 'warning', 'info', 'hint', 'off'] as const;
const CODES = RULES.map(({ code }) => code);

/**
 * The severities that options name.
 * @throws Error with a sentence for the user where a rule or a severity is not known.
 */
export function severitiesOf(options: readonly string[] = []): Severities {
  const severities: Record<string, Severity | 'off'> = {};
  for (const option of options) {
    const [, code = option, word] = /^(.*?)=(.*)$/s.exec(option) ?? [];
    if (!CODES.includes(code))
      throw new Error(
        `--rule ${printable(option)}: there is no rule ${printable(code)}${didYouMean(code, CODES)}`,
      );
    const severity = SEVERITIES.find((one) => one === word);
    if (!severity) {
      const what = word ? `${printable(word)} is no severity` : `say which severity, as in ${code}=warning`;
      const near = word ? didYouMean(word, SEVERITIES) || `; take ${either(SEVERITIES)}` : '';
      throw new Error(`--rule ${printable(option)}: ${what}${near}`);
    }
    severities[code] = severity;
  }
  return severities;
}

/**
 * Refuses options that do not go together.
 * @throws Error with a sentence for the user.
 */
export function refuseContradictions(paths: readonly string[], options: CheckOptions): void {
  const { stdin, fix, dryRun, format, jobs, watch, map } = options;
  if (stdin && paths.length > 0)
    throw new Error('--stdin takes no paths; --stdin-filename says which file it stands for');
  if (dryRun && !fix) throw new Error('--dry-run shows what --fix would change; add --fix');
  if (stdin && fix && !dryRun)
    throw new Error('--fix cannot write to standard input; add --dry-run to see the changes');
  if (jobs !== undefined && (fix || watch || stdin || map !== undefined))
    throw new Error(
      '--jobs is for a check of whole files alone; leave --fix, --watch, --stdin and --map out, or --jobs',
    );
  if (dryRun && format !== 'text')
    throw new Error('--dry-run prints a diff and no findings; leave --format out');
}

function didYouMean(word: string, words: readonly string[]): string {
  const near = nearestWord(word, words);
  return near === undefined ? '' : `; did you mean ${near}?`;
}
