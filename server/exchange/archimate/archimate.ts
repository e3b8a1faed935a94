/** A map as an ArchiMate model. */

import { coverageOf } from '../../features/coverage-of.js';
import { frameOf } from '../../features/grid/frame.js';
import { grid } from '../../features/grid/grid.js';
import { ancestors, type Element } from '../../framework/element.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { exportKey } from '../json/elements.js';
import type { ExportOptions, MapExport } from '../json/model.js';
import { resolveMap } from '../json/resolve-map.js';
import { addFlows } from './flows.js';
import { addFramework } from './framework.js';
import { Model } from './model.js';
import { addOrganization } from './organization.js';
import { gridView } from './view.js';

/**
 * Writes a map in the ArchiMate Model Exchange File Format 3.1: its processes, roles and systems, the elements of the framework's
 * grid and those that the map names, their relations, the flows, and the grid as a view. Coverage is that of the as-is view
 * where no view is asked for. Equal maps and options give equal text.
 */
export function mapArchimate(map: ProcessMap, options: ExportOptions = {}): string {
  const data = resolveMap(map, options);
  const model = new Model();
  const view = options.view ?? 'as-is';
  const framework = map.catalogue?.framework;
  const coverage = coverageOf(map, view, options.variant);
  const elements = addFramework(model, elementsOf(map, data), coverage, data.release.name);
  const declared = addOrganization(model, data, elements);
  addFlows(model, data, declared, elements);
  const picture = grid(map, { view, variant: options.variant, details: [] });
  const views = picture && framework ? [gridView(model, picture, framework, elements)] : [];
  return model.toXml(
    {
      name: data.title,
      documentation: [data.organization?.description, data.description, NOTICE]
        .filter((words) => words !== undefined)
        .join('\n\n'),
      properties: {
        Map: data.map,
        'eTOM release': data.release.title ?? data.release.name,
        View: data.view,
        Variant: data.variant,
        Industry: data.organization?.industry,
      },
    },
    views,
  );
}

const NOTICE = 'eTOM Business Process Framework element names: © TM Forum, GB921';

/** The elements of the grid, and those that the map names, with all that they stand in; parents first. */
function elementsOf(map: ProcessMap, data: MapExport): Element[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  const wanted = new Set(data.elements.map(({ key }) => key));
  for (const element of frameOf(catalogue.framework).elements) {
    for (const each of [element, ...ancestors(element), ...element.verticals]) wanted.add(exportKey(each));
  }
  for (const vertical of catalogue.framework.verticals) {
    for (const each of [vertical, ...ancestors(vertical)]) wanted.add(exportKey(each));
  }
  return [...catalogue.framework.elements, ...catalogue.extensions].filter((element) =>
    wanted.has(exportKey(element)),
  );
}
