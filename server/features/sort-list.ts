import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { moved, type Position, type Range, touches } from '../map/range.js';
import { scalarOf } from '../map/shape.js';
import { type List, textOf, type Value } from '../map/value.js';
import { usesOf } from '../rules/element-uses.js';
import { type Source, sourceOf } from '../rules/source.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { itemLines, type ListLine } from './item-lines.js';
import { type BlockAt, blocksIn, hasProperties, isReadable, visit } from './places.js';

/** A block scalar that keeps the blank lines at its end cannot leave them. */
const KEEPS_LINES = /[|>]\d?\+/;

/**
 * Sorts the list of elements at the start of a range in the order of the framework: extensions behind what they stand
 * below, what does not resolve at the end. Each item keeps its text and its comments; what blank lines set apart stays apart.
 */
export function sortList(document: MapDocument, map: ProcessMap, range: Range): CodeAction[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  for (const at of blocksIn(document, { start: range.start, end: range.start })) {
    const list = listAt(at, range.start);
    const edits = list && isReadable(at.block) ? sorted(at, list, catalogue) : [];
    if (edits.length === 0) continue;
    const changes = {
      [document.uri]: edits.map((edit) => ({ ...edit, range: moved(edit.range, at.line) })),
    };
    return [
      {
        title: 'Sort the elements in framework order',
        kind: CodeActionKind.RefactorRewrite,
        edit: { changes },
      },
    ];
  }
  return [];
}

/** The innermost list of elements at a position, its key included. */
function listAt({ block, line }: BlockAt, position: Position): List | undefined {
  let found: List | undefined;
  visit(block, {
    entry: ({ value, range }, shape) => {
      const isList = value?.kind === 'list' && shape && scalarOf(shape).kind === 'element';
      if (isList && touches(moved(range, line), position)) found = value;
    },
  });
  return found;
}

function sorted({ block }: BlockAt, list: List, catalogue: Catalogue): TextEdit[] {
  const source = sourceOf(block)();
  const { start, end } = list.range;
  const text = source.slice(start, end);
  // Anchors and tags stand before an item, and aliases need their anchors above them.
  if (list.items.length < 2 || hasProperties(text)) return [];
  if (!text.startsWith('[')) {
    const lines = KEEPS_LINES.test(text) ? undefined : itemLines(source, list);
    return lines ? sortedLines(source, lines, list.items, catalogue) : [];
  }
  const isSplit = usesOf({ block, catalogue }).splits.some(({ range }) => touches(list.range, range.start));
  return isSplit || text.includes('#') ? [] : sortedItems(source, list, catalogue);
}

/** Items in brackets change places. */
function sortedItems(source: Source, { items }: List, catalogue: Catalogue): TextEdit[] {
  const order = [...items].sort(compareBy(catalogue));
  return items.flatMap((item, index) => {
    const other = order[index];
    if (!other || other === item) return [];
    return [{ range: item.range, newText: source.slice(other.range.start, other.range.end) }];
  });
}

/** Lines of items change places within their group; each line break stays where it is. */
function sortedLines(
  source: Source,
  groups: readonly (readonly ListLine[])[],
  items: readonly Value[],
  catalogue: Catalogue,
): TextEdit[] {
  const compare = compareBy(catalogue);
  return groups.flatMap((group) => {
    const order = [...group].sort((a, b) => compare(items[a.item], items[b.item]));
    const [first, last] = [group[0], group.at(-1)];
    if (!first || !last || order.every((chunk, index) => chunk === group[index])) return [];
    const range: Range = { start: { line: first.start, character: 0 }, end: source.endOf(last.end) };
    const breaks = source.slice(range.start, range.end).match(/\r\n|\n|\r/g) ?? [];
    const lines = order.flatMap(({ start, end }) =>
      Array.from({ length: end - start + 1 }, (_, index) => source.line(start + index)),
    );
    return [{ range, newText: lines.map((line, index) => line + (breaks[index] ?? '')).join('') }];
  });
}

const orders = new WeakMap<Catalogue, ReadonlyMap<unknown, number>>();

/** The place of each element in the framework, and of each extension right behind what it stands below. */
function orderOf(catalogue: Catalogue): ReadonlyMap<unknown, number> {
  let order = orders.get(catalogue);
  if (!order) {
    const { framework, extensions } = catalogue;
    const places = new Map<unknown, number>(framework.elements.map((element, index) => [element, index]));
    for (const [index, extension] of extensions.entries()) {
      let above = extension.parent;
      while (above?.kind === 'extension') above = above.parent;
      const place = places.get(above) ?? framework.elements.length;
      places.set(extension, place + (index + 1) / (extensions.length + 1));
    }
    order = places;
    orders.set(catalogue, order);
  }
  return order;
}

function compareBy(catalogue: Catalogue): (a: Value | undefined, b: Value | undefined) => number {
  const order = orderOf(catalogue);
  const placeOf = (item: Value | undefined): number => {
    const text = item?.kind === 'text' ? item : textOf(item, 'element');
    return order.get(text && catalogue.element(text.text)) ?? Number.MAX_VALUE;
  };
  return (a, b) => placeOf(a) - placeOf(b);
}
