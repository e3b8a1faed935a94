/** What is published holds what it must, nothing else, and is no larger than promised. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { RELEASES } from '../../server/framework/releases.js';
import { ROOT } from '../support/framework.js';
import { namesInZip } from '../support/zip.js';

const KIB = 1024;

/** The files below a folder of the repository, as paths from its root. */
function filesIn(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(ROOT, path.join(parentPath, name)).split(path.sep).join('/'),
    );
}

const DATA = [...RELEASES.map(({ name }) => name), 'gb921-words', 'history'].map(
  (name) => `dist/framework/${name}.json`,
);
const SHARED = [
  'dist/browser.js',
  'dist/extension.js',
  'dist/grid.css',
  'dist/grid.js',
  'dist/server.js',
  'dist/server-web.js',
  'dist/sbom.json',
  ...filesIn('dist/server'),
  ...DATA,
  ...filesIn('docs/rules'),
  'schemas/etom-map.schema.json',
  'package.json',
  'NOTICE',
];

/** The texts of the extension, and their translations; the file that translators start from stays out. */
const LOCALIZED = [
  ...readdirSync(ROOT).filter((name) => /^package\.nls(?:\.[\w-]+)?\.json$/.test(name)),
  ...filesIn('l10n').filter((file) => file !== 'l10n/bundle.l10n.json'),
];

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
    timeout: 180_000,
  });
  if (error) throw error;
  assert.equal(status, 0, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`);
  return stdout;
}

describe('the extension package', function () {
  this.timeout(200_000);
  let folder: string;
  let vsix: Buffer;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-vsix-'));
    const file = path.join(folder, 'etom.vsix');
    run(process.execPath, 'node_modules/@vscode/vsce/vsce', 'package', '--no-dependencies', '--out', file);
    vsix = readFileSync(file);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the extension needs, and nothing else', () => {
    // The images that package.json names; the others are for the repository.
    const manifest = readFileSync(path.join(ROOT, 'package.json'), 'utf8');
    const images = new Set(manifest.match(/images\/[\w.-]+/g));
    const expected = [
      ...SHARED,
      ...images,
      ...filesIn('syntaxes').filter((file) => file.endsWith('.json')),
      ...filesIn('examples/northern-grid'),
      ...filesIn('examples/oda-components'),
      ...filesIn('docs/walkthrough'),
      ...LOCALIZED,
      'PRIVACY.md',
      'SECURITY.md',
      // By these names vsce stores README.md, CHANGELOG.md and LICENSE.
      'readme.md',
      'changelog.md',
      'LICENSE.txt',
    ].map((file) => `extension/${file}`);
    const made = ['extension.vsixmanifest', '[Content_Types].xml'];
    assert.deepEqual(namesInZip(vsix).sort(), [...expected, ...made].sort());
  });

  it('is at most 1.5 MiB large', () => {
    assert.ok(vsix.length <= 1.5 * KIB * KIB, `${(vsix.length / KIB / KIB).toFixed(2)} MiB`);
  });
});

describe('the npm package', function () {
  this.timeout(60_000);

  it('holds what the command needs, and nothing else', () => {
    const [packed] = JSON.parse(run('npm', 'pack', '--dry-run', '--json', '--ignore-scripts')) as [
      { files: { path: string; mode: number }[] },
    ];
    const expected = [...SHARED, 'dist/cli.js', 'README.md', 'CHANGELOG.md', 'LICENSE'];
    assert.deepEqual(packed.files.map((file) => file.path).sort(), expected.sort());
    const command = packed.files.find((file) => file.path === 'dist/cli.js');
    if (process.platform !== 'win32')
      assert.equal((command?.mode ?? 0) & 0o111, 0o111, 'the command can be run');
  });
});

describe('whoever installs a package', () => {
  it('runs no script of it', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const atInstall = Object.keys(scripts).filter((name) =>
      /^(?:pre|post)?(?:install|prepare|pack|publish|uninstall)$|^prepublishOnly$/.test(name),
    );
    assert.deepEqual(atInstall, []);
  });

  it('installs nothing else with it', () => {
    const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies'])
      assert.equal(manifest[kind], undefined, kind);
  });

  it('finds a bill of what is bundled, with versions, licences and hashes', () => {
    const { components } = JSON.parse(readFileSync(path.join(ROOT, 'dist/sbom.json'), 'utf8'));
    const names = components.map(({ name }: { name: string }) => name);
    for (const name of ['yaml', 'vscode-languageserver', 'vscode-languageclient', 'preact', 'commander'])
      assert.ok(names.includes(name), name);
    for (const name of ['mocha', 'esbuild', 'typescript']) assert.ok(!names.includes(name), name);
    for (const { purl, licenses, hashes, copyright } of components) {
      assert.match(purl, /^pkg:npm\/.+@\d/);
      assert.ok(licenses.length > 0 && hashes.length > 0 && copyright !== '', purl);
    }
  });
});

describe('a bundle', () => {
  const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
  /** The modules that a bundle takes from outside itself. */
  const required = (file: string): string[] => {
    const names = [
      ...read(file).matchAll(
        /\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)|\bfrom\s*["']([^"'\n]+)["'];/g,
      ),
    ].map(([, called, imported]) => called ?? imported ?? '');
    return [...new Set(names)];
  };
  const foreign = (file: string): string[] =>
    required(file).filter((name) => !isBuiltin(name) && !name.startsWith('./'));
  /** The files of the server that are read when it starts: its main one, and what that imports from its own folder. */
  const atStart = (file: string, found = new Set<string>()): Set<string> => {
    if (found.has(file)) return found;
    found.add(file);
    for (const [, name = ''] of read(file).matchAll(/(?:from|import)\s*["'](\.\/[^"']+)["'];/g)) {
      atStart(path.posix.join(path.posix.dirname(file), name), found);
    }
    return found;
  };

  it('of the server or the command needs nothing but Node', () => {
    for (const file of [...filesIn('dist/server'), 'dist/cli.js']) assert.deepEqual(foreign(file), [], file);
    assert.ok(required('dist/cli.js').length > 3, 'what a bundle requires is read');
    assert.ok(required('dist/server/main.mjs').includes('node:module'), 'what a module imports is read');
  });

  it('of the extension needs nothing but VS Code and Node', () => {
    assert.deepEqual(foreign('dist/extension.js'), ['vscode']);
  });

  it('for the browser needs nothing but VS Code, or nothing at all', () => {
    assert.deepEqual(required('dist/browser.js'), ['vscode']);
    assert.deepEqual(required('dist/server-web.js'), []);
  });

  it('of the server is at most 400 KiB large, without what is loaded on demand', () => {
    const files = [...atStart('dist/server/main.mjs')];
    assert.ok(
      files.length > 1 && files.length < filesIn('dist/server').length,
      'some files are loaded on demand',
    );
    const size = files.reduce((sum, file) => sum + statSync(path.join(ROOT, file)).size, 0);
    assert.ok(size <= 400 * KIB, `${(size / KIB).toFixed(1)} KiB`);
  });

  it('names no place of the machine that made it', () => {
    for (const file of filesIn('dist').filter((name) => !name.endsWith('.json'))) {
      const text = read(file);
      assert.ok(!text.includes(ROOT), file);
      assert.ok(!text.includes('sourceMappingURL'), file);
    }
  });
});
