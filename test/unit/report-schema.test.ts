/** The report as JSON is what its schema describes. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import schema from '../../schemas/etom-report.schema.json';
import { compareReports } from '../../server/exchange/report/compare.js';
import { mapReport, type ReportOptions } from '../../server/exchange/report/map-report.js';
import type { Report } from '../../server/exchange/report/model.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { everything, mapOf, northernGrid } from '../support/exporting.js';
import { ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';

const validate = new Ajv({ allErrors: true }).compile(schema);

const SMALL = readFileSync(path.join(ROOT, 'test/markers/report/small.etom.yaml'), 'utf8');
const BOTH: ReportOptions = { views: ['as-is', 'to-be'] };

function reportOf(map: ProcessMap, options: ReportOptions): Report {
  const report = mapReport(map, options);
  assert.ok(report);
  return report;
}

function assertValid(report: Report): void {
  assert.ok(validate(JSON.parse(JSON.stringify(report))), JSON.stringify(validate.errors?.slice(0, 3)));
}

/** The names of the properties that a report has anywhere. */
function* keysOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* keysOf(item);
  else if (value && typeof value === 'object')
    for (const [key, inner] of Object.entries(value)) {
      if (inner !== undefined) yield key;
      yield* keysOf(inner);
    }
}

describe('the report as JSON', () => {
  const maps = (): ProcessMap[] => [
    everything(),
    northernGrid(),
    mapOf('examples/oda-components/TMFC002-product-order-capture-and-validation.23.0.etom.yaml'),
    readMap(SMALL),
    readMap('etom: classic\n'),
  ];

  it('is what its schema describes, in every view', () => {
    for (const map of maps()) {
      for (const options of [{ views: ['as-is'] }, { views: ['to-be'] }, BOTH] as const)
        assertValid(reportOf(map, options));
    }
  });

  it('is so too through a lens, for a variant, and where it is compared', () => {
    assertValid(reportOf(northernGrid(), { ...BOTH, lens: 'revenue-assurance' }));
    assertValid(reportOf(everything(), { ...BOTH, variant: 'business' }));
    assertValid(comparedReport());
  });

  it('has every key that its schema describes', () => {
    const shown = new Set<string>(
      [
        ...maps().map((map) => reportOf(map, BOTH)),
        reportOf(northernGrid(), { ...BOTH, lens: 'revenue-assurance' }),
        reportOf(everything(), { ...BOTH, variant: 'business' }),
        comparedReport(),
      ].flatMap((report) => [...keysOf(report)]),
    );
    const described = new Set(
      [schema, ...Object.values(schema.$defs)].flatMap((part) =>
        'properties' in part ? Object.keys(part.properties ?? {}) : [],
      ),
    );
    assert.deepEqual(
      [...described].filter((key) => !shown.has(key)),
      [],
    );
  });
});

/** A report on a map in which two processes came and a score rose. */
function comparedReport(): Report {
  const before = SMALL.replace(/^ {2}(?:bill|collect): \{ name.*\n/gm, '').replace(
    'score: 4.0',
    'score: 3.0',
  );
  const now = reportOf(readMap(SMALL), BOTH);
  return { ...now, changes: compareReports(reportOf(readMap(before), BOTH), now, 'v1.0') };
}
