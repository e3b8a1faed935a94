import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../server/exchange/formats.js';
import type { Output } from './check.js';

export interface ExportCommandOptions {
  readonly format: ExportFormat;
  /** Where the export is written: a file, or a folder for several; standard output where it is undefined. */
  readonly output?: string;
  readonly view?: 'as-is' | 'to-be';
  readonly variant?: string;
  readonly flow?: string;
  readonly system?: string;
  /** The name of the map that is wanted. */
  readonly map?: string;
  readonly force: boolean;
  readonly cwd: string;
  /** Where the releases' data lies. */
  readonly dataFolder: string;
}

const HELP = `
Formats:
  archimate   ArchiMate Open Exchange 3.1: processes, roles, systems, the framework, and the grid as a view
  bpmn        BPMN 2.0, one file for each flow: lanes by owner, gateways, conditions, laid out
  mermaid     Markdown with all flows and the tree of processes; with --flow, that diagram alone
  csv, xlsx   the mapping table, which “etom import” reads back
  json        the whole map, resolved; schemas/etom-export.schema.json describes it
  oda         the eTOMs list of each system that implements elements, as in ODA component specifications

Examples:
  etom export --format archimate --output northern-grid.archimate.xml
  etom export --format bpmn --flow meter-to-cash --output meter-to-cash.bpmn
  etom export --format bpmn --output flows              a folder, one file for each flow
  etom export --format mermaid > flows.md
  etom export maps --map northern-grid --format xlsx --view as-is --output mapping.xlsx
  etom export --format oda --system TMFC003 --output TMFC003.component.yaml

Without --view, everything is exported, with its status; the coverage that archimate shows is then that of today.

Exit codes: 0 exported, 1 exported without some things (each is named), 2 nothing was exported.`;

/** Adds `etom export` to the command. What it needs is loaded when it runs. */
export function registerExport(program: Command, dataFolder: string, output: Output): void {
  program
    .command('export')
    .description('write a map in the formats of other tools')
    .argument('[paths...]', 'files, folders or glob patterns (default: this folder)')
    .addOption(
      new Option('--format <format>', 'what is written').choices(EXPORT_FORMATS).makeOptionMandatory(),
    )
    .option(
      '--output <file>',
      'write a file, or a folder where there are several, and not to standard output',
    )
    .addOption(new Option('--view <view>', 'what is there today, or will be').choices(['as-is', 'to-be']))
    .option('--variant <variant>', 'only what is for this variant, or for all')
    .option('--flow <id>', 'only this flow; for bpmn and mermaid')
    .option('--system <id>', 'only this system; for oda')
    .option('--map <name>', 'only the map of this name')
    .option('--force', 'overwrite files that are there', false)
    .addHelpText('after', HELP)
    .action(async (paths: string[], options: Omit<ExportCommandOptions, 'cwd' | 'dataFolder'>) => {
      const { runExport } = await import('./export.js');
      const all = { ...options, cwd: process.cwd(), dataFolder };
      process.exitCode = await runExport(paths.length > 0 ? paths : ['.'], all, output);
    });
}
