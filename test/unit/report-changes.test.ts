/** What has changed between two states of a map. */
import assert from 'node:assert/strict';
import { compareReports } from '../../server/exchange/report/compare.js';
import { mapReport } from '../../server/exchange/report/map-report.js';
import type { ChangesReport, Report } from '../../server/exchange/report/model.js';
import type { CoverageView } from '../../server/workspace/claims.js';
import { readMap } from '../support/map.js';

const HEAD = 'etom: classic\nscope: { include: 1.1.1 }\n';

function changes(before: string, after: string, views: CoverageView[] = ['as-is']): ChangesReport {
  const report = (text: string): Report => {
    const found = mapReport(readMap(text), { views });
    assert.ok(found);
    return found;
  };
  return compareReports(report(before), report(after), 'v1');
}

/** `1.1.1.5 gained: gap → full`, with what came and what went. */
function told({ elements }: ChangesReport): string[] {
  return elements.map(({ element, change, before, after, added, removed }) =>
    [
      `${element.id} ${change}: ${before ?? 'out'} → ${after ?? 'out'}`,
      ...added.map((words) => `+ ${words}`),
      ...removed.map((words) => `- ${words}`),
    ].join('; '),
  );
}

const mapped = (mapping: string, more = ''): string =>
  `${HEAD}roles: { lead: Lead, boss: Boss }\nsystems: { crm: CRM }\nprocesses:\n  p: { name: P, elements: [${mapping}]${more} }\n`;

describe('a comparison of two reports', () => {
  it('finds nothing between equal states', () => {
    const same = changes(mapped('1.1.1.5'), mapped('1.1.1.5'));
    assert.deepEqual(same, { since: 'v1', elements: [], scores: [] });
  });

  it('tells what was gained and what was lost, by the state of the element', () => {
    assert.deepEqual(
      told(changes(mapped('1.1.1.5'), mapped('{ element: 1.1.1.5, coverage: partial }, 1.1.1.6'))),
      ['1.1.1.5 lost: full → partial; + P (partial); - P (full)', '1.1.1.6 gained: gap → full; + P (full)'],
    );
  });

  it('tells what was changed where the state is as good as it was', () => {
    const more = ', owner: lead, maturity: 2';
    const now = ', owner: boss, maturity: 3, systems: crm';
    assert.deepEqual(told(changes(mapped('1.1.1.5', more), mapped('1.1.1.5', now))), [
      '1.1.1.5 changed: full → full; + system CRM (primary); + owner Boss; + maturity 3; - owner Lead; - maturity 2',
    ]);
  });

  it('tells what came into the scope and what went out of it', () => {
    const narrow = mapped('1.1.1.5').replace('include: 1.1.1 ', 'include: 1.1.1, exclude: [1.1.1.6] ');
    assert.deepEqual(told(changes(narrow, mapped('1.1.1.5'))), ['1.1.1.6 new in scope: out → gap']);
    assert.deepEqual(told(changes(mapped('1.1.1.5'), narrow)), ['1.1.1.6 out of scope: gap → out']);
  });

  it('compares each view by itself', () => {
    const planned = mapped('{ element: 1.1.1.5, coverage: planned }');
    const { elements } = changes(`${HEAD}`, planned, ['as-is', 'to-be']);
    assert.deepEqual(
      elements.map(({ view, after }) => [view, after]),
      [
        ['as-is', 'planned'],
        ['to-be', 'full'],
      ],
    );
  });

  it('compares the organization’s own elements too', () => {
    const own = `${HEAD}extensions: { 9.1: { name: Meters, parent: 1.1.1.8 } }\n`;
    assert.deepEqual(told(changes(own, `${own}processes: { p: { name: P, elements: 9.1 } }\n`)).slice(-1), [
      '9.1 gained: gap → full; + P (full)',
    ]);
  });

  it('compares the latest scores', () => {
    const assessed = (...items: string[]): string => `${HEAD}assessments: [${items.join(', ')}]\n`;
    const old = assessed(
      '{ element: 1.1.1.5, score: 3, date: 2025-01-01 }',
      '{ element: 1.1.1.6, score: 2 }',
    );
    const now = assessed(
      '{ element: 1.1.1.5, score: 4, date: 2026-01-01 }',
      '{ element: 1.1.1.5, score: 3, date: 2025-01-01 }',
      '{ element: 1.1.1.8, score: 5 }',
    );
    assert.deepEqual(
      changes(old, now).scores.map(({ element, before, after }) => [element.id, before, after]),
      [
        ['1.1.1.5', 3, 4],
        ['1.1.1.6', 2, undefined],
        ['1.1.1.8', undefined, 5],
      ],
    );
  });
});
