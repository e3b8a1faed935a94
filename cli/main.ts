/** The `etom` command. What a subcommand needs beyond its options is loaded when it runs. */
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../server/product.js';
import { registerCheck } from './check-command.js';
import { registerCompletion } from './completion-command.js';
import { registerDiff } from './diff-command.js';
import { registerExplain } from './explain-command.js';
import { registerExport } from './export-command.js';
import { registerImport } from './import-command.js';
import { registerInit } from './init-command.js';
import { registerMigrate } from './migrate-command.js';
import { registerReport } from './report-command.js';

const dataFolder = join(__dirname, 'framework');

const output = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};

const HELP = `
Examples:
  etom init                                  write a first map
  etom check                                 check the maps in this folder and below
  etom explain Order Handling                what an element of the framework is

Every command explains itself: etom check --help. The manual is in docs/command.md of the project.`;

const program = new Command('etom')
  .description(
    'Process maps on the eTOM Business Process Framework: check, report, export, import and migrate them.',
  )
  .version(VERSION)
  .helpOption('-h, --help', 'show this help')
  .helpCommand('help [command]', 'show the help of a command')
  .addHelpText('after', HELP)
  .exitOverride();

registerCheck(program, dataFolder, output);
registerExplain(program, dataFolder, output);
registerInit(program, dataFolder, output);
registerExport(program, dataFolder, output);
registerImport(program, dataFolder, output);
registerReport(program, dataFolder, output);
registerMigrate(program, dataFolder, output);
registerDiff(program, dataFolder, output);
registerCompletion(program, output);

program
  .command('lsp')
  .description('serve an editor over the Language Server Protocol')
  .addOption(new Option('--stdio', 'talk over standard input and output').makeOptionMandatory())
  .action(() => {
    require(join(__dirname, 'server.js'));
  });

// Who reads the output may have seen enough before its end, as `head` does.
process.stdout.on('error', () => process.exit(2));

program.parseAsync().catch((error: unknown) => {
  // Help and version end here too, with code 0.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    output.err(`etom: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
});
