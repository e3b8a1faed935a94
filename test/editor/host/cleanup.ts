/** Undoes what was started, in reverse order and exactly once: when asked to, or when the process ends first. */

type Task = () => unknown;

const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const open = new Set<Cleanup>();
let listening = false;

export class Cleanup {
  private readonly tasks: Task[] = [];
  private done = false;

  constructor() {
    open.add(this);
    listen();
  }

  /** What is added after the end is undone at once: it was still starting when something else failed. */
  add(task: Task): void {
    this.tasks.push(task);
    if (this.done) void this.run();
  }

  /** Every task runs, even when one before it fails. */
  async run(): Promise<void> {
    this.done = true;
    open.delete(this);
    for (const task of this.tasks.splice(0).reverse()) {
      try {
        await task();
      } catch (error) {
        console.error('Cleaning up failed:', error);
      }
    }
  }

  /** At the end of the process nothing can be awaited: what the tasks do at once has to be enough. */
  runAtExit(): void {
    for (const task of this.tasks.splice(0).reverse()) {
      try {
        task();
      } catch {
        // The process is ending; there is nobody left to tell.
      }
    }
  }
}

function listen(): void {
  if (listening) return;
  listening = true;
  process.on('exit', () => {
    for (const cleanup of open) cleanup.runAtExit();
  });
  // Without a listener a signal ends the process before its `exit` event.
  for (const [signal, code] of Object.entries(SIGNALS)) process.on(signal, () => process.exit(code));
}
