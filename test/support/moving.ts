/** Moves of processes in small maps, and what comes of them. */
import assert from 'node:assert/strict';
import { EditRefusal } from '../../server/features/process-edits/edit-refusal.js';
import { moveProcess } from '../../server/features/process-edits/move-process.js';
import { edited } from './fixture.js';
import { readMap } from './map.js';

/** The files of a map. */
export const FIRST = 'file:///1.etom.yaml';
export const SECOND = 'file:///2.etom.yaml';

/** Moves a process of the first of some files into another, by their paths; without a path, to the top. */
export function move(texts: readonly string[], from: string, to?: string, uri = FIRST): string[] {
  const map = readMap(...texts);
  const { edits } = moveProcess(map, { uri: FIRST, path: from }, { uri, path: to });
  return map.documents.map((document) => edited(document.text, edits.get(document) ?? []));
}

/** Fails unless the move is refused with such a sentence. */
export function refused(
  texts: readonly string[],
  from: string,
  to: string | undefined,
  why: RegExp,
  uri = FIRST,
): void {
  assert.throws(
    () => move(texts, from, to, uri),
    (error) =>
      error instanceof EditRefusal &&
      why.test(error.message) &&
      error.message.length <= 300 &&
      /\.$/.test(error.message),
  );
}

/** A map that says this. */
export const mapOf = (text: string): string => `etom: classic${text}`;
