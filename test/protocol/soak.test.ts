/** A short soak of a fixed seed, and what memory is held; `npm run soak` does both for long. */
import assert from 'node:assert/strict';
import { measureMemory } from '../soak/memory.js';
import { type Failure, soak } from '../soak/soak.js';
import { SERVER } from '../support/server.js';

describe('a server that lives long', function () {
  this.timeout(180_000);

  for (const channel of ['pull', 'push'] as const) {
    it(`answers as a fresh one, whatever was done, to a client that gets findings by ${channel}`, async () => {
      const failures: Failure[] = [];
      const done = await soak({
        program: SERVER,
        channel,
        seed: 8,
        actions: 100,
        isOver: ({ rests }) => rests === 2,
        onFailure: async (failure) => void failures.push(failure),
      });
      assert.deepEqual(
        failures.map(({ what, difference }) => [what, difference]),
        [],
      );
      assert.equal(done.actions, 200);
    });
  }

  it('holds no more memory after many edits, and after many files were opened and closed', async () => {
    const said: string[] = [];
    await measureMemory(SERVER, { edits: 600, files: 100 }, (line) => said.push(line));
    assert.equal(said.length, 40);
  });
});
