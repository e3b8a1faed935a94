/** What happens to files on a bad day: a full disk, a folder that is read-only, a kill, two writers at once. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { replaceFiles, writeOutput } from '../../cli/write.js';
import { CLI } from '../support/cli.js';
import { ROOT } from '../support/framework.js';

/** Maps that `check --fix` mends, that can be migrated, and that everything can be made of. */
const MAP = `etom: classic
map: ours
systems: { crm: { name: CRM, elements: [1.1.1.5] } }
processes:
  orders:
    name: Orders
    elments: "1.1.1.5 Order Handling"
flows: { f: { name: F, steps: [orders] } }
`;
const FILES: Readonly<Record<string, string>> = {
  'a.etom.yaml': MAP,
  'b.etom.yaml': MAP.replaceAll('orders', 'offers'),
};
const MAPS = Object.keys(FILES);
const TABLE = 'Process,Element\nOrders,1.1.1.5\n';

/** Every way in which the command writes into the working folder. `old` is there already. */
const WRITES: Readonly<Record<string, readonly string[]>> = {
  'check --fix': ['check', ...MAPS, '--fix', '--fail-on', 'never'],
  'migrate --write': ['migrate', ...MAPS, '--to', 'gb921-25.5', '--write'],
  'export to a file': ['export', ...MAPS, '--format', 'json', '--output', 'old', '--force'],
  'export to a folder': ['export', ...MAPS, '--format', 'bpmn', '--output', 'folder', '--force'],
  report: ['report', ...MAPS, '--format', 'xlsx', '--output', 'old', '--force'],
  'import of a table': ['import', 'csv', 'table.csv', '--release', 'classic', '--output', 'old', '--force'],
  init: ['init', 'old.etom.yaml', '--force'],
};

const OLD = 'what was there before\n'.repeat(100);
const isRoot = process.getuid?.() === 0;

/** Runs a program as a user who owns nothing. */
const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;

function fill(folder: string): void {
  mkdirSync(path.join(folder, 'folder'));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(path.join(folder, name), text);
  for (const name of ['old', 'old.etom.yaml', 'folder/f.bpmn']) writeFileSync(path.join(folder, name), OLD);
  writeFileSync(path.join(folder, 'table.csv'), TABLE);
}

/** All files of a folder with what they hold. */
function contents(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Object.fromEntries(
    names.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), readFileSync(file, 'latin1')];
    }),
  );
}

