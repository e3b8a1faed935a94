import {
  type Connection,
  type Diagnostic,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticOf } from '../features/diagnostics.js';
import { REPOSITORY } from '../product.js';
import { check } from '../rules/check.js';
import { messageOf } from './frameworks.js';
import type { Settings } from './settings.js';
import type { Workspace } from './workspace.js';

/** How long findings are worked on before requests get their turn, in milliseconds. */
const SLICE = 10;

/** The findings of one state of a file. */
interface Report {
  /** Null for a file that is not open. */
  readonly version: number | null;
  readonly items: readonly Diagnostic[];
  /** Equal for equal findings. */
  readonly resultId: string;
}

/**
 * Gives findings to the client by the one way that it takes: it pulls, or we push; never both. Findings of files that are
 * not open are given too: pushed, or streamed to the client's workspace request, which stays open.
 */
export class DiagnosticsChannel {
  readonly #waiting = new Set<string>();
  /** What the client was last told of each file. */
  readonly #told = new Map<string, string>();
  #isWorking = false;
  /** Sends a report to the client: by pushing, or on the open workspace request. */
  #send: ((uri: string, report: Report) => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly isOpen: (uri: string) => boolean,
    private readonly settings: () => Settings,
    private readonly pulls: boolean,
  ) {
    if (pulls) this.#answerPulls();
    else this.#send = (uri, { version, items }) => this.#push(uri, version, items);
  }

  /** Files whose findings may be others than before. What comes in while the server is busy is done once. */
  changed(uris: Iterable<string>): void {
    for (const uri of uris) this.#waiting.add(uri);
    this.#work().catch((error) => this.connection.console.error(`Checking failed: ${messageOf(error)}`));
  }

  /** The severities of rules were changed: every finding may be another. */
  settingsChanged(): void {
    this.changed(this.workspace.uris);
    if (this.pulls) this.connection.languages.diagnostics.refresh();
  }

  async #work(): Promise<void> {
    if (this.#isWorking || !this.#send) return;
    this.#isWorking = true;
    try {
      await pause();
      let since = performance.now();
      for (let uri = this.#next(); uri !== undefined; uri = this.#next()) {
        this.#waiting.delete(uri);
        // An open file is pulled by itself.
        if (!(this.pulls && this.isOpen(uri))) await this.#tell(uri);
        if (performance.now() - since < SLICE) continue;
        await pause();
        since = performance.now();
      }
    } finally {
      this.#isWorking = false;
    }
  }

  /** Open files first. */
  #next(): string | undefined {
    for (const uri of this.#waiting) if (this.isOpen(uri)) return uri;
    return this.#waiting.values().next().value;
  }

  async #tell(uri: string): Promise<void> {
    const report = (await this.#report(uri)) ?? { version: null, items: [], resultId: '' };
    const told = `${report.version} ${report.resultId}`;
    const before = this.#told.get(uri);
    if (before === told || (before === undefined && report.items.length === 0 && report.version === null))
      return;
    if (report.version === null && report.items.length === 0) this.#told.delete(uri);
    else this.#told.set(uri, told);
    this.#send?.(uri, report);
  }

  async #report(uri: string): Promise<Report | undefined> {
    const found = await this.workspace.get(uri);
    if (!found) return undefined;
    const items = check(found.document, found.map, this.settings().rules).map((finding) =>
      diagnosticOf(finding, REPOSITORY),
    );
    return {
      version: this.isOpen(uri) ? found.document.version : null,
      items,
      resultId: hash(JSON.stringify(items)),
    };
  }

  #push(uri: string, version: number | null, diagnostics: readonly Diagnostic[]): void {
    void this.connection.sendDiagnostics({
      uri,
      ...(version === null ? {} : { version }),
      diagnostics: [...diagnostics],
    });
  }

  #answerPulls(): void {
    const { diagnostics } = this.connection.languages;
    diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
      const report = await this.#report(uri);
      if (!report) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const { resultId, items } = report;
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
    });
    diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, stream) => {
      this.#told.clear();
      for (const { uri, value } of previousResultIds) this.#told.set(uri, `null ${value}`);
      this.#send = (uri, { version, items, resultId }) => {
        const item: WorkspaceDocumentDiagnosticReport = {
          kind: DocumentDiagnosticReportKind.Full,
          uri,
          version,
          resultId,
          items: [...items],
        };
        stream?.report({ items: [item] });
      };
      const known = new Set([...this.workspace.uris, ...previousResultIds.map(({ uri }) => uri)]);
      this.changed(known);
      // The request stays open, and findings are streamed as they change.
      await new Promise<void>((resolve) => token.onCancellationRequested(() => resolve()));
      this.#send = undefined;
      return { items: [] };
    });
  }
}

function pause(): Promise<void> {
  return new Promise((resume) => setTimeout(resume, 0));
}

/** FNV-1a over UTF-16 units: equal texts have equal results, and others hardly ever. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return `${(value >>> 0).toString(36)}-${text.length}`;
}
