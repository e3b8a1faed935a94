/** A document after edits, its findings and what is answered about it are those of the same text, read afresh. */
import assert from 'node:assert/strict';
import { codeLenses, resolveCodeLens } from '../../server/features/code-lens.js';
import { foldingRanges } from '../../server/features/folding.js';
import { inlayHints } from '../../server/features/inlay-hints.js';
import { references } from '../../server/features/references.js';
import { documentSymbols } from '../../server/features/symbols.js';
import type { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';
import { ProcessMap } from '../../server/workspace/process-map.js';
import { frameworks } from '../support/framework.js';
import { exists, readMap } from '../support/map.js';
import { opened, wholeOf } from '../support/marks.js';
import { tokensIn } from '../support/tokens.js';
import { asked, placesIn } from './asked.js';
import type { FuzzInput } from './inputs.js';
import type { Clock } from './invariants.js';

export function incrementalEqualsFresh({ text, edits }: FuzzInput, clock: Clock): void {
  let map = readMap(text);
  let [document] = map.documents;
  assert.ok(document);
  answersOf(document, map);
  for (const edit of edits) {
    const before: MapDocument = document;
    document = clock('edit', () => before.update(before.version, [edit]));
    map = new ProcessMap([document], frameworks, true, map, exists);
    const fresh = opened(document.text);
    assert.deepEqual(shapeOf(document), shapeOf(fresh.document), 'the document');
    const now = clock('check after an edit', () => check(document ?? before, map));
    assert.deepEqual(now, check(fresh.document, fresh.map), 'the findings');
    assert.deepEqual(answersOf(document, map), answersOf(fresh.document, fresh.map), 'the answers');
  }
}

/** All that a document holds, with blocks named by their place. */
function shapeOf({ blocks, problems }: MapDocument): unknown {
  return {
    problems,
    blocks: blocks.map(({ outer, ...block }) => ({
      ...block,
      outer: [...outer].map(([name, found]) => [name, found && blocks.indexOf(found)]),
    })),
  };
}

function answersOf(document: MapDocument, map: ProcessMap): unknown {
  const { text } = document;
  const [place] = placesIn(asked(text)).slice(-1);
  return {
    symbols: documentSymbols(document),
    tokens: tokensIn(document, map),
    folds: foldingRanges(document),
    hints: inlayHints(document, map, wholeOf(text)),
    lenses: codeLenses(document, map).map((lens) => resolveCodeLens(lens, map)),
    references: place && references(document, map, place, true),
  };
}
