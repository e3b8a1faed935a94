/** Maps of any length that look like real ones, and a workspace of them. Equal sizes give equal texts. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { largeMap } from '../support/large-map.js';

const SEED = 20261;
/** Lines of a generated map for each of its processes, with the roles, systems and flows that go with them. */
const LINES_A_PROCESS = 5.76;
/** One element reference of so many is wrong, as while people work. */
const WRONG = 100;

/** Makes a map of about so many lines. */
export function mapOf(lines: number): string {
  const processes = Math.max(5, Math.round(lines / LINES_A_PROCESS));
  const share = (of: number): number => Math.max(2, Math.ceil(processes / of));
  const text = largeMap({ processes, roles: share(15), systems: share(8), flows: share(25) });
  return withMistakes(text, new Random(SEED + lines));
}

/** The same map with all its processes below a single one. */
export function belowOneRoot(text: string): string {
  const [head = '', rest = ''] = text.split(/^processes:\n/m);
  const [processes = '', flows = ''] = rest.split(/^(?=\nflows:\n)/m);
  const root = '  grid:\n    name: Run the grid\n    owner: role-0\n    processes:\n';
  return `${head}processes:\n${root}${processes.replace(/^(?=.)/gm, '    ')}${flows}`;
}

/** A map of flat processes, many of which claim the same elements in full. */
export function crowdedMap(processes: number): string {
  const elements = [...largeMap({ processes: 300 }).matchAll(/^ {6}- ([^{\n]+)$/gm)].map(([, name]) => name);
  const random = new Random(SEED);
  const entries = Array.from({ length: processes }, (_, index) => {
    const own = Array.from({ length: 2 }, () => elements[random.below(elements.length)]);
    return `  p${index}:\n    name: Do work ${index}\n    elements: [${own.join(', ')}]\n`;
  });
  return `etom: classic\nprocesses:\n${entries.join('')}`;
}

/**
 * Writes a workspace into an empty folder: half of the files are maps of their own, the others are joined, ten to a map, of
 * which the first holds what all share.
 * @param lines of each file.
 */
export function writeWorkspace(folder: string, files: number, lines: number): void {
  rmSync(folder, { recursive: true, force: true });
  const write = (index: number, text: string): void => {
    const team = path.join(folder, `team-${Math.floor(index / 50)}`);
    mkdirSync(team, { recursive: true });
    writeFileSync(path.join(team, `map-${index}.etom.yaml`), text);
  };
  for (let index = 0; index < files; index += 20) {
    for (let own = 0; own < 10; own++) write(index + own, mapOf(lines + own));
    const parts = partsOf(mapOf(lines * 10), `region-${index / 20}`, 10);
    for (const [part, text] of parts.entries()) write(index + 10 + part, text);
  }
}

/** Parts a map into files: one with all that is no process, and others with an equal share of the processes. */
function partsOf(text: string, name: string, files: number): string[] {
  const [head = '', rest = ''] = text.replace(/\n/, `\nmap: ${name}\n`).split(/^processes:\n/m);
  const [processes = '', flows = ''] = rest.split(/^(?=\nflows:\n)/m);
  const each = processes.split(/^(?= {2}\S)/m);
  const share = Math.ceil(each.length / (files - 1));
  const parts = Array.from({ length: files - 1 }, (_, part) => each.slice(part * share, (part + 1) * share));
  const start = `etom: classic\nmap: ${name}\nprocesses:\n`;
  return [head + flows, ...parts.map((part) => start + part.join(''))];
}

function withMistakes(text: string, random: Random): string {
  return text
    .replace(/^( *- (?:\{ element: )?)(\d[\d.]*) /gm, (all, start: string, id: string) =>
      random.below(WRONG) === 0 ? `${start}${id}9 ` : all,
    )
    .replace(/^( +)maturity: 3$/m, '$&\n$1colour: blue');
}

/** Numbers that look random and are the same in each run. */
class Random {
  constructor(private state: number) {}

  /** A whole number from 0 up to, and not including, a limit. */
  below(limit: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }
}
