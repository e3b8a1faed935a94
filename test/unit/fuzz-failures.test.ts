/** Whatever once broke an invariant of the fuzz run is tried again, for ever. `npm run fuzz` keeps new ones. */
import { judge } from '../fuzz/judge.js';
import { keptInputs } from '../fuzz/kept.js';

describe('an input that once failed', function () {
  this.timeout(60_000);
  for (const [name, input] of keptInputs()) {
    it(`holds what must hold of any: ${name.replace('.yaml', '')}`, async () => {
      const { broken } = await judge(input);
      for (const { error } of broken) throw error;
    });
  }
});
