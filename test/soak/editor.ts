/** A real client of the server, whose documents and files a soak changes. */
import type { ClientCapabilities, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import { OpenDocument } from '../support/open-document.js';
import { PULL, PUSH, TestServer } from '../support/server.js';
import type { Action, Scene } from './actions.js';
import { type Change, changesOf, editsOf } from './changes.js';
import { Disk, type FileEvent } from './disk.js';
import { type Channel, Findings } from './findings.js';
import { Line } from './line.js';
import { paramsOf, type Question } from './questions.js';

/** All that the answers of a server follow from, files by their names. */
export interface State {
  readonly folders: readonly string[];
  readonly files: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string, { readonly version: number; readonly text: string }>;
  readonly settings: object;
}

const workspace: ClientCapabilities['workspace'] = {
  configuration: true,
  workspaceFolders: true,
  diagnostics: { refreshSupport: true },
  inlayHint: { refreshSupport: true },
  codeLens: { refreshSupport: true },
};

/** How many edits of a file can be undone. */
const MOST_UNDONE = 20;

export class Editor {
  readonly line: Line;
  readonly findings: Findings;
  readonly #disk: Disk;
  readonly #folders: Set<string>;
  #settings: object;
  readonly #open = new Map<string, OpenDocument>();
  readonly #undo = new Map<string, (readonly Change[])[]>();
  #version = 0;

  private constructor(
    readonly server: TestServer,
    readonly channel: Channel,
    root: string,
    { files, folders, settings }: State,
  ) {
    this.#disk = new Disk(root, files);
    this.#folders = new Set(folders);
    this.#settings = settings;
    this.line = new Line(server);
    this.findings = new Findings(this.line, channel, (uri) => this.#nameOf(uri) !== undefined);
    server.answers.set('workspace/configuration', () => [this.#settings]);
    server.answers.set('workspace/diagnostic/refresh', () => {
      for (const { uri } of this.#open.values()) this.findings.refresh(uri);
      return null;
    });
  }

  /**
   * Starts a server in a state, and waits until it has read all files.
   * @param program what Node runs.
   * @param root the folder that the files of the state lie in.
   */
  static async start(
    program: readonly string[],
    channel: Channel,
    root: string,
    state: State,
  ): Promise<Editor> {
    const editor = new Editor(TestServer.spawn(program), channel, root, state);
    const folders = state.folders.map((folder) => editor.uriOf(folder));
    await editor.server.initialize({ ...(channel === 'pull' ? PULL : PUSH), workspace }, folders);
    editor.findings.stream();
    for (const [name, { version, text }] of state.open) await editor.#openText(name, version, text);
    await editor.line.request('workspace/symbol', { query: 'none' });
    return editor;
  }

  get state(): State {
    const open = [...this.#open].map(([name, { version, text }]) => [name, { version, text }] as const);
    const [folders, files] = [[...this.#folders], new Map(this.#disk.files)];
    return { folders, files, open: new Map(open), settings: this.#settings };
  }

  /** What the next action is chosen from. */
  scene(originals: ReadonlyMap<string, string>): Scene {
    const open = new Map([...this.#open].map(([name, { text }]) => [name, text]));
    return { channel: this.channel, originals, files: this.#disk.files, open };
  }

  uriOf(name: string): string {
    return this.#disk.uriOf(name);
  }

  /** Does an action, as far as there is what it is about, and goes on without waiting for answers. */
  async perform(action: Action): Promise<void> {
    await this.line.room();
    switch (action.do) {
      case 'open': {
        const text = this.#disk.files.get(action.file)?.replace(/^\uFEFF/, '');
        if (text === undefined || this.#open.has(action.file)) return;
        return this.#openText(action.file, this.#version + 1, text);
      }
      case 'close':
        return this.#close(action.file);
      case 'edit':
        return this.#edit(action.file, action.changes);
      case 'undo':
        return this.#edit(action.file, this.#undo.get(action.file)?.pop() ?? [], true);
      case 'save':
        return this.#save(action.file);
      case 'write':
        return this.#tellOf(this.#disk.write(action.file, action.text));
      case 'remove':
        return this.#tellOf(this.#disk.remove(action.file));
      case 'move':
        return this.#tellOf(this.#disk.move(action.file, action.to));
      case 'ask': {
        const cancellation = new CancellationTokenSource();
        this.line.later(this.ask(action.question, cancellation));
        return action.isCancelled ? cancellation.cancel() : undefined;
      }
      case 'rename':
        return this.#apply((await this.ask(action.question)) as WorkspaceEdit | null);
      case 'settings':
        this.#settings = action.settings;
        return this.#notify('workspace/didChangeConfiguration', { settings: null });
      case 'folder':
        return this.#toggle(action.folder);
    }
  }

  /** The answer to a question; a refusal is one. */
  async ask({ method, file, at, word }: Question, cancellation?: CancellationTokenSource): Promise<unknown> {
    const now = this.#open.get(file)?.text ?? this.#disk.files.get(file) ?? '';
    const text = TextDocument.create('', '', 0, now);
    const [start, position, end] = [0, at, now.length].map((offset) => text.positionAt(offset));
    if (!start || !position || !end) return undefined;
    const ranges = { rest: { start: position, end }, whole: { start, end } };
    const params = paramsOf(method, { uri: this.uriOf(file), position, ...ranges, word });
    return this.line.request(method, params, cancellation);
  }

  async #openText(name: string, version: number, text: string): Promise<void> {
    this.#version = Math.max(this.#version, version);
    const uri = this.uriOf(name);
    this.#open.set(name, new OpenDocument(this.server, TextDocument.create(uri, 'etom', version, text)));
    await this.#notify('textDocument/didOpen', { textDocument: { uri, languageId: 'etom', version, text } });
    this.findings.refresh(uri);
  }

  async #close(name: string): Promise<void> {
    const document = this.#open.get(name);
    if (!document) return;
    this.#open.delete(name);
    this.#undo.delete(name);
    await document.close();
    this.findings.refresh(document.uri);
  }

  async #edit(name: string, changes: readonly Change[], isUndo = false): Promise<void> {
    const document = this.#open.get(name);
    if (!document || changes.length === 0) return;
    const { edits, undo } = editsOf(document.text, changes);
    if (!isUndo) this.#undo.set(name, [...(this.#undo.get(name) ?? []), undo].slice(-MOST_UNDONE));
    this.#version++;
    await document.edit(...edits);
    this.findings.refresh(document.uri);
  }

  async #save(name: string): Promise<void> {
    const document = this.#open.get(name);
    if (!document) return;
    const events = this.#disk.write(name, document.text);
    await this.#notify('textDocument/didSave', { textDocument: { uri: document.uri } });
    await this.#tellOf(events);
  }

  /** Does what a rename says: in the editor where a file is open, else on disk. */
  async #apply(edit: WorkspaceEdit | null): Promise<void> {
    for (const change of edit?.documentChanges ?? []) {
      if (!('edits' in change)) continue;
      const { uri, version } = change.textDocument;
      const edits = change.edits as TextEdit[];
      const name = this.#nameOf(uri);
      const document = this.#open.get(name ?? '');
      if (name !== undefined && document) {
        if (version !== document.version) this.line.faults.push(`A rename of version ${version} of ${name}`);
        await this.#edit(name, changesOf(document.text, edits));
        continue;
      }
      const [file, text] = [...this.#disk.files].find(([one]) => this.uriOf(one) === uri) ?? [];
      if (file === undefined || text === undefined) continue;
      const renamed = TextDocument.applyEdits(TextDocument.create(uri, '', 0, text), edits);
      await this.#tellOf(this.#disk.write(file, renamed));
    }
  }

  async #toggle(folder: string): Promise<void> {
    const isRemoved = this.#folders.delete(folder);
    if (!isRemoved) this.#folders.add(folder);
    const changed = [{ uri: this.uriOf(folder), name: folder }];
    const event = { added: isRemoved ? [] : changed, removed: isRemoved ? changed : [] };
    await this.#notify('workspace/didChangeWorkspaceFolders', { event });
  }

  /** A client watches the folders of its workspace, and no others. */
  async #tellOf(events: readonly FileEvent[]): Promise<void> {
    const folders = [...this.#folders];
    const watched = events.filter(([name]) => folders.some((folder) => name.startsWith(`${folder}/`)));
    const changes = watched.map(([name, type]) => ({ uri: this.uriOf(name), type }));
    if (changes.length > 0) await this.#notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** The name of a file that is open. */
  #nameOf(uri: string): string | undefined {
    return [...this.#open].find(([, document]) => document.uri === uri)?.[0];
  }

  #notify(method: string, params: object): Promise<void> {
    return this.server.connection.sendNotification(method, params);
  }
}
