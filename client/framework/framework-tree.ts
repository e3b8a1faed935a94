import {
  type CancellationToken,
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
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
  NODE_TOOLTIP,
  type NodeTooltipParams,
  type TreeNode,
} from '../../server/protocol';
import { ask } from '../ask';
import { ElementDrag } from './element-drag';
import { iconOf } from './framework-icons';
import { FrameworkNews } from './framework-news';
import type { FrameworkSettings } from './framework-settings';

/** The Framework view: the active map's release in one of three groupings, with its coverage. */
export class FrameworkTreeView implements TreeDataProvider<TreeNode>, Disposable {
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: TreeView<TreeNode>;
  readonly #disposables: Disposable[];
  readonly #news: FrameworkNews;
  /** What stands above a node, by the node's id. */
  readonly #above = new Map<string, TreeNode>();
  /** What the user has opened or closed, by the node's id: what comes back is as it was. */
  readonly #isOpen = new Map<string, boolean>();

  constructor(
    private readonly client: BaseLanguageClient,
    readonly settings: FrameworkSettings,
  ) {
    this.view = window.createTreeView('etom.framework', {
      treeDataProvider: this,
      showCollapseAll: true,
      dragAndDropController: new ElementDrag(),
    });
    this.#news = new FrameworkNews(client, this.view, () => this.refresh());
    this.#disposables = [
      this.view,
      this.#news,
      this.#changed,
      this.view.onDidExpandElement(({ element }) => this.#isOpen.set(element.id, true)),
      this.view.onDidCollapseElement(({ element }) => this.#isOpen.set(element.id, false)),
      settings.onDidChange(({ follow }) => {
        if (follow === settings.choice.follow) this.refresh();
      }),
    ];
    this.#describe(undefined);
  }

  /** The document whose map is shown: the last one that had the focus. */
  get uri(): string | undefined {
    return this.#news.uri;
  }

  /** The server answers from now on. */
  async started(): Promise<void> {
    this.refresh();
    await this.#news.started();
  }

  refresh(): void {
    this.#changed.fire(undefined);
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (!this.client.isRunning()) return [];
    if (!node) this.#above.clear();
    const nodes = node?.children ?? (await this.#ask(node));
    if (node) for (const child of nodes) this.#above.set(child.id, node);
    return [...nodes];
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.#above.get(node.id);
  }

  getTreeItem(node: TreeNode): TreeItem {
    const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
    const isOpen = this.#isOpen.get(node.id) ?? node.children !== undefined;
    const highlights = node.highlights?.map(([from, to]): [number, number] => [from, to]);
    const item = new TreeItem(
      { label: node.label, ...(highlights && { highlights }) },
      node.hasChildren ? (isOpen ? Expanded : Collapsed) : None,
    );
    item.id = node.id;
    item.description = node.description;
    if (node.tooltip) item.tooltip = new MarkdownString(node.tooltip);
    item.iconPath = iconOf(node.state);
    item.accessibilityInformation = { label: [node.label, ...node.description.split(' · ')].join(', ') };
    if (node.element) {
      const isOwn = node.state === 'extension';
      item.contextValue = ['element', node.element.id !== undefined && 'id', !isOwn && 'page']
        .filter((part) => part !== false)
        .join('.');
      if (!isOwn)
        item.command = { command: 'etom.openElement', title: l10n.t('Open Details'), arguments: [node] };
    }
    return item;
  }

  async resolveTreeItem(item: TreeItem, { element }: TreeNode, token: CancellationToken): Promise<TreeItem> {
    if (!element) return item;
    const params: NodeTooltipParams = { uri: this.uri, lens: this.settings.choice.lens, element };
    const text = await ask<string>(this.client, NODE_TOOLTIP, params, token);
    if (text !== undefined) item.tooltip = new MarkdownString(text);
    return item;
  }

  /** Selects the last of some nodes, which lead to it from the top down. Never takes the focus. */
  async reveal(path: readonly TreeNode[]): Promise<void> {
    for (const [index, node] of path.entries()) {
      const above = path[index - 1];
      if (above) this.#above.set(node.id, above);
    }
    const last = path.at(-1);
    if (last && this.view.visible) await this.view.reveal(last, { select: true, focus: false });
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #ask(node: TreeNode | undefined): Promise<readonly TreeNode[]> {
    const { grouping, onlyGaps, lens, filter } = this.settings.choice;
    const params: FrameworkTreeParams = { uri: this.uri, node: node?.id, grouping, onlyGaps, lens, filter };
    const tree = await ask<FrameworkTree | null>(this.client, FRAMEWORK_TREE, params);
    if (!node) this.#describe(tree ?? undefined);
    return tree?.nodes ?? [];
  }

  /** Says above the tree what it shows, and what to do where that is nothing. */
  #describe(tree: FrameworkTree | undefined): void {
    const { onlyGaps, lens, filter } = this.settings.choice;
    const parts = [
      tree?.release,
      onlyGaps && l10n.t('only gaps'),
      lens === 'customer-service' && l10n.t('customer service'),
      lens === 'revenue-assurance' && l10n.t('revenue assurance'),
      filter && `“${filter}”`,
    ];
    this.view.description = parts.filter((part) => part).join(' · ');
    const { shown = 0, total = 0 } = tree?.matches ?? {};
    this.view.message =
      total > shown
        ? l10n.t('The best {0} of {1} matches. Type more to narrow them.', shown, total)
        : undefined;
    void commands.executeCommand('setContext', 'etom.framework.empty', this.#whyEmpty(tree));
  }

  #whyEmpty(tree: FrameworkTree | undefined): string {
    const { onlyGaps, filter } = this.settings.choice;
    if (!tree) return 'starting';
    if (tree.nodes.length > 0) return '';
    if (onlyGaps && !tree.hasMap) return 'no-map';
    return filter ? 'no-match' : 'no-gap';
  }
}
