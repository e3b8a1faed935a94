import { Composer, type CST, type Document, Parser } from 'yaml';

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
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeep(tokens);
  if (deep !== undefined) {
    const detail = `This is nested more than ${MAX_NESTING} levels deep, and so nothing from here on was read`;
    return {
      document: undefined,
      errors: [{ detail, start: deep, end: deep + 1 }],
      secondDocument: undefined,
    };
  }
  const [document, second] = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
  const errors = [...(document?.errors ?? []), ...(document?.warnings ?? [])].map(
    ({ message, pos: [start, end] }) => ({ detail: message, start, end: Math.max(end, start + 1) }),
  );
  return { document: document as Document.Parsed | undefined, errors, secondDocument: second?.range?.[0] };
}

/** The offset of the first token beyond the allowed nesting. The walk keeps its own stack. */
function tooDeep(tokens: readonly CST.Token[]): number | undefined {
  const stack: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const { token, depth } = entry;
    if (depth > MAX_NESTING) return token.offset;
    if (token.type === 'document' && token.value) stack.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) stack.push({ token: key, depth: depth + 1 });
      if (value) stack.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}
