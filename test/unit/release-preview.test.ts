/** What becomes of a map on another release is told before its files are changed. */
import assert from 'node:assert/strict';
import { releasePreview } from '../../server/features/release-preview.js';
import type { ReleasePreview } from '../../server/protocol.js';
import { framework, frameworks, history } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';
import { edited } from '../support/marks.js';

/** A process that is mapped to some references. */
const mapped = (release: string, ...elements: string[]): string =>
  `etom: ${release}\nprocesses:\n  p:\n    name: P\n    elements:\n${elements.map((text) => `      - ${text}\n`).join('')}`;

const previewed = (to: string, ...texts: string[]) =>
  releasePreview(readMap(...texts), framework(to), { frameworks, history }, {});

const preview = (to: string, ...texts: string[]): ReleasePreview => {
  const told = previewed(to, ...texts);
  assert.ok(!('refusal' in told));
  return told;
};

describe('a preview of another release', () => {
  it('tells what becomes of each reference, where it stands, and why', () => {
    const { changes, counts, from, to } = preview(
      'gb921-25.5',
      mapped('gb921-25.0', '1.3.7', '1.1.9', '1.1.9 Selling', '1.1', '9.9'),
    );
    assert.deepEqual([from, to], ['gb921-25.0', 'gb921-25.5']);
    assert.deepEqual(
      Object.entries(counts).filter(([, count]) => count > 0),
      [
        ['same', 1],
        ['renumbered', 2],
        ['split', 1],
        ['unclear', 1],
      ],
    );
    const range = (line: number, length: number) => ({
      start: { line, character: 8 },
      end: { line, character: 8 + length },
    });
    const uri = 'file:///1.etom.yaml';
    assert.deepEqual(changes, [
      {
        fate: 'renumbered',
        text: '1.1.9',
        was: '1.1.9 Selling',
        now: ['1.12.9 Selling'],
        reason: 'followed by its name',
        uri,
        range: range(6, 5),
      },
      {
        fate: 'renumbered',
        text: '1.1.9 Selling',
        now: ['1.12.9 Selling'],
        reason: 'followed by its name',
        uri,
        range: range(7, 13),
      },
      {
        fate: 'split',
        text: '1.1',
        was: '1.1 Market & Sales',
        now: ['1.1 Market', '1.12 Sales'],
        reason: 'it became 2 elements; TM Forum states it',
        uri,
        range: range(8, 3),
      },
      {
        fate: 'unclear',
        text: '9.9',
        now: [],
        reason: 'it is not an element of gb921-25.0',
        uri,
        range: range(9, 3),
      },
    ]);
  });

  it('lists the first hundred of each fate, and counts all', () => {
    const many = Array.from({ length: 150 }, (_, index) => `9.9.${index}`);
    const { changes, counts } = preview('classic', mapped('gb921-25.5', ...many, '1.12.9 Selling'));
    assert.equal(counts.unclear, 150);
    assert.deepEqual(
      changes.map(({ fate }) => fate),
      ['renumbered', ...Array(100).fill('unclear')],
    );
  });

  it('works where the map is on a release that we do not carry', () => {
    const { from, counts } = preview(
      'gb921-23.0.1',
      mapped('21.5', '1.4.5.8 Close Service Order', '1.4.5.8'),
    );
    assert.equal(from, 'gb921-21.5');
    assert.deepEqual([counts.same, counts.unclear], [1, 1]);
  });

  it('changes the release and the references of every file of the map', () => {
    const first = '# One\nmap: m\netom: "25.0"\n';
    const second = mapped('25.0', '1.1.9').replace('etom', 'map: m\netom');
    const { edits } = preview('gb921-25.5', first, second);
    assert.deepEqual(
      edits.map(({ uri, newText }) => [uri, newText]),
      [
        ['file:///1.etom.yaml', '"gb921-25.5"'],
        ['file:///2.etom.yaml', 'gb921-25.5'],
        ['file:///2.etom.yaml', '1.12.9'],
      ],
    );
  });

  it('says why a map cannot be brought there', () => {
    assert.deepEqual(previewed('classic', 'x-r: &r gb921-25.5\netom: *r\n'), {
      refusal: 'The “etom:” line is an alias or has several lines; write the release itself there',
    });
  });

  it('counts the findings before and after as the checker does', () => {
    const text = mapped('classic', '1.1.1.5 Order Handling', '1.1.1.4 Selling', '1.1.2.2', '9.9');
    const told = preview('gb921-25.5', text);
    const count = (checked: string) => {
      const counts = { error: 0, warning: 0, info: 0, hint: 0 };
      for (const { severity } of findingsIn(checked)) counts[severity]++;
      return counts;
    };
    assert.deepEqual(told.findings, { before: count(text), after: count(edited(text, told.edits)) });
    assert.ok(told.findings.after.error > 0 && told.findings.after.info > 0);
  });
});
