/** Judges one input: which invariants it breaks, and how long each service took. */
import type { FuzzInput } from './inputs.js';
import { invariants } from './invariants.js';

/** Processor time that one answer may take, in milliseconds. Far more than any needs, far less than anybody would wait. */
const BOUND = 5_000;

export const IN_TIME = 'every service answers within its bound';

export interface Broken {
  /** The invariant's name. */
  readonly invariant: string;
  readonly error: Error;
}

export interface Verdict {
  readonly broken: readonly Broken[];
  /** The longest answer of each service, in milliseconds of processor time. */
  readonly longest: ReadonlyMap<string, number>;
}

export interface Trial {
  /** Whether to try what takes its time, too. By default, yes. */
  readonly all?: boolean;
  /** The only invariant to try, by its name. */
  readonly only?: string;
}

export async function judge(input: FuzzInput, { all = true, only }: Trial = {}): Promise<Verdict> {
  const broken: Broken[] = [];
  const longest = new Map<string, number>();
  const clock = <T>(service: string, ask: () => T): T => {
    const start = process.cpuUsage();
    const stop = (): void => {
      const { user, system } = process.cpuUsage(start);
      longest.set(service, Math.max(longest.get(service) ?? 0, (user + system) / 1000));
    };
    const answer = ask();
    if (answer instanceof Promise) void answer.then(stop, stop);
    else stop();
    return answer;
  };
  for (const [invariant, check] of invariants(all)) {
    if (only !== undefined && only !== IN_TIME && only !== invariant) continue;
    try {
      await check(input, clock);
    } catch (error) {
      broken.push({ invariant, error: error instanceof Error ? error : new Error(String(error)) });
    }
  }
  for (const [service, time] of longest) {
    if (time <= BOUND || (only !== undefined && only !== IN_TIME)) continue;
    broken.push({ invariant: IN_TIME, error: new Error(`${service} took ${(time / 1000).toFixed(1)} s`) });
  }
  return { broken, longest };
}
