/** What a check found, as the formats print it. */
import { existsSync } from 'node:fs';
import path, { dirname, join, type PlatformPath } from 'node:path';
import type { MapDocument } from '../server/map/document.js';
import type { Finding, Severity } from '../server/rules/rule.js';
import type { Failure } from './files.js';

/** What was found in a file. */
export interface FileFindings {
  /** The path as it is shown: from the working folder. */
  readonly path: string;
  /** The absolute path. */
  readonly file: string;
  readonly uri: string;
  readonly findings: readonly Finding[];
  /** The text of a line on which a finding starts. */
  lineAt(line: number): string;
}

/** The same, with what was checked, so that it can be mended. */
export interface CheckedFile extends FileFindings {
  readonly document: MapDocument;
}

export interface CheckReport {
  readonly files: readonly FileFindings[];
  /** What could not be checked. */
  readonly failures: readonly Failure[];
  /** The folder from which programs count paths; absolute. */
  readonly root: string;
  /** Whether a finding of this severity makes the command fail. */
  readonly fails: (severity: Severity) => boolean;
}

/** The folder of the repository that a folder belongs to, or the folder itself where it belongs to none. */
export function sourceRoot(folder: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (at === dirname(at)) return folder;
  }
}

/**
 * The path of a file from a folder above it, with slashes; undefined where it does not lie below.
 * @param rules those of the system by which paths are read.
 */
export function pathFrom(root: string, file: string, rules: PlatformPath = path): string | undefined {
  const way = rules.relative(root, file);
  const isOutside = way === '' || way === '..' || way.startsWith(`..${rules.sep}`) || rules.isAbsolute(way);
  return isOutside ? undefined : way.split(rules.sep).join('/');
}
