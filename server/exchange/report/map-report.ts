/** The report of a map. */
import { titleOf } from '../../features/framework-tree/status.js';
import { lensesOf } from '../../framework/lenses.js';
import { decidedIn } from '../../map/undecided.js';
import type { CoverageView } from '../../workspace/claims.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { resolveMap } from '../json/resolve-map.js';
import { conformanceOf } from './conformance.js';
import { elementReports, extensionReports } from './elements.js';
import { flowReports } from './flows.js';
import { gapReports } from './gaps.js';
import { groupReports } from './groups.js';
import type { Report } from './model.js';
import { nameIn } from './names.js';
import { overlapReports } from './overlaps.js';
import { ownerReports, processReports, systemReports } from './processes.js';
import { Subject } from './subject.js';

export interface ReportOptions {
  /** At least one, each once. */
  readonly views: readonly CoverageView[];
  /** Undefined for all variants together. */
  readonly variant?: string;
  /** A lens's id. */
  readonly lens?: string;
}

/** Reports on a map; undefined where its release is not known. A lens that the release does not have narrows nothing. */
export function mapReport(map: ProcessMap, { views, variant, lens: id }: ReportOptions): Report | undefined {
  const { catalogue } = map;
  if (!catalogue) return undefined;
  const lens = lensesOf(catalogue.framework).find((each) => each.id === id);
  const subject = new Subject(map, catalogue, { views, variant, lens });
  const data = resolveMap(map, { variant });
  const elements = elementReports(subject);
  const { name, title } = catalogue.framework.release;
  const { include, exclude, level } = map.scope;
  return {
    format: 'etom-report',
    version: 1,
    release: { name, title },
    title: titleOf(map),
    views,
    variant,
    lens: lens && { id: lens.id, title: lens.title },
    scope: {
      level,
      include: include?.map(nameIn),
      exclude: exclude.map(({ element, reason }) => ({ element: nameIn(element), reason })),
    },
    unknownReferences: unknownReferences(map),
    ...groupReports(subject),
    elements,
    extensions: extensionReports(subject),
    gaps: gapReports(subject, data),
    overlaps: overlapReports(subject),
    systems: systemReports(data),
    owners: ownerReports(subject, data),
    processes: processReports(subject, data),
    flows: flowReports(data),
    conformance: conformanceOf(subject, data),
  };
}

function unknownReferences(map: ProcessMap): number {
  const all = [...map.located(({ facts }) => facts.elements)];
  const known = [...map.located(decidedIn)].filter(({ item }) => map.catalogue?.element(item.text.text));
  return all.length - known.length;
}
