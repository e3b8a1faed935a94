import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { memoryPages, validateXML } from 'xmllint-wasm';
import { mapArchimate } from '../../server/exchange/archimate/archimate.js';
import { writeScalar } from '../../server/map/scalar.js';
import { assertExport, everything, HOSTILE, northernGrid } from '../support/exporting.js';
import { ROOT } from '../support/framework.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';

const OWN_SCHEMA = path.join(ROOT, 'test/support/archimate.xsd');
/** The format's own schema belongs to The Open Group and is not a part of the project. */
const STANDARD = path.join(process.env.ETOM_STANDARDS ?? path.join(ROOT, '../shared/standards'), 'archimate');
const MAIN = 'archimate3_Diagram.xsd';

interface Schema {
  readonly fileName: string;
  readonly contents: string;
}

const schemaOf = (file: string): Schema => ({
  fileName: path.basename(file),
  contents: readFileSync(file, 'utf8'),
});

async function assertValid(xml: string, schema: Schema, preload: readonly Schema[] = []): Promise<void> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'model.xml', contents: xml }],
    schema: [schema],
    preload,
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  assert.deepEqual(
    errors.slice(0, 3).map(({ message }) => message),
    [],
  );
}

interface Item {
  readonly identifier: string;
  readonly type: string;
  readonly name?: string;
  readonly source?: string;
  readonly target?: string;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  isArray: (name) => ['element', 'relationship', 'node'].includes(name),
  transformAttributeName: (name) => name.replace('xsi:', ''),
});

function itemsOf(xml: string): { elements: Item[]; relations: string[] } {
  const { model } = parser.parse(xml) as {
    model: { elements: { element: Item[] }; relationships: { relationship: Item[] } };
  };
  const elements = model.elements.element;
  const relations = model.relationships.relationship.map(
    ({ type, source, target }) => `${source} ${type} ${target}`,
  );
  return { elements, relations };
}

