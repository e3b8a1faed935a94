/** The grid as SVG: its text. How it looks is tested in grid-picture.test.ts. */
import assert from 'node:assert/strict';
import { TONES } from '../../grid/look.js';
import type { Grid, GridElement } from '../../grid/model.js';
import { GRID_MODES } from '../../grid/modes.js';
import { HATCH_OPACITY, PALETTES, THEMES } from '../../grid/palette.js';
import { gridSvg } from '../../grid/svg.js';
import { clip, widthOf, wrap } from '../../grid/text-width.js';
import { gridOf } from '../support/grid.js';
import { assertGolden } from '../support/marks.js';

function element(key: string, name: string, rest: Partial<GridElement> = {}): GridElement {
  return {
    key,
    id: key,
    name,
    level: key.split('.').length - 1,
    state: 'gap',
    reason: 'Nothing is mapped to it.',
    owners: [],
    systems: [],
    mappings: [],
    processes: 0,
    children: [],
    childrenComplete: true,
    ...rest,
  };
}

/** A picture with one of everything. */
const SMALL: Grid = {
  release: 'classic',
  releaseTitle: 'A small framework',
  title: 'Smith & Sons <Grid>',
  view: 'to-be',
  variant: 'household',
  variants: ['household'],
  lenses: [],
  summary: '1 of 4 covered',
  panels: [
    {
      key: 'operations',
      label: 'Operations',
      columns: [
        { key: 'f', label: 'Fulfillment' },
        { key: 'a', label: 'Assurance' },
        { key: 'b', label: 'Billing' },
      ],
      rows: [
        {
          key: 'crm',
          id: '1.1',
          label: 'Customer Relationship Management',
          places: [
            { element: '1.1.1', column: 0, span: 2 },
            { element: '1.1.2', column: 0, span: 1 },
            { element: '1.1.2', column: 2, span: 1 },
          ],
        },
      ],
    },
  ],
  band: [{ key: 'em', id: '1.3', label: 'Enterprise', elements: ['1.3.1', '1.3.2'] }],
  elements: {
    '1.1.1': element('1.1.1', 'Customer Interface Management', {
      state: 'full',
      reason: 'Mapped in full by “Answer customers”.',
      children: ['1.1.1.1'],
    }),
    '1.1.1.1': element('1.1.1.1', 'Manage Contact', { state: 'inherited' }),
    '1.1.2': element('1.1.2', 'Product Marketing Communications & Promotion', {
      decision: 'close by 2027-09 (Installers as a sales channel)',
    }),
    '1.3.1': element('1.3.1', 'Financial Management', { state: 'system only' }),
    '1.3.2': element('1.3.2', 'Legal Management', { state: 'excluded' }),
  },
};

/** The contrast of two colours, as WCAG 2 computes it: 1 to 21. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function channels(color: string): number[] {
  assert.match(color, /^#[0-9a-f]{6}$/);
  return [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** A colour seen through another. */
