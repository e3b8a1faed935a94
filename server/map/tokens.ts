/** The tokens of YAML, for those who look for its comments. */
import { Lexer } from './yaml.js';

const SCALAR_FOLLOWS = '\u001f';
/** What the lexer says without a source text of its own: a byte order mark, the start of a document, an end of flow. */
const MARKS = new Set(['\u0002', '\u0018', SCALAR_FOLLOWS]);

export interface Token {
  readonly start: number;
  readonly end: number;
  readonly isComment: boolean;
  readonly isScalar: boolean;
}

/** The tokens of a YAML text: in a quoted text or a block of text, a `#` starts no comment. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && MARKS.has(token)) {
      isScalar = token === SCALAR_FOLLOWS;
      continue;
    }
    const start = at;
    at += token.length;
    const isQuoted = token.startsWith('"') || token.startsWith("'");
    const isComment = !isScalar && token.startsWith('#');
    tokens.push({ start, end: at, isComment, isScalar: isScalar || isQuoted });
    isScalar = false;
  }
  return tokens;
}
