import type { CommandWords, Completions, OptionWords, Value } from './completion.js';

/** The completion script for fish. */
export function fishScript({ commands, options, severities }: Completions): string {
  const lines = [
    ...options.map((option) => `complete -c etom -n __fish_use_subcommand${optionOf(option, severities)}`),
    ...commands.map(
      ({ name, description }) =>
        `complete -c etom -n __fish_use_subcommand -f -a ${name} -d ${quoted(description)}`,
    ),
    ...commands.flatMap((command) => linesOf(command, severities)),
  ];
  return `# Completes etom in fish. Made by: etom completion fish\n${lines.join('\n')}\n`;
}

function linesOf({ name, options, values }: CommandWords, severities: readonly string[]): string[] {
  const start = `complete -c etom -n '__fish_seen_subcommand_from ${name}'`;
  const words = values.flatMap((value) => (value.kind === 'words' ? value.words : []));
  const takesFiles = values.some(({ kind }) => kind === 'file');
  return [
    ...options.map((option) => `${start}${optionOf(option, severities)}`),
    ...(words.length > 0 || !takesFiles
      ? [`${start}${takesFiles ? '' : ' -f'}${words.length > 0 ? ` -a ${quoted(words.join(' '))}` : ''}`]
      : []),
  ];
}

function optionOf({ short, long, description, value }: OptionWords, severities: readonly string[]): string {
  const flags = `${short ? ` -s ${short.slice(1)}` : ''} -l ${long.slice(2)}`;
  return `${flags}${value ? valueWords(value, severities) : ''} -d ${quoted(description)}`;
}

function valueWords(value: Value, severities: readonly string[]): string {
  if (value.kind === 'file') return ' -r -F';
  if (value.kind === 'text') return ' -x';
  // The code of a rule is offered with each severity.
  const words = value.words.flatMap((word) =>
    word.endsWith('=') ? severities.map((severity) => word + severity) : [word],
  );
  return ` -x -a ${quoted(words.join(' '))}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
