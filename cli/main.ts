/** The `etom` command. */
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { VERSION } from '../server/product.js';
import { FAIL_ON, FORMATS, runCheck } from './check.js';

const output = {
  out: (text: string) => void process.stdout.write(`${text}\n`),
  err: (text: string) => void process.stderr.write(`${text}\n`),
};

const program = new Command('etom')
  .description('Check process maps against the eTOM Business Process Framework.')
  .version(VERSION)
  .exitOverride();

program
  .command('check')
  .description('check process maps and print what is wrong')
  .argument('[paths...]', 'files, folders or glob patterns', ['.'])
  .addOption(new Option('--format <format>', 'how findings are printed').choices(FORMATS).default('text'))
  .addOption(
    new Option('--fail-on <severity>', 'the least severity that makes the command exit with 1')
      .choices(FAIL_ON)
      .default('error'),
  )
  .addHelpText(
    'after',
    '\nExit codes: 0 clean, 1 findings at or above --fail-on, 2 something could not be checked.',
  )
  .action(
    async (
      paths: string[],
      { format, failOn }: { format: (typeof FORMATS)[number]; failOn: (typeof FAIL_ON)[number] },
    ) => {
      // Who reads the output may have seen enough before its end, as `head` does.
      process.stdout.on('error', () => process.exit(2));
      const colours = process.stdout.isTTY === true && !process.env.NO_COLOR;
      process.exitCode = await runCheck(
        paths,
        { format, failOn, dataFolder: join(__dirname, 'framework'), cwd: process.cwd(), colours },
        output,
      );
    },
  );

program
  .command('lsp')
  .description('serve an editor over the Language Server Protocol')
  .addOption(new Option('--stdio', 'talk over standard input and output').makeOptionMandatory())
  .action(() => {
    require(join(__dirname, 'server.js'));
  });

program.parseAsync().catch((error: unknown) => {
  // Help and version end here too, with code 0.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    output.err(`etom: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 2;
  }
});
