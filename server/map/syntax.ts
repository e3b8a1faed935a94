import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';

/** Composing deeper nesting can overflow the stack so that nothing can catch it. */
export const MAX_NESTING = 200;

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
const OPTIONS = { schema: 'failsafe', version: '1.2', uniqueKeys: false, keepSourceTokens: false } as const;

/** Parses a stretch of YAML. Never throws; what could not be read is in `errors`. */
export function parseSyntax(text: string): Syntax {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    // The document and the innermost scalar stand on the parser's stack too. Unwinding a high stack overflows our own.
    if (parser.stack.length > MAX_NESTING + 2) return tooDeep(parser.offset);
  }
  tokens.push(...parser.end());
  const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ message, pos: [start, end] }) => ({ detail: message, start, end: Math.max(end, start + 1) }),
  );
  return { document: document as Document.Parsed | undefined, errors, secondDocument: second?.range?.[0] };
}

function tooDeep(start: number): Syntax {
  const detail = `This is nested more than ${MAX_NESTING} levels deep, and so nothing from here on was read`;
  return { document: undefined, errors: [{ detail, start, end: start + 1 }], secondDocument: undefined };
}
