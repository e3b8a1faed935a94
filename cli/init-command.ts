import type { Command } from 'commander';
import type { Output } from './check.js';

export interface InitOptions {
  /** As typed. */
  readonly release?: string;
  readonly name?: string;
  readonly industry?: string;
  readonly empty?: boolean;
  readonly force?: boolean;
}

const HELP = `
Examples:
  etom init
  etom init orders.etom.yaml --name "Northern Grid" --industry electricity
  etom init --release 26.0
  etom init --empty                          only comments that show how a process is written

An industry is a word of yours; for electricity, gas and water the first processes have names of a utility.`;

/** Adds `etom init` to the command. */
export function registerInit(program: Command, dataFolder: string, output: Output): void {
  program
    .command('init')
    .description('write a first map, with a process for each of the seven end-to-end processes')
    .argument('[file]', 'the file to write', 'process-map.etom.yaml')
    .option('--release <release>', 'the framework release that the map is written in (default: classic)')
    .option('--name <organization>', 'whose processes these are')
    .option('--industry <industry>', 'what the organization does')
    .option('--empty', 'begin without processes')
    .option('--force', 'overwrite the file')
    .addHelpText('after', HELP)
    .action(async (file: string, options: InitOptions) => {
      const { runInit } = await import('./init.js');
      await runInit(file, options, { cwd: process.cwd(), dataFolder }, output);
    });
}
