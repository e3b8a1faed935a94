/** Where a new subprocess of a process is to be written. */
import type { MapDocument } from '../../map/document.js';
import type { Declaration } from '../../map/facts.js';
import { moved, type Position } from '../../map/range.js';
import { type Entry, entriesOf, type Text } from '../../map/value.js';
import { type Source, sourceOf } from '../../rules/source.js';
import { type BlockAt, isReadable } from '../places.js';

export interface Home {
  /** In the document. */
  readonly at: Position;
  /** False where the key `processes` is to be written too. */
  readonly hasKey: boolean;
  /** How it is written: at a column, each level so much deeper; or in braces, where a comma stands behind what is there. */
  readonly style:
    | { readonly kind: 'block'; readonly column: number; readonly step: number }
    | { readonly kind: 'flow'; readonly isFirst: boolean };
}

/** A block scalar that keeps the blank lines at its end would lose them to what is written right behind it. */
const KEEPS_LINES = /[|>]\d?\+/;

/** The place behind the last subprocess of a process; undefined where none can be written. */
export function homeOf(document: MapDocument, at: BlockAt, process: Declaration): Home | undefined {
  const { value, key } = process;
  const entries = entriesOf(value);
  const source = sourceOf(at.block)();
  if (!value || entries.length === 0 || key.alias || charAt(source, value.range.start) === '*')
    return undefined;
  const holder = entries.find((entry) => entry.key.text === 'processes');
  const place = (position: Position, hasKey: boolean, style: Home['style']): Home => ({
    at: moved({ start: position, end: position }, at.line).start,
    hasKey,
    style,
  });

  const braces = holder?.value && charAt(source, holder.value.range.start) === '{' ? holder.value : undefined;
  if (braces) {
    const last = entriesOf(braces).at(-1);
    const { line, character } = braces.range.start;
    return place(last?.range.end ?? { line, character: character + 1 }, true, {
      kind: 'flow',
      isFirst: !last,
    });
  }
  if (charAt(source, value.range.start) === '{') {
    const last = entries.findLast((entry) => entry.value);
    return last && !holder ? place(last.range.end, false, { kind: 'flow', isFirst: false }) : undefined;
  }
  const [outer, column] = [columnOf(source, key), columnOf(source, ...entries.map((entry) => entry.key))];
  if (outer === undefined || column === undefined || column <= outer) return undefined;
  const step = column - outer;
  if (!holder) {
    const end = endOf(source, entries);
    return end && place(end, false, { kind: 'block', column: column + step, step });
  }
  if (!holder.value)
    return behindKey(document, at, process, holder, { kind: 'block', column: column + step, step });
  const inner = entriesOf(holder.value);
  const end = charAt(source, holder.value.range.start) === '*' ? undefined : endOf(source, inner);
  const start = columnOf(source, ...inner.map((entry) => entry.key));
  return end && start !== undefined ? place(end, true, { kind: 'block', column: start, step }) : undefined;
}

/** Behind the subprocesses that were cut off into blocks of their own, or right below the key where there are none. */
function behindKey(
  document: MapDocument,
  { block, index, line }: BlockAt,
  process: Declaration,
  holder: Entry,
  style: Home['style'] & { kind: 'block' },
): Home | undefined {
  const { blocks } = document;
  const depth = block.path?.length ?? 0;
  const isOuter = block.entries.at(-1)?.key.range === process.key.range;
  let last = index;
  while (isOuter && (blocks[last + 1]?.path?.length ?? 0) > depth) last++;
  const behind = blocks[last];
  if (last > index && behind) {
    const end = isReadable(behind) && endOf(sourceOf(behind)(), behind.entries);
    const [child] = blocks[index + 1]?.entries ?? [];
    const column = child?.key.range.start.character;
    if (!end || column === undefined) return undefined;
    const at = moved({ start: end, end }, document.startOf(last)).start;
    return { at, hasKey: true, style: { ...style, column } };
  }
  const source = sourceOf(block)();
  const { end } = holder.key.range;
  const rest = source.line(end.line).slice(end.character);
  if (!/^[ \t]*:[ \t]*(?:#.*)?$/.test(rest)) return undefined;
  return { at: { line: end.line + line, character: end.character + rest.length }, hasKey: true, style };
}

/** The column of keys: that of the first one that starts its line, as a key behind `?` does not. */
function columnOf(source: Source, ...keys: readonly Text[]): number | undefined {
  const places = keys.map(({ range: { start } }) => start);
  const first = places.find(({ line, character }) => source.line(line).slice(0, character).trim() === '');
  return first?.character;
}

/** The end of the line on which entries end. */
function endOf(source: Source, entries: readonly Entry[]): Position | undefined {
  const last = entries.at(-1);
  if (!last || KEEPS_LINES.test(source.slice(last.range.start, last.range.end))) return undefined;
  return source.endOf(last.range.end.line);
}

function charAt(source: Source, position: Position): string {
  return source.text.charAt(source.offset(position));
}
