import {
  commands,
  type Disposable,
  EventEmitter,
  type ExtensionContext,
  type FileRenameEvent,
  l10n,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type Drawn, EXPORT_FORMATS, type ExportFormat } from '../../grid/messages';
import {
  type ElementName,
  MAP_FILES,
  MAP_STATUS,
  type MapStatus,
  type MapStatusParams,
} from '../../server/protocol';
import { exists } from '../exists';
import { IGNORED } from '../files';
import { onMapChanged } from '../map-changed';
import { plainItem } from '../plain-words';
import { tellInformation } from '../tell';
import { GridPanel } from './grid-panel';

/** The type of the panels, by which VS Code opens them again. */
const VIEW_TYPE = 'etom.grid';

/** What the command *Export Grid* can be told. */
export interface ExportOptions {
  readonly format?: ExportFormat;
  /** Where to save it; without it, the user is asked. */
  readonly target?: Uri;
}

/** The grids that are open: one for each map. */
export class Grids implements Disposable {
  readonly #drawn = new EventEmitter<{ readonly uri: Uri; readonly drawn: Drawn }>();
  /** A page has drawn the grid of a map. */
  readonly onDidDraw = this.#drawn.event;
  readonly #panels = new Set<GridPanel>();
  readonly #disposables: Disposable[];
  /** The last process map that had the focus. */
  #uri: Uri | undefined;

  constructor(
    private readonly context: ExtensionContext,
    private readonly client: BaseLanguageClient,
    /** The element that is selected in the Framework view. */
    selected: () => ElementName | undefined,
  ) {
    this.#disposables = [
      this.#drawn,
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      onMapChanged(client)(() => this.refresh()),
      workspace.onDidRenameFiles(({ files }) => {
        for (const panel of this.#panels) {
          const moved = movedTo(panel.uri, files);
          if (moved) panel.moveTo(moved);
        }
      }),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (panel, state: unknown) => this.#restore(panel, state),
      }),
      commands.registerCommand('etom.showGrid', (uri?: unknown) =>
        this.show(uri instanceof Uri ? uri : undefined),
      ),
      commands.registerCommand('etom.showInGrid', (node?: { readonly element?: ElementName }) =>
        this.showElement(node?.element ?? selected()),
      ),
      commands.registerCommand('etom.exportGrid', (options?: ExportOptions) => this.export(options)),
    ];
    this.#follow();
  }

  /** Brings all grids up to date. */
  refresh(): void {
    for (const panel of this.#panels) panel.refresh();
  }

  /** Shows the grid of a map beside it; without a map, that of the active one. Undefined where there is none. */
  async show(uri?: Uri): Promise<GridPanel | undefined> {
    const map = uri ?? (await this.#activeMap());
    if (!map) return undefined;
    const known = await this.#panelOf(map);
    if (known) {
      known.panel.reveal();
      return known;
    }
    const column = window.activeTextEditor ? ViewColumn.Beside : ViewColumn.Active;
    return this.#add(window.createWebviewPanel(VIEW_TYPE, l10n.t('Grid'), column), map);
  }

  /** Shows an element in the grid of the active map. */
  async showElement(element: ElementName | undefined): Promise<void> {
    const panel = await this.show();
    if (element) panel?.reveal(element.key);
  }

  /** Exports the grid that has the focus, or that of the active map; gives where it was saved. */
  async export({ format, target }: ExportOptions = {}): Promise<Uri | undefined> {
    const active = [...this.#panels].find(({ panel }) => panel.active);
    const panel = active ?? (await this.show());
    const chosen = panel && (format ?? (await askFormat()));
    return panel && chosen ? panel.export(chosen, target) : undefined;
  }

  dispose(): void {
    for (const part of [...this.#disposables, ...this.#panels]) part.dispose();
  }

  #add(webview: WebviewPanel, uri: Uri): GridPanel {
    const panel = new GridPanel(webview, uri, this.client, this.context.extensionUri);
    this.#panels.add(panel);
    panel.onDidDraw((drawn) => this.#drawn.fire({ uri: panel.uri, drawn }));
    webview.onDidDispose(() => {
      this.#panels.delete(panel);
      panel.dispose();
    });
    return panel;
  }

  #restore(webview: WebviewPanel, state: unknown): void {
    const kept = typeof state === 'object' && state !== null && 'uri' in state ? state.uri : undefined;
    if (typeof kept === 'string') this.#add(webview, Uri.parse(kept));
    else webview.dispose();
  }

  /** The panel of the map that a document is part of. */
  async #panelOf(uri: Uri): Promise<GridPanel | undefined> {
    if (this.#panels.size === 0) return undefined;
    const { client } = this;
    const params: MapStatusParams = { uri: client.code2ProtocolConverter.asUri(uri) };
    const status = await client.sendRequest<MapStatus | null>(MAP_STATUS, params);
    const files = new Set([params.uri, ...(status?.files ?? [])]);
    return [...this.#panels].find((panel) => files.has(client.code2ProtocolConverter.asUri(panel.uri)));
  }

  #follow(): void {
    const document = window.activeTextEditor?.document;
    if (document?.languageId === 'etom') this.#uri = document.uri;
  }

  /** The map that had the focus last; else one of the workspace, which the user chooses where there are several. */
  async #activeMap(): Promise<Uri | undefined> {
    if (this.#uri && (await isThere(this.#uri))) return this.#uri;
    const files = await workspace.findFiles(MAP_FILES, IGNORED);
    if (files.length < 2) return files[0] ?? this.#offerMap();
    const items = files
      .map((uri) => plainItem({ label: workspace.asRelativePath(uri), uri }))
      .sort((a, b) => a.label.localeCompare(b.label));
    const chosen = await window.showQuickPick(items, {
      title: l10n.t('Show the Grid of Which Process Map?'),
    });
    return chosen?.uri;
  }

  async #offerMap(): Promise<undefined> {
    const newMap = l10n.t('New Process Map');
    const chosen = await tellInformation(l10n.t('There is no process map to show yet.'), newMap);
    if (chosen === newMap) await commands.executeCommand('etom.newProcessMap');
  }
}

/** Where a file is after some renames, of itself or of a folder around it; undefined where it was none of them. */
function movedTo(uri: Uri, renames: FileRenameEvent['files']): Uri | undefined {
  for (const { oldUri, newUri } of renames) {
    if (uri.toString() === oldUri.toString()) return newUri;
    if (uri.toString().startsWith(`${oldUri}/`))
      return Uri.joinPath(newUri, uri.path.slice(oldUri.path.length));
  }
  return undefined;
}

/** Whether a document can still be read: its file may be gone, or, where it never had one, its editor. */
async function isThere(uri: Uri): Promise<boolean> {
  const isOpen = workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
  return isOpen || exists(uri);
}

async function askFormat(): Promise<ExportFormat | undefined> {
  const titles: Readonly<Record<ExportFormat, { label: string; detail: string }>> = {
    svg: { label: 'SVG', detail: l10n.t('A picture that stays sharp at any size') },
    png: { label: 'PNG', detail: l10n.t('A picture for slides and documents') },
    html: {
      label: 'HTML',
      detail: l10n.t('A page that opens anywhere and can be walked in, with all of level 3'),
    },
  };
  const items = EXPORT_FORMATS.map((format) => ({ ...titles[format], format }));
  const chosen = await window.showQuickPick(items, { title: l10n.t('Export Grid') });
  return chosen?.format;
}
