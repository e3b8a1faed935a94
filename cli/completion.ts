/** What a shell can complete, taken from the commands themselves, and the scripts that do it. */
import type { Argument, Command, Option } from 'commander';
import { RELEASES } from '../server/framework/releases.js';
import { RULES } from '../server/rules/registry.js';
import { bashScript } from './completion-bash.js';
import type { SHELLS } from './completion-command.js';
import { fishScript } from './completion-fish.js';
import { zshScript } from './completion-zsh.js';

/** What follows an option or stands for an argument: one of these words, a file, or nothing that is known. */
export type Value =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' }
  | { readonly kind: 'text' };

export interface OptionWords {
  readonly short?: string;
  readonly long: string;
  readonly description: string;
  /** Undefined where nothing follows. */
  readonly value: Value | undefined;
}

export interface CommandWords {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionWords[];
  /** The arguments; the last one may come again. */
  readonly values: readonly Value[];
}

export interface Completions {
  readonly commands: readonly CommandWords[];
  readonly options: readonly OptionWords[];
  /** What follows the code and "=" in --rule. */
  readonly severities: readonly string[];
}

const CODES = RULES.map(({ code }) => code);
const RELEASE_NAMES = RELEASES.map(({ name }) => name);

/** Words of options that take any text. */
const OPTION_WORDS: Readonly<Record<string, readonly string[]>> = {
  '--rule': CODES.map((code) => `${code}=`),
  '--release': RELEASE_NAMES,
  '--to': RELEASE_NAMES,
  '--industry': ['telecommunications', 'electricity', 'gas', 'water'],
};
/** The same for the arguments of commands. */
const ARGUMENT_WORDS: Readonly<Record<string, readonly string[]>> = {
  'explain what': [...CODES, ...RELEASE_NAMES],
  'diff from': RELEASE_NAMES,
  'diff to': RELEASE_NAMES,
};

const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], (completions: Completions) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

/** The script that completes a program in a shell. */
export function completionScript(program: Command, shell: (typeof SHELLS)[number]): string {
  return SCRIPTS[shell](completionsOf(program));
}

function completionsOf(program: Command): Completions {
  const commands = program.commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    options: optionsOf(command),
    values: command.registeredArguments.map((argument) =>
      takenBy(argument, ARGUMENT_WORDS[`${command.name()} ${argument.name()}`]),
    ),
  }));
  const names = [...commands.map(({ name }) => name)];
  const help: CommandWords = {
    name: 'help',
    description: 'show the help of a command',
    options: [],
    values: [{ kind: 'words', words: names }],
  };
  return {
    commands: [...commands, help],
    options: optionsOf(program),
    severities: ['error', 'warning', 'info', 'hint', 'off'],
  };
}

function optionsOf(command: Command): OptionWords[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .flatMap((option) => {
      const { short, long, description } = option;
      if (!long) return [];
      const takes = option.required || option.optional;
      return [{ short, long, description, value: takes ? takenBy(option, OPTION_WORDS[long]) : undefined }];
    });
}

function takenBy(taker: Option | Argument, known: readonly string[] | undefined): Value {
  const words = taker.argChoices ?? known;
  if (words) return { kind: 'words', words };
  const name = 'flags' in taker ? taker.flags : taker.name();
  return { kind: /file|path|folder/.test(name) ? 'file' : 'text' };
}
