import assert from 'node:assert/strict';
import { hover } from '../../server/features/hover.js';
import { mappedByMarkdown } from '../../server/features/mapped-by.js';
import type { Element } from '../../server/framework/element.js';
import type { ProcessMap } from '../../server/workspace/process-map.js';
import { cursorOf, fixturesIn } from '../support/fixture.js';
import { readMap } from '../support/map.js';

function element(map: ProcessMap, reference: string): Element {
  const found = map.catalogue?.element(reference);
  assert.ok(found, reference);
  return found;
}

describe('who maps an element', () => {
  for (const fixture of [...fixturesIn('mapped-by'), ...fixturesIn('mapped-by', '\r\n')]) {
    it(`is said of ${fixture.title}`, () => {
      const { map, notes } = fixture;
      const { document, position } = cursorOf(fixture);
      const { markdown } = hover(document, map, position) ?? { markdown: '' };
      const [, list] = markdown.split('\n\nMapped by:\n');
      assert.deepEqual(list?.split('\n') ?? [], notes);
    });
  }

  it('is not said where nobody does', () => {
    const map = readMap('etom: classic\nscope: { include: [1.1.1.5] }\ngaps: [{ element: 1.1.1.5 }]\n');
    assert.equal(mappedByMarkdown(map, element(map, '1.1.1.5')), '');
  });

  it('is cut where many do', () => {
    const processes = (count: number): string =>
      Array.from(
        { length: count },
        (_, index) => `  p${index}: { name: P${index}, elements: 1.1.1.5 }\n`,
      ).join('');
    const said = (count: number): string[] => {
      const map = readMap(`etom: classic\nprocesses:\n${processes(count)}`);
      return mappedByMarkdown(map, element(map, '1.1.1.5')).trim().split('\n').slice(1);
    };
    assert.equal(said(8).length, 8);
    assert.deepEqual(said(8).at(-1), '- P7 — full');
    assert.equal(said(9).length, 9);
    assert.deepEqual(said(9).at(-1), '- and 1 more');
    assert.deepEqual(said(300).at(-1), '- and 292 more');
  });

  it('shows names as text, never as markup', () => {
    const map = readMap(
      `etom: classic\nprocesses:\n  p: { name: "[x](command:evil) <img src=x>\\n# ${'long '.repeat(40)}", elements: 1.1.1.5 }\n`,
    );
    const markdown = mappedByMarkdown(map, element(map, '1.1.1.5'));
    assert.ok(markdown.includes('- \\[x\\]\\(command:evil\\) \\<img src=x\\> \\# long'), markdown);
    assert.ok(markdown.endsWith('… — full'), markdown);
    assert.equal(markdown.trim().split('\n').length, 2);
  });
});
