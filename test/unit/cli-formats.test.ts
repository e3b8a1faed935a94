import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Workbench } from '../support/cli.js';
import { ROOT } from '../support/framework.js';

/** The schema belongs to OASIS and is not a part of the project. */
const SCHEMA = path.join(
  process.env.ETOM_STANDARDS ?? path.join(ROOT, '../shared/standards'),
  'sarif-schema-2.1.0.json',
);
const GOLDENS = path.join(ROOT, 'test/markers/cli');

/** As it stands between the quotation marks of a map. */
const EVIL = String.raw`%0A::error::x,<b>&amp;\"']]>[link](http://x)\e[31m\u202e\ufffe`;
const FILES = {
  'clean.etom.yaml': 'etom: classic\n',
  'maps/orders.etom.yaml': [
    'etom: classic',
    'map: ours',
    'roles:',
    '  lead: Lead',
    '  unused: Nobody',
    'processes:',
    '  a: { name: Same, elements: 1.1.1.5, owner: nobody }',
    '  b: { name: Same, elements: [1.1.1.6, 1.1.1.6], owner: lead }',
    `  c: { name: C, elements: 1.1.1, owner: "${EVIL}" }`,
    '',
  ].join('\n'),
  'maps/with space,%:é#.etom.yaml': 'etom: clasic\n',
};

interface Sarif {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly { readonly id: string; readonly help: { markdown: string } }[];
        };
      };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly unknown[] },
      ];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } },
        ];
        readonly relatedLocations?: readonly unknown[];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

