/** What a syntax error of YAML means to the author of a map, and the ways out. */
import type { Position, Range } from '../map/range.js';
import type { Source } from './source.js';
import { contentOf, indentations, quoted, span, valueAt, type Way } from './syntax-ways.js';
import { cut } from './words.js';

export interface Advice {
  readonly message: string;
  readonly range: Range;
  /** Changes that may help: each is tried, and the best one offered. */
  readonly ways: readonly Way[];
  /** True where what follows in the block was swallowed, so that further errors mean nothing. */
  readonly swallows?: boolean;
}

/** @param details what the parser said of one line, the first being what the advice is about. */
export function advise(details: readonly string[], range: Range, source: Source): Advice {
  const [detail = ''] = details;
  const { start } = range;
  const line = source.line(start.line);
  const says = (pattern: RegExp): boolean => pattern.test(detail);
  const indented = (at: number): Advice => ({
    message: 'This line is indented otherwise than its neighbours',
    range: contentOf(source, at),
    ways: indentations(source, at),
  });
  const quote = (from: number): Advice => ({
    message: `A text that starts with \`${line.charAt(from)}\` needs quotes`,
    range: valueAt(source, start.line, from),
    ways: [quoted(source, start.line, from)],
  });

  if (/^ *\t/.test(line)) {
    const tabs = /^\s*/.exec(line)?.[0].length ?? 0;
    const message = 'Tabs are not allowed as indentation; use spaces';
    return { message, range: span(start.line, 0, tabs), ways: indentations(source, start.line) };
  }
  if (says(/^Missing closing/)) return unclosedQuote(detail.includes('"') ? '"' : "'", start, source);
  if (says(/^Plain value cannot start/)) return quote(start.character);
  if (says(/^(?:Unresolved tag|The !+ tag|Anchor cannot)/)) return quote(start.character);
  if (says(/^Alias cannot/)) return quote(start.character);
  if (says(/^The alias/)) {
    const whole = quote(start.character);
    const isAlias = /^\*[\w-]+$/.test(source.slice(whole.range.start, whole.range.end));
    const missing = cut(detail);
    return isAlias
      ? { message: missing, range, ways: [] }
      : { ...whole, message: `${missing}; a text that starts with \`*\` needs quotes` };
  }
  const indicator = /[>|][-+\d]*\s+$/.exec(line.slice(0, start.character));
  if (says(/^Not a YAML token/) && indicator) return quote(indicator.index);
  const implicit = details.some((one) => one.startsWith('Implicit keys need to be on a single line'));
  if (says(/^Nested mappings/) && implicit) return indented(start.line + 1);
  if (says(/^(?:Nested mappings|Block collections)/)) {
    // A whole line of a mapping inside a bracket: the bracket above was meant to end before.
    const isLine = line.slice(0, start.character).trim() === '' && source.bracketAt(source.offset(start));
    return isLine ? unclosedBracket(start, source) : colonInside(start, source);
  }
  if (says(/^Unexpected block-seq-ind/)) {
    const at = valueAt(source, start.line, start.character);
    const items = source.slice(at.start, at.end).replace(/^-\s*/, '');
    return {
      message: 'A list starts on the line below its key, or stands inside `[ ]`',
      range: at,
      ways: [
        { title: 'Write it as a list', range: at, text: `[${items}]` },
        quoted(source, start.line, start.character),
      ],
    };
  }
  if (says(/^(?:All .* must start at the same column|A block sequence may not)/)) return indented(start.line);
  if (says(/^Implicit /)) {
    const isOpen = source.bracketAt(source.offset(start)) !== undefined;
    return isOpen ? unclosedBracket(start, source) : noColon(start, source);
  }
  if (says(/must be sufficiently indented and end with/)) return unclosedBracket(start, source);
  if (says(/^Unexpected (?:flow-(?:seq|map)-end|,)/)) {
    const what = line.charAt(start.character);
    const way = {
      title: `Remove \`${what}\``,
      range: span(start.line, start.character, start.character + 1),
      text: '',
    };
    const swallows = what !== ',';
    return { message: `There is a \`${what}\` too many`, range: way.range, ways: [way], swallows };
  }
  if (says(/at node end$/)) return nodeEnd(start, range, source) ?? other(detail, range);
  const code = /^Invalid escape sequence (.*)/.exec(detail)?.[1];
  if (code !== undefined) {
    const way = { title: `Write \`\\${code}\``, range: { start, end: start }, text: '\\' };
    return {
      message: `\`${code}\` means nothing inside double quotes; write \`\\${code}\``,
      range: span(start.line, start.character, start.character + code.length),
      ways: [way],
    };
  }
  return other(detail, range);
}

