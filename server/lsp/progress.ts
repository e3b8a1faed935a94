import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';

/** Work that ends sooner is not shown, in milliseconds. */
const PATIENCE = 1000;

/** Shows how far the reading of files has come, once it takes long. */
export class Progress {
  readonly #since = performance.now();
  #reporter: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  #percent = 0;

  constructor(
    private readonly connection: Connection,
    private readonly canShow: boolean,
  ) {}

  readonly report = (done: number, total: number): void => {
    if (!this.canShow || performance.now() - this.#since < PATIENCE) return;
    this.#reporter ??= this.connection.window.createWorkDoneProgress().then(
      (reporter) => {
        reporter.begin('Reading process maps', 0);
        return reporter;
      },
      // A client that refuses sees none.
      () => undefined,
    );
    const percent = Math.floor((100 * done) / total);
    if (percent === this.#percent) return;
    this.#percent = percent;
    void this.#reporter.then((reporter) => reporter?.report(percent));
  };

  end(): void {
    void this.#reporter?.then((reporter) => reporter?.done());
  }
}
