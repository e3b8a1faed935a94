/**
 * The soak: `npm run soak -- --minutes 30 --seed 7`. Half of the time with a client that asks for findings, half with one that is
 * given them; before that, what memory edits and opened files leave behind. What fails is made small and kept in a folder
 * of the system's temporary files; `--again <folder>` tries it once more. `--dist <folder>` takes another build.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../support/framework.js';
import { keep, tryAgain } from './failures.js';
import type { Channel } from './findings.js';
import { readMaps } from './folder.js';
import { measureMemory } from './memory.js';
import { soak } from './soak.js';

/** How often the state of the run is told, in milliseconds. */
const INTERVAL = 60_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    actions: { type: 'string', default: '150' },
    again: { type: 'string' },
    dist: { type: 'string', default: path.join(ROOT, 'dist') },
    'no-memory': { type: 'boolean', default: false },
  },
});
const [minutes, seed, actions] = [Number(values.minutes), Number(values.seed), Number(values.actions)];

async function main(program: readonly string[]): Promise<number> {
  if (values.again !== undefined) {
    const found = await tryAgain(program, values.again, readMaps(values.again));
    console.log(found === undefined ? 'It did not fail.' : JSON.stringify(found, undefined, 2));
    return found === undefined ? 0 : 1;
  }
  if (!values['no-memory']) await measureMemory(program, { edits: 10_000, files: 1_000 }, console.log);
  console.log(`Soaking for ${minutes} minutes with seed ${seed}.`);
  let failures = 0;
  for (const channel of ['pull', 'push'] as const) failures += await soakFor(program, channel, minutes / 2);
  return failures > 0 ? 1 : 0;
}

async function soakFor(program: readonly string[], channel: Channel, time: number): Promise<number> {
  const started = performance.now();
  let told = started;
  const line = ({ actions, requests, rests, failures }: Awaited<ReturnType<typeof soak>>): string => {
    const passed = ((performance.now() - started) / 60_000).toFixed(1);
    return `${channel}: ${passed} min, ${actions} actions, ${requests} requests, ${rests} rests, ${failures} failures`;
  };
  const done = await soak({
    program,
    channel,
    seed,
    actions,
    isOver: (now) => {
      if (performance.now() - told > INTERVAL) {
        told = performance.now();
        console.log(line(now));
      }
      return performance.now() - started > time * 60_000;
    },
    onFailure: async (failure) => {
      console.log(`✘ ${failure.what}`, JSON.stringify(failure.difference?.of ?? ''));
      const { folder, cameBack } = await keep({ program, channel }, failure);
      const isSure = cameBack
        ? 'it came back when it was tried again'
        : 'it did not come back when it was tried again';
      console.log(`  seed ${seed}, kept in ${folder}; ${isSure}`);
    },
  });
  console.log(`✔ ${line(done)}`.replace(/^✔(.*[1-9]\d* failures)$/, '✘$1'));
  return done.failures;
}

// A copy, so that a build meanwhile does not change the server.
const copy = mkdtempSync(path.join(tmpdir(), 'etom-soak-server-'));
for (const part of ['server.js', 'server', 'framework'])
  cpSync(path.join(values.dist, part), path.join(copy, part), { recursive: true });
void main([path.join(copy, 'server.js'), '--stdio'])
  .then((code) => {
    process.exitCode = code;
  })
  .finally(() => rmSync(copy, { recursive: true, force: true }));
