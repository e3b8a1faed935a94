import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';
import { LIMITS } from './limits.js';

/** A stretch of YAML, composed as far as it can be. Offsets count from its start. */
export interface Syntax {
  readonly document: Document.Parsed | undefined;
  readonly errors: readonly SyntaxProblem[];
  /** Where a second document starts. */
  readonly secondDocument: number | undefined;
}

export interface SyntaxProblem {
  readonly detail: string;
  readonly start: number;
  readonly end: number;
}

/** Every scalar is text: ids keep their digits. Duplicate keys are found by the reader, in linear time. */
const OPTIONS = {
  schema: 'failsafe',
  version: '1.2',
  resolveKnownTags: false,
  uniqueKeys: false,
  keepSourceTokens: false,
} as const;

/** Parses a stretch of YAML. Never throws; what could not be read is in `errors`. */
export function parseSyntax(text: string): Syntax {
  if (text.length > LIMITS.fileSize) return unread(0, `longer than ${LIMITS.fileSize / 2 ** 20} MB`, '');
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The document and the innermost scalar stand on the parser's stack too. Unwinding a high stack overflows our own.
    if (parser.stack.length > LIMITS.nesting + 2)
      return unread(parser.offset, `nested more than ${LIMITS.nesting} levels deep`, ' from here on');
  }
  tokens.push(...parser.end());
  const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ message, pos: [start, end] }) => ({
      detail: message,
      ...whole(text, start, Math.max(end, start + 1)),
    }),
  );
  return {
    document: document as Document.Parsed | undefined,
    errors: firstOf(errors, text),
    secondDocument: second?.range?.[0],
  };
}

function unread(start: number, what: string, where: string): Syntax {
  const detail = `This is ${what}, and so nothing${where} was read`;
  return { document: undefined, errors: [{ detail, start, end: start + 1 }], secondDocument: undefined };
}

/** As many errors as are told one by one, and one more that stands for the others. */
function firstOf(errors: readonly SyntaxProblem[], text: string): readonly SyntaxProblem[] {
  if (errors.length <= LIMITS.syntaxErrors) return errors;
  const ordered = [...errors].sort((a, b) => a.start - b.start);
  const shown = ordered.slice(0, LIMITS.syntaxErrors - 1);
  // On a line of its own: of one line, only the first is told.
  const start = text.indexOf('\n', ordered[shown.length]?.start ?? 0) + 1;
  const end = Math.max(text.length, start + 1);
  const more = errors.length - shown.length;
  return [...shown, { detail: `There are ${more} more syntax errors from here on`, start, end }];
}

/** A stretch that cuts no character in two: the parser counts UTF-16 units. */
function whole(text: string, start: number, end: number): { start: number; end: number } {
  const isInside = (at: number): boolean =>
    /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(at - 1, at + 1));
  return { start: isInside(start) ? start - 1 : start, end: isInside(end) ? end + 1 : end };
}
