import { Inflate } from 'fflate';

/** Compressed bytes that are unpacked at once: a bomb is noticed before it has gone off. */
const SLICE = 16 * 1024;

/**
 * Unpacks deflated bytes, without anything of Node.
 * @param size the length that the archive states, in bytes.
 * @throws RangeError where they give more or fewer bytes. Error where they are broken.
 */
export function inflate(compressed: Uint8Array, size: number): Uint8Array {
  const data = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length > size) throw new RangeError('longer than it says');
    data.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < compressed.length; at += SLICE)
    stream.push(compressed.subarray(at, at + SLICE), at + SLICE >= compressed.length);
  if (length !== size) throw new RangeError('shorter than it says');
  return data;
}
