/** What `npm run bench` measures can still be measured; how long it takes is not looked at here. */
import assert from 'node:assert/strict';
import { measureCase } from '../bench/documents.js';
import { mapOf } from '../bench/generate.js';
import { MEASURES } from '../bench/measures.js';
import { OURS, type Peer } from '../bench/peers.js';
import { keep, OWN, tables, worse } from '../bench/report.js';
import { SERVER } from '../support/server.js';

describe('the benchmark', function () {
  this.timeout(60_000);

  it('gets a time for each of its measures', async () => {
    const peer: Peer = { ...OURS, node: process.execPath, program: SERVER };
    const one = { name: 'small', text: mapOf(300), peers: [peer], rounds: 1, times: 1 };
    const withoutFloor = (name: string): boolean => !name.includes('reading');
    const rows = await measureCase(one, { quick: true, isWanted: withoutFloor });
    const measured = new Set(rows.map(({ measure }) => measure));
    for (const { name } of MEASURES) assert.ok(measured.has(name), name);
    for (const { measure, samples } of rows) assert.ok((samples[OWN]?.[0] ?? 0) > 0, measure);
  });

  it('makes the same map each time, of about as many lines as asked for', () => {
    assert.equal(mapOf(1000), mapOf(1000));
    for (const lines of [1000, 10_000])
      assert.ok(Math.abs(mapOf(lines).split('\n').length - lines) < lines / 20);
  });

  it('tells what has become worse, by ratios where there are some', () => {
    const row = (own: number, peer: number) =>
      ({ of: 'small', measure: 'hover', unit: 'ms', samples: { [OWN]: [own], peer: [peer] } }) as const;
    const before = keep([row(1, 20)]);
    assert.deepEqual(worse(keep([row(2, 40)]), before), []);
    assert.deepEqual(worse(keep([row(4, 40)]), before), ['small, hover: peer needs 10 × as much, was 20 ×']);
    assert.match(tables([row(2, 40)]), /\| hover \| 2 ms \| {2}\| 40 ms \| 20 × \|/);
  });
});
