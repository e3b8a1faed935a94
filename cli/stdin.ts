import { buffer } from 'node:stream/consumers';
import { decode } from './files.js';

/**
 * Reads what standard input holds.
 * @param name the file that it stands for.
 * @throws Error with a sentence for the user where it is not UTF-8 text.
 */
export async function readStdin(name = 'stdin.etom.yaml'): Promise<{ name: string; text: string }> {
  const read = decode(await buffer(process.stdin), name);
  if ('message' in read) throw new Error(read.message);
  return { name, text: read.text };
}
