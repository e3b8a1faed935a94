/** The check of a whole workspace, beside `yaml` alone over the same files. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import path from 'node:path';
import { type Options, Rows } from './documents.js';
import { writeWorkspace } from './generate.js';
import type { Row } from './report.js';
import { BENCH, DIST, FLOOR, NODE } from './tools.js';

const FOLDER = path.join(BENCH, 'workspace');
const NAME = '2,000 files of 100 lines';

/** Measures `etom check` by turns with a program that only parses. */
export async function workspaceRows({ quick, isWanted }: Options): Promise<Row[]> {
  if (!isWanted(NAME)) return [];
  const rows = new Rows(NAME);
  writeWorkspace(FOLDER, 2000, 85);
  for (let round = 0; round < (quick ? 1 : 4); round++) {
    const alone = await timeOf([FLOOR, 'workspace', FOLDER]);
    const ours = await timeOf([path.join(DIST, 'cli.js'), 'check', FOLDER, '--format', 'json']);
    for (const [name, { wall, cpu, memory }] of Object.entries({ etom: ours, 'yaml alone': alone })) {
      rows.add('etom check', 'ms', name, wall);
      rows.add(`time of all ${cpus().length} cores`, 'ms', name, cpu);
      rows.add('peak memory', 'MiB', name, memory);
    }
  }
  return rows.all();
}

/** Runs a program of Node under GNU time's idea of a measurement: wall clock, time of all cores, peak memory. */
async function timeOf(args: readonly string[]): Promise<{ wall: number; cpu: number; memory: number }> {
  const usage = 'process.on("exit",()=>process.stderr.write("\\n"+JSON.stringify(process.resourceUsage())))';
  const preload = `data:text/javascript,${encodeURIComponent(usage)}`;
  const start = performance.now();
  const child = spawn(NODE, ['--import', preload, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  await once(child, 'exit');
  const wall = performance.now() - start;
  const used = JSON.parse(said.trim().split('\n').at(-1) ?? '') as NodeJS.ResourceUsage;
  return { wall, cpu: (used.userCPUTime + used.systemCPUTime) / 1000, memory: used.maxRSS / 1024 };
}
