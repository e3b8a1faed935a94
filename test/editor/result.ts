/** How a run of the editor tests ended, as one console line: the way out of every kind of extension host. */

export interface TestResult {
  readonly passed: number;
  readonly failed: number;
  readonly pending: number;
  /** The titles of the tests that failed, where they are told. */
  readonly failures?: readonly string[];
}

const MARK = 'ETOM-TEST-RESULT';

export function formatResult(result: TestResult): string {
  return `${MARK} ${JSON.stringify(result)}`;
}

/** The last result that `output` reports. */
export function findResult(output: string): TestResult | undefined {
  const found = [...output.matchAll(new RegExp(`${MARK} (\\{.*\\})`, 'g'))].at(-1)?.[1];
  if (found === undefined) return undefined;
  const { passed = 0, failed = 0, pending = 0, failures = [] } = JSON.parse(found) as Partial<TestResult>;
  return { passed, failed, pending, failures };
}
