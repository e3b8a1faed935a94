/** Mapping an element at a mark in a text, and what the map says before and after. */
import assert from 'node:assert/strict';
import { insertMapping } from '../../server/features/process-edits/insert-mapping.js';
import { MapDocument } from '../../server/map/document.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { readCursor } from './completion.js';
import { readMap } from './map.js';

export const NEW = '1.1.1.6 Problem Handling';

/** Maps an element at the mark. */
export function insert(marked: string, reference = NEW) {
  const { text, position } = readCursor(marked);
  const document = MapDocument.read('file:///1.etom.yaml', 1, text);
  const result = insertMapping(document, position, reference);
  if ('refusal' in result) return { text, refusal: result.refusal };
  // As in LSP, all edits count from the text as it was: the last one is done first.
  const edits = [...result.edits].reverse();
  const after = edits.reduce(
    (now, { range, newText }) => now.update(2, [{ range, text: newText }]),
    document,
  );
  return { text, after: after.text, process: result.process };
}

/** What a map says, with its element references as a list of who maps to what. */
function read(text: string): { map: ProcessMap; uses: string[]; rest: string } {
  const map = readMap(text);
  const problems = map.documents.flatMap(({ blocks }) => blocks.flatMap((block) => block.problems));
  assert.deepEqual(problems, [], text);
  const uses = [...map.located(({ facts }) => facts.elements)].map(
    ({ item }) => `${item.by?.id}: ${item.text.text} ${JSON.stringify(entriesIn(item.item))}`,
  );
  const rest = [...map.located(({ facts }) => [...facts.declarations, ...facts.references])].map(
    ({ item }) =>
      'id' in item ? `${item.kind} ${item.id} ${item.name?.text}` : `${item.to} ${item.text.text}`,
  );
  return { map, uses, rest: rest.join('\n') };
}

function entriesIn(item: { entries: readonly { key: { text: string } }[] }): string[] {
  return item.entries.map(({ key }) => key.text);
}

/** The text after an insertion, which must have added the element to the process, and changed nothing else. */
export function inserted(marked: string, reference = NEW): string {
  const result = insert(marked, reference);
  assert.ok(result.after !== undefined, `refused: ${result.refusal}`);
  const before = read(result.text);
  const after = read(result.after);
  const added = after.uses.filter((use) => !before.uses.includes(use));
  assert.deepEqual(added, [`p: ${reference} ["element"]`], result.after);
  assert.deepEqual(
    after.uses.filter((use) => !added.includes(use)),
    before.uses,
    result.after,
  );
  assert.equal(after.rest, before.rest, result.after);
  const comments = (text: string): string[] => text.match(/#.*/g) ?? [];
  assert.deepEqual(comments(result.after), comments(result.text), 'no comment is lost');
  return result.after;
}

/** The start of a map, up to its first process. */
export const HEAD = 'etom: classic\nprocesses:\n';