function other(detail: string, range: Range): Advice {
  return { message: cut(detail.replace(/[.:]$/, ''), 200), range, ways: [] };
}

/** The parser tells of it where the text ends; the quote that was not closed is the last one that can open a text. */
function unclosedQuote(quote: string, end: Position, source: Source): Advice {
  const text = source.text.slice(0, source.offset(end));
  const opening =
    [...text.matchAll(quote === '"' ? /(?<=^|[\s:,[{])"/g : /(?<=^|[\s:,[{])'/g)].at(-1)?.index ?? 0;
  const { start } = source.range(opening, opening);
  const line = source.line(start.line);
  const rest = valueAt(source, start.line, start.character);
  const bracket = /[,\]}]/.exec(line.slice(start.character));
  const ends = [rest.end.character, ...(bracket ? [start.character + bracket.index] : [])];
  return {
    message: `The text that starts with \`${quote}\` here has no closing quote`,
    range: rest,
    ways: ends.map((at) => ({ title: 'Close the quote', range: span(start.line, at, at), text: quote })),
    swallows: true,
  };
}

function unclosedBracket(at: Position, source: Source): Advice {
  const open = source.bracketAt(source.offset(at)) ?? '[';
  const close = open === '[' ? ']' : '}';
  const { start } = source.range(source.text.lastIndexOf(open, source.offset(at) - 1), 0);
  // It was to be closed on its own line, or on the last one before the error.
  let last = at.line - 1;
  while (last > start.line && /^\s*(?:#|$)/.test(source.line(last))) last--;
  const ends = [...new Set([start.line, Math.max(start.line, last)])].map(
    (line) => contentOf(source, line).end,
  );
  return {
    message: `This \`${open}\` has no \`${close}\`, or the next line is not indented further than its key`,
    range: span(start.line, start.character, start.character + 1),
    ways: ends.map((end) => ({ title: `Close with \`${close}\``, range: { start: end, end }, text: close })),
    swallows: true,
  };
}

/** A colon and a space inside a text, or between an id and its name. */
function colonInside(start: Position, source: Source): Advice {
  const range = valueAt(source, start.line, start.character);
  const text = source.slice(range.start, range.end);
  const id = /^(\d+(?:\.\d+)+):\s+(?=\S)/.exec(text);
  if (id) {
    const way = { title: 'Remove the colon', range, text: text.replace(/:\s+/, ' ') };
    return { message: 'Between an id and its name stands no colon', range, ways: [way] };
  }
  const message = text.startsWith('?')
    ? 'A text that starts with `?` needs quotes'
    : 'A text with `: ` inside needs quotes';
  return { message, range, ways: [quoted(source, start.line, start.character)] };
}

function noColon(start: Position, source: Source): Advice {
  const range = valueAt(source, start.line, start.character);
  const text = source.slice(range.start, range.end);
  const key = /^(?:[\p{L}\p{N}._-]+|"[^"]*"|'[^']*')(:?)/u.exec(text);
  const at = start.character + (key?.[0].length ?? 0);
  const [title, added] = key?.[1] ? ['Add a space', ' '] : ['Add a colon', ':'];
  return {
    message: 'A key needs a colon and a space behind it',
    range,
    ways: key ? [{ title, range: span(start.line, at, at), text: added }] : [],
  };
}

/** Something behind a value that was complete: a text that only starts as a list, a mapping or a quoted text does. */
function nodeEnd(start: Position, range: Range, source: Source): Advice | undefined {
  if (source.bracketAt(source.offset(start)) !== undefined) {
    const way = { title: 'Add a comma', range: { start, end: start }, text: ', ' };
    return { message: 'A comma is missing before this', range, ways: [way] };
  }
  const line = source.line(start.line);
  const value = /(?:: |- |^) *(?=["'[{])/.exec(line.slice(0, start.character));
  if (!value) return undefined;
  const from = value.index + value[0].length;
  const message = `A text that starts with \`${line.charAt(from)}\` needs quotes as a whole`;
  return { message, range: valueAt(source, start.line, from), ways: [quoted(source, start.line, from)] };
}
