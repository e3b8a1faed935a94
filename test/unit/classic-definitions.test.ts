/** What we say of level 3 of the classic release: server/framework/definitions/classic-level-3.yaml. */
import assert from 'node:assert/strict';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameworkData } from '../../scripts/framework-data.js';
import type { Element } from '../../server/framework/element.js';
import { framework, ROOT } from '../support/framework.js';

const FEWEST_WORDS = 12;
const MOST_WORDS = 70;

/** Words that say nothing of an element by themselves. */
const STOP_WORDS = new Set(
  'a all an and any are as at be by each for from has in into is it its no not of on or so that the their them they this to what where which who with'.split(
    ' ',
  ),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];

const namesOf = (elements: readonly Element[]): string[] => elements.map(({ name }) => name);

/** The elements whose definition fails a condition, with the definition. */
const failing = (elements: readonly Element[], holds: (definition: string, element: Element) => boolean) =>
  elements.flatMap((element) => {
    const definition = element.definition ?? '';
    return holds(definition, element) ? [] : [`${element.name}: ${definition}`];
  });

describe('the definitions of level 3 of the classic release', () => {
  const deep = framework('classic').elements.filter(({ level }) => level === 3);
  const confirmed = deep.filter(({ unconfirmed }) => !unconfirmed);

  it('are there for every confirmed element, and for no other', () => {
    assert.equal(confirmed.length, 182);
    assert.deepEqual(namesOf(deep.filter(({ definition }) => definition)), namesOf(confirmed));
  });

  it('can be told apart by name', () => {
    assert.equal(new Set(namesOf(deep)).size, deep.length);
  });

  it(`have ${FEWEST_WORDS} to ${MOST_WORDS} words, in one or two sentences`, () => {
    const fits = (definition: string): boolean => {
      const words = definition.split(/\s+/).length;
      const sentences = definition.split(/(?<=\.)\s+(?=[A-Z])/);
      return (
        words >= FEWEST_WORDS && words <= MOST_WORDS && sentences.length <= 2 && definition.endsWith('.')
      );
    };
    assert.deepEqual(failing(confirmed, fits), []);
  });

  it('say more in their first sentence than the name does', () => {
    const news = (definition: string, { name }: Element): boolean => {
      const known = new Set([...STOP_WORDS, ...wordsOf(name)]);
      const [first = ''] = definition.split(/(?<=\.)\s+/);
      return wordsOf(first).filter((word) => !known.has(word)).length >= 5;
    };
    assert.deepEqual(failing(confirmed, news), []);
  });

  it('are all different, in their first sentences too', () => {
    const firstOf = new Map(confirmed.map(({ name, definition }) => [definition?.split('. ')[0], name]));
    assert.deepEqual([...firstOf.values()], namesOf(confirmed));
  });

  it('send the reader to confirmed elements only, and never to the element itself', () => {
    const unsure = namesOf(deep.filter(({ unconfirmed }) => unconfirmed));
    const refers = (definition: string, { name }: Element): boolean =>
      ![name, ...unsure].some((other) => definition.includes(other));
    assert.deepEqual(failing(confirmed, refers), []);
  });
});

describe('a definition in the file of level 3', function () {
  this.timeout(20_000);
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'etom-definitions-'));
    for (const folder of ['schemas/releases', 'server/framework']) {
      cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
    }
  });

  afterEach(() => rmSync(root, { recursive: true }));

  const strays = {
    'of no element': 'Manage Sales Inventories',
    'of an element that is not confirmed': 'Manage Campaign',
    'of an element of another level': 'Order Handling',
  };
  for (const [what, name] of Object.entries(strays)) {
    it(`is refused when it is ${what}`, () => {
      appendFileSync(join(root, 'server/framework/definitions/classic-level-3.yaml'), `\n${name}: Words.\n`);
      assert.throws(() => frameworkData(root), new RegExp(`classic-level-3\\.yaml .*: ${name}$`));
    });
  }
});
