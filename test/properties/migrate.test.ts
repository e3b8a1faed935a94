/** Whatever a map refers to, and however that is written, a migration accounts for it and touches nothing else. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MIGRATED, type Migration, OPEN } from '../../server/features/migrate/plan.js';
import { type Element, label } from '../../server/framework/element.js';
import { RELEASES } from '../../server/framework/releases.js';
import { writeScalar } from '../../server/map/scalar.js';
import { framework } from '../support/framework.js';
import { migrateText } from '../support/migrating.js';

const NAMES = RELEASES.map(({ name }) => name);
const release = fc.constantFrom(...NAMES);

interface Written {
  readonly element: number;
  readonly form: 'id' | 'name' | 'both' | 'stray';
  readonly quote: 'plain' | 'single' | 'double';
  readonly place: number;
}

const written: fc.Arbitrary<Written> = fc.record({
  element: fc.nat(),
  form: fc.constantFrom('id', 'name', 'both', 'both', 'stray'),
  quote: fc.constantFrom('plain', 'plain', 'single', 'double'),
  place: fc.nat(9),
});

const STRAYS = [
  '9.9.9',
  '9.9 Nothing like it',
  'Nothing like it',
  '2.1',
  '2.1 Meter reading',
  'Meter reading 😀',
];

function textOf({ element, form }: Written, elements: readonly Element[]): string {
  const one = elements[element % elements.length];
  if (!one || form === 'stray') return STRAYS[element % STRAYS.length] ?? '';
  if (form === 'id') return one.id ?? one.name;
  return form === 'name' ? one.name : label(one);
}

function scalar(text: string, quote: Written['quote'], flow: boolean): string {
  if (quote === 'double') return JSON.stringify(text);
  if (quote === 'single') return `'${text.replaceAll("'", "''")}'`;
  return writeScalar(text, flow);
}

/** A piece of a map that holds a reference. */
function entry(one: Written, index: number, elements: readonly Element[]): string[] {
  const text = textOf(one, elements);
  const [block, flow] = [scalar(text, one.quote, false), scalar(text, one.quote, true)];
  const process = (...lines: string[]) => [
    `  p${index}:`,
    '    name: P 😀 # 1.1.1.5',
    ...lines.map((line) => `    ${line}`),
  ];
  switch (one.place) {
    case 0:
      return process('elements:', `  - ${block} # why`, '  # 1.1.1 is no reference');
    case 1:
      return process(`elements: [${flow}, 9.1]  # two`);
    case 2:
      return process('elements: [', `  9.1, 'x`, `   y', ${flow},`, '  ]');
    case 3:
      return process(`elements: ${block}`);
    case 4:
      return process(
        'elements:',
        `- element: &a${index} ${block}`,
        '  coverage: partial',
        '  note: |',
        '    # text',
      );
    case 5:
      return process(`elements: [{ element: ${flow}, note: "1.1.1.5" }, 9.2]`);
    case 6:
      return process('description: >', '  1.1.1.5', '', '', 'elements:', '  -   9.3', `  -   ${block}`);
    case 7:
      return [`  "p${index}": { name: P, elements: [9.4,\t${flow}] }`];
    case 8:
      return process('elements:', `- element: ${block}\t# tab`, `  coverage: full`);
    default:
      return process(`elements: [&b${index} ${flow}, *b${index}]`);
  }
}

interface Text {
  readonly from: string;
  readonly text: string;
}

const map: fc.Arbitrary<Text> = fc
  .record({
    from: release,
    entries: fc.array(written, { minLength: 1, maxLength: 12 }),
    crlf: fc.boolean(),
    mark: fc.boolean(),
    last: fc.boolean(),
  })
  .map(({ from, entries, crlf, mark, last }) => {
    const { elements } = framework(from);
    const lines = [
      '# A map',
      `etom: ${from} # the release`,
      'processes:',
      ...entries.flatMap((one, index) => entry(one, index, elements)),
      'extensions: # own',
      '  2.1: { name: Meter reading }',
      `x-last: [1.1.1.5${last ? ']\n' : ']'}`,
    ];
    const text = (mark ? '\uFEFF' : '') + lines.join('\n');
    return { from, text: crlf ? text.replaceAll('\n', '\r\n') : text };
  });

