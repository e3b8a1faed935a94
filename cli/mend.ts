import type { TextEdit } from 'vscode-languageserver-types';
import { fixWholeFile } from '../server/features/fix-all.js';
import type { MapDocument } from '../server/map/document.js';
import type { CheckedFile } from './check-report.js';
import type { Loaded, LoadedFile } from './load.js';

/** A fix can make another one possible; what is not mended after so many rounds is left. */
const MOST_ROUNDS = 10;

/**
 * Does in memory what an editor's "fix all" does, again and again until nothing changes.
 * @param checked the files, with the findings to mend.
 * @returns the files as they are then, with the findings that are left.
 */
export async function mend(
  loaded: Loaded,
  checked: readonly CheckedFile[],
  checkAll: (files: readonly LoadedFile[]) => CheckedFile[],
): Promise<readonly CheckedFile[]> {
  let files = checked;
  let state = loaded;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const changed = new Map(files.flatMap((file) => mendedOnce(file)));
    if (changed.size === 0) break;
    state = await state.with(changed);
    files = checkAll(state.files);
  }
  return files;
}

function mendedOnce({ file, document, findings }: CheckedFile): [string, MapDocument][] {
  const { uri } = document;
  const edits = fixWholeFile({ uri, findings }).flatMap(({ edit }) => edit?.changes?.[uri] ?? []);
  const after = edits.length === 0 ? document : edited(document, edits);
  return after.text === document.text ? [] : [[file, after]];
}

/** The document after edits whose ranges all count from what it is now. */
function edited(document: MapDocument, edits: readonly TextEdit[]): MapDocument {
  const lineBreak = /\r?\n/.exec(document.text)?.[0] ?? '\n';
  const fromLast = [...edits]
    .reverse()
    .sort(
      (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
    );
  return document.update(
    document.version + 1,
    fromLast.map(({ range, newText }) => ({ range, text: newText.replace(/\r?\n/g, lineBreak) })),
  );
}
