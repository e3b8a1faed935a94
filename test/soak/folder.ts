/** The folder that a soak works in: some forty files of several maps, from a few lines to several thousand. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { mapOf, writeWorkspace } from '../bench/generate.js';
import { ROOT } from '../support/framework.js';

/** The folders of the workspace: files with one `map:` in both of them are two maps. */
export const FOLDERS = ['maps', 'other'] as const;

/** So many lines that map-wide rules wait for a rest. */
const LARGE = 6500;

const BROKEN =
  'etom: classic\nprocesses:\n  a: { name: A, elements: [1.1.1.5\n  b: "open\nroles:\n\tlead: x\n';

/**
 * Writes the folder, and gives the texts of its maps.
 * @param root an empty folder.
 * @returns the texts by the files' names, relative to the root.
 */
export function writeFolder(root: string): Map<string, string> {
  writeWorkspace(path.join(root, 'maps/generated'), 20, 60);
  cpSync(path.join(ROOT, 'examples'), path.join(root, 'maps/examples'), { recursive: true });
  mkdirSync(path.join(root, 'other'));
  const more = {
    'maps/large.etom.yaml': mapOf(LARGE),
    'maps/broken.etom.yaml': BROKEN,
    'other/one.etom.yaml': mapOf(80).replace(/^/, 'map: region-0\n'),
    'other/two.etom.yml': mapOf(90).replace('classic', '26.0').replace(/^/, 'map: region-0\n'),
  };
  for (const [name, text] of Object.entries(more)) writeFileSync(path.join(root, name), text);
  return readMaps(root);
}

/** Writes the texts of maps, by their names, into a folder. What maps link to is not there. */
export function writeMaps(root: string, files: ReadonlyMap<string, string>): void {
  for (const folder of FOLDERS) mkdirSync(path.join(root, folder), { recursive: true });
  for (const [name, text] of files) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** The texts of the maps in the folders of a workspace, by their names. */
export function readMaps(root: string): Map<string, string> {
  const patterns = FOLDERS.map((folder) => `${folder}/**/*.etom.{yaml,yml}`);
  const names = globSync(patterns, { cwd: root }).sort();
  return new Map(names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]));
}
