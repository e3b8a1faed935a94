import { type Disposable, type TextEditor, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { NODE_PATH, type NodePathParams, type TreeNode } from '../../server/protocol';
import { ask } from '../ask';
import { positionOf } from '../text-edits';
import type { FrameworkTreeView } from './framework-tree';

/** Shows in the Framework view the element under the cursor, while the view is to be seen. */
export class FollowCursor implements Disposable {
  readonly #disposables: Disposable[];
  /** The editor whose cursor has moved since the last answer. */
  #waiting: TextEditor | undefined;
  #isBusy = false;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly tree: FrameworkTreeView,
  ) {
    const follow = (): void => void this.#follow(window.activeTextEditor);
    this.#disposables = [
      window.onDidChangeTextEditorSelection(({ textEditor }) => void this.#follow(textEditor)),
      window.onDidChangeActiveTextEditor(follow),
      tree.view.onDidChangeVisibility(follow),
      tree.settings.onDidChange(follow),
    ];
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** One request at a time: what has moved meanwhile is asked for afterwards, and only where it is now. */
  async #follow(editor: TextEditor | undefined): Promise<void> {
    const { tree, client } = this;
    const isFollowed = tree.settings.choice.follow && tree.view.visible && client.isRunning();
    if (!isFollowed || editor?.document.languageId !== 'etom') return;
    this.#waiting = editor;
    if (this.#isBusy) return;
    this.#isBusy = true;
    for (let next = this.#take(); next; next = this.#take()) {
      // What is to be revealed may be gone when its turn comes, with the tree or the server: nobody waits for it.
      await this.#reveal(next).catch(() => {});
    }
    this.#isBusy = false;
  }

  async #reveal(editor: TextEditor): Promise<void> {
    const path = (await ask<TreeNode[]>(this.client, NODE_PATH, this.#paramsOf(editor))) ?? [];
    const hasMovedOn = this.#waiting !== undefined || editor.document.uri.toString() !== this.tree.uri;
    if (!hasMovedOn) await this.tree.reveal(path);
  }

  #take(): TextEditor | undefined {
    const editor = this.#waiting;
    this.#waiting = undefined;
    return editor;
  }

  #paramsOf({ document, selection }: TextEditor): NodePathParams {
    const { grouping, onlyGaps, lens, filter } = this.tree.settings.choice;
    const position = positionOf(selection.active);
    return { uri: document.uri.toString(), position, grouping, onlyGaps, lens, filter };
  }
}
