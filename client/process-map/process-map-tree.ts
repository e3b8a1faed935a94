import {
  type Disposable,
  EventEmitter,
  type TreeDataProvider,
  type TreeItem,
  type TreeView,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  MAP_TREE,
  MAP_TREE_PATH,
  type MapNode,
  type MapTreeParams,
  type MapTreePathParams,
} from '../../server/protocol';
import { ask } from '../ask';
import { onMapChanged } from '../map-changed';
import { ProcessDrag } from './process-drag';
import { itemOf, problemDecorations } from './process-map-item';

/** How long edits must have rested before the tree asks again, in milliseconds. */
const QUIET = 300;

/** How long the cursor must have rested before the tree looks for what is under it, in milliseconds. */
const PAUSE = 150;

/** The Process map view: the maps of the workspace with their processes, flows, roles and systems. */
export class ProcessMapView implements TreeDataProvider<MapNode>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: TreeView<MapNode>;
  readonly drag: ProcessDrag;
  readonly #disposables: Disposable[];
  /** What VS Code was told of, by id: it asks what stands above a node. */
  readonly #nodes = new Map<string, MapNode>();
  #isRunning = false;
  #isOnlyMap = false;
  #refreshing: ReturnType<typeof setTimeout> | undefined;
  #following: ReturnType<typeof setTimeout> | undefined;
  #revealed: Promise<void> = Promise.resolve();

  constructor(private readonly client: BaseLanguageClient) {
    this.drag = new ProcessDrag(client);
    this.view = window.createTreeView('etom.processMap', {
      treeDataProvider: this,
      dragAndDropController: this.drag,
      showCollapseAll: true,
    });
    this.#disposables = [
      this.view,
      this.#changed,
      window.registerFileDecorationProvider(problemDecorations),
      onMapChanged(client)(() => this.#refreshSoon()),
      window.onDidChangeTextEditorSelection(() => this.#followSoon()),
      window.onDidChangeActiveTextEditor(() => this.#followSoon()),
      this.view.onDidChangeVisibility(() => this.#followSoon()),
    ];
  }

  /** The server answers from now on. */
  started(): void {
    this.#isRunning = true;
    this.refresh();
    this.#followSoon();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: MapNode): Promise<MapNode[]> {
    if (!this.#isRunning) return [];
    const params: MapTreeParams = node ? { node: { id: node.id, uri: node.uri } } : {};
    const nodes = (await ask<MapNode[]>(this.client, MAP_TREE, params)) ?? [];
    if (!node) {
      this.#nodes.clear();
      this.#isOnlyMap = nodes.length === 1;
    }
    this.#remember(nodes);
    return nodes;
  }

  getParent({ id }: MapNode): MapNode | undefined {
    return this.#nodes.get(id.slice(0, Math.max(0, id.lastIndexOf('\n'))));
  }

  getTreeItem(node: MapNode): TreeItem {
    const uri = this.client.protocol2CodeConverter.asUri(node.uri);
    return itemOf(node, uri, node.kind === 'map' && this.#isOnlyMap);
  }

  dispose(): void {
    clearTimeout(this.#refreshing);
    clearTimeout(this.#following);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #remember(nodes: readonly MapNode[]): void {
    for (const node of nodes) this.#nodes.set(node.id, node);
  }

  #refreshSoon(): void {
    clearTimeout(this.#refreshing);
    this.#refreshing = setTimeout(() => this.refresh(), QUIET);
  }

  #followSoon(): void {
    clearTimeout(this.#following);
    this.#following = setTimeout(() => {
      // One at a time: each makes VS Code read what leads to the node anew. What is revealed may be gone by then.
      this.#revealed = this.#revealed.then(() => this.#follow()).catch(() => undefined);
    }, PAUSE);
  }

  /** Selects what stands at the cursor, without taking the focus. */
  async #follow(): Promise<void> {
    const editor = window.activeTextEditor;
    const isFollowed = this.#isRunning && this.view.visible && this.client.isRunning();
    if (!isFollowed || editor?.document.languageId !== 'etom') return;
    const { line, character } = editor.selection.active;
    const uri = this.client.code2ProtocolConverter.asUri(editor.document.uri);
    const [selected] = this.view.selection;
    // What was just clicked on in the tree stays selected.
    const { start } = editor.selection;
    const clicked = selected?.uri === uri ? selected.range?.start : undefined;
    if (clicked?.line === start.line && clicked.character === start.character) return;
    const params: MapTreePathParams = { uri, position: { line, character } };
    const path = (await ask<MapNode[]>(this.client, MAP_TREE_PATH, params)) ?? [];
    this.#remember(path);
    const last = path.at(-1);
    if (last && last.id !== selected?.id) await this.view.reveal(last, { select: true, focus: false });
  }
}
