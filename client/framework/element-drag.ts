import {
  type CancellationToken,
  type DataTransfer,
  DataTransferItem,
  type Disposable,
  type DocumentDropEdit,
  type DocumentDropEditProvider,
  DocumentDropOrPasteEditKind,
  DocumentDropEdit as DropEdit,
  l10n,
  languages,
  type Position,
  type TextDocument,
  type TreeDragAndDropController,
} from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type ElementName,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
  type TreeNode,
} from '../../server/protocol';
import { editOf, positionOf } from '../text-edits';

/** An element of the framework that is dragged, as JSON. */
const ELEMENT_MIME = 'application/vnd.etom.element';
const TEXT_MIME = 'text/plain';

const KIND = DocumentDropOrPasteEditKind.Empty.append('etom', 'element');

/** Lets elements be dragged out of the Framework view, as elements and, for other places, as what one writes. */
export class ElementDrag implements TreeDragAndDropController<TreeNode> {
  readonly dragMimeTypes = [ELEMENT_MIME, TEXT_MIME];
  readonly dropMimeTypes = [];

  handleDrag([node]: readonly TreeNode[], data: DataTransfer): void {
    if (!node?.element) return;
    data.set(ELEMENT_MIME, new DataTransferItem(JSON.stringify(node.element)));
    data.set(TEXT_MIME, new DataTransferItem(node.element.reference));
  }
}

/** Maps an element that is dropped on a process to it; elsewhere its reference is inserted. */
export class ElementDrop implements DocumentDropEditProvider {
  constructor(private readonly client: BaseLanguageClient) {}

  /** Offers the drops on maps. */
  register(): Disposable {
    return languages.registerDocumentDropEditProvider({ language: 'etom' }, this, {
      dropMimeTypes: [ELEMENT_MIME],
      providedDropEditKinds: [KIND],
    });
  }

  async provideDocumentDropEdits(
    { uri }: TextDocument,
    position: Position,
    data: DataTransfer,
    token: CancellationToken,
  ): Promise<DocumentDropEdit | undefined> {
    const dropped = data.get(ELEMENT_MIME);
    if (!dropped) return undefined;
    const element: ElementName = JSON.parse(await dropped.asString());
    const params: InsertMappingParams = { uri: uri.toString(), position: positionOf(position), element };
    const result = await this.client.sendRequest<InsertMappingResult>(INSERT_MAPPING, params, token);
    if ('refusal' in result) return new DropEdit(element.reference, l10n.t('Insert the Reference'), KIND);
    // All of it is an additional edit: at the place of the drop nothing is inserted.
    const edit = new DropEdit('', l10n.t('Map to {0}', result.process), KIND);
    edit.additionalEdit = editOf(uri, result.edits);
    return edit;
  }
}
