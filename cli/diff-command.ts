import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Output } from './check.js';
import { wantsColours } from './colours.js';

export const DIFF_FORMATS = ['text', 'markdown', 'json', 'csv'] as const;

export interface DiffCommandOptions {
  readonly format: (typeof DIFF_FORMATS)[number];
  /** The deepest level whose changes are listed; where it is undefined, what the format is for decides. */
  readonly level?: number;
  /** A domain or functional grouping, by its id, its name or a part of that. */
  readonly domain?: string;
  /** The name of the map that is wanted. */
  readonly map?: string;
  readonly colours: boolean;
  readonly cwd: string;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
}

const HELP = `
What was added, removed, renumbered, renamed, split and merged, and what cannot be followed for sure, by domain. With paths,
only what of it concerns the maps there: each change of an element that they name, and who names it. The maps are on one of
the two releases.

Examples:
  etom diff 25.0 25.5                             what became of each element
  etom diff classic 25.5 --level 2                the level-2 elements alone
  etom diff 25.0 25.5 --domain Sales              one domain, with what led into it
  etom diff 25.5 26.0 maps/                       what of it concerns the maps there
  etom diff 25.5 26.0 --format csv > changes.csv  all changes, for a spreadsheet

Exit codes: 0 compared, 2 something could not be read, or not be compared.`;

/** Adds `etom diff` to the command. What it needs is loaded when it runs. */
export function registerDiff(program: Command, dataFolder: string, output: Output): void {
  program
    .command('diff')
    .description('tell what two releases of the framework differ in, and what of it concerns maps')
    .argument('<from>', 'a release, such as classic or gb921-25.0')
    .argument('<to>', 'another release, such as gb921-25.5')
    .argument('[paths...]', 'files, folders or glob patterns of maps')
    .addOption(new Option('--format <format>', 'how it is printed').choices(DIFF_FORMATS).default('text'))
    .option(
      '--level <level>',
      'list no changes below this level (default: 3 in text and Markdown, else all)',
      levelOf,
    )
    .option('--domain <name>', 'only this domain or functional grouping')
    .option('--map <name>', 'only the map of this name')
    .addHelpText('after', HELP)
    .action(
      async (
        from: string,
        to: string,
        paths: string[],
        typed: Omit<DiffCommandOptions, 'colours' | 'cwd' | 'dataFolder'>,
      ) => {
        const { runDiff } = await import('./diff.js');
        const colours = wantsColours(process.stdout, process.env);
        const options = { ...typed, colours, cwd: process.cwd(), dataFolder };
        process.exitCode = await runDiff([from, to], paths, options, output);
      },
    );
}

function levelOf(text: string): number {
  if (!/^\d$/.test(text)) throw new InvalidArgumentError('A level is a number from 0 to 9.');
  return Number(text);
}
