/**
 * Measures our server beside yaml-language-server, and both beside `yaml` alone, by turns in one run.
 *
 *   npm run bench                        everything: about five minutes
 *   npm run bench -- --quick             fewer rounds
 *   npm run bench -- --only "10,000"     what has these words in its case or measure
 *   npm run bench -- --baseline          keeps the results in test/bench/baseline.json for later comparison
 *   npm run bench -- --no-build          measures the build that is there
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { version } from '../../package.json';
import { documentRows } from './documents.js';
import { type Kept, keep, type Result, type Row, tables, worse } from './report.js';
import { BENCH, NODE, PEER, prepare, run } from './tools.js';
import { workspaceRows } from './workspace.js';

const BASELINE = path.join(__dirname, 'baseline.json');

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      baseline: { type: 'boolean', default: false },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  });
  prepare(values.build);
  const options = { quick: values.quick, isWanted: (name: string) => name.includes(values.only) };
  const rows: Row[] = [];
  const result: Result = { date: new Date().toISOString(), machine: machine(), versions: versions(), rows };
  const file = path.join(BENCH, 'results.json');
  // Written after each part, so that a run that is broken off is not lost.
  const add = (more: readonly Row[]): void => {
    rows.push(...more);
    writeFileSync(file, `${JSON.stringify(result, undefined, 2)}\n`);
  };
  for await (const more of documentRows(options)) add(more);
  add(await workspaceRows(options));

  const { etom, ...others } = result.versions;
  const names = Object.entries(others).map(([name, number]) => `${name} ${number}`);
  console.log(
    `\netom ${etom}; ${names.join(', ')}\n${result.machine}; ${result.date}\n\n${tables(rows)}\n${file}`,
  );
  const now = keep(rows);
  if (values.baseline) {
    writeFileSync(BASELINE, JSON.stringify(now));
    run('npx', ['biome', 'format', '--write', BASELINE]);
  } else if (existsSync(BASELINE)) compare(now, JSON.parse(readFileSync(BASELINE, 'utf8')) as Kept[]);
}

function compare(now: readonly Kept[], before: readonly Kept[]): void {
  const found = worse(now, before);
  console.log(
    found.length > 0
      ? `Worse than the baseline:\n${found.join('\n')}`
      : 'Nothing is notably worse than the baseline.',
  );
}

function machine(): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  // What else runs makes times longer, and ratios little else.
  const load = `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
  return [`${cpus().length} × ${cpu?.model.trim()}`, memory, process.platform, load].join(', ');
}

function versions(): Record<string, string> {
  const versionOf = (args: readonly string[]): string =>
    spawnSync(NODE, args, { encoding: 'utf8' }).stdout.trim();
  const { version: yaml } = JSON.parse(
    readFileSync(path.join(__dirname, '../../node_modules/yaml/package.json'), 'utf8'),
  ) as { version: string };
  return {
    etom: version,
    'yaml-language-server': versionOf([PEER, '--version']),
    yaml,
    Node: versionOf(['-v']),
  };
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
