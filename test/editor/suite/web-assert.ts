/** The part of `node:assert/strict` that the tests use, for an extension host without Node. */
import { assert } from 'chai';

export const { ok, fail, match, notEqual, throws } = assert;
export const {
  strictEqual: equal,
  deepStrictEqual: deepEqual,
  notDeepEqual,
  notMatch: doesNotMatch,
} = assert;

/** Fails unless a promise, or that of a function, is refused as wanted. */
export async function rejects(
  promised: Promise<unknown> | (() => Promise<unknown>),
  wanted?: RegExp,
): Promise<void> {
  try {
    await (typeof promised === 'function' ? promised() : promised);
  } catch (error) {
    if (wanted) match(String(error), wanted);
    return;
  }
  fail('The promise was kept and not refused.');
}
