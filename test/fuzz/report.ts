/** What the process that tries inputs tells the one that runs it. */

/** It has loaded everything, and waits to be told of an input. */
export const READY = 'ready';

/** It is still at work on making a failing input small. */
export const ALIVE = 'alive';

/** What came of an input. */
export interface Report {
  readonly n: number;
  readonly kind: string;
  /** Bytes of input: of the text, and of the edits. */
  readonly bytes: number;
  /** The longest answer of each service, in milliseconds. */
  readonly longest: readonly (readonly [service: string, time: number])[];
  readonly broken: readonly { readonly invariant: string; readonly message: string; readonly file: string }[];
}
