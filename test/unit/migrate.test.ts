/** A map is brought to another release: what is sure is written, what is not is left to a person, and nothing else changes. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DecisionRefusal } from '../../server/features/migrate/decisions.js';
import { decisionsTemplate } from '../../server/features/migrate/decisions-template.js';
import { MigrateRefusal } from '../../server/features/migrate/migrate.js';
import { type Element, label } from '../../server/framework/element.js';
import { RELEASES } from '../../server/framework/releases.js';
import { framework, history, ROOT } from '../support/framework.js';
import { findingsIn } from '../support/map.js';
import { type Migrated, migrateFiles, migrateText } from '../support/migrating.js';

const FOLDER = path.join(ROOT, 'test/markers/migrate');
const FILE = /^(?=# [\w-]+\.etom\.yaml\r?$)/m;

/** A process that is mapped to some references. */
const mapped = (release: string, ...elements: string[]): string =>
  `etom: ${release}\nprocesses:\n  p:\n    name: P\n    elements:\n${elements.map((text) => `      - ${text}\n`).join('')}`;

/** What becomes of the only reference of a map. */
const fate = (from: string, to: string, reference: string) => {
  const { references } = migrateText(mapped(from, reference), to);
  const [only, ...others] = references;
  assert.ok(only && others.length === 0);
  return { outcome: only.outcome, now: only.now, written: only.written };
};

/** The list of elements of a map that `mapped` made, after a migration. */
const listed = ({ text }: { text: string }): string[] =>
  text
    .split('\n')
    .slice(5, -1)
    .map((line) => line.trim());

/** A migration as a golden file shows it: what is said of each reference, and the files afterwards, with their line ends. */
const shown = ({ references, taken, counts, texts }: Migrated): string =>
  [
    ...references.map(
      ({ uri, range, outcome, text, was, now, written, reason, alias }) =>
        `${uri.slice(8, 9)}:${range.start.line + 1}:${range.start.character + 1} ${outcome}${alias ? ' (alias)' : ''}: ${text}${was !== undefined && was !== text ? ` (${was})` : ''} → ${now.join(' | ')}; written ${written}; ${reason}`,
    ),
    ...taken.map(({ id, holder }) => `taken ${id}: ${holder}`),
    Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([one, count]) => `${count} ${one}`)
      .join(', '),
    ...texts.map((text) => `----\n${text.replaceAll('\r', '␍').replaceAll('\uFEFF', '<BOM>')}`),
  ].join('\n');

describe('migrating the files of test/markers/migrate', () => {
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.etom.yaml'))) {
    it(name, () => {
      const [, to = ''] = /\.(classic|gb921-\d+\.\d+)\./.exec(name) ?? [];
      const source = readFileSync(path.join(FOLDER, name), 'utf8');
      const files = source.split(FILE).map((text) => {
        const mark = name.includes('.bom.') ? '\uFEFF' : '';
        return mark + (name.includes('.crlf.') ? text.replace(/\r?\n/g, '\r\n') : text);
      });
      const there = migrateFiles(files, to);
      const at = path.join(FOLDER, name.replace('.etom.yaml', '.golden'));
      const now = shown(there);
      if (process.env.UPDATE) writeFileSync(at, now);
      assert.equal(
        now,
        existsSync(at) ? readFileSync(at, 'utf8') : '',
        `${at}: if that is right, run with UPDATE=1`,
      );
      assert.deepEqual(migrateFiles(there.texts, to).edits, []);
    });
  }
});

