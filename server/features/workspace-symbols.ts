import type { SymbolInformation } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import type { Declaration } from '../map/facts.js';
import { LIMITS } from '../map/limits.js';
import { DECLARATION_KINDS } from '../map/shape.js';
import { type Located, mapNameOf, type ProcessMap, placeOf } from '../workspace/process-map.js';
import { shorten } from './markdown.js';
import { SYMBOL_KINDS } from './symbol-kinds.js';

/** Words of a query that are compared; the rest of a pasted text would only take time. */
const MOST_WORDS = 8;
const LONGEST_QUERY = 200;

/** The declarations of some maps whose ids and names answer a query, best first; an empty query finds all. */
export function workspaceSymbols(maps: readonly ProcessMap[], query: string): SymbolInformation[] {
  const wanted = query.slice(0, LONGEST_QUERY).trim().toLowerCase();
  const words = wanted.split(/\s+/).slice(0, MOST_WORDS);
  const found: { readonly located: Located<Declaration>; readonly rank: number; readonly length: number }[] =
    [];
  for (const map of maps) {
    for (const kind of DECLARATION_KINDS) {
      for (const located of map.declared(kind)) {
        const { id, name } = located.item;
        const rank = rankOf(id.toLowerCase(), name?.text.toLowerCase() ?? '', wanted, words);
        if (rank !== undefined) found.push({ located, rank, length: id.length });
      }
    }
  }
  // The name of a map is looked up in all blocks of a document.
  const mapNames = new Map<MapDocument, string | undefined>();
  return found
    .sort((a, b) => a.rank - b.rank || (wanted === '' ? 0 : a.length - b.length))
    .slice(0, LIMITS.workspaceSymbols)
    .map(({ located }) => symbolOf(located, homeOf(located, mapNames)));
}

/** What a declaration stands in: processes or a flow, else the map. */
function homeOf(
  { item, document }: Located<Declaration>,
  mapNames: Map<MapDocument, string | undefined>,
): string | undefined {
  if (item.parents.length > 0) return item.parents.join('/');
  if (!mapNames.has(document)) mapNames.set(document, mapNameOf(document));
  return mapNames.get(document);
}

/** How well a declaration answers, lower is better; undefined where it does not. */
function rankOf(id: string, name: string, wanted: string, words: readonly string[]): number | undefined {
  if (wanted === '') return 0;
  if (id === wanted || name === wanted) return 1;
  if (id.startsWith(wanted)) return 2;
  if (name.startsWith(wanted)) return 3;
  const text = `${id} ${name}`;
  const own = text.split(/[^\p{L}\p{M}\p{N}]+/u);
  if (words.every((word) => own.some((one) => one.startsWith(word)))) return 4;
  if (words.every((word) => text.includes(word))) return 5;
  const letters = words.join('');
  return isInOrder(letters, id) || isInOrder(letters, name) ? 6 : undefined;
}

/** Whether a text has these letters in this order, whatever stands between them. */
function isInOrder(letters: string, text: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

function symbolOf(located: Located<Declaration>, home: string | undefined): SymbolInformation {
  const { id, name, kind, key } = located.item;
  const label = [id, name?.text ?? '']
    .map((text) => shorten(text, 120))
    .filter((text, index) => text !== '' && (index === 0 || text !== id));
  return {
    // Clients refuse a symbol without a name.
    name: label.join(': ') || '(empty)',
    kind: SYMBOL_KINDS[kind],
    location: placeOf(located, key.range),
    containerName: home === undefined ? kind : `${kind} · ${shorten(home, 120)}`,
  };
}
