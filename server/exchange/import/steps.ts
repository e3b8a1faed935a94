/** Long work in steps: a generator stops after each, so that whoever runs it can do something else, or leave it. */
export type Steps<T> = Generator<undefined, T>;

/** Rows of a table in a step: few enough that nobody notices it. */
const ROWS = 1_000;

/** Whether a step ends before the row with this index. */
export function stepEvery(index: number): boolean {
  return index % ROWS === 0;
}

/** Runs all steps at once. */
export function toEnd<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** Runs the steps with a pause before each. A pause that throws ends the work. */
export async function stepwise<T>(steps: Steps<T>, pause: () => Promise<void>): Promise<T> {
  for (;;) {
    await pause();
    const { done, value } = steps.next();
    if (done) return value;
  }
}