describe('a migration', () => {
  it('writes a reference in the form and the quotes that it had', () => {
    const there = migrateText(
      mapped('classic', '1.1.1.4', '1.1.1.4 Selling', '"1.1.1.4"', "'1.1.1.4 Selling'", '1.1.1.4   SELLING'),
      'gb921-25.5',
    );
    assert.deepEqual(listed(there), [
      '- 1.12.9',
      '- 1.12.9 Selling',
      '- "1.12.9"',
      "- '1.12.9 Selling'",
      '- 1.12.9   SELLING',
    ]);
  });

  it('tells a renumbered, a renamed, a merged, a split and a removed element apart', () => {
    assert.deepEqual(fate('gb921-25.0', 'gb921-25.5', '1.1.9 Selling'), {
      outcome: 'renumbered',
      now: ['1.12.9 Selling'],
      written: '1.12.9 Selling',
    });
    assert.deepEqual(fate('gb921-23.0.1', 'gb921-25.5', '1.4.5'), {
      outcome: 'renamed',
      now: ['1.4.5 Service Activation Management'],
      written: '1.4.5',
    });
    const { outcome, written } = fate('classic', 'gb921-25.5', '1.1.1.8');
    assert.deepEqual([outcome, written], ['split', '1.1.1.8']);
    assert.deepEqual(fate('gb921-25.5', 'gb921-25.0', '1.12'), {
      outcome: 'merged',
      now: ['1.1 Market & Sales'],
      written: '1.1',
    });
    assert.deepEqual(fate('gb921-25.0', 'gb921-26.0', 'Manage Insurance'), {
      outcome: 'removed',
      now: ['1.7.2 Enterprise Risk Management'],
      written: 'Manage Insurance',
    });
  });

  it('leaves what is not sure, with a comment that a rule finds, and no other rule speaks of it', () => {
    const { text } = migrateText(mapped('gb921-25.0', '1.7.2.2 Manage Insurance'), 'gb921-26.0');
    const [comment, reference] = listed({ text });
    assert.equal(reference, '- 1.7.2.2 Manage Insurance');
    assert.match(
      comment ?? '',
      /^# etom-migrate: needs a decision: "1\.7\.2\.2 Manage Insurance" of gb921-25\.0 is gone; the nearest is "1\.7\.2 /,
    );
    assert.deepEqual(
      findingsIn(text).map(({ code }) => code),
      ['undecided-element'],
    );
  });

  it('changes an id that is another element there, which no rule could find', () => {
    assert.equal(fate('gb921-23.0.1', 'gb921-25.5', '1.1.9').written, '1.12.9');
  });

  it('names extensions whose ids the release has', () => {
    const { taken } = migrateText('etom: classic\nextensions:\n  1.12.9: { name: Own }\n', 'gb921-25.5');
    assert.deepEqual(
      taken.map(({ id, holder }) => [id, holder]),
      [['1.12.9', '1.12.9 Selling']],
    );
  });

  it('takes “v25.5” for the release that it is', () => {
    assert.deepEqual(migrateText(mapped('v25.5', '1.12.9'), 'gb921-25.5').edits, []);
  });

  it('carries on from where a step before left a reference undecided', () => {
    const first = migrateText(mapped('gb921-23.0.1', '1.1.3 Sales Forecasting'), 'gb921-25.5');
    const back = migrateText(first.text, 'gb921-23.0.1');
    assert.equal(back.text, mapped('gb921-23.0.1', '1.1.3 Sales Forecasting'));
    assert.equal(back.counts.same, 1);
  });

  it('leaves an id to a person behind which a name stands that is not like that of its element', () => {
    const there = migrateText(
      mapped('gb921-23.0.1', '1.3.3 Customer Order Handling', '1.3.3 Customer Order Procesing Management'),
      'gb921-26.0',
    );
    assert.deepEqual(
      there.references.map(({ outcome, now, reason }) => [outcome, now[0], reason.split(';')[0]]),
      ['undecided', 'same'].map((outcome) => [
        outcome,
        '1.3.3 Customer Order Processing Management',
        'gb921-23.0.1 names its id “Customer Order Processing Management”',
      ]),
    );
  });

  it('does not let what it does not understand become an element by chance', () => {
    const text = mapped('classic', '1.3.10', '9.9.9');
    const there = migrateText(text, 'gb921-26.0');
    assert.deepEqual([there.counts.unclear, migrateText(there.text, 'gb921-26.0').edits], [2, []]);
    assert.match(
      there.text,
      /# etom-migrate: needs a decision: "1\.3\.10" of classic is not understood\n +- 1\.3\.10\n/,
    );
    assert.doesNotMatch(there.text, /"9\.9\.9"/);
    assert.equal(migrateText(there.text, 'classic').text, text);
  });

  it('keeps an id of a later edition an id', () => {
    assert.deepEqual(listed(migrateText(mapped('classic', '1.1.1.4.2.2'), 'gb921-26.0')), ['- 1.12.9.1.1']);
  });

  it('refuses a map without a release, with an unknown one, and with one that is an alias', () => {
    for (const text of ['map: m\n', 'etom: nonsense\n', 'x-r: &r classic\netom: *r\n'])
      assert.throws(() => migrateText(text, 'gb921-25.5'), MigrateRefusal);
  });
});

