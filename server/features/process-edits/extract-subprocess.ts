import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import { type Element, label } from '../../framework/element.js';
import type { MapDocument } from '../../map/document.js';
import type { ElementUse } from '../../map/facts.js';
import { moved, type Range, touches } from '../../map/range.js';
import { writeScalar } from '../../map/scalar.js';
import { usesOf } from '../../rules/element-uses.js';
import { quoteIfNeeded, writeReference } from '../../rules/reference-text.js';
import { type Source, sourceOf } from '../../rules/source.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';
import { type BlockAt, blocksIn, hasProperties, isReadable } from '../places.js';
import { freeProcessId } from './free-process-id.js';
import { homeOf } from './subprocess-home.js';

/**
 * Makes a subprocess of the mapping at the start of a range. The process keeps its claim, which the subprocess details: what
 * is claimed of an element stays the same, and says from now on who does it.
 */
export function extractSubprocess(document: MapDocument, map: ProcessMap, range: Range): CodeAction[] {
  const { catalogue } = map;
  for (const at of blocksIn(document, { start: range.start, end: range.start })) {
    const { block, line } = at;
    if (!isReadable(block)) return [];
    for (const { use, resolution } of usesOf({ block, catalogue }).judged) {
      const isMeant = use.place === 'process' && touches(moved(use.item.range, line), range.start);
      if (!isMeant || resolution.status !== 'ok') continue;
      const edit = editFor(document, map, at, use, resolution.element);
      if (!edit) continue;
      return [
        {
          title: `Make a subprocess of “${shorten(label(resolution.element), 100)}”`,
          kind: CodeActionKind.RefactorExtract,
          edit: { changes: { [document.uri]: [edit] } },
        },
      ];
    }
  }
  return [];
}

function editFor(
  document: MapDocument,
  map: ProcessMap,
  at: BlockAt,
  use: ElementUse,
  element: Element,
): TextEdit | undefined {
  const { by } = use;
  const home = by && homeOf(document, at, by);
  const source = sourceOf(at.block)();
  // An anchor must not stand twice, and an alias may mean something else further down.
  const { start, end } = use.item.range;
  if (!home || hasProperties(source.slice(start, end))) return undefined;
  const id = quoteIfNeeded(freeProcessId(element.name, map));
  const newText =
    home.style.kind === 'flow'
      ? inFlow(use, element, id, home.hasKey, home.style.isFirst, source)
      : inBlock(use, element, id, home.hasKey, home.style, source);
  return newText === undefined ? undefined : { range: { start: home.at, end: home.at }, newText };
}

function inBlock(
  use: ElementUse,
  { name }: Element,
  id: string,
  hasKey: boolean,
  { column, step }: { column: number; step: number },
  source: Source,
): string {
  const key = ' '.repeat(column);
  const inner = ' '.repeat(column + step);
  const dash = `${inner}${' '.repeat(step)}- `;
  const lines = [
    ...(hasKey ? [] : [`${' '.repeat(column - step)}processes:`]),
    `${key}${id}:`,
    `${inner}name: ${writeScalar(name, false)}`,
    `${inner}elements:`,
    ...itemIn(use, source, dash.length).map((line, index) => (index === 0 ? dash + line : line)),
  ];
  return lines.map((line) => source.lineBreak + line).join('');
}

/** The lines of an item, moved so that what stands below its start still does. */
function itemIn({ item: { range } }: ElementUse, source: Source, column: number): string[] {
  const [first = '', ...others] = source
    .slice(range.start, range.end)
    .trimEnd()
    .split(/\r\n|\n|\r/);
  return [
    first,
    ...others.map((line) => {
      const text = line.trimStart();
      const deeper = line.length - text.length - range.start.character;
      return text === '' ? '' : ' '.repeat(column + Math.max(0, deeper)) + text;
    }),
  ];
}

/** In braces an item stands on one line; undefined where it cannot. */
function inFlow(
  use: ElementUse,
  { name }: Element,
  id: string,
  hasKey: boolean,
  isFirst: boolean,
  source: Source,
): string | undefined {
  const { start, end } = use.item.range;
  const text = source.slice(start, end);
  const isBare = use.item.range === use.text.range;
  if (start.line !== end.line || !(isBare || text.startsWith('{'))) return undefined;
  const item = isBare ? writeReference(use.text, use.text.text) : text;
  const process = `${id}: { name: ${writeScalar(name, true)}, elements: [${item}] }`;
  const written = hasKey ? process : `processes: { ${process} }`;
  return isFirst ? ` ${written} ` : `, ${written}`;
}
