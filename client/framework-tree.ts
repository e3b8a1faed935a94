import {
  type Disposable,
  EventEmitter,
  MarkdownString,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  FRAMEWORK_TREE,
  type FrameworkTree,
  type FrameworkTreeParams,
  MAP_CHANGED,
  type TreeNode,
} from '../server/protocol';

/** A picture for each state, so that colour alone never carries the meaning. */
const ICONS: Readonly<Record<string, string>> = {
  area: 'organization',
  vertical: 'arrow-down',
  horizontal: 'arrow-right',
  'enterprise-grouping': 'briefcase',
  domain: 'arrow-right',
  group: 'question',
  process: 'symbol-class',
  full: 'pass-filled',
  'rolled up': 'pass',
  inherited: 'pass',
  partial: 'color-mode',
  undetailed: 'circle-small',
  planned: 'clock',
  gap: 'circle-large-outline',
  'system only': 'server-process',
  excluded: 'circle-slash',
};

/** How long the tree waits for more edits before it asks again, in milliseconds. */
const QUIET = 300;

/** The Framework view: the end-to-end processes of the active map's release, with its coverage. */
export class FrameworkTreeView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: TreeView<TreeNode>;
  readonly #disposables: Disposable[] = [];
  /** The last process map that had the focus: a look at another editor keeps the tree. */
  #uri: string | undefined;
  #isRunning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly client: BaseLanguageClient) {
    this.view = window.createTreeView('etom.framework', { treeDataProvider: this, showCollapseAll: true });
    this.#disposables.push(
      this.view,
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      client.onNotification(MAP_CHANGED, () => this.#refreshSoon()),
    );
  }

  /** The server answers from now on. */
  started(): void {
    this.#isRunning = true;
    this.#follow();
    this.refresh();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!this.#isRunning) return [];
    const params: FrameworkTreeParams = { uri: this.#uri, node: node?.id };
    const tree = await this.client.sendRequest<FrameworkTree | null>(FRAMEWORK_TREE, params);
    if (!node) this.view.description = tree?.release;
    return [...(tree?.nodes ?? [])];
  }

  getTreeItem(node: TreeNode): TreeItem {
    const { Collapsed, None } = TreeItemCollapsibleState;
    const item = new TreeItem(node.label, node.hasChildren ? Collapsed : None);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = new MarkdownString(node.tooltip);
    item.iconPath = new ThemeIcon(ICONS[node.state] ?? 'circle-outline');
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    if (node.element) {
      item.contextValue = node.element.id === undefined ? 'element' : 'element.id';
      item.command = { command: 'etom.openElement', title: 'Open Details', arguments: [node] };
    }
    return item;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow(): void {
    const document = window.activeTextEditor?.document;
    const uri = document?.languageId === 'etom' ? document.uri.toString() : this.#uri;
    if (uri === this.#uri) return;
    this.#uri = uri;
    this.refresh();
  }

  #refreshSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.refresh(), QUIET);
  }
}
