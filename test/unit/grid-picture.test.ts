/** The grid as SVG in a browser: it is valid XML, and every text stands within its box. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { GRID_MODES, type GridMode } from '../../grid/modes.js';
import { THEMES, type Theme } from '../../grid/palette.js';
import { gridSvg } from '../../grid/svg.js';
import { RELEASES } from '../../server/framework/releases.js';
import { findChromium } from '../editor/host/hosts.js';
import { framework, ROOT } from '../support/framework.js';
import { gridOf } from '../support/grid.js';

/** Half a pixel: glyphs are rounded. */
const TOLERANCE = 0.5;

/** What is wrong with a picture in a browser. */
function overflows(page: Page, svg: string): Promise<string[]> {
  return page.evaluate<string[]>(`overflows(${JSON.stringify(svg)}, ${TOLERANCE})`);
}

/** Names that are hard to place, for roles, systems and elements of the organization's own. */
const HARD = [
  'Head of Something Extraordinarily Long And Tedious To Read In One Line Or Even In Two',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
  '検針と請求のための計器読み取り業務と異常値の確認および再計算と報告',
  'قراءة العدادات الخاصة والدورية وفق القانون والتحقق من صحة القيم',
  'שירות לקוחות וגבייה של חשבונות החשמל בכל הארץ',
  '👩‍👩‍👧‍👦🏳️‍🌈👩🏽‍🚀'.repeat(12),
  'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW',
  'Ünïcödé & <markup> "quoted" ‮backwards',
];

/** A map of a release in which every element of level 2 has something to show, with hard names. */
function fullMap(release: string): string {
  const elements = framework(release).elements.filter(({ level, kind }) => level === 2 && kind === 'process');
  const kinds = ['', 'coverage: partial, ', 'coverage: planned, '];
  const quoted = HARD.map((name) => JSON.stringify(name));
  const processes = elements.slice(0, -9).map(({ id }, index) => {
    const item = `{ element: "${id}", ${kinds[index % 3]}systems: [s${index % 8}, s${(index * 3) % 8}] }`;
    const own = `name: ${quoted[index % 8]}, owner: r${index % 8}, maturity: ${index % 6}`;
    return `  p${index}: { ${own}, elements: [${item}] }`;
  });
  const gaps = elements.map(
    ({ id }, index) =>
      `  - { element: "${id}", decision: close, due: 2027-12, initiative: ${quoted[index % 8]} }`,
  );
  return `etom: ${release}
organization: { name: ${quoted.join(' ').replaceAll('" "', ' ')} }
scope: { exclude: [{ element: "${elements.at(-1)?.id}" }] }
roles: { ${quoted.map((name, index) => `r${index}: { name: ${name} }`).join(', ')} }
systems: { ${quoted.map((name, index) => `s${index}: { name: ${name} }`).join(', ')} }
processes:
${processes.join('\n')}
gaps:
${gaps.join('\n')}
extensions:
${quoted.map((name, index) => `  "2.${index}": { name: ${name}, parent: "${elements[3]?.id}" }`).join('\n')}
`;
}

describe('the picture of the grid', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let page: Page;

  before(async function () {
    const executablePath = findChromium();
    if (executablePath === undefined) {
      assert.ok(!process.env.CI, 'Chromium was not found');
      return this.skip();
    }
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    page = await browser.newPage();
    await page.addScriptTag({ path: path.join(ROOT, 'test/support/overflows.js') });
  });
  after(() => browser?.close());

  const cases: [release: string, mode: GridMode, theme: Theme, details: 'all' | []][] = [
    ...GRID_MODES.map((mode): [string, GridMode, Theme, []] => ['classic', mode, 'light', []]),
    ...THEMES.map((theme): [string, GridMode, Theme, 'all'] => ['gb921-25.5', 'owner', theme, 'all']),
    ...RELEASES.map(({ name }): [string, GridMode, Theme, 'all'] => [name, 'coverage', 'light', 'all']),
  ];
  for (const [release, mode, theme, details] of cases) {
    it(`keeps every text in its box: ${release}, ${mode}, ${theme}${details === 'all' ? ', with details' : ''}`, async () => {
      const svg = gridSvg(gridOf(fullMap(release), { details }), { mode, theme, details });
      assert.deepEqual(await overflows(page, svg), []);
    });
  }
});
