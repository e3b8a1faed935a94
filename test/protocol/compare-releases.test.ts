import assert from 'node:assert/strict';
import {
  COMPARE_RELEASES,
  type CompareReleasesParams,
  ELEMENT_PAGE,
  type ElementPageParams,
  linkFromComparison,
} from '../../server/protocol.js';
import { PULL, TestServer } from '../support/server.js';

const MAP =
  'etom: gb921-25.0\nmap: north\nprocesses:\n  sell: { name: Sell, elements: [1.1.9 Selling, 1.3.3] }\n';

describe('the comparison of two releases', function () {
  this.timeout(60_000);
  let server: TestServer;
  before(async () => {
    server = await TestServer.start(PULL);
  });
  after(() => server.kill());

  const compared = (params: CompareReleasesParams): Promise<string | null> =>
    server.request(COMPARE_RELEASES, params);
  const page = (params: ElementPageParams): Promise<string | null> => server.request(ELEMENT_PAGE, params);

  it('is a page with counts and with links to the pages of elements', async () => {
    const text = (await compared({ from: 'gb921-25.0', to: 'gb921-25.5' })) ?? '';
    assert.match(text, /^# What changed from 25\.0 to 25\.5\n/);
    assert.match(text, /\n\| All \| 2861 \|/);
    assert.ok(text.includes(`](<${linkFromComparison('gb921-25.5', '1.12.9 Selling')}>)`));
    assert.doesNotMatch(text, /In the map|not listed/);
  });

  it('lists of very many changes those of the upper levels', async () => {
    const text = (await compared({ from: 'classic', to: 'gb921-25.5' })) ?? '';
    assert.match(text, /^Deeper, and not listed: \d+\.$/m);
  });

  it('says what of it concerns the map of a document, as that is now', async () => {
    const { uri } = await server.open(MAP);
    const folder = uri.slice(0, uri.lastIndexOf('/'));
    const name = uri.slice(folder.length + 1);
    const text = (await compared({ from: 'gb921-25.0', to: 'gb921-25.5', uri, folder })) ?? '';
    assert.match(text, /^## In the map north$/m);
    assert.ok(text.includes(`](</${name}#L4>)`), 'a path from the root of the folder');
  });

  it('is none where a release is not carried', async () => {
    assert.equal(await compared({ from: 'gb921-21.5', to: 'gb921-25.5' }), null);
    assert.equal(await compared({ from: '../secret', to: 'gb921-25.5' }), null);
  });

  it('leads to the page of an element by what one writes in a map, where a link has lost its key', async () => {
    const reference = '1.12.9 Selling';
    assert.match((await page({ release: 'gb921-25.5', key: '', reference })) ?? '', /^# 1\.12\.9 Selling\n/);
    assert.equal(await page({ release: 'gb921-25.5', key: '', reference: 'Selling of nothing' }), null);
  });
});
