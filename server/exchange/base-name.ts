import { fileNameOf } from '../features/file-name.js';
import { mapNameOf, type ProcessMap } from '../workspace/process-map.js';

/** What files of a map are called, without an ending: by the name that joins them, else by the one file. */
export function baseName({ documents: [document] }: ProcessMap): string {
  if (!document) return 'map';
  return mapNameOf(document) ?? (fileNameOf(document.uri).replace(/\.etom\.ya?ml$/i, '') || 'map');
}
