import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { GRID_STATES } from '../grid/model.js';
import { MODE_NOTES, MODE_TITLES } from '../grid/modes.js';

/** The start of a call of `l10n.t`, or of the picture's `t`. */
const CALL = /(?:\bl10n\s*\.|(?<![\w.]))t\(/g;

/** A text in quotes, or a sign that opens, closes or parts. */
const TOKEN = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|===|[(){}[\],]/g;

/** More than a call is long, in UTF-16 units. */
const LONGEST = 2000;

/** What the picture says without writing it in a call: the words of its tables. */
const WORDS: readonly string[] = [
  ...GRID_STATES,
  ...Object.values(MODE_TITLES),
  ...Object.values(MODE_NOTES),
  'no owner',
  'no system',
  'Customer service',
  'Revenue assurance',
  'eTOM Business Process Framework element names: © TM Forum, GB921',
];

/**
 * The sentences of the client and of the grid that are shown in the user's language, in the order of the alphabet.
 * @throws Error for a sentence of the client that is not written out where it is used: nobody could translate it.
 */
export function clientStrings(root: string): string[] {
  const found = new Set<string>(WORDS);
  for (const file of globSync('{client,grid}/**/*.{ts,tsx}', { cwd: root }).sort()) {
    const source = readFileSync(join(root, file), 'utf8');
    for (const { 0: call, index } of source.matchAll(CALL)) {
      const texts = textsOfArgument(source, index + call.length);
      if (texts.length === 0 && call.startsWith('l10n'))
        throw new Error(`${file}: a call of l10n.t needs its sentence as a text in quotes.`);
      for (const text of texts) found.add(text);
    }
  }
  return [...found].sort();
}

/** The sentences as the file that translators start from. */
export function localizableStrings(root: string): string {
  const entries = clientStrings(root).map((text) => [text, text]);
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`;
}

/** The texts that the argument at an offset may be: one, or those of a choice; not what it compares something with. */
function textsOfArgument(source: string, offset: number): string[] {
  const texts: string[] = [];
  let depth = 0;
  let before = '';
  for (const [token] of source.slice(offset, offset + LONGEST).matchAll(TOKEN)) {
    if (depth === 0 && (token === ',' || token === ')')) break;
    if (/[([{]/.test(token.charAt(0))) depth++;
    else if (/[)\]}]/.test(token.charAt(0))) depth--;
    else if (depth === 0 && token.length > 1 && token !== '===' && before !== '===')
      texts.push(textOf(token));
    before = token;
  }
  return texts;
}

/** What a literal of TypeScript means; the escapes that we use are those of JSON, and `\'`. */
function textOf(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('"')) return JSON.parse(quoted);
  return JSON.parse(`"${inner.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"')}"`);
}

/** The text of package.json that a key such as `%command.newProcessMap%` stands for, in English; any other text is itself. */
export function manifestText(root: string): (text: string) => string {
  const texts: Record<string, string> = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
  return (text) => texts[/^%(.+)%$/.exec(text)?.[1] ?? ''] ?? text;
}
