import { commands, type Disposable, type ExtensionContext, type TextDocument, type Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { ReleasePreview } from '../../server/protocol';
import { copyExample, type Example, mapsOf, openUnsaved, showPendingExample } from './example-copies';
import { createMap, type NewMap, newProcessMap } from './new-process-map';
import { openExample } from './open-example';
import { applySwitch, previewRelease, switchRelease } from './release-switch';
import { StatusItem } from './status-item';

/** What a new user meets first: a new map, the examples, the walkthrough, and the release of a map. */
export class FirstSteps implements Disposable {
  readonly status: StatusItem;
  readonly #disposables: readonly Disposable[];

  constructor(
    private readonly context: ExtensionContext,
    private readonly client: BaseLanguageClient,
  ) {
    this.status = new StatusItem(client);
    this.#disposables = [
      this.status,
      commands.registerCommand('etom.newProcessMap', () => newProcessMap(client)),
      commands.registerCommand('etom.openExample', () => openExample(context)),
      commands.registerCommand('etom.switchRelease', () => switchRelease(client)),
      commands.registerCommand('etom.getStarted', () =>
        commands.executeCommand(
          'workbench.action.openWalkthrough',
          `${context.extension.id}#etom.getStarted`,
          false,
        ),
      ),
    ];
  }

  /** The server answers from now on. */
  started(): void {
    void this.status.update();
    void showPendingExample(this.context);
  }

  /** What *New Process Map* does once it has its answers. */
  createMap(wanted: NewMap): Promise<TextDocument> {
    return createMap(this.client, wanted);
  }

  /** What *Open Example* does once it has a folder; gives the map to show. */
  copyExample(example: Example, parent: Uri): Promise<Uri> {
    return copyExample(this.context, example, parent);
  }

  /** What *Open Example* does where nothing is to be written. */
  openUnsaved(example: Example): Promise<TextDocument[]> {
    return openUnsaved(this.context, example, mapsOf(example));
  }

  /** What *Switch Release* shows before it changes anything. */
  previewRelease(document: TextDocument, release: string): Promise<ReleasePreview> {
    return previewRelease(this.client, document, release);
  }

  /** What *Switch Release* does once it is confirmed. */
  applySwitch(preview: ReleasePreview): Promise<void> {
    return applySwitch(preview);
  }

  dispose(): void {
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
