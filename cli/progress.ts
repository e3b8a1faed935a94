import { clearLine, cursorTo } from 'node:readline';

/** How far long work has come. */
export interface Progress {
  /** Says that so many of all are done. */
  step(what: string, done: number, total: number): void;
  /** Takes the last word back, so that other output can follow. */
  end(): void;
}

/** Work that is done before is not spoken of, in milliseconds. */
const SOON = 500;
/** Time between two words, in milliseconds. */
const OFTEN = 100;

export const NO_PROGRESS: Progress = { step: () => {}, end: () => {} };

/** Progress as one line of a terminal, which is written over; work that ends soon leaves no trace. */
export function terminalProgress(
  stream: NodeJS.WritableStream,
  now: () => number = () => performance.now(),
): Progress {
  let next = now() + SOON;
  let isShown = false;
  return {
    step(what, done, total) {
      if (now() < next) return;
      next = now() + OFTEN;
      isShown = true;
      cursorTo(stream, 0);
      stream.write(`${what}: ${done} of ${total} files`);
      clearLine(stream, 1);
    },
    end() {
      if (isShown) {
        cursorTo(stream, 0);
        clearLine(stream, 0);
      }
      isShown = false;
    },
  };
}
