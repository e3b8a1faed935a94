import { commands, type Disposable, l10n, type TextDocumentContentProvider, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  ELEMENT_PAGE,
  type ElementName,
  type ElementPageParams,
  elementPageUri,
  PAGE_SCHEME,
} from '../../server/protocol';

/** Serves the pages of framework elements as read-only documents. */
export class ElementPages implements TextDocumentContentProvider, Disposable {
  readonly #registration: Disposable;

  constructor(private readonly client: BaseLanguageClient) {
    this.#registration = workspace.registerTextDocumentContentProvider(PAGE_SCHEME, this);
  }

  async provideTextDocumentContent(uri: Uri): Promise<string> {
    const [release = ''] = uri.path.split('/');
    const params: ElementPageParams = { release, key: uri.query };
    const page = await this.client.sendRequest<string | null>(ELEMENT_PAGE, params);
    return page ?? `${l10n.t('The release {0} has no element “{1}”.', release, uri.query)}\n`;
  }

  dispose(): void {
    this.#registration.dispose();
  }
}

/** Shows the page of an element as a preview. */
export async function openElement({ release, key, reference }: ElementName): Promise<void> {
  const uri = Uri.parse(elementPageUri(release, key, reference));
  await commands.executeCommand('markdown.showPreview', uri);
}
