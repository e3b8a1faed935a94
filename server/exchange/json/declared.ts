import { fileNameOf } from '../../features/file-name.js';
import type { Declaration } from '../../map/facts.js';
import { type Located, placeOf } from '../../workspace/process-map.js';
import type { Declared, ExportOptions } from './model.js';

/** Where something is declared. */
export function declaredIn(
  located: Located<Declaration>,
  { fileName = fileNameOf }: ExportOptions,
): Declared {
  const { uri, range } = placeOf(located, located.item.key.range);
  return { file: fileName(uri), line: range.start.line + 1 };
}
