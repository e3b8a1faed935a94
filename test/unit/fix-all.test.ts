import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { fixAllActions, fixWholeFile, resolveFixAll } from '../../server/features/fix-all.js';
import { resolveSuppress, suppressActions } from '../../server/features/suppress-actions.js';
import { check } from '../../server/rules/check.js';
import { readMap } from '../support/map.js';

const TEXT = `etom: classic
processes:
  orders:
    name: Orders
    elments: 1.1.1.5
  billing:
    name: Billing
    elments: 1.1.1.8
    onwer: nobody
`;
const WHOLE = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

describe('mending many findings at once', () => {
  const map = readMap(TEXT);
  const [document] = map.documents;
  assert.ok(document);
  const { uri } = document;
  const findings = check(document, map);
  const apply = (edits: Parameters<typeof TextDocument.applyEdits>[1]): string =>
    TextDocument.applyEdits(TextDocument.create(uri, 'etom', 0, TEXT), edits);

  it('is offered per kind, where a file has several or the map more files', () => {
    const titles = (more: boolean) => fixAllActions({ uri, findings }, WHOLE, more).map(({ title }) => title);
    assert.deepEqual(titles(false), ['Fix all 3 unknown-key in this file']);
    assert.deepEqual(titles(true), ['Fix all 3 unknown-key in this file', 'Fix all unknown-key in this map']);
    const elsewhere = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
    assert.deepEqual(fixAllActions({ uri, findings }, elsewhere, false), []);
  });

  it('mends all of the kind, in all files', () => {
    const [action] = fixAllActions({ uri, findings }, WHOLE, false);
    assert.ok(action);
    const other = { uri: 'file:///other.etom.yaml', findings };
    const changes = resolveFixAll(action, [{ uri, findings }, other]).edit?.changes ?? {};
    assert.deepEqual(Object.keys(changes), [uri, other.uri]);
    const text = apply(changes[uri] ?? []);
    assert.equal(text, TEXT.replaceAll('elments', 'elements').replace('onwer', 'owner'));
  });

  it('moves every reference to an element of another release, in all files of the map', () => {
    const head = 'etom: gb921-25.5\nmap: ours\n';
    const process = (id: string, elements: string) => `  ${id}: { name: ${id}, elements: [${elements}] }\n`;
    const files = [
      `${head}processes:\n${process('a', '1.1.9 Selling')}${process('b', '"1.1.9 Selling"')}`,
      `${head}processes:\n${process('c', "1.12.7 Sales Readiness & Support, '1.1.9 Selling'")}`,
    ];
    const moved = readMap(...files);
    const checked = moved.documents.map((one) => ({ uri: one.uri, findings: check(one, moved) }));
    const [first] = checked;
    assert.ok(first);
    const actions = fixAllActions(first, WHOLE, true);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Fix all 2 moved-element in this file', 'Fix all moved-element in this map'],
    );
    const [, inMap] = actions;
    assert.ok(inMap);
    const changes = resolveFixAll(inMap, checked).edit?.changes ?? {};
    const after = moved.documents.map((one) =>
      TextDocument.applyEdits(TextDocument.create(one.uri, 'etom', 0, one.text), changes[one.uri] ?? []),
    );
    assert.deepEqual(
      after,
      files.map((text) => text.replaceAll('1.1.9 Selling', '1.12.9 Selling')),
    );
  });

  it('can be asked for as a whole, for saving', () => {
    const [action] = fixWholeFile({ uri, findings });
    assert.equal(action?.kind, 'source.fixAll.etom');
    assert.ok(!apply(action.edit?.changes?.[uri] ?? []).includes('elments'));
    assert.deepEqual(fixWholeFile({ uri, findings: [] }), []);
  });

  it('can be done without: findings are suppressed on their line or in their file', () => {
    const line = { start: { line: 8, character: 5 }, end: { line: 8, character: 5 } };
    const actions = suppressActions(uri, findings, line);
    const texts = actions.map((action) =>
      apply(resolveSuppress(action, document, findings).edit?.changes?.[uri] ?? []),
    );
    assert.deepEqual(
      texts.map((text) => text.split('\n').find((one) => one.includes('etom-disable'))),
      ['    # etom-disable-next-line unknown-key', '# etom-disable-file unknown-key'],
    );
    const left = texts.map((text) => {
      const again = readMap(text);
      return again.documents.flatMap((one) => check(one, again)).length;
    });
    assert.deepEqual(left, [findings.length - 1, findings.length - 3]);
  });
});
