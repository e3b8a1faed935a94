/** The states of coverage and their reasons, worked out by hand from what the format says they mean. */
import assert from 'node:assert/strict';
import { mappedByMarkdown } from '../../server/features/mapped-by.js';
import type { Element } from '../../server/framework/element.js';
import { type Claim, type CoverageView, systemClaimsOf } from '../../server/workspace/claims.js';
import { Coverage } from '../../server/workspace/coverage.js';
import { readMap } from '../support/map.js';

/** Maps of processes and their elements, as `process: elements`; what is indented below is written as it is. */
function coverage(text: string, view: CoverageView = 'as-is', variant?: string): Coverage {
  return new Coverage(readMap(text.startsWith('etom') ? text : `etom: classic\n${text}`), view, variant);
}

function element(of: Coverage, reference: string): Element {
  const found = of.map.catalogue?.element(reference);
  assert.ok(found, reference);
  return found;
}

const states = (of: Coverage, ...references: string[]): string[] =>
  references.map((reference) => of.of(element(of, reference)).state);

const said = (claims: readonly Claim[]): string[] =>
  claims.map(({ process, element: { id, name }, strength }) => `${process.id} ${id ?? name} ${strength}`);

const reasons = (of: Coverage, reference: string): string[] => said(of.of(element(of, reference)).reasons);

/** The children of 1.1.1.6 Problem Handling, whose list is complete. */
const PROBLEM_HANDLING = [1, 2, 3, 4, 5, 6].map((number) => `1.1.1.6.${number}`);

