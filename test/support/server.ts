/** The bundled server as a client sees it: a process that is talked to over its standard streams. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { MarkupKind } from 'vscode-languageserver/node';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type InitializationOptions, MAP_CHANGED } from '../../server/protocol.js';
import { ROOT } from './framework.js';
import { OpenDocument } from './open-document.js';

const WAIT = 20_000;

/** A client that asks for diagnostics, and one that is given them. */
export const PULL: ClientCapabilities = {
  textDocument: {
    diagnostic: { relatedDocumentSupport: false },
    hover: { contentFormat: [MarkupKind.Markdown] },
  },
};
export const PUSH: ClientCapabilities = { textDocument: { publishDiagnostics: { versionSupport: true } } };

export const SERVER = [path.join(ROOT, 'dist/server.js'), '--stdio'] as const;
export const COMMAND = [path.join(ROOT, 'dist/cli.js'), 'lsp', '--stdio'] as const;

/** What a server may ask its client, beside what the user sees. */
const ASKED_OF_CLIENTS = [
  'client/registerCapability',
  'workspace/configuration',
  'workspace/codeLens/refresh',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
  'workspace/semanticTokens/refresh',
  'window/workDoneProgress/create',
] as const;

/** The promise, or a failure that says what was waited for. */
export async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${WAIT / 1000} s in vain for ${what}`)), WAIT);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** What `$/progress` carries. */
export interface Progress {
  readonly kind?: string;
  readonly title?: string;
  readonly percentage?: number;
  readonly items?: readonly WorkspaceDocumentDiagnosticReport[];
}

export class TestServer {
  /** All that was published, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  /** What the server showed to the user. */
  readonly shown: string[] = [];
  /** How often the server said that the trees may have changed. */
  mapChanges = 0;
  /** What the server asked its client, in order. */
  readonly asked: { readonly method: string; readonly params: unknown }[] = [];
  /** What the client answers, by method; where nothing stands here, null. What throws refuses. */
  readonly answers = new Map<string, (params: unknown) => unknown>();
  /** What the server told of work that goes on, in order: its progress, or the findings of the workspace. */
  readonly progress: Progress[] = [];
  readonly exit: Promise<number | null>;
  #stderr = '';
  #count = 0;
  #watchers: (() => void)[] = [];

  private constructor(
    readonly process: ChildProcess,
    readonly connection: ProtocolConnection,
  ) {
    this.exit = once(process, 'exit').then(([code]) => code as number | null);
    process.stderr?.on('data', (chunk) => {
      this.#stderr += String(chunk);
    });
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      this.#wake();
    });
    const show = ({ message }: { message: string }): null => {
      this.shown.push(message);
      this.#wake();
      return null;
    };
    connection.onRequest('window/showMessageRequest', show);
    connection.onNotification('window/showMessage', (params: { message: string }) => void show(params));
    connection.onNotification(MAP_CHANGED, () => {
      this.mapChanges++;
      this.#wake();
    });
    for (const method of ASKED_OF_CLIENTS) {
      connection.onRequest(method, (params: unknown) => {
        this.asked.push({ method, params });
        this.#wake();
        return this.answers.get(method)?.(params) ?? null;
      });
    }
    connection.onNotification('$/progress', ({ value }: { value: Progress }) => {
      this.progress.push(value);
      this.#wake();
    });
    connection.listen();
  }

  /** Starts a server, not initialized yet. */
  static spawn(args: readonly string[] = SERVER): TestServer {
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
    const reader = new StreamMessageReader(child.stdout);
    const writer = new StreamMessageWriter(child.stdin);
    return new TestServer(child, createProtocolConnection(reader, writer));
  }

  static async start(
    capabilities: ClientCapabilities,
    args?: readonly string[],
    folders?: readonly string[],
    options?: InitializationOptions,
  ): Promise<TestServer> {
    const server = TestServer.spawn(args);
    await server.initialize(capabilities, folders, options);
    return server;
  }

  /** @param folders the URIs of the workspace's folders. */
  async initialize(
    capabilities: ClientCapabilities,
    folders?: readonly string[],
    initializationOptions?: InitializationOptions,
  ): Promise<InitializeResult> {
    const workspaceFolders = folders?.map((uri) => ({ uri, name: uri })) ?? null;
    const params = {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
      initializationOptions,
    };
    const result = await this.request<InitializeResult>('initialize', params);
    await this.connection.sendNotification('initialized', {});
    return result;
  }

  request<R>(method: string, params?: unknown): Promise<R> {
    const answer = this.connection.sendRequest<R>(method, params);
    return within(answer, `the answer to ${method}`).catch((error: unknown) => {
      if (error instanceof Error && this.#stderr) error.message += `\n${this.#stderr}`;
      throw error;
    });
  }

  /** Sends notifications in one piece, so that the server gets the last of them together with the first. */
  notifyTogether(method: string, all: readonly object[]): void {
    const frames = all.map((params) => {
      const body = JSON.stringify({ jsonrpc: '2.0', method, params });
      return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    });
    this.process.stdin?.write(frames.join(''));
  }

  /** Opens a document and gives a handle to it. */
  async open(text: string, uri = `file:///maps/${++this.#count}.etom.yaml`): Promise<OpenDocument> {
    const document = TextDocument.create(uri, 'etom', 1, text);
    const textDocument = { uri, languageId: 'etom', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return new OpenDocument(this, document);
  }

  /** Waits until something holds of what came in from the server. */
  async until(holds: () => boolean, what: string): Promise<void> {
    if (holds()) return;
    const done = new Promise<void>((resolve) => {
      this.#watchers.push(() => {
        if (holds()) resolve();
      });
    });
    await within(done, what);
  }

  /** What was published of a version of a document. */
  async publication(uri: string, version: number): Promise<PublishDiagnosticsParams> {
    const find = () => this.published.find((params) => params.uri === uri && params.version === version);
    await this.until(() => find() !== undefined, `the diagnostics of version ${version}`);
    const found = find();
    assert.ok(found);
    return found;
  }

  /** What was published last of a document, by code; undefined where nothing was. */
  lastPublished(uri: string): string | undefined {
    const last = this.published.filter((params) => params.uri === uri).at(-1);
    return last?.diagnostics.map(({ code }) => code).join();
  }

  /** What was streamed last of a document that is not open, by code; undefined where nothing was. */
  lastStreamed(uri: string): string | undefined {
    const last = this.progress
      .flatMap(({ items = [] }) => items.filter((report) => report.uri === uri))
      .at(-1);
    return last?.kind === 'full' ? last.items.map(({ code }) => code).join() : last?.kind;
  }

  /** How often the server asked its client for something. */
  timesAsked(method: string): number {
    return this.asked.filter((request) => request.method === method).length;
  }

  /** Ends the server as a client does. @returns its exit code. */
  async stop(): Promise<number | null> {
    await this.request('shutdown');
    await this.connection.sendNotification('exit');
    return within(this.exit, 'the end of the server');
  }

  /** Ends the server in any case. */
  kill(): void {
    this.connection.dispose();
    this.process.kill('SIGKILL');
  }

  #wake(): void {
    for (const watcher of this.#watchers) watcher();
  }
}
