import assert from 'node:assert/strict';
import Ajv from 'ajv';
import fc from 'fast-check';
import schema from '../../schemas/etom-export.schema.json';
import { mapJson } from '../../server/exchange/json/json.js';
import { resolveMap } from '../../server/exchange/json/resolve-map.js';
import { MAP } from '../../server/map/description.js';
import { writeScalar } from '../../server/map/scalar.js';
import { type FieldsShape, fieldsOf, shapeOfItem } from '../../server/map/shape.js';
import { mutatedText } from '../properties/broken-text.js';
import { assertExport, everything, northernGrid } from '../support/exporting.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';

const validate = new Ajv({ allErrors: true }).compile(schema);

function assertValid(json: string): void {
  assert.ok(validate(JSON.parse(json)), JSON.stringify(validate.errors?.slice(0, 3)));
}

describe('the JSON export', () => {
  it('is as it was (UPDATE=1 takes it as it is)', () => {
    assertExport('everything.json', mapJson(everything()));
  });

  it('is what its schema describes', () => {
    for (const map of [everything(), northernGrid(), readMap(largeMap()), readMap('etom: classic\n')]) {
      for (const view of [undefined, 'as-is', 'to-be'] as const) assertValid(mapJson(map, { view }));
    }
  });

  it('inherits from the process around, also where ids are repeated', () => {
    const map = readMap(
      [
        'etom: classic',
        'processes:',
        '  a: { name: A, processes: { same: { name: A1 } } }',
        '  b: { name: B, status: retired, processes: { same: { name: B1 } } }',
        '',
      ].join('\n'),
    );
    assert.deepEqual(
      resolveMap(map).processes.map(({ path, status }) => `${path} ${status}`),
      ['a as-is', 'a/same as-is', 'b retired', 'b/same retired'],
    );
  });

  it('takes a process without an id for itself alone, not for what is around the others', () => {
    const map = readMap(
      "etom: classic\nprocesses:\n  '': { name: Nameless, status: retired }\n  a: { name: A }\n",
    );
    const { processes } = resolveMap(map);
    assert.deepEqual(
      processes.map(({ path, status }) => `${path} ${status}`),
      [' retired', 'a as-is'],
    );
  });

  it('has every key of the format, but for those that others stand for', () => {
    const said: readonly (readonly [definition: string, shape: FieldsShape | undefined, other: string[]])[] =
      [
        ['role', entry('roles'), []],
        ['system', entry('systems'), []],
        // Elements are mappings there; subprocesses stand in the same list.
        ['process', entry('processes'), ['elements', 'processes']],
        ['flow', entry('flows'), []],
        ['assessment', entry('assessments'), ['element']],
        ['gap', entry('gaps'), ['element']],
      ];
    for (const [definition, shape, other] of said) {
      assert.ok(shape, definition);
      const properties = (schema.$defs as Record<string, { properties?: object }>)[definition]?.properties;
      const missing = Object.keys(shape.fields).filter(
        (key) => !other.includes(key) && !(key in (properties ?? {})),
      );
      assert.deepEqual(missing, [], definition);
    }
  });

  it('refers to nothing that it does not have', () => {
    const data = resolveMap(northernGrid());
    const keys = new Set(data.elements.map(({ key }) => key));
    const paths = new Set(data.processes.map(({ path }) => path));
    for (const { parent, verticals = [] } of data.elements) {
      for (const key of [...(parent === undefined ? [] : [parent]), ...verticals])
        assert.ok(keys.has(key), key);
    }
    const named = [...data.processes.flatMap(({ mappings }) => mappings), ...data.assessments, ...data.gaps];
    for (const { element, reference } of named) assert.ok(keys.has(element ?? ''), reference);
    for (const { parent } of data.processes) assert.ok(parent === undefined || paths.has(parent), parent);
    for (const { process } of data.flows.flatMap(({ steps }) => steps)) {
      assert.ok(process === undefined || paths.has(process), process);
    }
  });

  it('keeps the company’s own keys, whatever they are called', () => {
    const map = readMap('etom: classic\nprocesses:\n  a: { name: A, x-__proto__: [1, { __proto__: 2 }] }\n');
    const json = JSON.stringify(resolveMap(map).processes[0]?.own);
    assert.equal(json, '{"x-__proto__":["1",{"__proto__":"2"}]}');
  });

  it('has a subprocess by itself where the view leaves out what is around it', () => {
    const map = readMap(`etom: classic
processes:
  a: { name: A, status: to-be, processes: { b: { name: B, status: as-is } } }
`);
    const { processes } = resolveMap(map, { view: 'as-is' });
    assert.deepEqual(
      processes.map(({ path, parent }) => [path, parent]),
      [['a/b', undefined]],
    );
  });

  it('gives no definition of the framework away', () => {
    const json = mapJson(northernGrid());
    const { framework } = northernGrid().catalogue ?? {};
    for (const { definition } of framework?.elements ?? []) {
      if (definition !== undefined) assert.ok(!json.includes(JSON.stringify(definition).slice(1, -1)));
    }
  });

  it('is valid for any text, however broken', () => {
    fc.assert(
      fc.property(mutatedText, (text) => assertValid(mapJson(readMap(text)))),
      { numRuns: 100 },
    );
  });

  it('keeps any name as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        const map = readMap(`etom: classic\nprocesses:\n  a: { name: ${writeScalar(name, true)} }\n`);
        assert.equal(resolveMap(map).processes[0]?.name, name);
      }),
    );
  });
});

/** What an entry of a section, or an item of a list at the top, may hold. */
function entry(key: string): FieldsShape | undefined {
  const shape = MAP.fields[key]?.shape;
  if (!shape) return undefined;
  return fieldsOf(shape.kind === 'map' ? shape.of : (shapeOfItem(shape) ?? shape));
}