describe('a format of etom check', function () {
  this.timeout(60_000);
  let bench: Workbench;
  beforeEach(() => {
    bench = new Workbench().write(FILES);
  });
  afterEach(() => bench.remove());

  const as = (format: string, ...args: string[]) => bench.etom('check', '--format', format, ...args);
  const sarif = (...args: string[]): Sarif => JSON.parse(as('sarif', ...args).out);

  for (const [format, ending] of [
    ['sarif', 'sarif.json'],
    ['github', 'github.txt'],
    ['junit', 'junit.xml'],
  ] as const) {
    it(`${format} is as it was, the same each time (UPDATE=1 takes it as it is)`, () => {
      const { out, code, err } = as(format);
      assert.deepEqual([code, err], [1, '']);
      const file = path.join(GOLDENS, `check.${ending}`);
      // The version and the pages of the rules change for other reasons.
      const stable = out
        .replace(/("(?:semanticV|v)ersion": )"(?!2\.1\.0").*"/g, '$1"…"')
        .replace(/("markdown": ").*"/g, '$1…"');
      if (process.env.UPDATE) writeFileSync(file, stable);
      assert.equal(stable, readFileSync(file, 'utf8'));
      assert.equal(as(format).out, out);
    });

    it(`${format} commands no terminal and no runner, whatever stands in a map`, () => {
      const { out } = as(format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      const lines = out.split('\n').filter((line) => line.includes('::'));
      for (const line of lines) assert.match(line, /^(?:::(?:error|warning|notice) file=|\s+["<])/);
    });

    it(`${format} also says what could not be checked`, () => {
      const { out, code, err } = as(format, 'clean.etom.yaml', 'nope.yaml');
      assert.equal(code, 2);
      assert.equal(err, 'etom: nope.yaml: no such file or folder\n');
      assert.match(out, /nope\.yaml: no such file or folder/);
    });
  }

  describe('sarif', () => {
    it('is valid against the schema of SARIF 2.1.0', function () {
      if (!existsSync(SCHEMA)) {
        console.log(`      no ${SCHEMA}: set ETOM_STANDARDS to the folder that holds it`);
        this.skip();
      }
      // Draft 4 calls its id otherwise.
      const { id, $schema, ...schema } = JSON.parse(readFileSync(SCHEMA, 'utf8'));
      const isUri = (text: string): boolean => URL.canParse(text);
      const isReference = (text: string): boolean => URL.canParse(text, 'file:///') && !/[^!-~]/.test(text);
      const ajv = new Ajv({
        strict: false,
        allErrors: true,
        formats: { uri: isUri, 'uri-reference': isReference, 'date-time': true },
      });
      const validate = ajv.compile({ $id: id, ...schema });
      for (const paths of [[], ['clean.etom.yaml'], ['nope.yaml', 'maps']]) {
        assert.ok(validate(sarif(...paths)), JSON.stringify(validate.errors, undefined, 1));
      }
      assert.ok(!validate({ version: '2.1.0', runs: [{ tool: {} }] }), 'the schema refuses something');
    });

    it('tells paths from the root of the repository, in whatever folder the command runs', () => {
      bench.write({ '.git/HEAD': '' });
      const { status, stdout } = runIn(bench, 'maps');
      assert.equal(status, 1);
      const locations = (JSON.parse(stdout) as Sarif).runs[0].results.map(
        ({ locations: [{ physicalLocation }] }) => physicalLocation.artifactLocation,
      );
      assert.deepEqual(locations.at(0), { uri: 'maps/orders.etom.yaml', uriBaseId: '%SRCROOT%' });
      const strange = 'maps/with%20space%2C%25%3A%C3%A9%23.etom.yaml';
      assert.deepEqual(locations.at(-1), { uri: strange, uriBaseId: '%SRCROOT%' });
    });

    it('counts lines and columns from 1, as editors show them', () => {
      const found = sarif('maps/orders.etom.yaml').runs[0].results.find(
        ({ ruleId }) => ruleId === 'unknown-reference',
      );
      assert.deepEqual(found?.locations[0].physicalLocation.region, {
        startLine: 7,
        startColumn: 46,
        endLine: 7,
        endColumn: 52,
      });
    });

    it('holds the rules of its results, each with its page', () => {
      const [{ tool, results }] = sarif().runs;
      const { rules } = tool.driver;
      for (const { ruleId, ruleIndex } of results) assert.equal(rules[ruleIndex]?.id, ruleId);
      assert.deepEqual(new Set(rules.map(({ id }) => id)), new Set(results.map(({ ruleId }) => ruleId)));
      for (const { help } of rules) assert.match(help.markdown, /## Wrong\n\n```yaml\n/);
    });

    it('makes no links of a text of a map', () => {
      const texts = sarif().runs[0].results.map(({ message }) => message.text);
      const text = texts.find((one) => one.includes('link'));
      assert.match(text ?? '', /\\\[link\\\]\(http/);
    });

    it('names other places that have to do with a finding', () => {
      const found = sarif().runs[0].results.find(({ ruleId }) => ruleId === 'duplicate-name');
      assert.equal(found?.relatedLocations?.length, 1);
    });

    it('has fingerprints that stay when lines move, and tell equal lines apart', () => {
      const prints = (): string[] =>
        sarif('maps/orders.etom.yaml').runs[0].results.map(
          ({ partialFingerprints }) => partialFingerprints['etomFinding/v1'] ?? '',
        );
      const before = prints();
      assert.equal(new Set(before).size, before.length);
      const text = FILES['maps/orders.etom.yaml'].replace('roles:', '# moved\n\nroles:');
      bench.write({ 'maps/orders.etom.yaml': text });
      assert.deepEqual(prints(), before);
    });

    it('says where a file could not be checked', () => {
      const [{ invocations, results }] = sarif('nope.yaml').runs;
      assert.deepEqual([invocations[0].executionSuccessful, results], [false, []]);
      assert.equal(invocations[0].toolExecutionNotifications.length, 1);
    });
  });

  it('github escapes what ends a property, and names columns only within a line', () => {
    const { out } = as('github', 'maps/with space,%:é#.etom.yaml');
    assert.match(
      out,
      /^::error file=maps\/with space%2C%25%3Aé#\.etom\.yaml,line=1,endLine=1,col=7,endColumn=13,title=etom%3A unknown-release::“clasic”/,
    );
    assert.match(as('github', 'maps/orders.etom.yaml').out, /^::warning file=.*“%250A::error::x,<b>&amp;/m);
  });

  describe('junit', () => {
    interface Case {
      readonly name: string;
      readonly line?: string;
      readonly failure?: { readonly type: string; readonly message: string };
      readonly 'system-out'?: string;
    }
    interface Suite {
      readonly name: string;
      readonly tests: string;
      readonly failures: string;
      readonly testcase: readonly Case[];
    }
    const suites = (...args: string[]): Suite[] => {
      const { out } = as('junit', ...args);
      assert.equal(XMLValidator.validate(out), true);
      const parser = new XMLParser({
        ignoreAttributes: false,
        attributeNamePrefix: '',
        isArray: (name) => ['testsuite', 'testcase'].includes(name),
      });
      return parser.parse(out).testsuites.testsuite;
    };

    it('has a suite for each file; a file without findings is a test that passed', () => {
      const [clean, orders, strange] = suites();
      assert.deepEqual([clean?.name, clean?.tests, clean?.failures], ['clean.etom.yaml', '1', '0']);
      assert.deepEqual(
        clean?.testcase.map(({ name, failure }) => [name, failure]),
        [['no findings', undefined]],
      );
      assert.equal(orders?.name, 'maps/orders.etom.yaml');
      assert.equal(strange?.name, 'maps/with space,%:é#.etom.yaml');
    });

    it('fails a test for each finding that makes the command fail, and tells the others', () => {
      const [orders] = suites('maps/orders.etom.yaml');
      const failed = orders?.testcase.filter(({ failure }) => failure) ?? [];
      assert.deepEqual(
        failed.map(({ failure, line }) => [failure?.type, line]),
        [['unknown-reference', '7']],
      );
      assert.ok(orders?.testcase.some((one) => one['system-out']?.includes('warning[redundant-mapping]')));
      const [strict] = suites('maps/orders.etom.yaml', '--fail-on', 'hint');
      assert.equal(strict?.failures, strict?.tests);
    });

    it('names tests so that no two have one name, and lines do not count', () => {
      const names = suites().flatMap(({ name, testcase }) => testcase.map((one) => `${name} ${one.name}`));
      assert.equal(new Set(names).size, names.length);
    });
  });
});

function runIn(bench: Workbench, folder: string): { status: number | null; stdout: string } {
  const cli = path.join(ROOT, 'dist/cli.js');
  const { code, out } = bench.run('sh', [
    '-c',
    `cd '${folder}' && '${process.execPath}' '${cli}' check --format sarif`,
  ]);
  return { status: code, stdout: out };
}
