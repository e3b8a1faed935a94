/** A program of its own: what `yaml` alone needs for what we do, and what we need without a server around it. Prints JSON. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { MapDocument } from '../../server/map/document.js';

const [, , what = '', file = '', rounds = '1'] = process.argv;

/** Duplicate keys are not looked for, which is quadratic. */
const parse = (text: string): unknown => parseDocument(text, { uniqueKeys: false });

function timeOf(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Reads one text again and again, by turns. */
function readOne(): { yaml: number[]; ours: number[] } {
  const text = readFileSync(file, 'utf8');
  const result = { yaml: [] as number[], ours: [] as number[] };
  for (let round = 0; round < Number(rounds); round++) {
    result.yaml.push(timeOf(() => parse(text)));
    result.ours.push(timeOf(() => MapDocument.read('file:///map.etom.yaml', round, text)));
  }
  return result;
}

/** Reads all files below a folder once. */
function readAll(): void {
  for (const name of readdirSync(file, { recursive: true, encoding: 'utf8' })) {
    if (name.endsWith('.etom.yaml')) parse(readFileSync(path.join(file, name), 'utf8'));
  }
}

if (what === 'workspace') readAll();
else console.log(JSON.stringify(readOne()));
