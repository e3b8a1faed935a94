/** What can be completed at a position, also where something that YAML needs before it was not typed yet. */
import type { TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../../map/document.js';
import type { Position } from '../../map/range.js';
import { lineAt, sitesAt, type TypedSite } from '../cursor.js';

/** A site with what must be put in elsewhere on its line when something is completed there. */
export interface CompletionSite extends TypedSite {
  readonly repairs: readonly TextEdit[];
}

/** The edits that an item needs beside its own to repair the line. */
export function repairing({ repairs }: CompletionSite): { additionalTextEdits?: TextEdit[] } {
  return repairs.length > 0 ? { additionalTextEdits: [...repairs] } : {};
}

/** A text that is missing on the line of the cursor. */
interface Missing {
  readonly character: number;
  readonly text: string;
}

/** Keys and dashes with a quote or bracket right behind them; without a space between, YAML reads all of it as one text. */
const GLUED = /(?:^\s*(?:- +)*|[[{,]\s*)[\p{L}\w.-]+:(?=["'[{])|^\s*(?:- +)*-(?=["'[{])/gu;

/** The keys and values that can be completed at a position. */
export function completionSites(document: MapDocument, position: Position): CompletionSite[] {
  const line = lineAt(document, position.line);
  const dash = missingDash(document, position, line);
  if (dash) return sitesWith([dash], document, position).filter(({ inList }) => inList);
  const spaces = missingSpaces(line.slice(0, position.character));
  const repaired = spaces.length > 0 ? sitesWith(spaces, document, position) : [];
  return repaired.length > 0
    ? repaired
    : sitesAt(document, position).map((site) => ({ ...site, repairs: [] }));
}

function missingSpaces(before: string): Missing[] {
  return [...before.matchAll(GLUED)].map(({ 0: found, index = 0 }) => ({
    character: index + found.length,
    text: ' ',
  }));
}

/** A line that may be an item but for its dash. */
const UNDASHED = /^( +)(?:[\p{L}\p{N}][^:#]*)?(?:#.*)?$/u;

/** The dash of the next item of a list, on a line that is as deep as the dash above it and deeper than the list's key. */
function missingDash(document: MapDocument, position: Position, text: string): Missing | undefined {
  const character = UNDASHED.exec(text)?.[1]?.length;
  if (character === undefined || character > position.character) return undefined;
  const index = document.indexAt(position.line);
  const above = (document.blocks[index]?.text ?? '')
    .split(/\r\n|\n|\r/)
    .slice(0, position.line - document.startOf(index))
    .filter((each) => /^ *[^\s#]/.test(each) && indentOf(each) <= character);
  const isItem = (each: string | undefined) =>
    each !== undefined && indentOf(each) === character && /^ *-(?:\s|$)/.test(each);
  const key = above.findLast((each) => !isItem(each));
  return key !== undefined && indentOf(key) < character && isItem(above.at(-1))
    ? { character, text: '- ' }
    : undefined;
}

function indentOf(line: string): number {
  return line.search(/\S/);
}

/** The sites at a position after some missing texts were put in, in the places of the document as it is. */
function sitesWith(
  missing: readonly Missing[],
  document: MapDocument,
  { line, character }: Position,
): CompletionSite[] {
  const edits = missing.map(({ character: at, text }) => ({
    range: { start: { line, character: at }, end: { line, character: at } },
    text,
  }));
  const whole = document.update(document.version, [...edits].reverse());
  const added = missing.reduce((sum, { text }) => sum + text.length, 0);
  return sitesAt(whole, { line, character: character + added }).map((site): CompletionSite => {
    const start = { line, character: originalOf(site.replaces.start.character, missing) };
    const end = { line, character: site.replaces.end.character - added };
    // What is missing right before the site is written together with it.
    const isBefore = ({ range }: (typeof edits)[number]) => range.start.character === start.character;
    return {
      ...site,
      replaces: { start, end },
      lead: (edits.find(isBefore)?.text ?? '') + site.lead,
      repairs: edits.filter((edit) => !isBefore(edit)).map(({ range, text }) => ({ range, newText: text })),
    };
  });
}

/** Where a character of the line stood before the missing texts were put in. */
function originalOf(character: number, missing: readonly Missing[]): number {
  let shift = 0;
  for (const { character: at, text } of missing) {
    if (character - shift >= at + text.length) shift += text.length;
  }
  return character - shift;
}
