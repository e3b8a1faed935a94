/**
 * A character that nobody sees in an id, a name or a reference: a control that turns the direction of writing, a space of
 * no width, a soft hyphen. It usually comes along when text is copied from a document or a web page. Two ids that look the
 * same are different with it, and searches miss.
 *
 * Where a script needs such a character, as Persian and Hindi need joiners and Hebrew and Arabic their marks, it may stay.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: "Connect\u200B a customer"
 *     elements: [1.1.1.5 Order Handling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.5 Order Handling]
 * ```
 */
import type { Block } from '../map/block.js';
import type { Range } from '../map/range.js';
import { type Text, textOf } from '../map/value.js';
import { invisibleIn, withoutInvisible } from './invisible.js';
import { isBroken } from './problems.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';
import { sourceOf } from './source.js';
import { said } from './words.js';

const NAMES: Readonly<Record<string, string>> = {
  '00AD': 'soft hyphen',
  '200B': 'zero-width space',
  '200C': 'zero-width non-joiner',
  '200D': 'zero-width joiner',
  '2060': 'word joiner',
  FEFF: 'byte order mark',
};

/** Characters named in a message. */
const SHOWN = 3;

export const suspiciousCharacter: Rule = {
  code: 'suspicious-character',
  severity: 'warning',
  reads: [],
  *check({ block }): Iterable<Report> {
    const seen = new Set<Range>();
    for (const text of textsOf(block)) {
      const found = invisibleIn(text.text);
      if (found.length === 0 || text.alias || seen.has(text.range) || isBroken(block.problems, text.range))
        continue;
      seen.add(text.range);
      yield report(text, found);
    }
    for (const problem of block.problems) {
      if (problem.code !== 'invalid-value' || problem.words.length > 0) continue;
      const found = invisibleIn(problem.value);
      const { range, value } = problem;
      if (found.length === 0 || [...seen].some((other) => isSame(other, range))) continue;
      const source = sourceOf(block)().slice(range.start, range.end);
      const style = source.startsWith('"') ? 'double' : source.startsWith("'") ? 'single' : 'plain';
      yield report({ kind: 'text', text: value, range, style, alias: false }, found);
    }
  },
};

/** Ids, names and references. */
function* textsOf({ facts }: Block): Generator<Text> {
  for (const { key, name } of facts.declarations) {
    yield key;
    if (name) yield name;
  }
  for (const { text } of facts.elements) yield text;
  for (const { text } of facts.references) yield text;
  for (const { key, value } of facts.head) {
    if (key.text !== 'etom' && key.text !== 'map' && key.text !== 'organization') continue;
    const name = value?.kind === 'text' ? value : textOf(value, 'name');
    if (name) yield name;
  }
}

function report(text: Text, found: readonly string[]): Report {
  const clean = withoutInvisible(text.text);
  const named = found.slice(0, SHOWN).map(nameOf).join(', ');
  const fix = replace('Remove invisible characters', text.range, writeReference(text, clean), true);
  return {
    range: text.range,
    message: `${said(clean)} contains invisible characters: ${named}${found.length > SHOWN ? ' …' : ''}`,
    fixes: text.style === 'other' ? [] : [fix],
  };
}

function nameOf(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const name =
    NAMES[code] ?? (/^(?:202[A-E]|206[6-9]|200[EF]|061C)$/.test(code) ? 'bidirectional control' : '');
  return `U+${code}${name && ` ${name}`}`;
}

function isSame(a: Range, b: Range): boolean {
  return a.start.line === b.start.line && a.start.character === b.start.character;
}
