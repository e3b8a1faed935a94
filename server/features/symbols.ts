import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { LIMITS } from '../map/limits.js';
import { moved, type Range } from '../map/range.js';
import type { Entry } from '../map/value.js';
import { shorten } from './markdown.js';
import { SYMBOL_KINDS } from './symbol-kinds.js';

/** The outline of a document: its sections, what they declare, subprocesses and steps. */
export function documentSymbols(document: MapDocument): DocumentSymbol[] {
  const roots: DocumentSymbol[] = [];
  const sections = new Map<string, DocumentSymbol>();
  const processes = new Map<string, DocumentSymbol>();
  let count = 0;
  for (const [index, block] of document.blocks.entries()) {
    const lines = document.startOf(index);
    if ((block.path ?? []).length === 0) {
      for (const entry of block.entries) {
        const symbol = sectionSymbol(entry, lines);
        roots.push(symbol);
        sections.set(entry.key.text, symbol);
      }
    }
    for (const declaration of block.facts.declarations) {
      if (count++ >= LIMITS.documentSymbols) return grown(roots);
      const symbol = declarationSymbol(declaration, lines);
      const parent =
        declaration.parents.length > 0
          ? processes.get(`${parentKind(declaration)}:${declaration.parents.join('/')}`)
          : sections.get(SECTION_OF[declaration.kind] ?? '');
      processes.set(`${declaration.kind}:${pathOf(declaration)}`, symbol);
      if (!parent) continue;
      if (parent.children) parent.children.push(symbol);
      else parent.children = [symbol];
    }
  }
  return grown(roots);
}

const SECTION_OF: Readonly<Partial<Record<Declaration['kind'], string>>> = {
  role: 'roles',
  system: 'systems',
  process: 'processes',
  flow: 'flows',
  variant: 'variants',
  extension: 'extensions',
};

function parentKind({ kind }: Declaration): Declaration['kind'] {
  return kind === 'step' ? 'flow' : kind;
}

function sectionSymbol({ key, value, range }: Entry, lines: number): DocumentSymbol {
  const detail = value?.kind === 'text' ? shorten(value.text, 60) : undefined;
  const kind = value?.kind === 'text' ? SymbolKind.Property : SymbolKind.Namespace;
  return symbolOf(key.text, detail, kind, moved(range, lines), moved(key.range, lines));
}

function declarationSymbol({ kind, id, name, range, key }: Declaration, lines: number): DocumentSymbol {
  return symbolOf(
    id,
    name && shorten(name.text, 60),
    SYMBOL_KINDS[kind],
    moved(range, lines),
    moved(key.range, lines),
  );
}

function symbolOf(
  name: string,
  detail: string | undefined,
  kind: SymbolKind,
  range: Range,
  selectionRange: Range,
): DocumentSymbol {
  return { name: name.trim() === '' ? '(empty)' : name, detail, kind, range: { ...range }, selectionRange };
}

/** Lets symbols reach to the end of their last children, which may stand in other blocks. */
function grown(symbols: DocumentSymbol[]): DocumentSymbol[] {
  for (const symbol of symbols) {
    for (const child of grown(symbol.children ?? [])) {
      const { end } = child.range;
      const own = symbol.range.end;
      if (end.line > own.line || (end.line === own.line && end.character > own.character))
        symbol.range.end = end;
    }
  }
  return symbols;
}
