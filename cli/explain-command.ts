import type { Command } from 'commander';
import type { Output } from './check.js';
import { wantsColours } from './colours.js';

const HELP = `
Examples:
  etom explain 1.1.1.5                        an element by its id
  etom explain Order Handling                 by its name
  etom explain 1.3.3 --release 26.0           of another release than classic
  etom explain Fulfillment                    an end-to-end process
  etom explain unknown-element                a rule of etom check
  etom explain 25.5                           a release
  etom explain releases                       all of them, your own catalogues too

Exit codes: 0 explained, 2 there is no such thing.`;

/** Adds `etom explain` to the command. */
export function registerExplain(program: Command, dataFolder: string, output: Output): void {
  program
    .command('explain')
    .description('tell what an element, a rule or a release is')
    .argument('<what...>', 'the id or the name of an element, the code of a rule, or a release')
    .option('--release <release>', 'the framework release that the element is of (default: classic)')
    .addHelpText('after', HELP)
    .action(async (words: string[], { release }: { release?: string }) => {
      const { explain } = await import('./explain.js');
      const { markdownText } = await import('./markdown-text.js');
      const page = await explain(words.join(' '), { dataFolder, release });
      const colours = wantsColours(process.stdout, process.env);
      output.out(markdownText(page, { colours, width: Math.min(process.stdout.columns ?? 80, 100) }));
    });
}
