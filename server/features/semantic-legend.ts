/** The types of semantic tokens, which a client is told before it asks for any. */
import type { SemanticTokensLegend } from 'vscode-languageserver-types';

/** LSP's own types and modifiers alone, which every theme knows. */
export const TYPES = [
  'class',
  'type',
  'function',
  'namespace',
  'parameter',
  'variable',
  'event',
  'property',
  'enumMember',
] as const;
export const MODIFIERS = ['declaration', 'deprecated', 'defaultLibrary'] as const;
export type TokenType = (typeof TYPES)[number];
export type Modifier = (typeof MODIFIERS)[number];

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: [...MODIFIERS],
};