describe('what the command writes', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-safe-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the command as somebody who may not do everything. */
  const etom = (args: readonly string[], asNobody = false) => {
    const command = [process.execPath, CLI, ...args];
    const [program = '', ...rest] = asNobody && isRoot ? [...NOBODY, ...command] : command;
    return spawnSync(program, rest, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      env: { ...process.env, HOME: folder },
    });
  };

  for (const [name, args] of Object.entries(WRITES)) {
    it(`does its work where nothing is in the way: ${name}`, () => {
      fill(folder);
      const before = contents(folder);
      const { status, stderr } = etom(args);
      assert.ok(status === 0 || status === 1, stderr);
      assert.notDeepEqual(contents(folder), before);
      assert.deepEqual(
        Object.keys(contents(folder)).filter((file) => file.endsWith('.tmp')),
        [],
      );
    });

    it(`leaves all as it was on a full disk: ${name}`, function () {
      const disk = path.join(folder, 'disk');
      mkdirSync(disk);
      // Only root may mount, and only some systems know how.
      if (
        process.platform !== 'linux' ||
        spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk]).status !== 0
      )
        this.skip();
      const outer = folder;
      try {
        folder = disk;
        fill(disk);
        assert.throws(() => writeFileSync(path.join(disk, 'filler'), Buffer.alloc(1 << 18)), {
          code: 'ENOSPC',
        });
        const before = contents(disk);
        const { status, stderr } = etom(args);
        assert.equal(status, 2, stderr);
        assert.match(stderr, /cannot be written \(ENOSPC\)/);
        assert.deepEqual(contents(disk), before);
      } finally {
        folder = outer;
        spawnSync('umount', [disk]);
      }
    });

    it(`leaves all as it was in a folder that is read-only: ${name}`, function () {
      if (
        process.platform === 'win32' ||
        (isRoot && spawnSync(NOBODY[0], [...NOBODY.slice(1), 'true']).status !== 0)
      )
        this.skip();
      fill(folder);
      for (const each of [path.join(folder, 'folder'), folder]) chmodSync(each, 0o555);
      const before = contents(folder);
      const { status, stderr } = etom(args, true);
      for (const each of [folder, path.join(folder, 'folder')]) chmodSync(each, 0o755);
      assert.equal(status, 2, stderr);
      assert.match(stderr, /cannot be written \(EACCES\)/);
      assert.deepEqual(contents(folder), before);
    });
  }

  it('is the old file or the new one when it is killed, and the next run clears up', async () => {
    const file = path.join(folder, 'big.txt');
    writeFileSync(file, OLD);
    const script = `const { writeOutput } = require('./cli/write.ts');
      writeOutput('big.txt', Buffer.alloc(1 << 28, 65), { force: true, cwd: ${JSON.stringify(folder)} });`;
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: ROOT,
    });
    const watcher = watch(folder, (_, name) => {
      if (name?.endsWith('.tmp')) child.kill('SIGKILL');
    });
    const [, signal] = await once(child, 'exit');
    watcher.close();
    assert.equal(signal, 'SIGKILL');
    assert.equal(readFileSync(file, 'utf8'), OLD);
    const [left = ''] = readdirSync(folder).filter((name) => name.endsWith('.tmp'));
    assert.notEqual(left, '');
    // What may still be written is left alone; what is older than any write goes.
    await writeOutput('big.txt', 'new', { force: true, cwd: folder });
    assert.deepEqual(readdirSync(folder).sort(), [left, 'big.txt'].sort());
    utimesSync(path.join(folder, left), new Date(0), new Date(0));
    await writeOutput('big.txt', 'newer', { force: true, cwd: folder });
    assert.deepEqual(contents(folder), { 'big.txt': 'newer' });
  });

  it('is whole whenever it is read, while several write it at once', async () => {
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(1 << 20));
    const options = { force: true, cwd: folder };
    await writeOutput('x', texts[0] ?? '', options);
    let isOver = false;
    const read = async (): Promise<number> => {
      let count = 0;
      for (; !isOver; count++) assert.ok(texts.includes(await readFile(path.join(folder, 'x'), 'utf8')));
      return count;
    };
    const reading = read();
    for (let round = 0; round < 5; round++)
      await Promise.all(texts.map((text) => writeOutput('x', text, options)));
    isOver = true;
    assert.ok((await reading) > 0);
    assert.deepEqual(readdirSync(folder), ['x']);
  });

  it('is written once where two want to be the first', async () => {
    const writing = ['a', 'b'].map((text) => writeOutput('x', text, { force: false, cwd: folder }));
    const results = await Promise.allSettled(writing);
    const [failed, ...more] = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason] : [],
    );
    assert.match(failed.message, /x: exists already/);
    assert.deepEqual(more, []);
    assert.match(readFileSync(path.join(folder, 'x'), 'utf8'), /^[ab]$/);
    assert.deepEqual(readdirSync(folder), ['x']);
  });

  it('is mended once by two runs at once', async () => {
    fill(folder);
    const runs = [1, 2].map(() =>
      spawn(process.execPath, [CLI, 'check', '--fix', '--fail-on', 'never'], {
        cwd: folder,
        stdio: 'ignore',
      }),
    );
    await Promise.all(runs.map((run) => once(run, 'exit')));
    for (const [name, text] of Object.entries(FILES))
      assert.equal(readFileSync(path.join(folder, name), 'utf8'), text.replace('elments', 'elements'));
    assert.ok(!readdirSync(folder).some((name) => name.endsWith('.tmp')));
  });

  it('is all of several files or none', async () => {
    writeFileSync(path.join(folder, 'a'), 'old');
    // A folder takes no file's name.
    mkdirSync(path.join(folder, 'b'));
    const file = (name: string) => ({
      path: path.join(folder, name),
      name,
      content: 'new',
      before: Buffer.from('old'),
    });
    await assert.rejects(replaceFiles([file('a'), file('b')]), {
      message: /^b: cannot be written \(\w+\); no file was changed$/,
    });
    assert.equal(readFileSync(path.join(folder, 'a'), 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder).sort(), ['a', 'b']);
  });

  it('is named where only some of several files could be mended', function () {
    if (
      process.platform === 'win32' ||
      (isRoot && spawnSync(NOBODY[0], [...NOBODY.slice(1), 'true']).status !== 0)
    )
      this.skip();
    fill(folder);
    chmodSync(folder, 0o777);
    chmodSync(path.join(folder, 'a.etom.yaml'), 0o666);
    const locked = path.join(folder, 'locked');
    mkdirSync(locked);
    writeFileSync(path.join(locked, 'c.etom.yaml'), MAP.replace('ours', 'theirs'));
    chmodSync(locked, 0o555);
    const { status, stderr } = etom(['check', '--fix', 'a.etom.yaml', 'locked/c.etom.yaml'], true);
    assert.equal(status, 2);
    assert.match(stderr, /^1 file changed: a\.etom\.yaml\.$/m);
    assert.match(stderr, /locked\/c\.etom\.yaml: cannot be written \(EACCES\)/);
    assert.ok(readFileSync(path.join(locked, 'c.etom.yaml'), 'utf8').includes('elments'));
  });
});
