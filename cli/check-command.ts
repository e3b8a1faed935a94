import { isMainThread } from 'node:worker_threads';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Output } from './check.js';
import type { CheckOptions } from './check-options.js';
import { wantsColours } from './colours.js';

export const FORMATS = ['text', 'json', 'sarif', 'github', 'junit'] as const;
export const FAIL_ON = ['error', 'warning', 'info', 'hint', 'never'] as const;

const HELP = `
Examples:
  etom check                                        this folder and all below it
  etom check maps 'teams/**/*.yaml' --fail-on warning
  etom check --rule missing-owner=warning --rule too-coarse=off
  etom check --map northern-grid                    the files of one map
  etom check --fix --dry-run                        show what --fix would change
  etom check --watch                                check again whenever a map changes
  git show HEAD:a.etom.yaml | etom check --stdin --stdin-filename a.etom.yaml
  etom check --format sarif > etom.sarif            for GitHub code scanning
  etom check --format github                        annotations in a GitHub workflow
  etom check --format junit > etom.xml              for GitLab, Jenkins and others

What a rule is about: etom explain CODE. Colours: on terminals; NO_COLOR=1 takes them away, FORCE_COLOR=1 forces them.

Exit codes: 0 clean, 1 findings at or above --fail-on, 2 something could not be checked.`;

/** Adds `etom check` to the command. */
export function registerCheck(program: Command, dataFolder: string, output: Output): void {
  program
    .command('check')
    .description('check process maps and print what is wrong')
    .argument('[paths...]', 'files, folders or glob patterns (default: this folder)')
    .addOption(new Option('--format <format>', 'how findings are printed').choices(FORMATS).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the command exit with 1')
        .choices(FAIL_ON)
        .default('error'),
    )
    .option(
      '--rule <code=severity>',
      'another severity for a rule: error, warning, info, hint or off; repeatable',
      (value: string, before: readonly string[] = []) => [...before, value],
    )
    .option('--map <name>', 'check only the files of the map of this name')
    .option('--stdin', 'check what standard input holds')
    .addOption(
      new Option('--stdin-filename <file>', 'the file that standard input stands for').implies({
        stdin: true,
      }),
    )
    .option('--fix', 'mend what has a certain fix, in the files')
    .option('--dry-run', 'with --fix: print the changes as a diff and write nothing')
    .addOption(
      new Option('--watch', 'check again whenever a map changes, until Ctrl+C').conflicts(['fix', 'stdin']),
    )
    .addOption(
      new Option(
        '-j, --jobs <number>',
        'how many threads check (default: one for each core, where files are many)',
      ).argParser(readJobs),
    )
    .addOption(
      new Option('-q, --quiet', 'print findings alone: no summary, no progress').conflicts('verbose'),
    )
    .option('-v, --verbose', 'tell on standard error what is read and checked, and how long it takes')
    .addHelpText('after', HELP)
    .action(async (paths: string[], typed: Omit<CheckOptions, 'dataFolder' | 'cwd' | 'colours'>) => {
      // A thread of a check runs the same program.
      if (!isMainThread) return (await import('./check-worker.js')).serveChecks();
      const { runCheck } = await import('./check.js');
      const colours = wantsColours(process.stdout, process.env);
      const options = { ...typed, dataFolder, cwd: process.cwd(), colours };
      process.exitCode = await runCheck(paths, options, output);
    });
}

function readJobs(text: string): number {
  if (!/^[1-9]\d{0,2}$/.test(text)) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return Number(text);
}
