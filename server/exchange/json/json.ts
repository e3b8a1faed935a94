import type { ProcessMap } from '../../workspace/process-map.js';
import type { ExportOptions } from './model.js';
import { resolveMap } from './resolve-map.js';

/** A map as JSON, described by `schemas/etom-export.schema.json`. Equal maps and options give equal text. */
export function mapJson(map: ProcessMap, options: ExportOptions = {}): string {
  return `${JSON.stringify(resolveMap(map, options), undefined, 2)}\n`;
}
