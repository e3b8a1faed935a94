import type { SemanticTokens } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import type { Range } from '../map/range.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { surroundingsIn, tokensOf } from './block-tokens.js';
import { blocksIn } from './places.js';

export { SEMANTIC_TOKENS_LEGEND } from './semantic-legend.js';

/** Numbers by which LSP describes one token. */
const SIZE = 5;

/**
 * What the words of a document, or of the lines of a range, mean in their map: the grammar colours by place alone. What refers to
 * nothing has no token, and keeps the grammar's colour.
 */
export function semanticTokens(document: MapDocument, map: ProcessMap, range?: Range): SemanticTokens {
  const [first, last] = [range?.start.line ?? 0, range?.end.line ?? Number.POSITIVE_INFINITY];
  const around = surroundingsIn(map);
  const data: number[] = [];
  let [lineBefore, characterBefore] = [0, 0];
  for (const { block, line: start } of blocksIn(document, range)) {
    const tokens = tokensOf(block, around);
    for (let at = 0; at < tokens.length; at += SIZE) {
      const line = start + (tokens[at] ?? 0);
      const character = tokens[at + 1] ?? 0;
      if (line < first || line > last) continue;
      // Each token counts from the one before it.
      const lines = line - lineBefore;
      data.push(lines, lines === 0 ? character - characterBefore : character);
      data.push(tokens[at + 2] ?? 0, tokens[at + 3] ?? 0, tokens[at + 4] ?? 0);
      [lineBefore, characterBefore] = [line, character];
    }
  }
  return { data };
}
