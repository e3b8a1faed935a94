import { type Disposable, l10n, type TreeView, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { FRAMEWORK_STATUS, type FrameworkStatus, type FrameworkStatusParams } from '../../server/protocol';
import { ask } from '../ask';
import { onMapChanged } from '../map-changed';

/** How long edits must have rested before the tree asks what they have changed, in milliseconds. */
const QUIET = 200;

/** Watches the map that the Framework view shows: counts its gaps in the badge, and tells when the tree is out of date. */
export class FrameworkNews implements Disposable {
  /** The last process map that had the focus: a look at another editor keeps the tree. */
  uri: string | undefined;
  readonly #disposables: Disposable[];
  #isRunning = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #digest: string | undefined;

  constructor(
    private readonly client: BaseLanguageClient,
    private readonly view: Pick<TreeView<unknown>, 'badge'>,
    private readonly outOfDate: () => void,
  ) {
    this.#disposables = [
      window.onDidChangeActiveTextEditor(() => this.#follow()),
      onMapChanged(client)(() => this.#lookSoon()),
    ];
    this.#follow();
  }

  /** The server answers from now on. */
  async started(): Promise<void> {
    this.#isRunning = true;
    await this.#look();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  #follow(): void {
    const document = window.activeTextEditor?.document;
    const uri = document?.languageId === 'etom' ? document.uri.toString() : this.uri;
    if (uri === this.uri) return;
    this.uri = uri;
    void this.#look();
  }

  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), QUIET);
  }

  async #look(): Promise<void> {
    if (!this.#isRunning) return;
    const { uri } = this;
    const params: FrameworkStatusParams = { uri };
    const status = await ask<FrameworkStatus | null>(this.client, FRAMEWORK_STATUS, params);
    if (status === undefined || uri !== this.uri) return;
    this.view.badge = status ? badgeOf(status) : undefined;
    const digest = status?.digest ?? '';
    if (digest === this.#digest) return;
    this.#digest = digest;
    this.outOfDate();
  }
}

function badgeOf({ gaps, title }: FrameworkStatus): { value: number; tooltip: string } | undefined {
  if (gaps === 0) return undefined;
  const tooltip =
    gaps === 1 ? l10n.t('1 gap in scope of {0}', title) : l10n.t('{0} gaps in scope of {1}', gaps, title);
  return { value: gaps, tooltip };
}
