/** Tries the inputs that it is told of, one at a time, and tells what came of each. */
import { inputAt } from './inputs.js';
import { judge } from './judge.js';
import { keep } from './kept.js';
import { reduced } from './reduce.js';
import { ALIVE, READY, type Report } from './report.js';

/** Of so many inputs, one is tried with what takes its time, too. */
const SLOW_ONE_IN = 8;

/** The kinds of failures that were met. */
const known = new Set<string>();

process.on('message', ({ seed, n }: { seed: number; n: number }) => void tried(seed, n).then(tell));

function tell(report: Report | typeof READY | typeof ALIVE): void {
  process.send?.(report);
}

tell(READY);

async function tried(seed: number, n: number): Promise<Report> {
  const input = inputAt(seed, n);
  const verdict = await judge(input, { all: n % SLOW_ONE_IN === 0 });
  const broken: Report['broken'][number][] = [];
  for (const { invariant, error } of verdict.broken) {
    const message = `${error.message}\n${(error.stack ?? '').split('\n').slice(-6).join('\n')}`;
    const alike = kindOf(error);
    if (known.has(alike)) continue;
    known.add(alike);
    const fails = async (smaller: typeof input): Promise<boolean> => {
      tell(ALIVE);
      const { broken: again } = await judge(smaller, { only: invariant });
      return again.some((one) => one.invariant === invariant && kindOf(one.error) === alike);
    };
    const small = await reduced(input, fails);
    broken.push({ invariant, message, file: keep(small, invariant, message) });
  }
  const texts = [input.text, ...input.edits.map(({ text }) => text)];
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return { n, kind: input.kind, bytes, longest: [...verdict.longest], broken };
}

/** Errors that come from one place and say the same of other things: one of them is enough, and a smaller input has it too. */
function kindOf({ name, message, stack = '' }: Error): string {
  const [line = ''] = message.split('\n');
  const words = line.replace(/“.*?”|`.*?`|"(?:[^"\\]|\\.)*"|'.*?'|\d+/g, '');
  return `${name} ${words} ${/^\s+at .*$/m.exec(stack)?.[0] ?? ''}`;
}
