/** Why a map cannot be changed as somebody wants, in words for that person. */
import type { MapDocument } from '../../map/document.js';
import type { Range } from '../../map/range.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';
import { blocksIn, isReadable } from '../places.js';

/** A change that cannot be made; the message is one sentence for the user. */
export class EditRefusal extends Error {
  override readonly name = 'EditRefusal';
}

/** A change of a map must know all its files: a new id might be taken in one that was not read. */
export function refuseReading({ complete }: ProcessMap): void {
  if (!complete) throw new EditRefusal('The files of this map are not all read yet; try again in a moment.');
}

/** Refuses where a part of a document is not YAML without errors: nobody knows then what a change would mean. */
export function refuseUnreadable(document: MapDocument, range: Range): void {
  for (const { block, line } of blocksIn(document, range)) {
    if (isReadable(block)) continue;
    throw new EditRefusal(`The lines from ${line + 1} on cannot be read as YAML; repair them first.`);
  }
}

/** A block scalar that keeps the blank lines at its end. */
const KEEPS_LINES = /[|>]\d?\+/;

/** Refuses to change what stands right below a text that keeps its blank lines: they, or what replaces them, are part of it. */
export function refuseKeptLines(document: MapDocument, line: number): void {
  if (!KEEPS_LINES.test(document.blocks[document.indexAt(line)]?.text ?? '')) return;
  throw new EditRefusal(
    `A text above line ${line + 2} keeps the blank lines at its end (“|+” or “>+”); write it with “|” or “>” first.`,
  );
}

/** A text in quotes, as messages say it. */
export function said(text: string): string {
  return `“${shorten(text, 80)}”`;
}
