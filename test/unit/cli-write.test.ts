import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeOutput } from '../../cli/write.js';

describe('writing a file', () => {
  let cwd: string;
  beforeEach(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'etom-write-'));
  });
  afterEach(() => rmSync(cwd, { recursive: true, force: true }));

  const read = (name: string): string => readFileSync(path.join(cwd, name), 'utf8');
  const write = (name: string, content: string | Uint8Array, force = false, fromMap = false) =>
    writeOutput(name, content, { force, cwd, fromMap });

  it('makes the folders above it, and leaves nothing else behind', async () => {
    await write('a/b/report.md', 'text');
    await write(path.join(cwd, 'absolute.bin'), new Uint8Array([65, 66]));
    assert.deepEqual([read('a/b/report.md'), read('absolute.bin')], ['text', 'AB']);
    assert.deepEqual(readdirSync(path.join(cwd, 'a/b')), ['report.md']);
  });

  it('overwrites nothing, unless it is forced to', async () => {
    await write('a.txt', 'old');
    await assert.rejects(write('a.txt', 'new'), { message: 'a.txt: exists already; --force overwrites it' });
    assert.equal(read('a.txt'), 'old');
    await write('a.txt', 'new', true);
    assert.equal(read('a.txt'), 'new');
    assert.deepEqual(readdirSync(cwd), ['a.txt']);
  });

  it('says what stands in the way', async () => {
    mkdirSync(path.join(cwd, 'folder'));
    writeFileSync(path.join(cwd, 'file'), '');
    await assert.rejects(write('folder', 'x', true), { message: 'folder: is a folder; name a file' });
    await assert.rejects(write('file/x', 'x'), { message: /^file\/x: cannot be written \(E\w+\)$/ });
  });

  it('writes to what is no file, such as a device, and does not replace it', async function () {
    if (process.platform === 'win32') this.skip();
    await write('/dev/null', 'x');
    await write('/dev/null', 'x');
  });

  it('never leaves the folder by a name that comes out of a map', async function () {
    const outside = { message: /lies outside the output folder; nothing was written$/ };
    for (const name of ['../x.txt', '/tmp/etom-write-x.txt', 'a/../../x.txt', '.', '..']) {
      await assert.rejects(write(name, 'x', true, true), outside, name);
    }
    await write('..x/..txt', 'x', false, true);
    assert.equal(read('..x/..txt'), 'x');
    if (process.platform === 'win32') this.skip();
    symlinkSync(tmpdir(), path.join(cwd, 'link'));
    await assert.rejects(write('link/etom-write-x.txt', 'x', true, true), outside);
  });

  it('puts a file in the place of a link that a map names, and does not follow it', async function () {
    if (process.platform === 'win32') this.skip();
    writeFileSync(path.join(cwd, 'secret'), 'kept');
    mkdirSync(path.join(cwd, 'out'));
    symlinkSync('../secret', path.join(cwd, 'out/x.txt'));
    await writeOutput('x.txt', 'new', { force: true, cwd: path.join(cwd, 'out'), fromMap: true });
    assert.deepEqual([read('secret'), read('out/x.txt')], ['kept', 'new']);
  });
});
