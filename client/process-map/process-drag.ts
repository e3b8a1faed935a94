import { type DataTransfer, DataTransferItem, type TreeDragAndDropController } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { MapNode, ProcessPlace } from '../../server/protocol';
import { editMap } from './edit-map';

/** A process that is dragged inside the tree, as JSON. */
const PROCESS_MIME = 'application/vnd.code.tree.etom.processmap';

/** Moves a process that is dropped on another one, or on what stands in it, or on the processes of a file. */
export class ProcessDrag implements TreeDragAndDropController<MapNode> {
  readonly dragMimeTypes = [PROCESS_MIME];
  readonly dropMimeTypes = [PROCESS_MIME];

  constructor(private readonly client: BaseLanguageClient) {}

  handleDrag([node]: readonly MapNode[], data: DataTransfer): void {
    if (node?.kind !== 'process' || node.process === undefined) return;
    const place: ProcessPlace = { uri: node.uri, path: node.process };
    data.set(PROCESS_MIME, new DataTransferItem(JSON.stringify(place)));
  }

  async handleDrop(target: MapNode | undefined, data: DataTransfer): Promise<void> {
    const dropped = data.get(PROCESS_MIME);
    const to = target && placeOf(target);
    if (!dropped || !to) return;
    const { uri, path }: ProcessPlace = JSON.parse(await dropped.asString());
    if (path === undefined || (to.uri === uri && to.path === path)) return;
    await editMap(this.client, { action: 'move', uri, path, to });
  }
}

/** Where a process goes that is dropped on a node, or made there; undefined where there is no such place. */
export function placeOf({ kind, uri, state, process, range }: MapNode): ProcessPlace | undefined {
  switch (kind) {
    case 'process':
    case 'element':
      return process === undefined ? undefined : { uri, path: process };
    case 'file':
      return { uri };
    case 'map':
      // A map of a single file is that file too.
      return range ? { uri } : undefined;
    case 'group':
      return state === 'processes' ? { uri } : undefined;
    default:
      return undefined;
  }
}
