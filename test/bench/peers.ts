/** The servers that are compared, as a client sees them: processes that are talked to over their standard streams. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from 'vscode-languageserver-types';
import { OWN } from './report.js';
import { DIST, NODE, PEER, SCHEMA, SCHEMA_WITH_ELEMENTS } from './tools.js';

export interface Peer {
  readonly name: string;
  /** The Node that runs it. */
  readonly node: string;
  readonly program: readonly string[];
  readonly languageId: string;
  /** What the client answers when it is asked for its configuration, by section. */
  readonly settings: Readonly<Record<string, unknown>>;
}

export const OURS: Peer = {
  name: OWN,
  node: NODE,
  program: [path.join(DIST, 'server.js'), '--stdio'],
  languageId: 'etom',
  settings: {},
};
export const GENERIC = generic('yaml-language-server', SCHEMA);
export const ENUMERATING = generic('with enumeration', SCHEMA_WITH_ELEMENTS);

function generic(name: string, schema: string): Peer {
  return {
    name,
    node: NODE,
    program: [PEER, '--stdio'],
    languageId: 'yaml',
    settings: {
      yaml: {
        validate: true,
        hover: true,
        completion: true,
        schemaStore: { enable: false },
        schemas: { [pathToFileURL(schema).href]: '*.etom.yaml' },
      },
    },
  };
}

const CAPABILITIES: ClientCapabilities = {
  textDocument: {
    publishDiagnostics: { versionSupport: true },
    completion: { completionItem: { snippetSupport: true } },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    hover: { contentFormat: ['markdown'] },
  },
  workspace: { configuration: true },
};

const URI = 'file:///bench/map.etom.yaml';

/** A change of the document. */
export interface Change {
  readonly range: Range;
  readonly text: string;
}

/** A server with one open document. */
export class Session {
  #document: TextDocument;
  #onPublished: (params: PublishDiagnosticsParams) => void = () => {};

  private constructor(
    readonly peer: Peer,
    private readonly child: ChildProcess,
    private readonly connection: ProtocolConnection,
    text: string,
  ) {
    this.#document = TextDocument.create(URI, peer.languageId, 1, text);
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) =>
      this.#onPublished(params),
    );
    connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section = '' }) => peer.settings[section] ?? null),
    );
    connection.onRequest('client/registerCapability', () => null);
    connection.listen();
  }

  /**
   * Starts a server and opens a text, which has findings.
   * @returns the session, and the milliseconds from the start to the first findings.
   */
  static async start(peer: Peer, text: string): Promise<{ session: Session; ms: number }> {
    const start = performance.now();
    const child = spawn(peer.node, peer.program, { stdio: ['pipe', 'pipe', 'ignore'] });
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const session = new Session(peer, child, connection, text);
    const params = {
      processId: process.pid,
      rootUri: null,
      capabilities: CAPABILITIES,
      workspaceFolders: null,
    };
    await connection.sendRequest('initialize', params);
    await connection.sendNotification('initialized', {});
    const found = session.#published(({ diagnostics }) => diagnostics.length > 0);
    const { languageId } = peer;
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: URI, languageId, version: 1, text },
    });
    await found;
    return { session, ms: performance.now() - start };
  }

  get text(): string {
    return this.#document.getText();
  }

  /** Makes a change. @returns the change that takes it back, and the milliseconds until its findings come. */
  async change({ range, text }: Change): Promise<{ back: Change; findings: Promise<number> }> {
    const old = this.#document.getText(range);
    const version = this.#document.version + 1;
    const from = this.#document.offsetAt(range.start);
    this.#document = TextDocument.update(this.#document, [{ range, text }], version);
    const end = this.#document.positionAt(from + text.length);
    const start = performance.now();
    const findings = this.#published((params) => (params.version ?? version) === version).then(
      () => performance.now() - start,
    );
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version },
      contentChanges: [{ range, text }],
    });
    return { back: { range: { start: range.start, end }, text: old }, findings };
  }

  /** Asks about the document. */
  ask<R>(method: string, more: object = {}): Promise<R> {
    return this.connection.sendRequest<R>(method, { textDocument: { uri: URI }, ...more });
  }

  /** Sends a request that is not about the document. */
  request<R>(method: string, params: object): Promise<R> {
    return this.connection.sendRequest<R>(method, params);
  }

  /** The most memory that the process has had, in MiB; undefined on systems that do not tell. */
  peakMemory(): number | undefined {
    try {
      const kib = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${this.child.pid}/status`, 'utf8'))?.[1];
      return kib === undefined ? undefined : Number(kib) / 1024;
    } catch {
      return undefined;
    }
  }

  /** Ends the process. */
  end(): void {
    this.connection.dispose();
    this.child.kill('SIGKILL');
  }

  #published(isWanted: (params: PublishDiagnosticsParams) => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#onPublished = (params) => {
        if (isWanted(params)) resolve();
      };
    });
  }
}