function blend(over: string, under: string, opacity: number): string {
  const below = channels(under);
  const mixed = channels(over).map((value, at) => value * opacity + (below[at] ?? 0) * (1 - opacity));
  return `#${mixed.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}

describe('the grid as SVG', () => {
  it('is as it was (UPDATE=1 takes it as it is)', () => {
    const svg = gridSvg(SMALL, { mode: 'coverage', theme: 'light', details: ['1.1.1'] });
    assertGolden('grid', 'small.svg', svg);
  });

  it('is equal each time', () => {
    const draw = () => gridSvg(gridOf('etom: classic\n'), { mode: 'owner', theme: 'dark' });
    assert.equal(draw(), draw());
  });

  it('needs nothing else: no script, no other files, no markup of another kind', () => {
    for (const theme of THEMES) {
      for (const mode of GRID_MODES) {
        const svg = gridSvg(SMALL, { mode, theme, details: 'all' });
        assert.doesNotMatch(svg, /<script|<style|foreignObject|<image|href=|@import|\son\w+=/i);
        assert.deepEqual(
          [...svg.matchAll(/https?:[^"]*/g)].map(([url]) => url),
          ['http://www.w3.org/2000/svg'],
        );
        assert.doesNotMatch(svg, /NaN|undefined|Infinity/);
      }
    }
  });

  it('says what it is to those who do not see it', () => {
    const svg = gridSvg(SMALL, { mode: 'coverage', theme: 'light' });
    assert.match(svg, /role="img" aria-labelledby="etom-title etom-desc"/);
    assert.match(svg, /<title id="etom-title">Smith &amp; Sons &lt;Grid&gt;: A small framework<\/title>/);
    assert.match(
      svg,
      /<desc id="etom-desc">to-be view · variant household\. 1 of 4 covered\. Coverage: full 1, /,
    );
  });

  it('shows where else an element stands', () => {
    const svg = gridSvg(SMALL, { mode: 'coverage', theme: 'light' });
    assert.equal([...svg.matchAll(/>also in (Fulfillment|Billing)</g)].length, 2);
    assert.match(svg, /Also in Billing<\/title>/);
  });

  it('takes texts as texts, and leaves out what XML forbids', () => {
    const title = 'a\u0000b\u0008c\ud800d\uffff <script>alert("1")</script> ]]> & \u{1f600}';
    const svg = gridSvg(SMALL, { mode: 'coverage', theme: 'light', title });
    assert.match(
      svg,
      />abcd &lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; \]\]&gt; &amp; \u{1f600}</u,
    );
  });

  it('can be read in every theme', () => {
    for (const theme of THEMES) {
      const { background, panel, stripe, text, muted, head, headText, label, labelText, tones } =
        PALETTES[theme];
      const texts: [string, string][] = [
        [text, background],
        [text, panel],
        [muted, background],
        [muted, panel],
        [muted, stripe],
        [headText, head],
        [labelText, label],
        [tones.excluded.text, blend(tones.excluded.line, tones.excluded.fill, HATCH_OPACITY)],
        ...TONES.map((tone): [string, string] => [tones[tone].text, tones[tone].fill]),
      ];
      for (const [front, back] of texts) {
        assert.ok(contrast(front, back) >= 4.5, `${theme}: ${front} on ${back}: ${contrast(front, back)}`);
      }
      for (const tone of TONES) {
        const { fill, line } = tones[tone];
        assert.ok(contrast(line, fill) >= 3, `${theme} ${tone}: ${line} on ${fill}: ${contrast(line, fill)}`);
      }
    }
  });

  it('has scales that keep their order in black and white', () => {
    for (const theme of THEMES) {
      const { tones } = PALETTES[theme];
      const steps = [0, 1, 2, 3, 4, 5] as const;
      const grays = steps.map((step) => luminance(tones[`step-${step}`].fill));
      const direction = Math.sign((grays.at(-1) ?? 0) - (grays[0] ?? 0));
      for (const [index, gray] of grays.slice(1).entries()) {
        assert.ok((gray - (grays[index] ?? 0)) * direction > 0.002, `${theme}: step ${index + 1}`);
      }
    }
  });

  it('breaks texts into lines that fit', () => {
    const font = { size: 13, bold: true };
    const linesOf = (text: string, width: number, most = 9): string[] =>
      wrap(text, width, font, most).map((line) => line.text);
    assert.deepEqual(linesOf('Product & Offer Portfolio Planning', 140), [
      'Product & Offer',
      'Portfolio Planning',
    ]);
    assert.deepEqual(linesOf('Supplier/Partner Management', 105), ['Supplier/', 'Partner', 'Management']);
    assert.deepEqual(linesOf('検針と請求のための計器', 70), ['検針と請', '求のため', 'の計器']);
    assert.equal(
      linesOf('Donaudampfschifffahrtsgesellschaft', 80).join(''),
      'Donaudampfschifffahrtsgesellschaft',
    );
    assert.deepEqual(linesOf('One two three four', 60, 2), ['One two', 'three…']);
    assert.deepEqual(linesOf('', 60), ['']);
    const family = '👨‍👩‍👧‍👦';
    assert.ok(linesOf(family.repeat(9), 40).every((line) => line.length % family.length === 0));
    for (const width of [20, 50, 90, 200]) {
      for (const text of [
        'Customer QoS/SLA Management',
        '営業部長の田中さん',
        'رئيس قسم الفوترة',
        'Ünïcödé ñame',
      ]) {
        for (const line of wrap(text, width, font, 3))
          assert.ok(line.width <= width, `${line.text} in ${width}`);
      }
    }
  });

  it('cuts texts between letters', () => {
    const font = { size: 12 };
    assert.equal(clip('short', 100, font).text, 'short');
    const cut = clip('An extraordinarily long name', 80, font);
    assert.match(cut.text, /^An ex.*…$/);
    assert.ok(widthOf(cut.text, font) <= 80);
    assert.equal(clip('👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 36, font).text, '👨‍👩‍👧‍👦…');
  });
});
