import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Element } from '../../server/framework/element.js';
import { LIMITS } from '../../server/map/limits.js';
import { applied, offered } from '../support/completion.js';
import { framework, ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';

/** Where an element can be typed: the text before it and behind it, and what closes the text afterwards. */
const PLACES: Readonly<Record<string, readonly [before: string, after?: string, closing?: string]>> = {
  'in a block list': ['\n      - '],
  'below its key': ['\n      '],
  'behind its key': [' '],
  'without a space': [''],
  'in brackets': [' [1.1.1, ', ', 1.1.2]'],
  'in open brackets': [' [', '', ']'],
  'in braces': ['\n      - { note: "a, b", element: ', ', coverage: partial }'],
  'in double quotes': ['\n      - "', '"'],
  'in open double quotes': [' ["', '', ']'],
  'in single quotes': [" ['", "', 1.1.2]"],
  'in open single quotes': ["\n      - '"],
};

/** Elements whose names YAML could take for something else, elements without an id, and some others. */
function someOf(release: string): Element[] {
  return framework(release).elements.filter(
    ({ id, name }, index) =>
      /[,:#'"[\]{}*]/.test(name) || (id === undefined && index % 9 === 0) || index % 331 === 0,
  );
}

describe('an element that was completed and is read again', () => {
  for (const [place, [before, after = '', closing = '']] of Object.entries(PLACES)) {
    it(`is the same ${place}`, function () {
      this.timeout(20_000);
      for (const release of ['classic', 'gb921-26.0']) {
        for (const element of someOf(release)) {
          // The first words are enough to find an element without an id.
          const typed = element.id ?? (/^[\w ]+/.exec(element.name)?.[0] ?? '').trim();
          const head = `etom: ${release}\nprocesses:\n  p:\n    name: P\n    elements:`;
          const text = `${head}${before}${typed}$0${after}`;
          const item = offered(text).find(({ data }) => data?.key === element.key);
          assert.ok(item, `${element.key} is not offered in\n${text}`);
          const taken = applied(text, item) + closing;
          const map = readMap(taken);
          const read = [...map.located(({ facts }) => facts.elements)].map((use) => use.item.text.text);
          assert.ok(
            read.some((reference) => map.catalogue?.element(reference) === element),
            `${element.key} is read as ${read.join(' | ')} in\n${taken}`,
          );
          const problems = map.documents.flatMap(({ blocks }) => blocks.flatMap((block) => block.problems));
          assert.deepEqual(problems, [], taken);
        }
      }
    });
  }
});

const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));

describe(`whatever is offered anywhere in a map (SEED=${seed})`, function () {
  this.timeout(60_000);
  const folder = path.join(ROOT, 'examples/northern-grid');
  const examples = readdirSync(folder)
    .filter((name) => name.endsWith('.etom.yaml'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
  const example = readFileSync(path.join(folder, 'northern-grid.etom.yaml'), 'utf8');
  const errors = (text: string): number =>
    readMap(text)
      .documents.flatMap(({ blocks }) => blocks.flatMap(({ problems }) => problems))
      .filter(({ code }) => code === 'yaml-syntax').length;

  for (const [name, rest] of [
    ['between other text', (at: number) => example.slice(at, 6000)],
    ['at the end of what was typed so far', () => ''],
  ] as const) {
    it(`makes no syntax worse ${name}`, () => {
      for (let at = 300; at < 6000; at += 53) {
        const text = `${example.slice(0, at)}$0${rest(at)}`;
        const items = offered(text, { snippets: true });
        const before = errors(text.replace('$0', ''));
        for (const item of [items[0], items.at(-1)]) {
          const after = item ? applied(text, item) : '';
          assert.ok(
            !item || errors(after) <= before,
            `${item?.label} at\n${text.slice(Math.max(0, at - 200), at + 80)}`,
          );
        }
      }
    });
  }

  it('has a label of its own, at most a hundred at a place', () => {
    const place = fc.tuple(fc.constantFrom(...examples), fc.nat(), fc.boolean());
    fc.assert(
      fc.property(place, ([text, at, isLast]) => {
        const offset = at % (text.length + 1);
        const items = offered(`${text.slice(0, offset)}$0${isLast ? '' : text.slice(offset)}`, {
          snippets: true,
        });
        const labels = items.map(({ label }) => label);
        assert.equal(new Set(labels).size, labels.length);
        assert.ok(labels.length <= LIMITS.completions);
      }),
      { seed, numRuns: 150 * Number(process.env.TIMES ?? 1) },
    );
  });
});
