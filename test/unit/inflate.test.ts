import assert from 'node:assert/strict';
import { deflateRawSync } from 'node:zlib';
import { inflate } from '../../server/exchange/import/inflate.js';

const bytes = new TextEncoder().encode('an element and its process; '.repeat(5000));

describe('unpacking without Node', () => {
  it('gives the bytes that were packed, and none of none', () => {
    assert.deepEqual(inflate(deflateRawSync(bytes), bytes.length), bytes);
    assert.deepEqual(inflate(deflateRawSync(new Uint8Array()), 0), new Uint8Array());
  });

  it('refuses what gives more or fewer bytes than it says', () => {
    const packed = deflateRawSync(bytes);
    assert.throws(() => inflate(packed, bytes.length - 1), /longer/);
    assert.throws(() => inflate(packed, bytes.length + 1), /shorter/);
  });

  it('stops at a bomb long before it has gone off', () => {
    const bomb = deflateRawSync(new Uint8Array(64 * 2 ** 20));
    assert.throws(() => inflate(bomb, 100), /longer/);
  });

  it('refuses what is broken', () => {
    assert.throws(() => inflate(new Uint8Array([7, 7, 7, 7]), 10));
    assert.throws(() => inflate(deflateRawSync(bytes).subarray(0, 20), bytes.length));
  });
});
