import { type Disposable, EventEmitter, l10n, Uri, type WebviewPanel } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type Drawn,
  type ExportFormat,
  type HostMessage,
  isPageMessage,
  type PageMessage,
} from '../../grid/messages';
import type { GridResult } from '../../server/protocol';
import { tellError } from '../tell';
import { writeWhole } from '../write-whole';
import { askTarget, exportedPage, tellSaved } from './grid-export';
import { GridFeed } from './grid-feed';
import { openMappings } from './grid-mappings';
import { gridFolder, gridPage } from './grid-page';

/** An export that a command waits for. */
interface Order {
  /** Where it goes; undefined where the user is to be asked. */
  readonly target: Uri | undefined;
  /** Takes where it was saved; undefined where the user has left. */
  readonly done: (saved: Uri | undefined) => void;
  readonly failed: (error: Error) => void;
}

/** The grid of one map in a panel. */
export class GridPanel implements Disposable {
  readonly #drawn = new EventEmitter<Drawn>();
  /** The page has drawn the grid, in whatever state. */
  readonly onDidDraw = this.#drawn.event;
  readonly #feed: GridFeed;
  #order: Order | undefined;
  /** What the page is to do as soon as it has drawn. */
  readonly #waiting: HostMessage[] = [];
  #isDrawn = false;

  constructor(
    readonly panel: WebviewPanel,
    /** A document of the map. */
    private map: Uri,
    private readonly client: BaseLanguageClient,
    private readonly extensionUri: Uri,
  ) {
    this.#feed = new GridFeed(
      client,
      () => this.map,
      (grid) => this.#show(grid),
      () => panel.dispose(),
    );
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'images', 'file-light.svg'),
      dark: Uri.joinPath(extensionUri, 'images', 'file-dark.svg'),
    };
    panel.webview.options = { enableScripts: true, localResourceRoots: [gridFolder(extensionUri)] };
    panel.webview.onDidReceiveMessage((message: unknown) => {
      if (!isPageMessage(message)) return;
      this.#hear(message).catch((error: unknown) => client.error('The grid could not do that.', error));
    });
    panel.onDidChangeViewState(() => {
      // A hidden page is gone; it comes anew, and asks, when it is shown again.
      if (!panel.visible) this.#isDrawn = false;
    });
    panel.webview.html = gridPage(panel.webview, extensionUri);
  }

  /** A document of the map that is shown. */
  get uri(): Uri {
    return this.map;
  }

  /** The document was renamed. */
  moveTo(uri: Uri): void {
    this.map = uri;
    this.#start();
    this.refresh();
  }

  /** The map may have changed. */
  refresh(): void {
    if (this.panel.visible) void this.#feed.refresh();
  }

  /** Brings an element into view, by its key. */
  reveal(element: string): void {
    this.#whenDrawn({ type: 'reveal', element });
  }

  /**
   * Exports what the page shows.
   * @param target where to; without it, the user is asked.
   * @returns where it was saved; undefined where the user has left.
   * @throws Error where it could not be made or written.
   */
  export(format: ExportFormat, target?: Uri): Promise<Uri | undefined> {
    return new Promise((done, failed) => {
      this.#order?.done(undefined);
      this.#order = { target, done, failed };
      if (this.#feed.latest === null) this.#fail(noRelease());
      else this.#whenDrawn({ type: 'export', format });
    });
  }

  dispose(): void {
    this.#order?.done(undefined);
    this.#drawn.dispose();
    this.panel.dispose();
  }

  #show(grid: GridResult): void {
    this.panel.title = grid ? l10n.t('Grid: {0}', grid.title) : l10n.t('Grid');
    this.#post({ type: 'grid', grid });
    if (!grid && this.#order) this.#fail(noRelease());
  }

  /** Tells the page what it is about. */
  #start(): void {
    this.#post({ type: 'start', uri: this.uri.toString(), texts: l10n.bundle ?? {} });
  }

  async #hear(message: PageMessage): Promise<void> {
    const grid = this.#feed.latest;
    switch (message.type) {
      case 'ask':
        this.#start();
        return this.#feed.ask(message.question);
      case 'drawn':
        this.#isDrawn = true;
        for (const waiting of this.#waiting.splice(0)) this.#post(waiting);
        return this.#drawn.fire(message.drawn);
      case 'open': {
        const element = grid?.elements[message.element];
        if (grid && element) await openMappings(element, grid.release, this.uri, this.panel.viewColumn);
        return;
      }
      case 'save':
        return this.#save(message.format, () => message.content);
      case 'save-page': {
        const { client, uri, extensionUri } = this;
        if (!grid) return;
        return this.#save('html', () => exportedPage(client, uri, grid, message.settings, extensionUri));
      }
      case 'failed':
        return this.#fail(new Error(message.reason));
    }
  }

  async #save(format: ExportFormat, make: () => string | Uint8Array | Promise<string>): Promise<void> {
    const order = this.#order;
    this.#order = undefined;
    try {
      const target = order?.target ?? (await askTarget(this.#feed.latest?.title ?? '', format));
      if (target) await writeWhole(target, await make());
      order?.done(target);
      if (target && !order?.target) await tellSaved(target, format);
    } catch (error) {
      this.#fail(error instanceof Error ? error : new Error(String(error)), order);
    }
  }

  /** Tells whoever waits; where nobody does, the user. */
  #fail(error: Error, order = this.#order): void {
    this.#order = undefined;
    if (order) order.failed(error);
    else void tellError(l10n.t('The grid could not be exported: {0}', error.message));
  }

  #whenDrawn(message: HostMessage): void {
    if (this.#isDrawn) this.#post(message);
    else this.#waiting.push(message);
  }

  #post(message: HostMessage): void {
    void this.panel.webview.postMessage(message);
  }
}

function noRelease(): Error {
  return new Error(l10n.t('The file names no framework release that is known.'));
}
