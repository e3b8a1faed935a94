/** A lower floor never imports a higher one, and each outside world is known in one place. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../..');

/** The floors of the server, the lowest first. */
const FLOORS = ['framework', 'map', 'workspace', 'rules', 'features', 'exchange', 'lsp'];

/** What runs on Node alone. */
const NODE_FILES = ['server/lsp/node.ts', 'server/lsp/node-host.ts'];

interface Import {
  /** The file that imports, from the repository's root. */
  readonly file: string;
  /** What it imports: a file from the root, without its extension, or the name of a package or module. */
  readonly target: string;
}

const PATTERNS = [
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/gm,
  /^\s*import\s*['"]([^'"]+)['"]/gm,
  /\b(?:require|import)\s*\(\s*['"]([^'"]+)['"]/g,
];

function importsIn(file: string, text: string): Import[] {
  const named = PATTERNS.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  return named.map((name) => {
    const target = name.startsWith('.')
      ? path.posix.join(path.posix.dirname(file), name.replace(/\.[jt]s$/, ''))
      : name;
    return { file, target };
  });
}

const FILES = ['client', 'server', 'grid', 'cli', 'scripts', 'test']
  .filter((folder) => existsSync(path.join(ROOT, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
      .filter((name) => /\.tsx?$/.test(name)),
  );

const IMPORTS = FILES.flatMap((file) => importsIn(file, readFileSync(path.join(ROOT, file), 'utf8')));

/** The floor of a file of the server, or -1 for the files at its root and for everything else. */
const floorOf = (name: string): number => {
  const [root, folder = ''] = name.split('/');
  return root === 'server' ? FLOORS.indexOf(folder) : -1;
};

const isIn = (name: string, ...folders: string[]): boolean =>
  folders.some((folder) => name.startsWith(`${folder}/`));

const isOurs = (target: string): boolean =>
  isIn(target, 'client', 'server', 'grid', 'cli', 'scripts', 'test');

/** A package, or what is inside it. */
const isOf = (target: string, name: string): boolean => target === name || target.startsWith(`${name}/`);

const isNode = (target: string): boolean =>
  target.startsWith('node:') ||
  builtinModules.includes(target.split('/')[0] ?? '') ||
  target.endsWith('/node');

/** Fails with the imports that break a rule. */
function refuse(isWrong: (found: Import) => boolean): void {
  assert.deepEqual(
    IMPORTS.filter(isWrong).map(({ file, target }) => `${file} imports ${target}`),
    [],
  );
}

describe('the house', () => {
  it('is seen: every form of import is found', () => {
    const text = [
      "import { a } from './a.js';",
      "import type {\n  B,\n} from '../b.js';",
      "export * from './c.js';",
      "import 'd';",
      "const e = require('e');",
      "const f = await import('f');",
      "type G = typeof import('node:g');",
      " * import { no } from 'no';",
    ].join('\n');
    const targets = importsIn('server/map/x.ts', text).map(({ target }) => target);
    assert.deepEqual(targets, ['server/map/a', 'server/b', 'server/map/c', 'd', 'e', 'f', 'node:g']);
    for (const floor of ['framework', 'map', 'workspace', 'rules', 'features', 'lsp']) {
      assert.ok(
        IMPORTS.some(({ file }) => isIn(file, `server/${floor}`)),
        `nothing of ${floor} was read`,
      );
    }
  });

  it('has floors, and a lower one imports no higher one', () => {
    refuse(({ file, target }) => floorOf(file) >= 0 && floorOf(target) > floorOf(file));
  });

  it('keeps the framework by itself, and lets the map know its releases alone', () => {
    refuse(({ file, target }) => {
      if (isIn(file, 'server/framework')) return isOurs(target) && !isIn(target, 'server/framework');
      const known = ['server/framework/releases'];
      return isIn(file, 'server/map') && isIn(target, 'server/framework') && !known.includes(target);
    });
  });

  it('lets the server import nothing of what is built on it', () => {
    refuse(({ file, target }) => isIn(file, 'server') && isIn(target, 'client', 'cli', 'scripts', 'test'));
    refuse(({ file, target }) => isIn(file, 'client', 'cli', 'grid') && isIn(target, 'scripts', 'test'));
    refuse(({ file, target }) => isIn(file, 'cli', 'grid') && isIn(target, 'client'));
  });

  it('lets the picture stand by itself: the grid knows no more of ours than how names are compared', () => {
    const known = ['server/framework/normalize'];
    refuse(
      ({ file, target }) =>
        isIn(file, 'grid') && isOurs(target) && !isIn(target, 'grid') && !known.includes(target),
    );
    refuse(({ file, target }) => isIn(target, 'grid/browser') && !isIn(file, 'grid/browser', 'test'));
    refuse(({ target, file }) => isOf(target, 'preact') && !isIn(file, 'grid/browser', 'test'));
  });

  it('lets the client know the server by its protocol alone', () => {
    refuse(
      ({ file, target }) => isIn(file, 'client') && isIn(target, 'server') && target !== 'server/protocol',
    );
  });

  it('knows VS Code in one place', () => {
    refuse(({ file, target }) => target === 'vscode' && !isIn(file, 'client', 'test/editor'));
  });

  it('knows the protocol in one place', () => {
    refuse(({ file, target }) => isOf(target, 'vscode-languageserver') && !isIn(file, 'server/lsp', 'test'));
  });

  it('knows YAML in one place', () => {
    refuse(({ file, target }) => isOf(target, 'yaml') && !isIn(file, 'server/map', 'scripts', 'test'));
  });

  it('needs Node at its entry alone', () => {
    refuse(({ file, target }) => isIn(file, 'server') && isNode(target) && !NODE_FILES.includes(file));
  });
});