describe('a map with errors', () => {
  const refusal = (text: string): string => {
    try {
      migrateText(text, 'gb921-26.0');
      return '';
    } catch (error) {
      assert.ok(error instanceof MigrateRefusal, String(error));
      return error.message;
    }
  };

  it('is refused where they hide references', () => {
    const twice =
      'etom: classic\nprocesses:\n  a:\n    name: A\n    elements: 1.1.1.4\n    elements: 1.1.1.6\n';
    assert.match(refusal(twice), /^Line 6 of \S+ has an error \(duplicate-key\) that hides references/);
    assert.match(refusal('etom: classic\nprocesses:\n  a: { name: A\n'), /\(yaml-syntax\)/);
  });

  it('is migrated where they do not', () => {
    assert.equal(refusal('etom: classic\nprocesses:\n  a: { nme: A, elements: 1.1.1.4 }\n'), '');
  });
});

describe('decisions', () => {
  const text = mapped(
    'classic',
    '1.1.1.8',
    '{ element: 1.1.1.8, coverage: partial }',
    '1.1.1.5 Order Handling',
    '9.9.9',
  );
  const answers = [
    '1.1.1.8: [1.3.9, 1.3.10 Customer Receivables Management]',
    'Order Handling: keep # a comment',
    '9.9.9: remove',
    '1.1.1.4: 1.12.9',
    'nothing: ',
    '',
  ].join('\n');

  it('name one element or several, keep a reference or remove it', () => {
    const there = migrateText(text, 'gb921-25.5', answers);
    assert.deepEqual(
      listed(there),
      [
        '- 1.3.9',
        '- "1.3.10"',
        '- { element: 1.3.9, coverage: partial }',
        '- { element: "1.3.10", coverage: partial }',
        '- 1.1.1.5 Order Handling',
      ].map((line) => line.replaceAll('"1.3.10"', '1.3.10')),
    );
    assert.deepEqual(there.counts.decided, 4);
    assert.deepEqual(there.unused, ['1.1.1.4']);
  });

  it('resolve what an earlier run left undecided, and take its comments away', () => {
    const first = migrateText(text, 'gb921-25.5');
    assert.match(first.text, /etom-migrate/);
    const second = migrateText(first.text, 'gb921-25.5', answers.replace('9.9.9: remove\n', ''));
    assert.doesNotMatch(second.text, /etom-migrate/);
    assert.deepEqual(migrateText(second.text, 'gb921-25.5', answers).edits, []);
  });

  it('do not touch a reference that is on the release already', () => {
    assert.deepEqual(migrateText(mapped('gb921-25.5', '1.3.3'), 'gb921-25.5', '1.3.3: 1.12.9').edits, []);
  });

  it('put several in flow lists and in place of a single value', () => {
    const flow =
      'etom: classic\nprocesses:\n  p: { name: P, elements: [1.1.1.4, 1.1.1.8 ] }\n  q: { name: Q, elements: 1.1.1.8 }\n';
    const there = migrateText(flow, 'gb921-25.5', answers);
    assert.equal(
      there.text,
      'etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: [1.12.9, 1.3.9, 1.3.10 ] }\n  q: { name: Q, elements: [1.3.9, 1.3.10] }\n',
    );
  });

  it('are left to a person where the file does not allow them', () => {
    const parent = 'etom: classic\nextensions:\n  own: { name: Own, parent: 1.1.1.8 }\n';
    const { counts, text: after } = migrateText(parent, 'gb921-25.5', answers);
    assert.equal(counts.undecided, 1);
    assert.match(after, /# etom-migrate: needs a decision: "1\.1\.1\.8" of classic may be "1\.3\.9/);
  });

  it('are refused where they name an extension and an element of the release alike', () => {
    const own = 'etom: classic\nextensions:\n  1.3.9: { name: Own, parent: Selling }\n';
    assert.throws(
      () => migrateText(own, 'gb921-25.5', '1.1.1.8: 1.3.9'),
      /give the extension another id first/,
    );
  });

  it('are refused where they name what is not there, or are no mapping', () => {
    for (const wrong of ['1.1.1.8: 9.9', '1.1.1.8: [1.3.9, keep]', '- 1', '1.1.1.8: {}', '1.1.1.8: ['])
      assert.throws(() => migrateText(text, 'gb921-25.5', wrong), DecisionRefusal, wrong);
  });

  it('can be made in a template that decides nothing until it is filled in', () => {
    const there = migrateText(text, 'gb921-25.5');
    const template = decisionsTemplate([there], 'gb921-25.5', (_, line) => `map:${line + 1}`);
    assert.match(template, /^# map:6, map:7: it became 3 elements/m);
    assert.match(template, /^1\.1\.1\.8 Billing & Collections Management:$/m);
    assert.equal(migrateText(text, 'gb921-25.5', template).text, there.text);
    const filled = template.replace(/^(1\.1\.1\.8 .*):$/m, '$1: 1.3.9');
    assert.equal(migrateText(text, 'gb921-25.5', filled).counts.decided, 2);
  });
});

describe('a map that refers to every element of a release', () => {
  const reference = (element: Element): string => JSON.stringify(label(element));
  for (const { name: from } of RELEASES) {
    it(`is accounted for on every other release: ${from}`, () => {
      const { elements } = framework(from);
      const text = mapped(from, ...elements.map(reference));
      for (const { name: to } of RELEASES) {
        const { references, counts } = migrateText(text, to);
        assert.equal(references.length, elements.length);
        assert.equal(counts.own, 0);
        // A name that its release has twice, and no id, means neither.
        const twice = elements.filter(
          (one) => one.id === undefined && framework(from).byName(one.name).length > 1,
        );
        assert.equal(counts.unclear, twice.length);
        for (const [index, { outcome }] of references.entries()) {
          const element = elements[index];
          if (!element || outcome === 'unclear' || from === to) continue;
          assert.equal(outcome, history.fate(element, framework(from), framework(to)).outcome);
        }
      }
    });
  }
});

describe('the examples', () => {
  /** The totals of the files of a folder, as docs/migrate.md tells them. */
  const totals = (folder: string, to: string, join: boolean): Record<string, number> => {
    const names = readdirSync(path.join(ROOT, 'examples', folder)).filter((name) =>
      name.endsWith('.etom.yaml'),
    );
    const texts = names.map((name) => readFileSync(path.join(ROOT, 'examples', folder, name), 'utf8'));
    const maps = join ? [texts] : texts.map((text) => [text]);
    const all: Record<string, number> = {};
    for (const files of maps)
      for (const [outcome, count] of Object.entries(migrateFiles(files, to).counts))
        if (count > 0) all[outcome] = (all[outcome] ?? 0) + count;
    return all;
  };
  const manual = readFileSync(path.join(ROOT, 'docs/migrate.md'), 'utf8');
  const told = (...numbers: (number | undefined)[]): string => `| ${numbers.join(' | ')} |`;

  it('become what the manual says of the ODA components on 26.0', () => {
    const all = totals('oda-components', 'gb921-26.0', false);
    const { same, renumbered, renamed = 0, 'renumbered-and-renamed': both = 0, undecided, ...others } = all;
    assert.deepEqual(others, {});
    assert.ok(manual.includes(told(68, same, renumbered, renamed + both, undecided)), JSON.stringify(all));
  });

  it('become what the manual says of the utility on 25.5 and 26.0', () => {
    for (const to of ['gb921-25.5', 'gb921-26.0']) {
      const all = totals('northern-grid', to, true);
      const {
        renumbered,
        'renumbered-and-renamed': renamed,
        split,
        undecided,
        removed,
        own,
        ...others
      } = all;
      assert.deepEqual(others, {});
      assert.ok(
        manual.includes(told(172, renumbered, renamed, split, undecided, removed, own)),
        JSON.stringify(all),
      );
    }
  });
});