describe('the ArchiMate export', () => {
  it('is as it was, but for the framework (UPDATE=1 takes it as it is)', () => {
    const own = mapArchimate(everything())
      .split('\n')
      .filter(
        (line) =>
          !/identifier="(?:element\.|composition\.\.element|aggregation\.\.element|view\.)/.test(line),
      );
    assertExport('everything.archimate.txt', own.join('\n'));
  });

  it('is what we say that it writes, on old and new releases', async () => {
    const maps = [everything(), northernGrid(), readMap(largeMap())];
    for (const release of ['23.0', '26.0']) maps.push(readMap(`etom: "${release}"\n`));
    for (const map of maps) await assertValid(mapArchimate(map), schemaOf(OWN_SCHEMA));
  }).timeout(120_000);

  it('is valid by the schema of the format', async function () {
    if (!existsSync(path.join(STANDARD, MAIN))) {
      console.log(`    ${path.join(STANDARD, MAIN)} is not there; ETOM_STANDARDS names the folder`);
      this.skip();
    }
    const others = readdirSync(STANDARD).filter((name) => name.endsWith('.xsd') && name !== MAIN);
    const preload = others.map((name) => schemaOf(path.join(STANDARD, name)));
    const maps = [everything(), northernGrid(), readMap(largeMap()), readMap('etom: "26.0"\n')];
    for (const map of maps)
      await assertValid(mapArchimate(map), schemaOf(path.join(STANDARD, MAIN)), preload);
  }).timeout(120_000);

  it('is the same each time', () => {
    assert.equal(mapArchimate(northernGrid()), mapArchimate(northernGrid()));
  });

  it('composes processes, and lets them realize capabilities', () => {
    const { elements, relations } = itemsOf(
      mapArchimate(
        readMap(
          'etom: classic\nprocesses:\n  a: { name: A, elements: 1.1.1.5, processes: { b: { name: B } } }\n',
        ),
      ),
    );
    const handling = elements.find(({ name }) => name === '1.1.1.5 Order Handling');
    assert.equal(handling?.type, 'Capability');
    assert.ok(relations.includes(`process.a Realization ${handling?.identifier}`));
    assert.ok(relations.includes('process.a Composition process.a.b'));
  });

  it('assigns owners where they are written, and lets systems serve', () => {
    const { relations } = itemsOf(
      mapArchimate(
        readMap(`etom: classic
roles: { r: R }
systems: { s: { name: S, elements: 1.1.1.5 }, t: T }
processes:
  a: { name: A, owner: r, systems: s, elements: [{ element: 1.1.1.6, systems: t }], processes: { b: { name: B } } }
`),
      ),
    );
    assert.deepEqual(
      relations
        .filter((relation) => /^(?:role|system)\./.test(relation))
        .map((each) => each.replace(/element\..*/, 'element')),
      [
        'system.s Realization element',
        'role.r Assignment process.a',
        'system.s Serving process.a',
        'system.t Serving process.a',
      ],
    );
  });

  it('draws flows as triggering, through junctions', () => {
    // A step without `next` is followed by the one below it: three waits for two and for one.
    const { elements, relations } = itemsOf(
      mapArchimate(
        readMap(`etom: classic
processes: { a: { name: A }, b: { name: B } }
flows:
  f: { name: F, steps: { one: { process: a, parallel: true, next: [two, three] }, two: b, three: { actor: Somebody } } }
`),
      ),
    );
    assert.deepEqual(
      elements.filter(({ type }) => type.endsWith('Junction')).map(({ type }) => type),
      ['AndJunction', 'AndJunction'],
    );
    assert.ok(relations.includes('flow.f.start Triggering process.a'));
    assert.ok(relations.includes('actor.Somebody Assignment flow.f.step.three'));
  });

  it('shows every element of the grid in its view, coloured by coverage', () => {
    const xml = mapArchimate(readMap('etom: classic\nprocesses: { a: { name: A, elements: 1.1.1.5 } }\n'));
    const view = xml.slice(xml.indexOf('<views>'));
    const shown = new Set([...view.matchAll(/elementRef="([^"]*)"/g)].map(([, id]) => id));
    const level2 = northernGrid().catalogue?.framework.elements.filter(({ level }) => level === 2) ?? [];
    assert.ok(level2.length > 50);
    const ids = new Map(itemsOf(xml).elements.map(({ name, identifier }) => [name, identifier]));
    for (const { id, name } of level2)
      assert.ok(shown.has(ids.get(id === undefined ? name : `${id} ${name}`)), name);
  });

  it('keeps hostile names as names', async () => {
    const processes = HOSTILE.map((name, index) => {
      const quoted = JSON.stringify(name);
      return `  p${index}: { name: ${quoted}, description: ${quoted}, tags: ${quoted}, x-a: ${quoted} }`;
    });
    const all = JSON.stringify(HOSTILE.join(''));
    const map = readMap(`etom: classic
organization: ${all}
roles: { r: ${all} }
processes:
${processes.join('\n')}
flows: { f: { name: ${all}, steps: [p0, { actor: ${all} }] } }
`);
    const xml = mapArchimate(map);
    await assertValid(xml, schemaOf(OWN_SCHEMA));
    const names = itemsOf(xml).elements.filter(({ type }) => type === 'BusinessProcess');
    assert.ok(names.some(({ name }) => name === '"><script>alert(1)</script>'));
  });

  it('is well-formed for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (text, other) => {
        const [name, more] = [writeScalar(text, true), writeScalar(other, true)];
        const map = readMap(`etom: classic
roles: { ${more}: ${name} }
processes: { a: { name: ${name}, description: ${more}, owner: ${more}, elements: ${name} } }
flows: { ${more}: { name: ${name}, steps: { ${more}: a, b: { actor: ${name} } } } }
`);
        const checked = XMLValidator.validate(mapArchimate(map));
        assert.equal(checked, true, JSON.stringify(checked));
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);
});
