/** The findings that a client shows, kept as VS Code keeps them: pulled and streamed, or pushed. */
import type {
  Diagnostic,
  FullDocumentDiagnosticReport,
  PublishDiagnosticsParams,
} from 'vscode-languageserver-protocol';
import type { Progress } from '../support/server.js';
import type { Line } from './line.js';

/** How a client gets findings: it asks for them, or is given them. */
export type Channel = 'pull' | 'push';

export class Findings {
  readonly #shown = new Map<string, readonly Diagnostic[]>();
  readonly #ids = new Map<string, string>();
  /** The files that are asked about, and whether they were changed since. */
  readonly #outdated = new Map<string, boolean>();

  constructor(
    private readonly line: Line,
    private readonly channel: Channel,
    isOpen: (uri: string) => boolean,
  ) {
    const { connection } = line.server;
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#show(params.uri, params.diagnostics),
    );
    connection.onNotification('$/progress', ({ value }: { value: Progress }) => {
      // Of a file that is open, what was asked for counts.
      for (const report of value.items ?? [])
        if (report.kind === 'full' && !isOpen(report.uri)) this.#take(report.uri, report);
      this.line.heard();
    });
  }

  /** What is shown of a file. */
  of(uri: string): readonly Diagnostic[] {
    return this.#shown.get(uri) ?? [];
  }

  /** Asks for the findings of the files that are not open, for as long as the server runs. */
  stream(): void {
    if (this.channel === 'push') return;
    const params = { previousResultIds: [], partialResultToken: 'findings' };
    // It ends with the connection.
    this.line.server.connection.sendRequest('workspace/diagnostic', params).catch(() => {});
  }

  /** Asks anew for the findings of a file that was opened, edited or closed: as editors do, once at a time. */
  refresh(uri: string): void {
    if (this.channel === 'push') return;
    const isAsking = this.#outdated.has(uri);
    this.#outdated.set(uri, true);
    if (!isAsking) this.line.later(this.#pull(uri));
  }

  async #pull(uri: string): Promise<void> {
    while (this.#outdated.get(uri)) {
      this.#outdated.set(uri, false);
      const params = { textDocument: { uri }, previousResultId: this.#ids.get(uri) };
      const report = await this.line.request('textDocument/diagnostic', params);
      if (isFull(report)) this.#take(uri, report);
    }
    this.#outdated.delete(uri);
  }

  #take(uri: string, { items, resultId }: { items: Diagnostic[]; resultId?: string | null }): void {
    if (resultId) this.#ids.set(uri, resultId);
    else this.#ids.delete(uri);
    this.#show(uri, items);
  }

  #show(uri: string, diagnostics: readonly Diagnostic[]): void {
    this.#shown.set(uri, diagnostics);
    this.line.heard();
  }
}

function isFull(report: unknown): report is FullDocumentDiagnosticReport {
  return typeof report === 'object' && report !== null && 'kind' in report && report.kind === 'full';
}
