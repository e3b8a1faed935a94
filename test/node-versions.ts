/** The other versions of Node.js that we promise to support, from the packages that carry the programs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One of each major version from 20 to 24 that is or was supported for long. */
export const NODE_VERSIONS = ['20.20.2', '22.23.3', '24.21.0'] as const;

/**
 * The program of a version of Node.js: this one's own where it is of the same major version, else an installed one.
 * @returns its path; undefined where there is no package for this system.
 * @throws Error when npm cannot install it.
 */
export function nodeProgram(root: string, version: string): string | undefined {
  if (process.versions.node.split('.')[0] === version.split('.')[0]) return process.execPath;
  if (process.platform !== 'linux') return undefined;
  const name = `node-${process.platform}-${process.arch}`;
  const folder = join(root, '.node-versions', version);
  const program = join(folder, 'node_modules', name, 'bin/node');
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    // A package of its own: otherwise npm would install into the project above.
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`];
    const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`Node.js ${version} could not be installed: ${stderr}`);
  }
  return program;
}
