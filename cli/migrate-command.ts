import { type Command, Option } from 'commander';
import type { Output } from './check.js';

export const MIGRATE_FORMATS = ['text', 'markdown', 'json'] as const;

export interface MigrateCommandOptions {
  /** The release, as typed. */
  readonly to: string;
  readonly write: boolean;
  /** The file with a person's decisions. */
  readonly decide?: string;
  /** Where a file with all open decisions is written. */
  readonly decisionsTemplate?: string;
  readonly format: (typeof MIGRATE_FORMATS)[number];
  /** The name of the map that is wanted. */
  readonly map?: string;
  readonly cwd: string;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
}

const HELP = `
Without --write, nothing is changed: the report says what becomes of each reference, and why. With it, references whose
element is surely known are rewritten, and the “etom:” line; everything else of the files stays byte for byte. What is for a
person stays too, below a comment that names the candidates; “etom check” finds it as undecided-element.

Examples:
  etom migrate --to gb921-25.5                                   what would become of the maps here
  etom migrate --to 26.0 maps --format markdown > review.md      the report, for a review
  etom migrate --to 26.0 maps --decisions-template answers.yaml  a file to fill in
  etom migrate --to 26.0 maps --decide answers.yaml --write      with the answers

Exit codes: 0 every reference is sure or decided, 1 some are left to a person, 2 nothing could be migrated.`;

/** Adds `etom migrate` to the command. What it needs is loaded when it runs. */
export function registerMigrate(program: Command, dataFolder: string, output: Output): void {
  program
    .command('migrate')
    .description('bring maps to another release of the framework')
    .argument('[paths...]', 'files, folders or glob patterns (default: this folder)')
    .requiredOption('--to <release>', 'the release, such as gb921-25.5 or classic')
    .option('--write', 'change the files: all of them, or none', false)
    .option('--decide <file>', 'take the decisions of a file')
    .option('--decisions-template <file>', 'write a file in which the open decisions can be made')
    .addOption(
      new Option('--format <format>', 'how the report is printed').choices(MIGRATE_FORMATS).default('text'),
    )
    .option('--map <name>', 'only the map of this name')
    .addHelpText('after', HELP)
    .action(async (paths: string[], typed: Omit<MigrateCommandOptions, 'cwd' | 'dataFolder'>) => {
      const { runMigrate } = await import('./migrate.js');
      const options = { ...typed, cwd: process.cwd(), dataFolder };
      process.exitCode = await runMigrate(paths.length > 0 ? paths : ['.'], options, output);
    });
}