describe('coverage', () => {
  it('is a gap where nothing is said', () => {
    const of = coverage('processes:\n  a: { name: A, elements: 1.1.1.6 }\n');
    assert.deepEqual(states(of, '1.1.1.5', '1.1.1.5.1', '1.1.2.4'), ['gap', 'gap', 'gap']);
    assert.deepEqual(reasons(of, '1.1.1.5'), []);
  });

  it('is nothing by a reference that a migration left to a person: its id is of another release', () => {
    const text = [
      'etom: gb921-26.0',
      'scope:',
      '  exclude:',
      '    # etom-migrate: needs a decision: "1.1.1.5" of classic may be "1.3.3 Customer Order Processing Management"',
      '    - { element: 1.1.1.5, reason: Others do it }',
      'systems:',
      '  # etom-migrate: needs a decision: "1.1.1.5" of classic',
      '  crm: { name: CRM, elements: 1.1.1.5 }',
      'processes:',
      '  a:',
      '    name: A',
      '    elements:',
      '      # etom-migrate: needs a decision: "1.1.1.5" of classic',
      '      - 1.1.1.5',
      '      - 1.1.1.4',
      '',
    ].join('\n');
    const of = coverage(text);
    assert.deepEqual(states(of, '1.1.1.5', '1.1.1.4'), ['gap', 'full']);
    assert.deepEqual(of.map.scope.exclude, []);
    assert.deepEqual(systemClaimsOf(of.map, 'as-is'), []);
    assert.equal(mappedByMarkdown(of.map, element(of, '1.1.1.5')), '');
  });

  it('is full by a full claim, and inherited below it', () => {
    const of = coverage('processes:\n  a: { name: A, elements: 1.1.1.6 }\n');
    assert.deepEqual(states(of, '1.1.1.6', ...PROBLEM_HANDLING), ['full', ...Array(6).fill('inherited')]);
    assert.deepEqual(reasons(of, '1.1.1.6'), ['a 1.1.1.6 full']);
    assert.deepEqual(reasons(of, '1.1.1.6.3'), ['a 1.1.1.6 full']);
  });

  it('is partial by a partial claim, and undetailed below it', () => {
    const of = coverage('processes:\n  a: { name: A, elements: { element: 1.1.1.6, coverage: partial } }\n');
    assert.deepEqual(states(of, '1.1.1.6', ...PROBLEM_HANDLING), ['partial', ...Array(6).fill('undetailed')]);
    assert.deepEqual(reasons(of, '1.1.1.6'), ['a 1.1.1.6 partial']);
    assert.deepEqual(reasons(of, '1.1.1.6.3'), ['a 1.1.1.6 partial']);
  });

  it('is partial where something below is claimed', () => {
    for (const [claim, strength] of [
      ['1.1.1.6.2', 'full'],
      ['{ element: 1.1.1.6.2, coverage: partial }', 'partial'],
    ]) {
      const of = coverage(`processes:\n  a: { name: A, elements: [${claim}] }\n`);
      assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.2', '1.1.1.6.3'), ['partial', strength, 'gap']);
      assert.deepEqual(reasons(of, '1.1.1.6'), [`a 1.1.1.6.2 ${strength}`]);
    }
  });

  it('is rolled up where all of a complete list are full', () => {
    const of = coverage(`processes:
  a: { name: A, elements: [${PROBLEM_HANDLING.slice(0, 3).join(', ')}, { element: 1.1.1.6, coverage: partial }] }
  b: { name: B, elements: [${PROBLEM_HANDLING.slice(3).join(', ')}] }
`);
    assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.1'), ['rolled up', 'full']);
    assert.deepEqual(
      reasons(of, '1.1.1.6'),
      PROBLEM_HANDLING.map((id, index) => `${index < 3 ? 'a' : 'b'} ${id} full`),
    );
    const without = coverage(
      `processes:\n  a: { name: A, elements: [${PROBLEM_HANDLING.slice(1).join(', ')}] }\n`,
    );
    assert.deepEqual(states(without, '1.1.1.6', '1.1.1.6.1'), ['partial', 'gap']);
  });

  it('is not rolled up from an incomplete list', () => {
    const of = coverage('processes:\n  a: { name: A, elements: 1.1.1.6 }\n');
    const children = element(of, '1.1.1.5').children.map(({ name }) => `"${name}"`);
    const all = coverage(`processes:\n  a: { name: A, elements: [${children.join(', ')}] }\n`);
    assert.deepEqual(states(all, '1.1.1.5', '1.1.1.5.1'), ['partial', 'full']);
  });

  it('is rolled up through several levels of a current release', () => {
    const framework = coverage('etom: v25.5\n').map.catalogue?.framework;
    const leaves = (parts: readonly Element[]): Element[] =>
      parts.flatMap((part) => (part.children.length > 0 ? leaves(part.children) : [part]));
    const ids = leaves(framework?.byId('1.1.1')?.children ?? []).map(({ id }) => id);
    const of = coverage(`etom: v25.5\nprocesses:\n  a: { name: A, elements: [${ids.join(', ')}] }\n`);
    assert.deepEqual(states(of, '1.1.1', '1.1.1.1', '1.1.1.1.1'), ['rolled up', 'rolled up', 'full']);
    assert.equal(reasons(of, '1.1.1').length, ids.length);
  });

  it('is what the nearest claimed element above says', () => {
    const claim = (upper: string, lower: string) =>
      states(
        coverage(
          `etom: v25.5\nprocesses:\n  a: { name: A, elements: [{ element: 1.1.1, coverage: ${upper} }, { element: 1.1.1.1, coverage: ${lower} }] }\n`,
        ),
        '1.1.1.1.1',
        '1.1.1.2.1',
      );
    assert.deepEqual(claim('full', 'partial'), ['undetailed', 'inherited']);
    assert.deepEqual(claim('partial', 'full'), ['inherited', 'undetailed']);
    assert.deepEqual(claim('full', 'planned'), ['planned', 'inherited']);
    assert.deepEqual(claim('planned', 'full'), ['inherited', 'planned']);
  });

  it('gives the claims on the nearest element that made it so', () => {
    const of = coverage(`processes:
  a: { name: A, elements: 1.1.1.6 }
  b: { name: B, elements: { element: 1.1.1.6, coverage: partial } }
  c: { name: C, elements: { element: 1.1.1.7, coverage: partial } }
  d: { name: D, elements: { element: 1.1.1.7, coverage: planned } }
`);
    assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.1', '1.1.1.7.1'), ['full', 'inherited', 'undetailed']);
    assert.deepEqual(reasons(of, '1.1.1.6'), ['a 1.1.1.6 full']);
    assert.deepEqual(reasons(of, '1.1.1.6.1'), ['a 1.1.1.6 full']);
    assert.deepEqual(reasons(of, '1.1.1.7.1'), ['c 1.1.1.7 partial']);
  });

  it('is planned by planned claims alone', () => {
    const planned = (id: string) => `{ element: ${id}, coverage: planned }`;
    const of = coverage(`processes:
  a: { name: A, elements: [${planned('1.1.1.6')}, ${planned('1.1.1.7.1')}, 1.1.2.4, ${planned('1.1.2.4.1')}] }
  b: { name: B, elements: [${planned('1.1.2.3')}, { element: 1.1.2.3, coverage: partial }, ${planned('1.1.2.2')}, 1.1.2.2.1] }
`);
    assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.1', '1.1.1.7', '1.1.1.7.1', '1.1.1.7.2'), [
      ...['planned', 'planned', 'planned', 'planned', 'gap'],
    ]);
    assert.deepEqual(reasons(of, '1.1.1.7'), ['a 1.1.1.7.1 planned']);
    // A plan for a part says more than a claim on the whole.
    assert.deepEqual(states(of, '1.1.2.4', '1.1.2.4.1', '1.1.2.4.2'), ['full', 'planned', 'inherited']);
    assert.deepEqual(states(of, '1.1.2.3', '1.1.2.2'), ['partial', 'partial']);
    assert.deepEqual(reasons(of, '1.1.2.3'), ['b 1.1.2.3 partial']);
    assert.deepEqual(reasons(of, '1.1.2.2'), ['b 1.1.2.2.1 full']);
    assert.deepEqual(
      states(
        coverage(
          'processes:\n  a: { name: A, elements: { element: 1.1.1.6, coverage: planned } }\n',
          'to-be',
        ),
        '1.1.1.6',
      ),
      ['full'],
    );
  });

  it('is no longer full where a subprocess takes that back', () => {
    const nested = (inner: string, other = '') => `processes:
  a:
    name: A
    elements: 1.1.1.6
    processes:
      b:
        name: B
        processes: { c: { name: C, elements: { element: 1.1.1.6, coverage: ${inner} } } }
${other}`;
    assert.deepEqual(states(coverage(nested('partial')), '1.1.1.6', '1.1.1.6.1'), ['partial', 'undetailed']);
    assert.deepEqual(reasons(coverage(nested('partial')), '1.1.1.6'), [
      'a 1.1.1.6 partial',
      'c 1.1.1.6 partial',
    ]);
    assert.deepEqual(states(coverage(nested('planned')), '1.1.1.6'), ['partial']);
    assert.deepEqual(states(coverage(nested('planned'), 'to-be'), '1.1.1.6'), ['full']);
    assert.deepEqual(states(coverage(nested('full')), '1.1.1.6'), ['full']);
    const other = coverage(nested('partial', '  d: { name: D, elements: 1.1.1.6 }\n'));
    assert.deepEqual(states(other, '1.1.1.6'), ['full']);
    assert.deepEqual(reasons(other, '1.1.1.6'), ['d 1.1.1.6 full']);
  });

  it('is not proved by claims on areas, verticals and groupings', () => {
    const of = coverage(
      'processes:\n  a: { name: A, elements: [Operations, Assurance, 1.1.1 Customer Relationship Management, Billing] }\n',
    );
    assert.deepEqual(states(of, '1.1.1.6', '1.1.1.6.1', '1.1.3.3', '1.2.1.1'), ['gap', 'gap', 'gap', 'gap']);
    const above = (reference: string) => said(of.of(element(of, reference)).claimedAbove).sort();
    const crm = ['a 1.1 full', 'a 1.1.1 full', 'a Assurance full'];
    assert.deepEqual(above('1.1.1.6'), crm);
    assert.deepEqual(above('1.1.1.6.1'), crm);
    assert.deepEqual(above('1.1.3.3'), ['a 1.1 full', 'a Assurance full']);
    assert.deepEqual(above('1.2.1.1'), []);
  });
});
