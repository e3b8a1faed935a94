/** Texts of maps with a few things broken, and edits of texts. */
import fc from 'fast-check';
import type { Edit } from '../../server/map/document.js';
import { Lines } from '../../server/map/range.js';
import { entry, indented, mapText } from './map-text.js';

/** What breaks a text, or changes what its lines mean. */
export const snippet: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '#',
    '- ',
    ': ',
    ':',
    '? ',
    '&x ',
    '*x',
    '|',
    '>',
    '%',
    '@',
    ',',
  ),
  fc.constantFrom(
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '\n\n',
    '---\n',
    '...\n',
    '\uFEFF',
    '\0',
    '😀',
    '\u2028',
    '<<: *x',
  ),
  fc.constantFrom(
    'processes:\n',
    '  processes:\n',
    'roles:\n',
    'etom: classic\n',
    'a: b\n',
    '  c: d\n',
    '    name: e\n',
  ),
  fc.constantFrom(
    '# c\n',
    '  # c\n',
    '  f:\n    processes:\n      g: h\n',
    'x: |\n',
    '"q": "',
    '[1, {',
    '- i\n',
  ),
  entry.map((block) => `${indented(block, '  ').join('\n')}\n`),
);

const mutation: fc.Arbitrary<(text: string) => string> = fc
  .tuple(
    fc.constantFrom('delete', 'insert', 'repeat', 'move', 'drop', 'tabs', 'crlf'),
    fc.nat(),
    fc.nat(),
    snippet,
  )
  .map(([what, from, size, text]) => (old: string): string => {
    const at = from % (old.length + 1);
    const lines = old.split(/(?<=\n)/);
    const line = from % lines.length;
    switch (what) {
      case 'delete':
        return old.slice(0, at) + old.slice(at + (size % 12));
      case 'insert':
        return old.slice(0, at) + text + old.slice(at);
      case 'repeat':
        return lines.toSpliced(size % (lines.length + 1), 0, lines[line] ?? '').join('');
      case 'move':
        return lines
          .toSpliced(line, 1)
          .toSpliced(size % lines.length, 0, lines[line] ?? '')
          .join('');
      case 'drop':
        return lines.toSpliced(line, 1).join('');
      case 'tabs':
        return lines.with(line, (lines[line] ?? '').replace('  ', '\t')).join('');
      default:
        return lines.with(line, (lines[line] ?? '').replace(/\r?\n/, size % 3 ? '\r\n' : '\r')).join('');
    }
  });

/** Maps with a few things broken. */
export const mutatedText: fc.Arbitrary<string> = fc
  .tuple(mapText, fc.array(mutation, { maxLength: 4 }))
  .map(([text, mutations]) => mutations.reduce((current, mutate) => mutate(current), text));

/** An edit that is to be fitted to the text that it meets. */
interface Draft {
  readonly line: number;
  readonly character: number;
  readonly size: number;
  readonly text: string;
  /** Whether the text replaces everything. */
  readonly whole: boolean;
}

export const edits: fc.Arbitrary<Draft[]> = fc.array(
  fc.record({
    line: fc.nat(1000),
    character: fc.nat(12),
    size: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(200)),
    text: fc.oneof(fc.constant(''), snippet),
    whole: fc.nat(40).map((dice) => dice === 40),
  }),
  { minLength: 1, maxLength: 5 },
);

/** The edit of a text: its lines may be one more than there are, and its characters beyond the end of a line. */
export function editOf({ line, character, size, text, whole }: Draft, old: string): Edit {
  if (whole) return { text };
  const lines = new Lines(old);
  const start = { line: line % (lines.starts.length + 1), character };
  const end = size === 0 ? start : lines.position(lines.offset(start) + size);
  return { range: { start, end }, text };
}
