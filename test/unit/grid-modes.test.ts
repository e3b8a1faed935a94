/** What the grid shows in each mode, and its legend. */
import assert from 'node:assert/strict';
import type { Grid } from '../../grid/model.js';
import { GRID_MODES, type GridMode, legendOf, lookOf, openDecision } from '../../grid/modes.js';
import { elementIn, gridOf } from '../support/grid.js';

/** The look of an element as "class mark words". */
function lookIn(grid: Grid, mode: GridMode, id: string): string {
  const look = lookOf(elementIn(grid, id), mode, grid);
  return `${look.class} ${look.mark} ${look.words}`;
}

/** The legend as lines of "mark words count". */
function legendIn(grid: Grid, mode: GridMode): string[] {
  return legendOf(grid, mode).map(({ mark, words, count }) => `${mark} ${words} ${count}`);
}

const MAP = `etom: classic
scope: { exclude: [1.1.4.6] }
roles: { a: Anna, b: Ben }
systems: { s: Sun }
processes:
  p: { name: P, owner: a, maturity: 2, systems: s, elements: [1.1.1.5, 1.1.1.2, { element: 1.1.1.6, coverage: partial }] }
  q: { name: Q, owner: b, maturity: 4, elements: [1.1.1.5] }
  r: { name: R, maturity: 5, elements: [1.1.1.7] }
assessments: [{ element: 1.1.1.5, score: 4.5 }, { element: 1.1.1.6, score: 5 }]
gaps: [{ element: 1.1.1.5, decision: close }, { element: 1.1.1.6, decision: close }, { element: 1.1.4.6, decision: accept }]
`;

