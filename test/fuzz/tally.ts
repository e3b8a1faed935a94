/** What a fuzz run has tried so far. */
import type { Report } from './report.js';

const MOST_WORST = 12;

export class Tally {
  bytes = 0;
  failures = 0;
  #inputs = 0;
  readonly #kinds = new Map<string, number>();
  readonly #worst = new Map<string, { readonly time: number; readonly n: number; readonly bytes: number }>();

  add({ n, kind, bytes, longest, broken }: Report): void {
    this.bytes += bytes;
    this.#inputs++;
    this.#kinds.set(kind, (this.#kinds.get(kind) ?? 0) + 1);
    for (const [service, time] of longest)
      if (time > (this.#worst.get(service)?.time ?? 0)) this.#worst.set(service, { time, n, bytes });
    for (const { invariant, message, file } of broken) {
      this.failures++;
      console.error(
        `✘ input ${n} (${kind}): ${invariant}\n  ${message.split('\n').slice(0, 6).join('\n  ')}\n  ${file}`,
      );
    }
  }

  /** How far the run is, after so many seconds. */
  line(seconds: number): string {
    const bytes = `${this.bytes.toLocaleString('en')} bytes`;
    return `${seconds.toFixed(0)} s: ${this.#inputs} inputs, ${bytes}, ${this.failures} failures`;
  }

  /** All that the run has to tell. */
  summary(seed: number, seconds: number): string {
    const kinds = [...this.#kinds].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `  ${count} × ${kind}`);
    const worst = [...this.#worst].sort((a, b) => b[1].time - a[1].time).slice(0, MOST_WORST);
    const lines = worst.map(
      ([service, { time, n, bytes }]) => `  ${time.toFixed(0)} ms: ${service} (input ${n}, ${bytes} bytes)`,
    );
    return [`Seed ${seed}; ${this.line(seconds)}`, ...kinds, 'The longest answers:', ...lines].join('\n');
  }
}
