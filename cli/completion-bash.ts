import type { CommandWords, Completions, OptionWords, Value } from './completion.js';

/** The completion script for bash 3.2 and later. Where no words are known, bash completes files. */
export function bashScript({ commands, options, severities }: Completions): string {
  const names = commands.map(({ name }) => name);
  const flagsOf = commands.map(
    (command) => `      ${command.name}) words=${quoted(flags(command.options))} ;;`,
  );
  return `# Completes etom in bash. Made by: etom completion bash
_etom() {
  local cur=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD - 1]} command='' equals='' words='' i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      -*) ;;
      *) command=\${COMP_WORDS[i]}; break ;;
    esac
  done
  # bash takes "=" for a word of its own.
  if [[ $cur == '=' ]]; then
    cur='' equals=1
  elif [[ $before == '=' ]]; then
    before=\${COMP_WORDS[COMP_CWORD - 2]} equals=1
  fi
  if [[ -n $equals && $before != -* ]]; then
    words=${quoted(severities)}
  elif [[ -z $command && $cur == -* ]]; then
    words=${quoted(flags(options))}
  elif [[ -z $command ]]; then
    words=${quoted(names)}
  elif [[ $before == -* ]]; then
    case $command:$before in
${commands.flatMap(valueCases).join('\n')}
    esac
  fi
  if [[ -z $words && -n $command && $cur == -* ]]; then
    case $command in
${flagsOf.join('\n')}
    esac
  elif [[ -z $words && -n $command ]]; then
    if [[ $before == "$command" ]]; then before=first
    elif [[ \${COMP_WORDS[COMP_CWORD - 2]} == "$command" ]]; then before=second
    else before=last; fi
    case $command:$before in
${commands.flatMap(argumentCases).join('\n')}
    esac
  fi
  if [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$cur"))
    if [[ \${COMPREPLY[0]} == *= ]] && type compopt > /dev/null 2>&1; then compopt -o nospace; fi
  fi
}
complete -o bashdefault -o default -F _etom etom
`;
}

function valueCases({ name, options }: CommandWords): string[] {
  return options.flatMap(({ short, long, value }) => {
    if (!value) return [];
    const patterns = [long, ...(short ? [short] : [])].map((flag) => `${name}:${flag}`);
    const action = value.kind === 'words' ? `words=${quoted(value.words)}` : 'return';
    return [`      ${patterns.join(' | ')}) ${action} ;;`];
  });
}

function argumentCases({ name, values }: CommandWords): string[] {
  const line = (positions: readonly string[], value: Value | undefined): string[] =>
    value?.kind === 'words'
      ? [`      ${positions.map((at) => `${name}:${at}`).join(' | ')}) words=${quoted(value.words)} ;;`]
      : [];
  const [first, second] = values;
  return values.length > 2
    ? [...line(['first'], first), ...line(['second'], second), ...line(['last'], values.at(-1))]
    : [...line(['first'], first), ...line(['second', 'last'], values.at(-1))];
}

function flags(options: readonly OptionWords[]): string[] {
  return options.flatMap(({ short, long }) => [...(short ? [short] : []), long]);
}

function quoted(words: readonly string[]): string {
  return `'${words.join(' ')}'`;
}
