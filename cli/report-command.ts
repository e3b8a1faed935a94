import { type Command, Option } from 'commander';
import { REPORT_FORMATS, type ReportFormat } from '../server/exchange/formats.js';
import type { Output } from './check.js';

export const REPORT_VIEWS = ['as-is', 'to-be', 'both'] as const;

export interface ReportCommandOptions {
  /** What the name of the output file says where it is undefined, or text. */
  readonly format?: ReportFormat;
  /** Standard output where it is undefined. */
  readonly output?: string;
  readonly view: (typeof REPORT_VIEWS)[number];
  readonly variant?: string;
  readonly lens?: string;
  /** The name of a table; all of them, or of CSV the first, where it is undefined. */
  readonly table?: string;
  /** A git revision, or a file or folder with an earlier state of the map. */
  readonly baseline?: string;
  readonly map?: string;
  readonly force: boolean;
  readonly cwd: string;
  /** Where the releases' data lies; the page of the grid lies beside it. */
  readonly dataFolder: string;
}

const HELP = `
Tables: coverage, verticals, groupings, levels, lenses, gaps, overlaps, matrix (elements by systems), systems, owners,
processes, flows, conformance, extensions, scope; with --baseline also changes and score-changes. CSV has one of them,
coverage where --table names no other.

Examples:
  etom report                                        what fits on a terminal
  etom report --output report.xlsx                   all tables as sheets of a workbook
  etom report --output report.html --view both       the grid and all tables on one page
  etom report --format csv --table matrix > matrix.csv
  etom report --lens revenue-assurance --variant business
  etom report --baseline v1.0 --view to-be           what was gained, lost and changed since a git revision

Exit codes: 0 written, 2 something could not be read, or the report could not be made.`;

/** Adds `etom report` to the command. What it needs is loaded when it runs. */
export function registerReport(program: Command, dataFolder: string, output: Output): void {
  program
    .command('report')
    .description(
      'report how a map covers the framework: coverage, gaps, overlaps, systems, owners, conformance',
    )
    .argument('[paths...]', 'files, folders or glob patterns of one map (default: this folder)')
    .addOption(
      new Option(
        '--format <format>',
        'how it is written (default: as the name of --output says, else text)',
      ).choices(REPORT_FORMATS),
    )
    .option('--output <file>', 'write to a file and not to standard output')
    .addOption(
      new Option('--view <view>', 'the processes of today, those of tomorrow, or both side by side')
        .choices(REPORT_VIEWS)
        .default('as-is'),
    )
    .option('--variant <variant>', 'only what is for this variant')
    .option('--lens <lens>', 'only the elements of a lens: customer-service, revenue-assurance')
    .option('--table <name>', 'only this table')
    .option(
      '--baseline <rev-or-file>',
      'compare with a git revision, or with a file or folder of the earlier map',
    )
    .option('--map <name>', 'which map, where there are several')
    .option('--force', 'overwrite the file of --output', false)
    .addHelpText('after', HELP)
    .action(async (paths: string[], typed: Omit<ReportCommandOptions, 'cwd' | 'dataFolder'>) => {
      const { runReport } = await import('./report.js');
      process.exitCode = await runReport(paths, { ...typed, cwd: process.cwd(), dataFolder }, output);
    });
}
