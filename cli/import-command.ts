import { Argument, type Command } from 'commander';
import type { Output } from './check.js';

export interface ImportOptions {
  /** Where the map is written; standard output where it is undefined. */
  readonly output?: string;
  readonly release?: string;
  /** `FIELD=HEADER`, as typed. */
  readonly column: readonly string[];
  readonly sheet?: string;
  readonly preview: boolean;
  readonly force: boolean;
  readonly cwd: string;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
}

type Options = Omit<ImportOptions, 'cwd' | 'dataFolder'> & { readonly dryRun: boolean };

const HELP = `
Formats:
  csv, xlsx   mapping tables: a row says that a process (or a system) realizes an element
  oda         component specifications of TM Forum's Open Digital Architecture, in YAML
  gb921       your own copy of TM Forum's GB921 process workbook: a catalogue of its release, in your data folder and for you
              alone. Hovers and element pages show its descriptions, and a release that etom does not carry becomes usable

Columns are recognized by their headers, in English and Spanish. Name the others with --column; the fields are process, path,
process-id, parent, element, element-id, element-name, coverage, systems, owner, maturity, status, applies, note,
description, part, extension-of; of a GB921 workbook they are id, name, level, brief, extended, domain, vertical, status.

Examples:
  etom import csv mapping.csv --preview
  etom import csv mapping.csv --output mapping.etom.yaml
  etom import xlsx map.xlsx --sheet Billing --column process=Task --column element=Ref --release 25.5
  etom import oda *.component.yaml --output components.etom.yaml
  etom import gb921 GB921_Processes_Excel_v21.5.xlsx --preview

Exit codes: 0 all was taken, 1 some was not (each with its reason, and as comments in the map), 2 nothing was imported.`;

/** Adds `etom import` to the command. What it needs is loaded when it runs. */
export function registerImport(program: Command, dataFolder: string, output: Output): void {
  program
    .command('import')
    .description('make a map of mapping tables or of ODA component specifications; read your GB921 workbook')
    .addArgument(new Argument('<format>', 'what the files are').choices(['csv', 'xlsx', 'oda', 'gb921']))
    .argument('<files...>', 'the files; several make one map')
    .option('--output <file>', 'write the map to a file and not to standard output')
    .option('--release <release>', 'the framework release that the elements are of')
    .option('--column <field=header>', 'which column holds a field; repeatable', collect, [])
    .option('--sheet <name>', 'the sheet of the workbook')
    .option('--preview', 'show what was recognized and write nothing', false)
    .option('--dry-run', 'the same as --preview', false)
    .option('--force', 'overwrite the file of --output, or the catalogue of the release', false)
    .addHelpText('after', HELP)
    .action(async (format: string, files: string[], { dryRun, ...options }: Options) => {
      const { runImport } = await import('./import.js');
      const preview = options.preview || dryRun;
      process.exitCode = await runImport(
        format,
        files,
        { ...options, preview, cwd: process.cwd(), dataFolder },
        output,
      );
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
