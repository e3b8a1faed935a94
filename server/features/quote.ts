import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { locate } from '../map/locate.js';
import type { Range } from '../map/range.js';
import { writeScalar } from '../map/scalar.js';
import { quoteIfNeeded } from '../rules/reference-text.js';
import { lineAt } from './cursor.js';
import { isReadable } from './places.js';

/** Keys of other characters are not quoted or unquoted: what stands behind them decides how they are read. */
const PLAIN_KEY = /^[\p{L}\p{M}\p{N}._-]+$/u;

/** What YAML reads as no text at all where it has no quotes. */
const NOTHING = /^(?:|~|null|Null|NULL)$/;

/**
 * Puts the key or text at the start of a range in quotes, or takes them away where the text means the same without
 * them, also to YAML tools that know numbers and booleans.
 */
export function quoteActions(document: MapDocument, range: Range): CodeAction[] {
  const site = locate(document, range.start);
  const block = site && document.blocks[site.block];
  if (!site || !block || !isReadable(block) || site.alias) return [];
  const { start, end } = site.range;
  const line = lineAt(document, start.line);
  const source = line.slice(start.character, end.character);
  const isKey = site.role === 'key';
  // In flow style, `{"a":b}` is a pair and `{a:b}` is a text.
  const isApart = !isKey || /^[ \t]*:(?:\s|$)/.test(line.slice(end.character));
  if (start.line !== end.line || (isKey && !(PLAIN_KEY.test(site.text) && isApart))) return [];
  const change = (title: string, newText: string): CodeAction[] => [
    {
      title,
      kind: CodeActionKind.RefactorRewrite,
      edit: { changes: { [document.uri]: [{ range: site.range, newText }] } },
    },
  ];
  if (site.quote === '') {
    const isPlain = source === site.text && !NOTHING.test(site.text);
    return isPlain ? change('Put in quotes', JSON.stringify(site.text)) : [];
  }
  return isSafe(site.text, site.flow) ? change('Remove the quotes', site.text) : [];
}

/** Whether a text is the same text without quotes. A tab that nobody sees is better written as `\t`. */
function isSafe(text: string, flow: boolean): boolean {
  // One word may be `yes` or a date, which older YAML tools do not take for text.
  const isWord = /^[\p{L}\p{N}_.+-]+$/u.test(text);
  return (
    writeScalar(text, flow) === text && !/\p{Cc}/u.test(text) && (!isWord || quoteIfNeeded(text) === text)
  );
}
