import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { CompletionItem } from 'vscode-languageserver-types';
import { resolveCompletion } from '../../server/features/completion/completion.js';
import { LIMITS } from '../../server/map/limits.js';
import { applied, editOf, offered, readCursor } from '../support/completion.js';
import { framework, ROOT } from '../support/framework.js';

const FOLDER = path.join(ROOT, 'test/markers/completion');

/** One expectation of a case, as it is written behind `# `. */
interface Expectation {
  readonly verb: string;
  readonly label: string;
  readonly inserted: string | undefined;
}

interface Case {
  readonly name: string;
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

const EXPECTATION = /^# (want|has|not|line|nothing)(?: ("(?:[^"\\]|\\.)*"))?(?: => ("(?:[^"\\]|\\.)*"))?$/;

/** The cases of a file. The line break before the first expectation does not belong to the text. */
function readCases(file: string): Case[] {
  const parts = readFileSync(path.join(FOLDER, file), 'utf8').split(/^#- (.*)\n/m);
  const cases: Case[] = [];
  for (let at = 1; at < parts.length; at += 2) {
    const lines = (parts[at + 1] ?? '').trimEnd().split('\n');
    const first = lines.findIndex((line) => EXPECTATION.test(line));
    const expectations = lines.slice(first).map((line) => {
      const [, verb = '', label = '""', inserted] = EXPECTATION.exec(line) ?? [];
      assert.ok(verb, `${file}: “${line}” is no expectation`);
      return {
        verb,
        label: JSON.parse(label) as string,
        inserted: inserted && (JSON.parse(inserted) as string),
      };
    });
    cases.push({ name: parts[at] ?? '', text: lines.slice(0, first).join('\n'), expectations });
  }
  return cases;
}

/** Fails where what is offered is not what a case expects. */
function judge(text: string, expectations: readonly Expectation[]): void {
  const items = offered(text);
  const shown = `offered: ${items
    .slice(0, 12)
    .map(({ label }) => label)
    .join(' | ')} … (${items.length})`;
  let rank = 0;
  let last: CompletionItem | undefined;
  for (const { verb, label, inserted } of expectations) {
    if (verb === 'line') {
      assert.ok(last, 'a line is what the item above it leaves');
      const line = applied(text, last).split(/\r?\n/)[readCursor(text).position.line];
      assert.equal(line, label);
      continue;
    }
    const found = items.find((item) => item.label === label);
    if (verb === 'nothing') assert.equal(items.length, 0, shown);
    if (verb === 'not') assert.equal(found, undefined, `“${label}” is ${shown}`);
    if (verb === 'want') assert.equal(items[rank++]?.label, label, shown);
    if (verb === 'has') assert.ok(found, `“${label}” is not ${shown}`);
    last = verb === 'want' || verb === 'has' ? found : undefined;
    if (inserted !== undefined && last) assert.equal(editOf(last).newText, inserted);
  }
}

describe('completion', () => {
  for (const file of readdirSync(FOLDER)) {
    describe(file.replace('.etom.yaml', ''), () => {
      for (const { name, text, expectations } of readCases(file)) {
        it(name, () => {
          judge(text, expectations);
          judge(`${text}\n`, expectations);
          judge(`${text.replaceAll('\n', '\r\n')}\r\n`, expectations);
        });
      }
    });
  }

  it('offers at most 100 items', () => {
    const names = Array.from({ length: 250 }, (_, index) => `role-${index}: Role ${index}`);
    const roles = `etom: classic\nroles:\n  ${names.join('\n  ')}\n`;
    assert.equal(
      offered('etom: gb921-26.0\nprocesses:\n  p:\n    elements:\n      - $0').length,
      LIMITS.completions,
    );
    assert.equal(offered(`${roles}processes:\n  p:\n    owner: $0`).length, LIMITS.completions);
    const keys = offered('etom: gb921-26.0\nprocesses:\n  p:\n    elements:\n      - c$0');
    assert.ok(keys.length <= LIMITS.completions);
    assert.ok(
      keys.some(({ label }) => label === 'coverage'),
      'values leave room for the keys',
    );
    const last = offered(`${roles}processes:\n  p:\n    owner: role-249$0`);
    assert.deepEqual(
      last.map(({ label }) => label),
      ['role-249'],
      'what is beyond the hundredth is found as more is typed',
    );
  });

  it('says what an element is and where it stands', () => {
    const [item] = offered('etom: classic\nprocesses:\n  p:\n    elements: 1.1.1.5$0');
    assert.equal(item?.detail, 'Level 2 · Process');
    assert.equal(item?.labelDetails?.description, 'Operations › Customer Relationship Management');
    assert.equal(item?.documentation, undefined, 'the documentation comes when it is asked for');
  });

  it('documents an element when it is resolved', () => {
    const [item] = offered('etom: classic\nprocesses:\n  p:\n    elements: 1.1.1.5$0');
    assert.ok(item);
    // What a client sends back has been through JSON.
    const { documentation } = resolveCompletion(JSON.parse(JSON.stringify(item)), framework());
    assert.ok(documentation && typeof documentation === 'object');
    assert.equal(documentation.kind, 'markdown');
    assert.match(documentation.value, /\*\*1\.1\.1\.5 Order Handling\*\*/);
    assert.match(documentation.value, /Fulfillment/);
    assert.equal(resolveCompletion(item, undefined), item, 'without its release it stays as it is');
  });

  it("documents the organization's own element at once", () => {
    const own =
      'extensions:\n  9.1: { name: Meter reading, parent: 1.1.3.5, description: Regular readings. }\n';
    const [item] = offered(`etom: classic\n${own}processes:\n  p:\n    elements: 9.1$0`);
    assert.match(JSON.stringify(item?.documentation), /Regular readings/);
    assert.ok(item && resolveCompletion(item, framework()) === item);
  });

  it('documents keys and words', () => {
    const [coverage] = offered(
      'etom: classic\nprocesses:\n  p:\n    elements:\n      - { element: 1.1, cov$0',
    );
    assert.match(JSON.stringify(coverage?.documentation), /How much of the element/);
    assert.equal(coverage?.detail, 'in a mapping');
    const [name] = offered('etom: classic\nprocesses:\n  p:\n    na$0');
    assert.equal(name?.detail, 'required in a process');
    const [, partial] = offered('etom: classic\nprocesses:\n  p:\n    elements: [{ coverage: $0');
    assert.match(JSON.stringify(partial?.documentation), /realizes a part/);
  });
});
