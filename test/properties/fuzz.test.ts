/** A short fuzz run with a fixed seed, and the inputs of the official YAML test suite. `npm run fuzz` is the long one. */
import { inputAt, SUITE_INPUTS } from '../fuzz/inputs.js';
import { judge } from '../fuzz/judge.js';

const SEED = 1;
/** Some ten seconds on an idle machine. */
const INPUTS = 120;

async function hold(inputs: Iterable<Parameters<typeof judge>[0]>, slowOneIn: number): Promise<void> {
  let n = 0;
  for (const input of inputs) {
    const { broken } = await judge(input, { all: n % slowOneIn === 0 });
    for (const { invariant, error } of broken) {
      error.message = `Input ${n} breaks “${invariant}”: ${error.message}\n${JSON.stringify(input)}`;
      throw error;
    }
    n++;
  }
}

describe('any text', function () {
  this.timeout(300_000);

  it(`holds what must hold of any: ${INPUTS} inputs of seed ${SEED}`, () =>
    hold(
      Array.from({ length: INPUTS }, (_, n) => inputAt(SEED, n)),
      8,
    ));

  it('holds what must hold of any: the official YAML test suite', () => hold(SUITE_INPUTS, 40));
});
