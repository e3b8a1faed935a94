/**
 * The fuzz run: `npm run fuzz -- --seconds 600 --bytes 10000000 --seed 7`. It ends after so many seconds, or, where bytes
 * are given, once so much input was tried. What fails is made small and kept in `test/fuzz/failures`, where the tests try it
 * for ever. The inputs are tried in a process of their own, so that one that hangs or ends it is found too.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';
import { inputAt } from './inputs.js';
import { keep } from './kept.js';
import { ALIVE, READY, type Report } from './report.js';
import { Tally } from './tally.js';

/** How long one input may take before it is taken to hang, in milliseconds. */
const PATIENCE = 120_000;
/** How often the state of the run is told, in milliseconds. */
const INTERVAL = 30_000;

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    bytes: { type: 'string', default: '0' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 2 ** 31)) },
    from: { type: 'string', default: '0' },
  },
});
const [seconds, bytes, seed] = [Number(values.seconds), Number(values.bytes), Number(values.seed)];

const tally = new Tally();
const started = performance.now();
let next = Number(values.from);
let heard = performance.now();

const isOver = (): boolean => performance.now() - started >= seconds * 1000 && tally.bytes >= bytes;

function start(): void {
  const worker = fork(require.resolve('./worker.ts'), [], { execArgv: process.execArgv });
  let isReady = false;
  worker.on('message', (report: Report | typeof READY | typeof ALIVE) => {
    heard = performance.now();
    if (report === ALIVE) return;
    if (report === READY) isReady = true;
    else tally.add(report);
    if (isOver()) finish(worker);
    else worker.send({ seed, n: report === READY ? next : ++next });
  });
  worker.on('exit', (code, signal) => {
    if (finished) return;
    if (!isReady) {
      tally.failures++;
      finish(worker);
      return;
    }
    // It has not come back from this input: it hung and was ended, or it ended the process.
    const input = inputAt(seed, next);
    const message = `Input ${next} of seed ${seed} ended the process (${signal ?? code}).`;
    console.error(`✘ ${message} ${keep(input, 'the process lives on', message)}`);
    tally.failures++;
    next++;
    start();
  });
  heard = performance.now();
  current = worker;
}

let current: ChildProcess | undefined;
let finished = false;

function finish(worker: ChildProcess): void {
  finished = true;
  worker.kill();
  clearInterval(timer);
  console.log(tally.summary(seed, (performance.now() - started) / 1000));
  process.exitCode = tally.failures > 0 ? 1 : 0;
}

let told = performance.now();
const timer = setInterval(() => {
  if (performance.now() - heard > PATIENCE) current?.kill('SIGKILL');
  if (performance.now() - told < INTERVAL) return;
  told = performance.now();
  console.log(tally.line((told - started) / 1000));
}, 1000);
console.log(`Fuzzing with seed ${seed}.`);
start();
