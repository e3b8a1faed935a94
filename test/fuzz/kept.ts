/** Inputs that once broke an invariant, as files that are tried for ever. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Edit } from '../../server/map/document.js';
import type { FuzzInput } from './inputs.js';
import { seedOf } from './random.js';

export const FOLDER = path.join(__dirname, 'failures');

interface Kept {
  readonly invariant: string;
  readonly lines: readonly string[];
  readonly edits?: readonly Edit[];
}

/** All kept inputs, by the names of their files. */
export function keptInputs(): ReadonlyMap<string, FuzzInput> {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
  return new Map(
    names.sort().map((name) => {
      const { lines, edits = [] }: Kept = parse(readFileSync(path.join(FOLDER, name), 'utf8'));
      return [name, { kind: 'kept', text: lines.join(''), edits }];
    }),
  );
}

/** Writes an input to a file of its own, below the first line of a message. Its texts are quoted, so that no unit of them is lost. @returns the path. */
export function keep({ text, edits }: FuzzInput, invariant: string, message: string): string {
  const name = `${invariant.replace(/[^a-z]+/gi, '-')}-${seedOf(text + JSON.stringify(edits)).toString(36)}.yaml`;
  const content = [
    `# ${message.split('\n', 1)[0]}`.replace(/[\p{C}\u2028\u2029]/gu, '?'),
    `invariant: ${invariant}`,
    'lines:',
    ...text.split(/(?<=\n)/).map((line) => `  - ${quoted(line)}`),
    ...(edits.length > 0 ? ['edits:', ...edits.map((edit) => `  - ${quoted(edit)}`)] : []),
  ];
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, name);
  writeFileSync(file, `${content.join('\n')}\n`);
  return file;
}

/** JSON, which is YAML too, in nothing but visible ASCII. */
function quoted(value: unknown): string {
  return JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
