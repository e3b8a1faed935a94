import type { CommandWords, Completions, OptionWords, Value } from './completion.js';

/** The completion script for zsh, to be put into a folder of \`fpath\` as \`_etom\`, or to be sourced. */
export function zshScript({ commands, options, severities }: Completions): string {
  const described = commands.map(
    ({ name, description }) => `    ${quoted(`${name}:${description.replaceAll(':', '\\:')}`)}`,
  );
  return `#compdef etom
# Completes etom in zsh. Made by: etom completion zsh
_etom_rule() {
  local -a codes
  codes=(\${(s: :)1})
  if compset -P '*='; then
    _values severity ${severities.join(' ')}
  else
    compadd -S '' -- $codes
  fi
}
_etom() {
  local curcontext=$curcontext state line
  local -a commands
  typeset -A opt_args
  commands=(
${described.join('\n')}
  )
  _arguments -C ${options.map((option) => specs(option)).join(' ')} '1: :->command' '*:: :->arguments'
  case $state in
    command) _describe command commands ;;
    arguments)
      case $words[1] in
${commands.map(caseOf).join('\n')}
      esac
      ;;
  esac
}
if [ "$funcstack[1]" = _etom ]; then _etom "$@"; else compdef _etom etom; fi
`;
}

function caseOf({ name, options, values }: CommandWords): string {
  const args = values.map((value, index) => {
    const position = index === values.length - 1 ? '*' : index + 1;
    return quoted(`${position}:${action(value)}`);
  });
  const parts = [...options.map((option) => specs(option)), ...args];
  return `        ${name}) _arguments ${parts.join(' ')} ;;`;
}

function specs({ short, long, description, value }: OptionWords): string {
  const text = `[${description.replace(/[[\]\\:]/g, '\\$&')}]${value ? `:${action(value, long)}` : ''}`;
  // Only --rule may come again.
  if (long === '--rule') return quoted(`*${long}${text}`);
  return short ? `'(${short} ${long})'{${short},${long}}${quoted(text)}` : quoted(`${long}${text}`);
}

function action(value: Value, option = ''): string {
  if (value.kind === 'file') return 'file:_files';
  if (value.kind === 'text') return 'text: ';
  const words = value.words.join(' ');
  return option === '--rule' ? `code:{_etom_rule "${words}"}` : `word:(${words})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
