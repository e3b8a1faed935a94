/** Coverage in its views: as-is and to-be, for a variant, by systems alone, and of the organization's own elements. */
import assert from 'node:assert/strict';
import type { CoverageView } from '../../server/workspace/claims.js';
import { Coverage, type ElementCoverage } from '../../server/workspace/coverage.js';
import { readMap } from '../support/map.js';

const coverage = (text: string, view: CoverageView = 'as-is', variant?: string): Coverage =>
  new Coverage(readMap(`etom: classic\n${text}`), view, variant);

function of(coverage: Coverage, reference: string): ElementCoverage {
  const element = coverage.map.catalogue?.element(reference);
  assert.ok(element, reference);
  return coverage.of(element);
}

/** The states of an element as it is and as it will be. */
const both = (text: string, reference: string): string[] =>
  (['as-is', 'to-be'] as const).map((view) => of(coverage(text, view), reference).state);

describe('coverage in a view', () => {
  it('counts retired processes in neither', () => {
    const text = 'processes:\n  a: { name: A, status: retired, elements: 1.1.1.6 }\n';
    assert.deepEqual(both(text, '1.1.1.6'), ['gap', 'gap']);
  });

  it('counts to-be processes as planned, or as what they will be', () => {
    const text = `processes:
  a: { name: A, status: to-be, elements: [1.1.1.6, { element: 1.1.1.7, coverage: partial }] }
`;
    assert.deepEqual(both(text, '1.1.1.6'), ['planned', 'full']);
    assert.deepEqual(both(text, '1.1.1.6.1'), ['planned', 'inherited']);
    assert.deepEqual(both(text, '1.1.1.7'), ['planned', 'partial']);
  });

  it('counts plans as what they will be', () => {
    const text = `processes:
  a: { name: A, elements: [{ element: 1.1.1.6, coverage: planned }, { element: 1.1.1.7, coverage: partial }] }
  b: { name: B, elements: [{ element: 1.1.1.7, coverage: planned }] }
`;
    assert.deepEqual(both(text, '1.1.1.6'), ['planned', 'full']);
    assert.deepEqual(both(text, '1.1.1.7'), ['partial', 'full']);
  });

  it('counts what is replaced today and no longer tomorrow, with its subprocesses', () => {
    const text = `processes:
  old:
    name: Old
    elements: [1.1.1.6, 1.1.1.7]
    processes: { part: { name: Part, elements: 1.1.2.3 } }
  new: { name: New, status: to-be, replaces: old, elements: [1.1.1.6, 1.1.1.5] }
`;
    assert.deepEqual(both(text, '1.1.1.6'), ['full', 'full']);
    assert.deepEqual(both(text, '1.1.1.7'), ['full', 'gap']);
    assert.deepEqual(both(text, '1.1.2.3'), ['full', 'gap']);
    assert.deepEqual(both(text, '1.1.1.5'), ['planned', 'full']);
    const by = (view: CoverageView) =>
      of(coverage(text, view), '1.1.1.6').reasons.map(({ process }) => process.id);
    assert.deepEqual(by('as-is'), ['old']);
    assert.deepEqual(by('to-be'), ['new']);
  });

  it('lets a retired process replace nothing', () => {
    const text = `processes:
  old: { name: Old, elements: 1.1.1.6 }
  new: { name: New, status: retired, replaces: old }
`;
    assert.deepEqual(both(text, '1.1.1.6'), ['full', 'full']);
  });

  it('lets a process end what is inside it, and not what is inside a namesake', () => {
    const text = `processes:
  west: { name: West, processes: { bill: { name: Bill, status: retired, elements: 1.1.1.8 } } }
  bill: { name: Bill, processes: { send: { name: Send, elements: 1.1.1.6 } } }
  gone: { name: Gone, status: retired, processes: { in: { name: In, status: as-is, elements: 1.1.1.7 } } }
  later: { name: Later, status: to-be, processes: { in: { name: In, elements: 1.1.2.3 } } }
`;
    assert.deepEqual(both(text, '1.1.1.8'), ['gap', 'gap']);
    assert.deepEqual(both(text, '1.1.1.6'), ['full', 'full']);
    assert.deepEqual(both(text, '1.1.1.7'), ['gap', 'gap']);
    assert.deepEqual(both(text, '1.1.2.3'), ['planned', 'full']);
  });
});

