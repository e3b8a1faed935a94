/** Builds dist/: the extension, the server, the command and the releases' data. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { frameworkFacts } from './framework-data.js';
import { filesOf } from './release-files.js';
import { billOfMaterials, componentsOf } from './sbom.js';
import { unreached } from './unreached.js';

const root = join(__dirname, '..');
const dist = join(root, 'dist');

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: true,
  // Both are there twice, for require and for import: one copy each, and of "yaml" the one that can be shaken.
  alias: {
    'vscode-languageserver-types': join(root, 'node_modules/vscode-languageserver-types/lib/esm/main.js'),
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
  },
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/** The name by which editors start the server. */
const SERVER = `import('./server/main.mjs').catch((error) => {
  console.error(error);
  process.exit(1);
});
`;

const web: BuildOptions = { ...common, platform: 'browser', target: 'es2022' };

async function main(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, 'framework'), { recursive: true });
  const { releases, history } = frameworkFacts(root);
  // The current releases have most of their words in common; classic has its own.
  const { classic, ...current } = Object.fromEntries(releases);
  const files = filesOf(Object.values(current), 'gb921-words');
  for (const [name, data] of [...files, ['classic', classic] as const, ['history', history] as const]) {
    writeFileSync(join(dist, 'framework', `${name}.json`), JSON.stringify(data));
  }
  const bundles = await Promise.all([
    build({
      ...common,
      entryPoints: ['client/extension.ts'],
      outfile: 'dist/extension.js',
      external: ['vscode'],
    }),
    build({
      ...web,
      entryPoints: ['client/browser.ts'],
      outfile: 'dist/browser.js',
      format: 'cjs',
      external: ['vscode'],
    }),
    // In one file, since a worker that is made of a copy in memory can load no other ones.
    build({
      ...web,
      entryPoints: ['server/lsp/browser.ts'],
      outfile: 'dist/server-web.js',
      format: 'iife',
      plugins: [unreached],
    }),
    // The page of the grid, in a webview and in exported files.
    build({
      ...web,
      entryPoints: { grid: 'grid/browser/main.tsx' },
      outdir: 'dist',
      format: 'iife',
      jsx: 'automatic',
      jsxImportSource: 'preact',
    }),
    build({ ...web, entryPoints: { grid: 'grid/browser/style.css' }, outdir: 'dist' }),
    // An ES module, since only these are split: what is imported on demand becomes files that are loaded on demand.
    build({
      ...common,
      format: 'esm',
      splitting: true,
      // The private fields of the protocol's library, which never leave it: 6 KiB.
      mangleProps: /^_[a-z]/,
      entryPoints: { main: 'server/lsp/node.ts' },
      plugins: [unreached],
      outdir: 'dist/server',
      outExtension: { '.js': '.mjs' },
      banner: {
        js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);',
      },
    }),
    build({
      ...common,
      entryPoints: ['cli/main.ts'],
      outfile: 'dist/cli.js',
      // A dependency of the command asks for the address of its module, which CommonJS has under another name.
      banner: { js: '#!/usr/bin/env node\nconst moduleUrl = require("url").pathToFileURL(__filename).href;' },
      define: { 'import.meta.url': 'moduleUrl' },
    }),
  ]);
  const metafiles = bundles.flatMap(({ metafile }) => metafile ?? []);
  writeFileSync(join(dist, 'sbom.json'), billOfMaterials(root, componentsOf(root, metafiles)));
  writeFileSync(join(dist, 'server.js'), SERVER);
  chmodSync(join(dist, 'cli.js'), 0o755);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
