import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  workspace,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ELEMENT_PAGE,
  type ElementName,
  type ElementPageParams,
  elementPageUri,
  PAGE_SCHEME,
  referenceOf,
} from '../../server/protocol';
import { type Comparison, compareReleases, comparisonText } from './compare-releases';

/** Serves the pages of framework elements, and those that compare releases, as read-only documents. */
export class ElementPages implements TextDocumentContentProvider, Disposable {
  readonly #changed = new EventEmitter<Uri>();
  readonly onDidChange = this.#changed.event;
  readonly #disposables: readonly Disposable[];

  constructor(private readonly client: BaseLanguageClient) {
    this.#disposables = [
      this.#changed,
      workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this),
      commands.registerCommand('etom.compareReleases', (told?: Comparison) =>
        compareReleases(client, told, (page) => this.#changed.fire(page)),
      ),
    ];
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const comparison = await comparisonText(this.client, uri);
    if (comparison !== undefined) return comparison;
    const [release = ''] = uri.path.split('/');
    const reference = referenceOf(uri.path);
    const params: ElementPageParams = { release, key: uri.query, reference };
    const page = await this.client.sendRequest<string | null>(ELEMENT_PAGE, params);
    return page ?? `${l10n.t('The release {0} has no element “{1}”.', release, reference)}\n`;
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

/** Shows the page of an element as a preview. */
export async function openElement({ release, key, reference }: ElementName): Promise<void> {
  const uri = Uri.parse(elementPageUri(release, key, reference));
  await commands.executeCommand('markdown.showPreview', uri);
}
