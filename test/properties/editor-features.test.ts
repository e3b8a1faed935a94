/** What holds of the editor's features for any text and any position. `SEED=… npx mocha …` repeats a run. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeAction, Range, SelectionRange, TextEdit } from 'vscode-languageserver-types';
import { codeLensData, codeLenses, resolveCodeLens } from '../../server/features/code-lens.js';
import { documentLinks } from '../../server/features/document-links.js';
import { foldingRanges } from '../../server/features/folding.js';
import { formatting } from '../../server/features/formatting.js';
import { inlayHints } from '../../server/features/inlay-hints.js';
import { extractSubprocess } from '../../server/features/process-edits/extract-subprocess.js';
import { quoteActions } from '../../server/features/quote.js';
import { references } from '../../server/features/references.js';
import { rewriteAll, rewriteReferences } from '../../server/features/rewrite-references.js';
import { selectionRanges } from '../../server/features/selection-ranges.js';
import { sortList } from '../../server/features/sort-list.js';
import { Lines, type Position } from '../../server/map/range.js';
import type { ShowReferences } from '../../server/protocol.js';
import { edited, editsOf, opened, sayings, wholeOf } from '../support/marks.js';
import { tokensIn } from '../support/tokens.js';
import { mutatedText } from './broken-text.js';
import { mapText } from './map-text.js';

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Maps of a release, well-formed or not, and a place in them. */
const texts = fc
  .tuple(fc.oneof(mapText, mutatedText), fc.constantFrom('etom: classic\n', 'etom: classic\n', ''), fc.nat())
  .map(([text, head, at]) => {
    const whole = /^(?:\uFEFF|---|%|#)/.test(text) ? text : head + text;
    return { text: whole, position: new Lines(whole).position(at % (whole.length + 1)) };
  });

describe(`editor features (SEED=${seed})`, function () {
  this.timeout(120_000);
  const check = (runs: number, predicate: (text: string, position: Position) => void) =>
    fc.assert(
      fc.property(texts, ({ text, position }) => predicate(text, position)),
      { seed, numRuns: runs * Number(process.env.TIMES ?? 1) },
    );

  it('answer with ranges that lie in the document', () => {
    check(100, (text, position) => {
      const { document, map } = opened(text);
      const isIn = within(text);
      for (const { position: at, textEdits = [] } of inlayHints(document, map, wholeOf(text))) {
        isIn({ start: at, end: at });
        for (const { range } of textEdits) isIn(range);
      }
      for (const lens of codeLenses(document, map)) {
        isIn(lens.range);
        const { command } = resolveCodeLens(lens, map);
        assert.ok(command, 'a lens that is seen has something to say');
        if (codeLensData(lens)?.counts !== 'references') continue;
        const places: ShowReferences | undefined = command.arguments?.[0];
        const found = references(document, map, lens.range.start, false);
        assert.deepEqual(places?.locations ?? [], found, 'it counts what a search finds');
      }
      for (const { range } of documentLinks(document)) isIn(range);
      const last = new Lines(text).starts.length;
      for (const { startLine, endLine } of foldingRanges(document)) {
        assert.ok(startLine < endLine && endLine < last);
      }
      let selection: SelectionRange | undefined = selectionRanges(document, [position])[0];
      assert.ok(selection);
      for (; selection; selection = selection.parent) isIn(selection.range);
      const tokens = tokensIn(document, map);
      for (const [index, { range }] of tokens.entries()) {
        isIn(range);
        assert.equal(range.start.line, range.end.line);
        const before = tokens[index - 1]?.range.end ?? { line: -1, character: 0 };
        const isApart = before.line < range.start.line || before.character <= range.start.character;
        assert.ok(isApart, 'tokens do not overlap');
      }
    });
  });

  it('format without changing what a map says, and once', () => {
    check(150, (text) => {
      const options = { tabSize: 2, insertSpaces: true, insertFinalNewline: true, trimFinalNewlines: true };
      const after = applied(text, formatting(opened(text).document, options));
      assert.deepEqual(sayings(after), sayings(text));
      assert.deepEqual(formatting(opened(after).document, options), []);
    });
  });

  it('offer changes of references that keep the elements', () => {
    check(80, (text, position) => {
      const { document, map } = opened(text);
      const range = { start: position, end: position };
      const changes = rewriteReferences(document, map, range).flatMap((action) =>
        action.edit ? [editsOf(action)] : [],
      );
      for (const form of ['both', 'id', 'name'] as const) changes.push(rewriteAll(document, map, form));
      for (const { textEdits } of inlayHints(document, map, wholeOf(text))) changes.push(textEdits ?? []);
      for (const edits of changes) {
        const after = applied(text, edits);
        // What has an anchor may be the id or the name of something else, which changes with it.
        if (/\*[xyz]/.test(text)) continue;
        assert.deepEqual(elementsIn(after), elementsIn(text));
        assert.equal(sayings(after).length, sayings(text).length);
      }
    });
  });

  it('offer quotes that change nothing', () => {
    let met = 0;
    check(150, (text, position) => {
      for (const action of quoteActions(opened(text).document, { start: position, end: position })) {
        met++;
        assert.deepEqual(sayings(applied(text, editsOf(action))), sayings(text));
      }
    });
    assert.ok(met > 5, `only ${met} changes were offered`);
  });

  it('offer an order that keeps all items', () => {
    check(150, (text) => {
      for (const action of atElements(text, sortList)) {
        const after = applied(text, editsOf(action));
        assert.deepEqual(elementsIn(after).sort(), elementsIn(text).sort());
        assert.deepEqual(after.split(/\s+/).join('').length, text.split(/\s+/).join('').length);
      }
    });
  });

  it('offer subprocesses that read', () => {
    let met = 0;
    check(150, (text) => {
      for (const action of atElements(text, extractSubprocess)) {
        met++;
        const after = applied(text, editsOf(action));
        const [old, now] = [processesIn(text), processesIn(after)];
        assert.equal(now.length, old.length + 1, after);
        assert.deepEqual(
          old.filter((path) => !now.includes(path)),
          [],
        );
        const problems = (whole: string) => sayings(whole).filter((saying) => !saying.startsWith('['));
        assert.deepEqual(problems(after), problems(text), after);
      }
    });
    assert.ok(met > 0, `only ${met} changes were offered`);
  });
});

/** Fails where a range is not in a text. */
function within(text: string): (range: Range) => void {
  const lines = new Lines(text);
  return ({ start, end }) => {
    for (const at of [start, end]) assert.deepEqual(lines.position(lines.offset(at)), at);
    assert.ok(lines.offset(start) <= lines.offset(end));
  };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  for (const { range } of edits) within(text)(range);
  return edited(text, edits);
}

/** The actions at every reference to an element. */
function atElements(
  text: string,
  actions: (
    document: ReturnType<typeof opened>['document'],
    map: ReturnType<typeof opened>['map'],
    range: Range,
  ) => CodeAction[],
): CodeAction[] {
  const { document, map } = opened(text);
  return [...map.located(({ facts }) => facts.elements)].flatMap(({ item, block }) => {
    const { line, character } = item.text.range.start;
    const at = { line: line + document.startOf(block), character };
    return actions(document, map, { start: at, end: at });
  });
}

function elementsIn(text: string): string[] {
  const { map } = opened(text);
  return [...map.located(({ facts }) => facts.elements)].map(
    ({ item }) => map.catalogue?.element(item.text.text)?.key ?? item.text.text,
  );
}

function processesIn(text: string): string[] {
  const { map } = opened(text);
  return [...map.located(({ facts }) => facts.declarations)].flatMap(({ item }) =>
    item.kind === 'process' ? [[...item.parents, item.id].join('/')] : [],
  );
}
