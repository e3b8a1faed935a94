import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { terminalProgress } from '../../cli/progress.js';

describe('the progress of long work', () => {
  /** What a terminal was sent, at times in milliseconds. */
  function sent(...times: readonly number[]): string {
    const stream = new PassThrough();
    let time = 0;
    const progress = terminalProgress(stream, () => time);
    for (const [index, now] of times.entries()) {
      time = now;
      progress.step('Checking', index + 1, times.length);
    }
    progress.end();
    return stream.read()?.toString() ?? '';
  }

  it('is not spoken of where the work ends soon', () => {
    assert.equal(sent(0, 100, 499), '');
  });

  it('is one line that is written over, not too often, and taken away at the end', () => {
    const text = sent(0, 500, 550, 700);
    assert.deepEqual(text.match(/Checking: \d+ of \d+ files/g), [
      'Checking: 2 of 4 files',
      'Checking: 4 of 4 files',
    ]);
    assert.ok(!text.includes('\n'));
    assert.ok(text.endsWith('\u001b[1G\u001b[2K'));
  });
});
