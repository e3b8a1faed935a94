/** The line to a server: what is asked, what is heard, and what a server must never do. */
import {
  type CancellationTokenSource,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver-protocol/node';
import { type TestServer, within } from '../support/server.js';

/** How many requests may wait for their answers. */
const MOST_ASKED = 16;

export class Line {
  /** What a server must never do, and did. */
  readonly faults: string[] = [];
  /** How often something was heard of the server that was no answer to a question. */
  news = 0;
  /** How many requests were sent. */
  asked = 0;
  readonly #waiting = new Set<Promise<unknown>>();
  #watchers: (() => void)[] = [];

  constructor(readonly server: TestServer) {
    const { connection } = server;
    connection.onNotification('etom/mapChanged', () => this.heard());
    connection.onNotification('window/logMessage', ({ type, message }: { type: number; message: string }) => {
      if (type === 1) this.faults.push(`The server logged: ${message}`);
    });
    server.process.on('exit', () => this.faults.push('The server has ended.'));
  }

  /** The answer to a request: null for one that was cancelled; an error that is no refusal of a rename is a fault. */
  async request(method: string, params: object, cancellation?: CancellationTokenSource): Promise<unknown> {
    this.asked++;
    try {
      // A token that is undefined would be taken for a second parameter.
      const more = cancellation ? [cancellation.token] : [];
      const answer = this.server.connection.sendRequest(method, params, ...more);
      return await within(answer, `the answer to ${method}`);
    } catch (error) {
      const code = error instanceof ResponseError ? error.code : undefined;
      if (code === LSPErrorCodes.RequestCancelled && cancellation?.token.isCancellationRequested) return null;
      const message = error instanceof Error ? error.message : String(error);
      if (code === LSPErrorCodes.RequestFailed && /rename$/i.test(method)) return { refusal: message };
      this.faults.push(`${method} was answered with an error: ${message}`);
      return { fault: message };
    }
  }

  /** Goes on without waiting for an answer. */
  later(answer: Promise<unknown>): void {
    this.#waiting.add(answer);
    void answer.finally(() => this.#waiting.delete(answer));
  }

  /** Waits until there is room for another request. */
  async room(): Promise<void> {
    while (this.#waiting.size >= MOST_ASKED) await Promise.race(this.#waiting);
  }

  /** Waits until everything that was asked has been answered. */
  async answered(): Promise<void> {
    while (this.#waiting.size > 0) await Promise.all(this.#waiting);
  }

  /** Waits for more to be heard of the server. @returns whether it was, within some milliseconds. */
  heardMore(than: number, patience: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), patience);
      const look = (): void => {
        if (this.news <= than) return;
        clearTimeout(timer);
        resolve(true);
      };
      this.#watchers.push(look);
      look();
    });
  }

  /** Something was heard of the server. */
  heard(): void {
    this.news++;
    const watchers = this.#watchers;
    this.#watchers = [];
    for (const watcher of watchers) watcher();
  }

  /** Ends the server. */
  async end(): Promise<void> {
    await this.answered();
    this.server.process.removeAllListeners('exit');
    this.server.kill();
  }
}