describe('coverage by systems', () => {
  const marks = (system: string, rest = ''): string[] =>
    (['as-is', 'to-be'] as const).map((view) => {
      const found = of(
        coverage(`systems:\n  s: { name: S, elements: 1.1.1.6${system} }\n${rest}`, view),
        '1.1.1.6',
      );
      return `${found.state}${found.systemOnly ? ' system only' : ''} ${found.systems.length}`;
    });

  it('is a gap that is marked', () => {
    assert.deepEqual(marks(''), ['gap system only 1', 'gap system only 1']);
    assert.deepEqual(marks(', status: to-be'), ['gap 0', 'gap system only 1']);
    assert.deepEqual(marks(', status: retired'), ['gap 0', 'gap 0']);
    assert.deepEqual(marks('', '  t: { name: T, replaces: s }\n'), ['gap system only 1', 'gap 0']);
  });

  it('is not marked where a process does it', () => {
    const process = (coverage: string) =>
      `processes:\n  a: { name: A, elements: { element: 1.1.1.6, coverage: ${coverage} } }\n`;
    assert.deepEqual(marks('', process('full')), ['full 1', 'full 1']);
    assert.deepEqual(marks('', process('planned')), ['planned 1', 'full 1']);
    assert.equal(
      of(coverage(`systems:\n  s: S\nprocesses:\n  a: { name: A, systems: s }\n`), '1.1.1.6').systemOnly,
      false,
    );
  });
});

describe('coverage for a variant', () => {
  const text = `variants: [household, business]
systems:
  s: { name: S, applies: business, elements: 1.1.2.4 }
processes:
  a:
    name: A
    applies: household
    elements: [1.1.1.6, { element: 1.1.1.7, applies: [business] }]
    processes:
      b: { name: B, elements: 1.1.1.8 }
      c: { name: C, applies: business, elements: 1.1.1.5 }
  d: { name: D, elements: { element: 1.1.1.6, coverage: partial } }
`;
  const states = (reference: string): string[] =>
    [undefined, 'household', 'business'].map(
      (variant) => of(coverage(text, 'as-is', variant), reference).state,
    );

  it('counts what holds for it; subprocesses hold for what is around them, unless they say', () => {
    assert.deepEqual(states('1.1.1.6'), ['full', 'full', 'partial']);
    assert.deepEqual(states('1.1.1.7'), ['full', 'gap', 'full']);
    assert.deepEqual(states('1.1.1.8'), ['full', 'full', 'gap']);
    assert.deepEqual(states('1.1.1.5'), ['full', 'gap', 'full']);
  });

  it('counts systems that hold for it', () => {
    const marked = [undefined, 'household', 'business'].map(
      (variant) => of(coverage(text, 'as-is', variant), '1.1.2.4').systemOnly,
    );
    assert.deepEqual(marked, [true, false, true]);
  });
});

describe('coverage of the organization’s own elements', () => {
  const text = `processes:
  a: { name: A, elements: [2.1 Meter reading, 2.4] }
  b: { name: B, elements: 1.1.1.7 }
extensions:
  2.1: { name: Meter reading, parent: 1.1.3.5 }
  2.2: { name: Meter testing, parent: 1.1.3.5 }
  2.3: { name: SLA letters, parent: 1.1.1.7 }
  2.4: { name: Own work }
`;

  it('is counted apart: it says nothing of the elements above', () => {
    const found = coverage(text);
    assert.deepEqual(
      ['2.1', '2.2', '2.3', '2.4', '1.1.3.5', '1.1.3.5.1'].map((reference) => of(found, reference).state),
      ['full', 'gap', 'inherited', 'full', 'gap', 'gap'],
    );
    const { catalogue } = found.map;
    const framework = found.summary(catalogue?.framework.roots ?? []);
    assert.deepEqual([framework.total, framework.counts.full, framework.counts.partial], [72, 1, 0]);
    const own = found.summary(catalogue?.extensions ?? []);
    assert.deepEqual([own.total, own.covered, own.counts.gap, own.listComplete], [4, 3, 1, true]);
  });

  it('is excluded with what they stand below', () => {
    const found = coverage(`scope: { exclude: { element: 1.1.3.5 } }\n${text}`);
    assert.deepEqual(
      ['2.1', '2.2', '2.3'].map((reference) => of(found, reference).state),
      ['excluded', 'excluded', 'inherited'],
    );
  });
});
