import { Argument, type Command } from 'commander';
import type { Output } from './check.js';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;

const HELP = `
Examples:
  etom completion bash > ~/.local/share/bash-completion/completions/etom
  etom completion zsh > "\${fpath[1]}/_etom"            then start a new shell
  etom completion fish > ~/.config/fish/completions/etom.fish
  source <(etom completion bash)                        for this shell alone`;

/** Adds `etom completion` to the command. It completes the commands that are registered when it runs. */
export function registerCompletion(program: Command, output: Output): void {
  program
    .command('completion')
    .description('print a script that completes etom on the Tab key')
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .addHelpText('after', HELP)
    .action(async (shell: (typeof SHELLS)[number]) => {
      const { completionScript } = await import('./completion.js');
      output.out(completionScript(program, shell).trimEnd());
    });
}
