/** Reports of a map, as plain data. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { mapReport, type ReportOptions } from '../../server/exchange/report/map-report.js';
import type { ElementReport, GroupReport, Report } from '../../server/exchange/report/model.js';
import { ROOT } from '../support/framework.js';
import { readMap } from '../support/map.js';

const SMALL = readFileSync(path.join(ROOT, 'test/markers/report/small.etom.yaml'), 'utf8');

function reportOf(text: string, options: Partial<ReportOptions> = {}): Report {
  const report = mapReport(readMap(text), { views: ['as-is'], ...options });
  assert.ok(report, 'the release is known');
  return report;
}

function element({ elements }: Report, id: string): ElementReport {
  const found = elements.find((each) => each.id === id);
  assert.ok(found, `no element ${id}`);
  return found;
}

function words(groups: readonly GroupReport[], name: string): string | undefined {
  return groups.find((group) => group.name === name)?.views['as-is']?.words;
}

const process = (elements: string, more = ''): string =>
  `etom: classic\nscope: { include: 1.1.1 }\nprocesses:\n  p: { name: P, elements: ${elements}${more} }\n`;

describe('a report', () => {
  it('has no answer where the release is not known', () => {
    assert.equal(mapReport(readMap('etom: nonsense\n'), { views: ['as-is'] }), undefined);
  });

  it('lists each element in scope once, with its state, the reason and what it rests on', () => {
    const report = reportOf(SMALL);
    assert.deepEqual(
      report.elements.map(({ id, views }) => `${id} ${views['as-is']?.state}`),
      [
        ...['1.1.1.1 gap', '1.1.1.2 full', '1.1.1.3 system only', '1.1.1.5 partial', '1.1.1.6 partial'],
        ...['1.1.1.7 gap', '1.1.1.8 full', '1.1.1.9 planned'],
      ],
    );
    const { views, verticals, grouping } = element(report, '1.1.1.2');
    assert.deepEqual(verticals, ['Fulfillment', 'Assurance', 'Billing']);
    assert.equal(grouping, 'Operations › Customer Relationship Management');
    assert.deepEqual(views['as-is'], {
      state: 'full',
      reason: 'Mapped in full by “Answer customers”.',
      processes: [{ path: 'answer', name: 'Answer customers', strength: 'full', element: undefined }],
      owners: ['Head of Desk'],
      maturity: [2, 2],
      systems: [
        { id: 'crm', name: 'CRM', part: 'primary' },
        { id: 'cis', name: 'Billing engine', part: 'contributing' },
      ],
    });
  });

  it('counts an element in each of its verticals, and once in the total', () => {
    const { verticals, total } = reportOf(process('1.1.1.2'));
    for (const vertical of ['Fulfillment', 'Assurance', 'Billing'])
      assert.match(words(verticals, vertical) ?? '', /^1 of \d covered$/);
    assert.equal(total.views['as-is']?.words, '1 of 9 covered');
  });

  it('never speaks of a share where the list of elements is not complete', () => {
    const text = process('[1.1.1.5.2, 1.1.1.5.5]').replace('include: 1.1.1 ', 'include: 1.1.1.5, level: 3 ');
    const { levels, total, groupings } = reportOf(text);
    assert.equal(total.views['as-is']?.listComplete, false);
    for (const said of [
      total.views['as-is']?.words,
      words(levels, 'Level 3'),
      words(groupings, '1.1.1 Customer Relationship Management'),
    ])
      assert.equal(said, '2 mapped, list incomplete');
  });

  it('says that a group is out of scope', () => {
    const { verticals } = reportOf(process('1.1.1.5'));
    assert.equal(words(verticals, 'Strategy & Commit'), 'out of scope');
  });

  it('sums up levels and lenses', () => {
    const { levels, lenses } = reportOf(SMALL);
    assert.equal(words(levels, 'Level 2'), '2 of 8 covered');
    assert.deepEqual(
      lenses.map(({ name }) => name),
      ['Customer service', 'Revenue assurance'],
    );
    assert.match(words(lenses, 'Revenue assurance') ?? '', /^\d+ of \d+ covered$/);
  });

  it('names undecided gaps before decided ones, and a gap that a system fills', () => {
    const { gaps } = reportOf(SMALL);
    assert.deepEqual(
      gaps.map((gap) => [gap.element.id, gap.views['as-is']?.state, gap.decision?.decision]),
      [
        ['1.1.1.1', 'gap', undefined],
        ['1.1.1.3', 'system only', undefined],
        ['1.1.1.7', 'gap', 'close'],
      ],
    );
    assert.deepEqual(gaps[2]?.decision, {
      decision: 'close',
      owner: 'Head of Desk',
      initiative: 'Service levels',
      due: '2027-06',
      note: undefined,
    });
  });

  it('takes a decision on an element for its parts as well, and says so', () => {
    const text = `etom: classic\nscope: { include: 1.1.1.4, level: 3 }\ngaps: [{ element: 1.1.1.4, decision: accept }]\n`;
    const gap = reportOf(text).gaps.find(({ element: { id } }) => id === '1.1.1.4.2');
    assert.deepEqual([gap?.decision?.decision, gap?.decision?.with], ['accept', '1.1.1.4 Selling']);
  });

  it('tells overlaps of processes, of systems and inside a mapping, with the reason', () => {
    const text = `${SMALL}\n`.replace(
      'crm: { name: CRM, owner: desk-lead,',
      'other: { name: Other, elements: 1.1.1.8 }\n  crm: { name: CRM, owner: desk-lead,',
    );
    assert.deepEqual(
      reportOf(text).overlaps.map(({ element: { id }, between, reason }) => `${id} ${between}: ${reason}`),
      [
        '1.1.1.8 processes: “Bill” and “Collect” claim it in full.',
        '1.1.1.8 systems: “Other” and “Billing engine” are primary for it.',
        '1.1.1.5 systems: “Billing engine” and “CRM” are both primary in the mapping of “Take orders”.',
      ],
    );
  });

  it('sees no overlap where processes are for different variants', () => {
    const text = SMALL.replace('collect: { name: Collect,', 'collect: { name: Collect, applies: business,');
    assert.deepEqual(
      reportOf(text).overlaps.filter(({ between }) => between === 'processes'),
      [],
    );
  });

  it('shows both views side by side', () => {
    const { views } = element(reportOf(SMALL, { views: ['as-is', 'to-be'] }), '1.1.1.9');
    assert.deepEqual([views['as-is']?.state, views['to-be']?.state], ['planned', 'full']);
    assert.deepEqual([views['as-is']?.maturity, views['to-be']?.maturity], [undefined, [1, 1]]);
  });

  it('has no system that is not there in the view', () => {
    const { views } = element(reportOf(SMALL, { views: ['as-is', 'to-be'] }), '1.1.1.2');
    assert.deepEqual(
      views['as-is']?.systems.map(({ id }) => id),
      ['crm', 'cis'],
    );
    assert.deepEqual(
      views['to-be']?.systems.map(({ id }) => id),
      ['cis', 'portal'],
    );
  });

  it('names the owners with their processes and maturity, and what nobody owns at the end', () => {
    const owners = reportOf(SMALL, { views: ['as-is', 'to-be'] }).owners;
    assert.deepEqual(
      owners.map(({ owner, unit }) => [owner, unit]),
      [
        ['Head of Desk', 'Customers'],
        ['Head of Billing', undefined],
        [undefined, undefined],
      ],
    );
    // A subprocess has the owner of the process around it; what is only planned is not there today.
    assert.deepEqual(owners[0]?.views['as-is'], { processes: 2, elements: 2, maturity: [2, 2] });
    assert.deepEqual(owners[0]?.views['to-be'], { processes: 3, elements: 3, maturity: [1, 2] });
  });

  it('walks through flows with the owner of each step and its conditions', () => {
    const [flow] = reportOf(SMALL).flows;
    assert.deepEqual(flow?.steps[0], {
      id: 'bill',
      name: 'Bill',
      by: 'Head of Billing',
      maturity: 3,
      when: undefined,
      next: ['Collect (when: It is due)', 'Answer customers'],
    });
  });

  it('gives the scores that the organization gave itself, all of them, and computes none', () => {
    const { conformance } = reportOf(SMALL);
    const orders = conformance.find(({ element: { id } }) => id === '1.1.1.5');
    assert.deepEqual(
      orders?.assessments.map(({ score, by, date, evidence, deviation }) => [
        score,
        by,
        date,
        evidence,
        deviation,
      ]),
      [
        [3.5, 'Head of Desk', '2025-03-01', ['docs/orders.pdf'], 'Credit check is manual'],
        [4, 'Head of Desk', '2026-03-01', ['docs/orders.pdf'], undefined],
      ],
    );
    assert.deepEqual(
      orders?.processes['as-is']?.map(({ name, strength }) => [name, strength]),
      [['Take orders', 'partial']],
    );
    // A deeper element that was assessed follows its level-2 element; a full claim gives no score.
    assert.deepEqual(
      conformance.map(({ element: { id }, assessments }) => `${id} ${assessments.length}`),
      [
        '1.1.1.1 0',
        '1.1.1.2 0',
        '1.1.1.3 0',
        '1.1.1.5 2',
        '1.1.1.5.2 1',
        '1.1.1.6 0',
        '1.1.1.7 0',
        '1.1.1.8 0',
        '1.1.1.9 0',
      ],
    );
  });

  it('counts the organization’s own elements apart', () => {
    const mapped = SMALL.replace(
      'collect: { name: Collect,',
      'read: { name: Read, elements: 9.1 }\n  collect: { name: Collect,',
    );
    const [before, after] = [reportOf(SMALL), reportOf(mapped)];
    assert.deepEqual(before.total, after.total);
    assert.deepEqual(
      [before, after].map(({ extensions: [own] }) => [own?.name, own?.counted, own?.views['as-is']?.state]),
      [
        ['Meter reading', false, 'inherited'],
        ['Meter reading', false, 'full'],
      ],
    );
  });

  it('can be narrowed to a variant', () => {
    const { overlaps, variant } = reportOf(SMALL, { variant: 'business' });
    assert.equal(variant, 'business');
    assert.deepEqual(
      overlaps.filter(({ between }) => between === 'processes'),
      [],
    );
  });

  it('can be narrowed to a lens, with the reason for each element', () => {
    const whole = reportOf(SMALL);
    const report = reportOf(SMALL, { lens: 'revenue-assurance' });
    assert.deepEqual(report.lens, { id: 'revenue-assurance', title: 'Revenue assurance' });
    assert.ok(report.elements.length > 0 && report.elements.length < whole.elements.length);
    assert.ok(element(report, '1.1.1.8').inLens);
    assert.ok(report.processes.length < whole.processes.length);
    assert.equal(report.total.views['as-is']?.words, words(whole.lenses, 'Revenue assurance'));
  });

  it('says how many references it could not count', () => {
    assert.equal(reportOf(process('[1.1.1.5, 1.1.1.99, Nonsense]')).unknownReferences, 2);
  });

  it('says what the scope leaves out, and why', () => {
    const { scope } = reportOf(SMALL);
    assert.deepEqual(
      scope.exclude.map(({ element: { id }, reason }) => [id, reason]),
      [['1.1.1.4', 'The regional agency sells; we do not']],
    );
  });

  it('works on current releases, whose groupings are domains', () => {
    const { groupings, verticals } = reportOf('etom: 25.5\n');
    assert.ok(groupings.some(({ name }) => name.endsWith('Customer')));
    assert.equal(verticals.filter(({ name }) => name !== 'In no vertical').length, 7);
  });
});
