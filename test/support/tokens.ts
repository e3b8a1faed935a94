/** Semantic tokens as a client reads them. */
import { SEMANTIC_TOKENS_LEGEND, semanticTokens } from '../../server/features/semantic-tokens.js';
import type { MapDocument } from '../../server/map/document.js';
import type { Range } from '../../server/map/range.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';

export interface Token {
  readonly range: Range;
  /** The type, and the modifiers behind it. */
  readonly says: string;
}

/** The tokens of a document, or of a range of it, decoded. */
export function tokensIn(document: MapDocument, map: ProcessMap, range?: Range): Token[] {
  const { data } = semanticTokens(document, map, range);
  const { tokenTypes, tokenModifiers } = SEMANTIC_TOKENS_LEGEND;
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0, type = 0, bits = 0] = data.slice(at, at + 5);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const modifiers = tokenModifiers.filter((_, bit) => bits & (1 << bit));
    tokens.push({
      range: { start: { line, character }, end: { line, character: character + length } },
      says: [tokenTypes[type], ...modifiers].join(' '),
    });
  }
  return tokens;
}
