import {
  type Connection,
  DiagnosticRefreshRequest,
  DocumentDiagnosticReportKind,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { diagnosticOf } from '../features/diagnostics.js';
import { REPOSITORY } from '../product.js';
import { check } from '../rules/check.js';
import { isSettled } from '../rules/map-checks.js';
import { messageOf } from './frameworks.js';
import { cancelled } from './guard.js';
import { hash, itemOf, type Report, toldOf } from './report.js';
import { pause, Rest } from './rest.js';
import type { Settings } from './settings.js';
import type { Opened, Workspace } from './workspace.js';

/** How long findings are worked on before requests get their turn, in milliseconds. */
const SLICE = 10;

/**
 * Gives findings to the client by the one way that it takes: it pulls, or we push; never both. Findings of files that are
 * not open are given too: pushed, or streamed to the client's workspace request, which stays open. A client that pulls
 * asks for a document that it edits by itself; where another change gave the document other findings, we ask it to.
 */
export class DiagnosticsChannel {
  readonly #waiting = new Set<string>();
  /** What the client was last told of each file. */
  readonly #told = new Map<string, string>();
  /** What a client that pulls was last answered of each open file. */
  readonly #pulled = new Map<string, Report>();
  readonly #rest: Rest;
  #isWorking = false;
  /** Sends a report to the client: by pushing, or on the open workspace request. */
  #send: ((uri: string, report: Report) => void) | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly workspace: Workspace,
    private readonly isOpen: (uri: string) => boolean,
    private readonly settings: () => Settings,
    private readonly pulls: boolean,
    /** Map-wide findings were looked for again, and may be others than before. */
    onSettled: () => void,
  ) {
    this.#rest = new Rest(
      workspace,
      (uris) => {
        this.changed(uris);
        onSettled();
      },
      this.#onError,
    );
    if (pulls) this.#answerPulls();
    else
      this.#send = (uri, { version, items }) => {
        const diagnostics = [...items];
        void connection.sendDiagnostics({ uri, ...(version === null ? {} : { version }), diagnostics });
      };
  }

  /** Files whose findings may be others than before. What comes in while the server is busy is done once. */
  changed(uris: Iterable<string>): void {
    this.#rest.end();
    for (const uri of uris) this.#waiting.add(uri);
    this.#work().catch(this.#onError);
  }

  readonly #onError = (error: unknown): void =>
    this.connection.console.error(`Checking failed: ${messageOf(error)}`);

  /** The severities of rules were changed: every finding may be another. */
  settingsChanged(): void {
    this.changed(this.workspace.uris);
  }

  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    try {
      await pause();
      let since = performance.now();
      for (let uri = this.#next(); uri !== undefined; uri = this.#next()) {
        this.#waiting.delete(uri);
        if (this.pulls && this.isOpen(uri)) await this.#refreshIfOutdated(uri);
        else await this.#tell(uri);
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

  async #refreshIfOutdated(uri: string): Promise<void> {
    const pulled = this.#pulled.get(uri);
    const found = pulled && (await this.workspace.get(uri));
    if (!found || found.document.version !== pulled.version) return;
    if (this.#reportOf(found).resultId === pulled.resultId) return;
    this.#pulled.delete(uri);
    // A client that does not know this asks when it will.
    this.connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => {});
  }

  async #tell(uri: string): Promise<void> {
    this.#pulled.delete(uri);
    const news = this.#send && (await this.#news(uri));
    if (news) this.#send?.(uri, news);
  }

  /** What the client was not told yet, and is told now, of a file. */
  async #news(uri: string): Promise<Report | undefined> {
    const report = (await this.#report(uri)) ?? { version: null, items: [], resultId: '' };
    const told = toldOf(report);
    const before = this.#told.get(uri);
    if (before === told || (before === undefined && report.items.length === 0 && report.version === null))
      return undefined;
    if (report.version === null && report.items.length === 0) this.#told.delete(uri);
    else this.#told.set(uri, told);
    return report;
  }

  /** The news of all files that are not open, for a client that takes them at once. */
  async #allNews(uris: Iterable<string>): Promise<WorkspaceDocumentDiagnosticReport[]> {
    const items: WorkspaceDocumentDiagnosticReport[] = [];
    for (const uri of uris) {
      const news = this.isOpen(uri) ? undefined : await this.#news(uri);
      if (news) items.push(itemOf(uri, news));
      await pause();
    }
    return items;
  }

  async #report(uri: string): Promise<Report | undefined> {
    const found = await this.workspace.get(uri);
    return found && this.#reportOf(found);
  }

  #reportOf({ document, map }: Opened): Report {
    if (!isSettled(map)) this.#rest.waitFor(document.uri);
    const items = check(document, map, this.settings().rules, true).map((finding) =>
      diagnosticOf(finding, REPOSITORY),
    );
    return {
      version: this.isOpen(document.uri) ? document.version : null,
      items,
      resultId: hash(JSON.stringify(items)),
    };
  }

  #answerPulls(): void {
    const { diagnostics } = this.connection.languages;
    diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
      const report = await this.#report(uri);
      if (!report) {
        this.#told.delete(uri);
        return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      }
      // A file that was just closed is asked for once more. What was streamed meanwhile replaces what the client had.
      const isOvertaken = report.version === null && this.#told.get(uri) !== toldOf(report);
      if (report.version === null) this.#told.set(uri, toldOf(report));
      else this.#pulled.set(uri, report);
      const { resultId, items } = report;
      if (resultId === previousResultId && !isOvertaken)
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: [...items] };
    });
    diagnostics.onWorkspace(async ({ previousResultIds }, token, _progress, stream) => {
      this.#told.clear();
      for (const { uri, value } of previousResultIds) this.#told.set(uri, `null ${value}`);
      const known = (): Set<string> =>
        new Set([...this.workspace.uris, ...previousResultIds.map(({ uri }) => uri)]);
      if (!stream) {
        await this.workspace.indexed;
        return { items: await this.#allNews(known()) };
      }
      const send = (uri: string, report: Report): void => stream.report({ items: [itemOf(uri, report)] });
      this.#send = send;
      this.changed(known());
      // The request stays open, and findings are streamed as they change.
      await cancelled(token);
      // Another request may have taken its place.
      if (this.#send === send) this.#send = undefined;
      return { items: [] };
    });
  }
}
