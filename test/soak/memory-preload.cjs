// Loaded before a server: tells what memory it holds, after a collection, whenever it gets a signal. Needs --expose-gc.
process.on('SIGUSR2', async () => {
  // What a first collection finalizes a second one frees.
  for (let round = 0; round < 3; round++) {
    globalThis.gc();
    await new Promise(setImmediate);
  }
  const { heapUsed, rss } = process.memoryUsage();
  process.stderr.write(`MEMORY ${JSON.stringify({ heapUsed, rss })}\n`);
});
