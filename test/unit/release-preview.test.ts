/** What becomes of a map on another release is told before its files are changed. */
import assert from 'node:assert/strict';
import { releasePreview } from '../../server/features/release-preview.js';
import type { ReleasePreview } from '../../server/protocol.js';
import { framework } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';

/** A process that is mapped to some references. */
const mapped = (release: string, ...elements: string[]): string =>
  `etom: ${release}\nprocesses:\n  p:\n    name: P\n    elements:\n${elements.map((text) => `      - ${text}\n`).join('')}`;

const preview = (to: string, ...texts: string[]): ReleasePreview =>
  releasePreview(readMap(...texts), framework(to), {});

/** A text with the edits of its file put in. */
function switched(text: string, { edits }: ReleasePreview): string {
  const lines = text.split('\n');
  for (const { range, newText } of edits) {
    const line = lines[range.start.line] ?? '';
    lines[range.start.line] =
      line.slice(0, range.start.character) + newText + line.slice(range.end.character);
  }
  return lines.join('\n');
}

describe('a preview of another release', () => {
  /** The only change that a switch makes to a reference; undefined where it is kept. */
  const change = (from: string, to: string, reference: string) => {
    const { changes, counts } = preview(to, mapped(from, reference));
    assert.equal(changes.length + counts.kept, 1);
    const [only] = changes;
    return only && { fate: only.fate, was: only.was, now: only.now };
  };

  it('keeps a reference whose id and name are there', () => {
    assert.equal(change('gb921-25.0', 'gb921-25.5', '1.3.7 Customer Problem Management'), undefined);
  });

  it('keeps a name whose element has another id', () => {
    assert.equal(change('classic', 'gb921-25.5', 'Selling'), undefined);
  });

  it('keeps an id whose element was only renamed', () => {
    assert.equal(change('gb921-23.0.1', 'gb921-25.5', '1.4.5'), undefined);
  });

  it('tells where an element was moved to', () => {
    assert.deepEqual(change('gb921-23.0.1', 'gb921-25.5', '1.1.9 Selling'), {
      fate: 'moved',
      was: undefined,
      now: '1.12.9 Selling',
    });
  });

  it('tells that an element was removed', () => {
    assert.deepEqual(change('gb921-23.0.1', 'gb921-25.5', '1.1.3 Sales Forecasting'), {
      fate: 'moved',
      was: undefined,
      now: undefined,
    });
  });

  it('tells of a name that is there, and that nobody moved there', () => {
    assert.deepEqual(change('classic', 'gb921-25.5', '9.9.9 Selling'), {
      fate: 'elsewhere',
      was: undefined,
      now: '1.12.9 Selling',
    });
  });

  it('warns of an id that is another element there, which no rule can find', () => {
    assert.deepEqual(change('gb921-25.5', 'classic', '1.3.3'), {
      fate: 'other',
      was: '1.3.3 Customer Order Processing Management',
      now: '1.3.3 Enterprise Effectiveness Management',
    });
    assert.deepEqual(
      findingsIn(mapped('classic', '1.3.3')).map(({ code }) => code),
      ['too-coarse'],
    );
  });

  it('tells of an id that is not there, and what its element is there', () => {
    assert.deepEqual(change('gb921-23.0.1', 'gb921-25.5', '1.1.9'), {
      fate: 'unknown',
      was: '1.1.9 Selling',
      now: '1.12.9 Selling',
    });
    assert.equal(change('gb921-23.0.1', 'gb921-25.5', '9.9')?.fate, 'unknown');
  });

  it('keeps references to own elements', () => {
    const own = 'extensions:\n  own: { name: Own, parent: 1.3.7 Customer Problem Management }\n';
    const { counts } = preview('gb921-25.5', `${mapped('gb921-25.0', 'own')}${own}`);
    assert.deepEqual(counts, { kept: 2, moved: 0, elsewhere: 0, other: 0, unknown: 0 });
  });

  it('works where the map is on no release that we carry', () => {
    const { from, counts } = preview(
      'gb921-23.0.1',
      mapped('21.5', '1.3.3 Customer Order Processing Management'),
    );
    assert.equal(from, undefined);
    assert.equal(counts.kept, 1);
  });

  it('says where each reference stands, the fates together, the first hundred of each', () => {
    const many = Array.from({ length: 150 }, (_, index) => `9.9.${index}`);
    const { changes, counts } = preview('classic', mapped('gb921-25.5', ...many, '1.12.9 Selling'));
    assert.equal(counts.unknown, 150);
    assert.deepEqual(
      changes.map(({ fate }) => fate),
      ['moved', ...Array(100).fill('unknown')],
    );
    assert.deepEqual(changes[0]?.range, {
      start: { line: 155, character: 8 },
      end: { line: 155, character: 22 },
    });
  });

  it('changes the release of every file of the map, and nothing else', () => {
    const first = '# One\nmap: m\netom: "25.0"\n';
    const second = mapped('25.0', '1.3.7').replace('etom', 'map: m\netom');
    const { edits, from, to } = preview('gb921-25.5', first, second);
    assert.deepEqual([from, to], ['gb921-25.0', 'gb921-25.5']);
    assert.deepEqual(
      edits.map(({ uri, newText }) => [uri, newText]),
      [
        ['file:///1.etom.yaml', '"gb921-25.5"'],
        ['file:///2.etom.yaml', 'gb921-25.5'],
      ],
    );
    assert.deepEqual(edits[1]?.range, { start: { line: 1, character: 6 }, end: { line: 1, character: 10 } });
  });

  it('counts the findings before and after as the checker does', () => {
    const text = mapped('classic', '1.1.1.5 Order Handling', '1.1.1.4 Selling', '1.1.2.2');
    const told = preview('gb921-25.5', text);
    const count = (checked: string) => {
      const counts = { error: 0, warning: 0, info: 0, hint: 0 };
      for (const { severity } of findingsIn(checked)) counts[severity]++;
      return counts;
    };
    assert.deepEqual(told.findings, { before: count(text), after: count(switched(text, told)) });
    assert.ok(told.findings.after.error + told.findings.after.warning > 0);
  });
});