/** The text with its references, its release and the comments of migrations taken out. */
function around(text: string, { references, edits }: Migration): string {
  const lines = text.split(/(?<=\n)/);
  const ranges = [
    ...references.filter(({ alias }) => !alias),
    ...edits.slice(0, 1).filter(({ range }) => range.start.line === 1),
  ];
  for (const { range } of [...ranges].sort(
    (a, b) => b.range.start.line - a.range.start.line || b.range.start.character - a.range.start.character,
  )) {
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] = `${line.slice(0, range.start.character)}…${line.slice(range.end.character)}`;
  }
  return lines
    .filter((line) => !/^[ \t]*# etom-migrate: /.test(line))
    .map((line) => line.replace(/^etom: \S+/, 'etom: …'))
    .join('');
}

const isSure = ({ references }: Migration): boolean =>
  references.every(({ outcome }) => !OPEN.has(outcome) && outcome !== 'merged');

/** Whether each reference kept its form: another one is taken where an element has no id, or a name is there twice. */
const keepsForms = ({ references }: Migration): boolean =>
  references.every(({ text, written: now = '', outcome }) => {
    const form = (one: string) =>
      /^\d+(?:\.\w+)*$/.test(one) ? 'id' : /^\d+(?:\.\w+)+\s/.test(one) ? 'both' : 'name';
    return form(text) === form(now) && outcome !== 'decided';
  });

describe('a migration of any map', () => {
  it('accounts for every reference', () => {
    fc.assert(
      fc.property(map, release, ({ text }, to) => {
        const { references, counts } = migrateText(text, to);
        assert.equal(
          MIGRATED.reduce((sum, one) => sum + counts[one], 0),
          references.length,
        );
        for (const { text: one, written: now, reason } of references) {
          assert.ok(one !== '' && now !== undefined && reason !== '' && reason.length < 300);
        }
      }),
    );
  });

  it('changes nothing but references and the release', () => {
    fc.assert(
      fc.property(map, release, ({ text }, to) => {
        const there = migrateText(text, to);
        const again = migrateText(there.text, to);
        assert.equal(around(there.text, again), around(text, there));
        assert.equal(/^etom: (\S+)/m.exec(there.text)?.[1], to);
      }),
    );
  });

  it('does nothing the second time', () => {
    fc.assert(
      fc.property(map, release, ({ text }, to) => {
        const there = migrateText(text, to);
        assert.deepEqual(migrateText(there.text, to).edits, []);
      }),
    );
  });

  it('gives the same file there and back, wherever every step was sure', () => {
    let compared = 0;
    fc.assert(
      fc.property(map, release, ({ from, text }, to) => {
        const there = migrateText(text, to);
        const back = migrateText(there.text, from);
        if (!isSure(back) || there.references.some(({ outcome }) => outcome === 'merged')) return;
        if (!keepsForms(there)) return;
        compared++;
        assert.equal(back.text, text);
      }),
    );
    assert.ok(compared > 0);
  });

  it('leads to the same elements in one step as step by step, or says that it is not sure', () => {
    fc.assert(
      fc.property(map, release, release, ({ text }, middle, to) => {
        const direct = migrateText(text, to);
        const steps = migrateText(migrateText(text, middle).text, to);
        for (const [index, one] of direct.references.entries()) {
          const other = steps.references[index];
          assert.ok(other);
          if (OPEN.has(one.outcome) || OPEN.has(other.outcome)) continue;
          assert.deepEqual(other.now, one.now, `${one.text}: ${one.outcome} and ${other.outcome}`);
        }
      }),
    );
  });
});
