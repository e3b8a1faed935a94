/** What memory a server holds after many edits, and after many files were opened and closed. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { mapOf } from '../bench/generate.js';
import { ROOT } from '../support/framework.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer, within } from '../support/server.js';

const MIB = 1024 * 1024;
/** Lines of the document that is edited, and of those that are opened. */
const LINES = 500;
/** What each file that is opened has findings of, which are larger than the file. */
const MISTAKES = Array.from({ length: 200 }, (_, index) => `misspelt-${index}: 1\n`).join('');
/**
 * What may be held more at the end than after the first tenth, in MiB. Of a state of the document that stays after each edit,
 * a thousand are 20 MiB; of documents that stay, or their findings, a hundred are 10 to 40.
 */
const MOST_GROWTH = 8;
/** In how many parts the work is measured. */
const PARTS = 10;

interface Held {
  readonly heapUsed: number;
  readonly rss: number;
}

/** How the memory grew from the first tenth of the work to its end, in MiB. */
export interface Growth {
  readonly edits: number;
  readonly files: number;
}

/**
 * Measures, for a client that asks for findings and for one that is given them.
 * @param program what Node runs: the server.
 * @param say is given a line for each measurement.
 * @throws AssertionError when memory grows.
 */
export async function measureMemory(
  program: readonly string[],
  { edits, files }: Growth,
  say: (line: string) => void,
): Promise<void> {
  for (const [channel, capabilities] of Object.entries({ pull: PULL, push: PUSH })) {
    const preload = path.join(ROOT, 'test/soak/memory-preload.cjs');
    const server = await TestServer.start(capabilities, ['--expose-gc', '--require', preload, ...program]);
    try {
      const pulls = channel === 'pull';
      const text = mapOf(LINES);
      const document = await server.open(text);
      const measure = (name: string, all: number, step: (index: number) => Promise<void>): Promise<void> =>
        assertSteady(server, `${channel}, ${name}`, all, step, say);
      await measure('edits', edits, async (index) => {
        await document.replace(`Do part ${index % 2}`, `Do part ${(index + 1) % 2}`);
        await seen(server, document, pulls);
      });
      await measure('opened and closed files', files, async (index) => {
        const other = await server.open(`${text}x-${index}: 1\n${MISTAKES}`);
        await seen(server, other, pulls);
        await other.close();
      });
    } finally {
      server.kill();
    }
  }
}

/** Waits until the client has the findings of a document, and asks about a place in it. */
async function seen(server: TestServer, document: OpenDocument, pulls: boolean): Promise<void> {
  await document.ask('textDocument/hover', document.rangeOf('Do part').start);
  if (pulls) await document.ask('textDocument/diagnostic');
  else await server.publication(document.uri, document.version);
  // What the client keeps for its tests is no matter here.
  server.published.length = 0;
}

async function assertSteady(
  server: TestServer,
  what: string,
  all: number,
  step: (index: number) => Promise<void>,
  say: (line: string) => void,
): Promise<void> {
  const measured: Held[] = [];
  for (let index = 0; index < all; index++) {
    await step(index);
    if ((index + 1) % (all / PARTS) !== 0) continue;
    const held = await heldBy(server);
    measured.push(held);
    say(`${what}: ${index + 1}, heap ${mib(held.heapUsed)} MiB, resident ${mib(held.rss)} MiB`);
  }
  const [first, last] = [measured[0], measured.at(-1)];
  assert.ok(first && last);
  const growth = (last.heapUsed - first.heapUsed) / MIB;
  assert.ok(growth < MOST_GROWTH, `${what}: the heap has grown by ${growth.toFixed(1)} MiB`);
}

/** What a server holds after a collection. */
async function heldBy(server: TestServer): Promise<Held> {
  const { stderr } = server.process;
  assert.ok(stderr);
  const told = new Promise<Held>((resolve) => {
    const listen = (chunk: Buffer): void => {
      const found = /MEMORY (\{.*\})/.exec(String(chunk))?.[1];
      if (found === undefined) return;
      stderr.off('data', listen);
      resolve(JSON.parse(found) as Held);
    };
    stderr.on('data', listen);
  });
  server.process.kill('SIGUSR2');
  return within(told, 'the measure of the memory');
}

function mib(bytes: number): string {
  return (bytes / MIB).toFixed(1);
}
