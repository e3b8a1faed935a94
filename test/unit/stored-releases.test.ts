/** Releases come out of their files as they went in. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { frameworkFacts } from '../../scripts/framework-data.js';
import { filesOf } from '../../scripts/release-files.js';
import { readRelease } from '../../server/framework/stored.js';
import { ROOT } from '../support/framework.js';

const { releases } = frameworkFacts(ROOT);

describe('stored releases', () => {
  it('are those of the build', async () => {
    for (const [name, data] of releases) {
      const read = await readRelease(name, (file) =>
        readFile(path.join(ROOT, `dist/framework/${file}.json`), 'utf8'),
      );
      assert.deepEqual(read, data, name);
    }
  });

  it('say once what several of them say, and the rest where it is said', () => {
    const [one, other] = [releases.get('gb921-25.0'), releases.get('gb921-25.5')];
    assert.ok(one && other);
    const files = filesOf([one, other], 'words');
    const words = files.get('words');
    assert.ok(Array.isArray(words));
    assert.equal(new Set(words).size, words.length);
    assert.ok(words.includes('Customer Order Processing Management') && !words.includes(''));
    assert.deepEqual(filesOf([one], 'words').get('words'), [], 'what one says alone stands with it');
  });

  it('are refused where a file is not there', async () => {
    await assert.rejects(
      readRelease('classic', () => Promise.reject(new Error('gone'))),
      /gone/,
    );
  });
});
