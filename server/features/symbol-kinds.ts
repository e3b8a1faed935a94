import { SymbolKind } from 'vscode-languageserver-types';
import type { DeclarationKind } from '../map/shape.js';

/** The pictures by which clients show what a map declares. */
export const SYMBOL_KINDS: Readonly<Record<DeclarationKind, SymbolKind>> = {
  role: SymbolKind.Interface,
  system: SymbolKind.Module,
  process: SymbolKind.Function,
  flow: SymbolKind.Event,
  step: SymbolKind.Field,
  variant: SymbolKind.EnumMember,
  extension: SymbolKind.Class,
};
