/** Makes a failing input small, so that a person can see what is wrong with it. */
import type { FuzzInput } from './inputs.js';

/** How often an input is tried in a smaller form. */
const MOST_TRIED = 1_000;

/**
 * The smallest input that is found by leaving out edits, lines and characters.
 * @param fails whether an input still breaks what the first one broke.
 */
export async function reduced(
  input: FuzzInput,
  fails: (input: FuzzInput) => Promise<boolean>,
): Promise<FuzzInput> {
  let left = MOST_TRIED;
  const without = async <T>(
    parts: readonly T[],
    make: (parts: readonly T[]) => FuzzInput,
  ): Promise<readonly T[]> => {
    let now = parts;
    for (let size = Math.ceil(now.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let at = 0; at < now.length && left > 0; ) {
        const fewer = [...now.slice(0, at), ...now.slice(at + size)];
        left--;
        if (await fails(make(fewer))) now = fewer;
        else at += size;
      }
    }
    return now;
  };
  const edits = await without(input.edits, (some) => ({ ...input, edits: some }));
  const now = { ...input, edits };
  const lines = await without(now.text.split(/(?<=\n)/), (some) => ({ ...now, text: some.join('') }));
  const units = await without(lines.join('').split(''), (some) => ({ ...now, text: some.join('') }));
  return { ...now, text: units.join('') };
}