describe('the modes of the grid', () => {
  it('shows coverage: the state in a word and a sign', () => {
    const grid = gridOf(MAP);
    assert.equal(lookIn(grid, 'coverage', '1.1.1.5'), 'full ● full');
    assert.equal(lookIn(grid, 'coverage', '1.1.1.6'), 'partial ◐ partial');
    assert.equal(lookIn(grid, 'coverage', '1.1.1.4'), 'gap ○ gap');
    assert.deepEqual(legendIn(grid, 'coverage'), ['● full 3', '◐ partial 1', '○ gap 67', '× excluded 1']);
  });

  it('counts an element once, however many places it has', () => {
    const grid = gridOf('etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: [1.1.14] }\n');
    assert.equal(legendIn(grid, 'coverage')[0], '● full 1');
  });

  it('shows maturity by the weakest process, and its range', () => {
    const grid = gridOf(MAP);
    assert.equal(lookIn(grid, 'maturity', '1.1.1.5'), 'step-2 2–4 maturity 2 to 4');
    assert.equal(lookIn(grid, 'maturity', '1.1.1.2'), 'step-2 2 maturity 2');
    assert.equal(lookIn(grid, 'maturity', '1.1.1.4'), 'none – no maturity');
    assert.deepEqual(legendIn(grid, 'maturity'), [
      '2 2 3',
      '5 5, continually improved 1',
      '– no maturity 67',
      '× excluded 1',
    ]);
  });

  it('shows scores, those between two steps with the lower one', () => {
    const grid = gridOf(MAP);
    assert.equal(lookIn(grid, 'score', '1.1.1.5'), 'step-4 4.5 score 4.5');
    assert.equal(lookIn(grid, 'score', '1.1.1.6'), 'step-5 5 score 5');
    assert.deepEqual(legendIn(grid, 'score'), ['4 4 to 4.9 1', '5 5 1', '– no score 69', '× excluded 1']);
  });

  it('shows the number of processes in classes', () => {
    const processes = Array.from(
      { length: 12 },
      (_, index) => `  p${index}: { name: P${index}, elements: [1.1.1.4${index < 4 ? ', 1.1.1.6' : ''}] }\n`,
    );
    const grid = gridOf(`etom: classic\nprocesses:\n${processes.join('')}`);
    assert.equal(lookIn(grid, 'processes', '1.1.1.4'), 'step-5 12 12 processes');
    assert.equal(lookIn(grid, 'processes', '1.1.1.6'), 'step-3 4 4 processes');
    assert.equal(lookIn(grid, 'processes', '1.1.1.5'), 'none 0 no process');
    assert.deepEqual(legendIn(grid, 'processes'), ['0 no process 70', '3–4 3 or 4 1', '10+ 10 or more 1']);
    assert.equal(lookIn(gridOf(MAP), 'processes', '1.1.1.2'), 'step-1 1 1 process');
  });

  it('gives the most frequent owners a colour and a letter', () => {
    const grid = gridOf(MAP);
    assert.equal(lookIn(grid, 'owner', '1.1.1.2'), 'hue-0 A Anna');
    assert.equal(lookIn(grid, 'owner', '1.1.1.5'), 'several AB Anna, Ben');
    assert.deepEqual(lookOf(elementIn(grid, '1.1.1.5'), 'owner', grid).classes, ['hue-0', 'hue-1']);
    assert.equal(lookIn(grid, 'owner', '1.1.1.7'), 'none – no owner');
    assert.deepEqual(legendIn(grid, 'owner'), [
      'A Anna 3',
      'B Ben 1',
      '+ several 1',
      '– no owner 68',
      '× excluded 1',
    ]);
    assert.equal(lookIn(grid, 'system', '1.1.1.5'), 'hue-0 A Sun');
  });

  it('lets the owners beyond eight share a colour', () => {
    const ids = Array.from({ length: 10 }, (_, index) => index);
    const grid = gridOf(`etom: classic
roles: { ${ids.map((id) => `r${id}: Role ${id}`).join(', ')} }
processes:
${ids.map((id) => `  p${id}: { name: P, owner: r${id}, elements: [1.1.1.${id}, 1.1.2.1${id < 2 ? ', 1.1.2.2' : ''}] }`).join('\n')}
`);
    assert.equal(lookIn(grid, 'owner', '1.1.1.1'), 'hue-0 A Role 1');
    assert.equal(lookIn(grid, 'owner', '1.1.1.9'), 'others * Role 9');
    assert.equal(lookIn(grid, 'owner', '1.1.2.2'), 'several AB Role 0, Role 1');
    assert.match(lookIn(grid, 'owner', '1.1.2.1'), /^several ABC… Role 0, .*Role 9$/);
    assert.ok(legendIn(grid, 'owner').includes('* 2 others 3'), legendIn(grid, 'owner').join());
  });

  it('shows what is excluded as such in every mode', () => {
    const grid = gridOf(MAP);
    for (const mode of GRID_MODES) assert.equal(lookIn(grid, mode, '1.1.4.6'), 'excluded × excluded');
  });

  it('counts what the lens has alone', () => {
    const grid = gridOf(MAP, { lens: 'customer-service' });
    const total = legendOf(grid, 'coverage').reduce((sum, { count }) => sum + count, 0);
    assert.equal(total, Object.values(grid.elements).filter(({ inLens }) => inLens !== undefined).length);
    assert.ok(total < 72);
  });

  it('marks a decision as long as the element is not covered', () => {
    const grid = gridOf(MAP);
    assert.equal(openDecision(elementIn(grid, '1.1.1.6')), 'close');
    assert.equal(openDecision(elementIn(grid, '1.1.1.5')), undefined, 'covered by now');
    assert.equal(openDecision(elementIn(grid, '1.1.4.6')), undefined, 'excluded');
  });

  it("speaks the reader's language", () => {
    const grid = gridOf(MAP);
    const t = (text: string, ...values: readonly (string | number)[]) => `<${text}:${values.join()}>`;
    assert.equal(lookOf(elementIn(grid, '1.1.1.5'), 'maturity', grid, t).words, '<maturity {0} to {1}:2,4>');
    assert.equal(legendOf(grid, 'coverage', t)[0]?.words, '<full:>');
    assert.equal(legendOf(grid, 'coverage')[0]?.words, 'full');
  });
});
