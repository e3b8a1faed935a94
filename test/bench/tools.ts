/** What is measured, made ready in the folder `.bench`: our build, the peer and the Node that runs both. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { framework, ROOT } from '../support/framework.js';

export const BENCH = path.join(ROOT, '.bench');
export const NODE = path.join(BENCH, 'node_modules/node/bin/node');
export const PEER = path.join(BENCH, 'node_modules/yaml-language-server/bin/yaml-language-server');
/** A copy of the build, so that a build meanwhile changes nothing. */
export const DIST = path.join(BENCH, 'dist');
export const FLOOR = path.join(BENCH, 'floor.cjs');
export const SCHEMA = path.join(ROOT, 'schemas/etom-map.schema.json');
/** The same schema with all elements of the release as an enumeration. */
export const SCHEMA_WITH_ELEMENTS = path.join(BENCH, 'etom-map-with-elements.schema.json');

const INSTALLED = { node: '24', 'yaml-language-server': '2.0.0' };

/**
 * Builds, and installs what is not there yet.
 * @param build false to measure the build that is there.
 * @throws Error where a program fails.
 */
export function prepare(build: boolean): void {
  if (build) run(process.execPath, ['--import', 'tsx', 'scripts/build.ts']);
  mkdirSync(BENCH, { recursive: true });
  rmSync(DIST, { recursive: true, force: true });
  cpSync(path.join(ROOT, 'dist'), DIST, { recursive: true });
  buildSync({
    absWorkingDir: ROOT,
    entryPoints: ['test/bench/floor.ts'],
    outfile: FLOOR,
    bundle: true,
    minify: true,
    platform: 'node',
    alias: { yaml: path.join(ROOT, 'node_modules/yaml/browser/index.js') },
  });
  if (!existsSync(NODE) || !existsSync(PEER)) {
    const packages = Object.entries(INSTALLED).map(([name, version]) => `${name}@${version}`);
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--loglevel=error'];
    run('npm', ['install', '--prefix', BENCH, ...quiet, ...packages]);
  }
  const schema: unknown = JSON.parse(readFileSync(SCHEMA, 'utf8'));
  writeFileSync(SCHEMA_WITH_ELEMENTS, JSON.stringify(enumerated(schema, false)));
}

/**
 * Runs a program in the repository's root.
 * @throws Error where it fails.
 */
export function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed`);
}

const OF_ELEMENTS = new Set(['element', 'elements', 'include', 'exclude', 'parent']);

/** A schema in which each text that refers to an element is one of the ids and names that there are. */
function enumerated(schema: unknown, isElement: boolean): unknown {
  if (Array.isArray(schema)) return schema.map((each: unknown) => enumerated(each, isElement));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (isElement && 'type' in schema && Array.isArray(schema.type) && schema.type.includes('string'))
    return { enum: references() };
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      enumerated(value, OF_ELEMENTS.has(key) || (isElement && key !== 'properties')),
    ]),
  );
}

function references(): string[] {
  const { elements } = framework();
  return [...new Set([...elements].map(({ id, name }) => (id === undefined ? name : `${id} ${name}`)))];
}
