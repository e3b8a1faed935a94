/** A new map has no findings, whatever it starts with. */
import assert from 'node:assert/strict';
import { mapTemplate, startingPoints } from '../../server/features/map-template.js';
import { RELEASES } from '../../server/framework/releases.js';
import type { NewMapParams } from '../../server/protocol.js';
import { RULES } from '../../server/rules/registry.js';
import { headText } from '../../server/workspace/process-map.js';
import { framework } from '../support/framework.js';
import { findingsInFiles, readMap } from '../support/map.js';

const INDUSTRIES = [undefined, 'telecommunications', 'electricity', 'gas', 'water'];
const ALL_ON = Object.fromEntries(RULES.map(({ code }) => [code, 'error'] as const));

function template(params: Partial<NewMapParams> = {}): string {
  const { release = 'classic' } = params;
  return mapTemplate(framework(release), { release, organization: 'Northern Grid', points: [], ...params });
}

/** What the rules find, those that are off by default too. */
const findings = (text: string): string[] =>
  findingsInFiles(text, ALL_ON).map(({ code, message }) => `${code}: ${message}`);

const organizationOf = (text: string): string | undefined => {
  const [document] = readMap(text).documents;
  assert.ok(document);
  const organization = [...document.head()].find(({ entry }) => entry.key.text === 'organization')?.entry;
  const fields = organization?.value?.kind === 'fields' ? organization.value.entries : [];
  const name = fields.find(({ key }) => key.text === 'name')?.value;
  return name?.kind === 'text' ? name.text : undefined;
};

describe('a new process map', () => {
  for (const { name: release } of RELEASES) {
    const points = startingPoints(framework(release));

    it(`on ${release} can start with each of the seven end-to-end processes, or what supports them`, () => {
      const { verticals } = framework(release);
      assert.equal(verticals.length, 7);
      assert.deepEqual(
        points.slice(0, 7).map(({ name }) => name),
        verticals.map(({ name }) => name),
      );
      assert.deepEqual(
        points.map(({ kind }) => kind),
        [...Array(7).fill('vertical'), 'enterprise'],
      );
    });

    it(`on ${release} starts with elements of level 2 that stand where the starting point is`, () => {
      for (const { id, element: text } of points) {
        const element = framework(release).byId(text.split(' ', 1)[0] ?? '');
        assert.equal(element?.level, 2, text);
        const stated = element.verticals.map(({ key }) => key);
        if (stated.length > 0) assert.ok(stated.includes(id), `${text} stands in ${stated}`);
      }
    });

    it(`on ${release} has no findings, with any starting point, for any industry`, () => {
      const ids = points.map(({ id }) => id);
      for (const industry of INDUSTRIES) {
        for (const chosen of [[], ids, ids.slice(0, 7), ...ids.map((id) => [id])]) {
          assert.deepEqual(findings(template({ release, industry, points: chosen })), [], chosen.join());
        }
      }
    });

    it(`on ${release} has no findings when the lines of an empty map are made real`, () => {
      const empty = template({ release });
      const [before = '', after = ''] = empty.split(/(?<=\n)(?=# roles:)/);
      assert.ok(after.includes('#       - '), 'there are lines to make real');
      const text = before + after.replace(/^# ?/gm, '');
      assert.deepEqual(findings(text), []);
      assert.equal(readMap(text).declared('process').length, 1);
    });
  }

  it('has one process with an owner for each starting point', () => {
    const points = startingPoints(framework()).map(({ id }) => id);
    const map = readMap(template({ points: points.slice(4, 7) }));
    const names = (kind: 'process' | 'role') => map.declared(kind).map(({ item }) => item.id);
    assert.deepEqual(names('process'), ['take-orders', 'solve-problems', 'bill-customers']);
    assert.deepEqual(names('role'), ['order-lead', 'customer-care-lead', 'billing-lead']);
  });

  it('speaks of connections and meters where electricity or water is supplied', () => {
    const processes = startingPoints(framework(), 'electricity').map(({ process }) => process);
    assert.ok(processes.includes('Connect customers') && processes.includes('From meter reading to bill'));
  });

  it('writes any name of an organization so that it is read as it was said', () => {
    const names = [
      'Ann’s “Net”: 5 # 1',
      "O'Neill",
      '東京電力',
      '- dash',
      'null',
      '007',
      '{a}',
      '& co',
      'a\\b',
    ];
    for (const organization of names) {
      const text = template({ organization });
      assert.equal(organizationOf(text), organization);
      assert.deepEqual(findings(text), [], organization);
    }
  });

  it('leaves out of a name what nobody sees, and says so where nothing is left', () => {
    assert.equal(
      organizationOf(template({ organization: ' Nor\u200bthern\n  Grid\u202e ' })),
      'Northern Grid',
    );
    assert.equal(organizationOf(template({ organization: ' \u200b ' })), 'My organization');
  });

  it('names its release, and no industry that was not given', () => {
    const [document] = readMap(template({ release: 'gb921-25.5' })).documents;
    assert.equal(document && headText(document, 'etom')?.text.text, 'gb921-25.5');
    assert.doesNotMatch(template(), /industry/);
    assert.match(template({ industry: 'water' }), /^ {2}industry: water$/m);
  });
});
