import { type Connection, DocumentDiagnosticReportKind } from 'vscode-languageserver';
import { diagnosticOf } from '../features/diagnostics.js';
import type { MapDocument } from '../map/document.js';
import { REPOSITORY } from '../product.js';
import { check } from '../rules/check.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { messageOf } from './frameworks.js';
import type { OpenMaps } from './open-maps.js';

/** Gives findings to the client by the one way that it takes: it pulls, or we push. Never both. */
export class DiagnosticsChannel {
  readonly #results = new WeakMap<ProcessMap, string>();
  readonly #waiting = new Set<string>();
  #nextResult = 1;

  constructor(
    private readonly connection: Connection,
    private readonly maps: OpenMaps,
    private readonly pulls: boolean,
  ) {
    if (!pulls) return;
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }) => {
      const opened = await maps.open(uri);
      if (!opened) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
      const { document, map } = opened;
      const resultId = this.#resultOf(map);
      if (resultId === previousResultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(document, map) };
    });
  }

  /** A document was opened or edited. What comes in while the server is busy is answered once. */
  changed(uri: string): void {
    if (this.pulls || this.#waiting.has(uri)) return;
    this.#waiting.add(uri);
    setTimeout(() => {
      this.#waiting.delete(uri);
      this.#push(uri).catch((error) =>
        this.connection.console.error(`Checking ${uri} failed: ${messageOf(error)}`),
      );
    });
  }

  /** A document was closed: it has no findings any more. */
  closed(uri: string): void {
    if (!this.pulls) void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  async #push(uri: string): Promise<void> {
    const opened = await this.maps.open(uri);
    if (!opened) return;
    const { document, map } = opened;
    await this.connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: diagnosticsOf(document, map),
    });
  }

  #resultOf(map: ProcessMap): string {
    const known = this.#results.get(map) ?? String(this.#nextResult++);
    this.#results.set(map, known);
    return known;
  }
}

function diagnosticsOf(document: MapDocument, map: ProcessMap) {
  return check(document, map).map((finding) => diagnosticOf(finding, REPOSITORY));
}
