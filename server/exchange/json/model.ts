/**
 * A map with all that it refers to resolved, as plain data: what the JSON export writes, and what the other exports start
 * from. `schemas/etom-export.schema.json` describes it. What nothing is said of is left out.
 */
import type { CoverageView } from '../../workspace/claims.js';
import type { Declared, Described, Lifecycle, Named, Responsibility, SystemUse } from './common.js';

export type * from './common.js';

export interface MapExport extends Described {
  readonly format: 'etom-map';
  /** Counts up when something is renamed or taken away; not when something is added. */
  readonly version: 1;
  readonly release: { readonly name: string; readonly title?: string };
  readonly map?: string;
  /** The organization's name, or the map's. */
  readonly title: string;
  /** The view and the variant that the export was narrowed to. */
  readonly view?: CoverageView;
  readonly variant?: string;
  readonly organization?: OrganizationEntry;
  readonly scope: ScopeEntry;
  readonly variants: readonly string[];
  readonly roles: readonly RoleEntry[];
  readonly systems: readonly SystemEntry[];
  /** Parents before their subprocesses. */
  readonly processes: readonly ProcessEntry[];
  readonly flows: readonly FlowEntry[];
  readonly assessments: readonly AssessmentEntry[];
  readonly gaps: readonly GapEntry[];
  /** The elements that the map names, and those above them, in the framework's order; the organization's own last. */
  readonly elements: readonly ElementEntry[];
}

export interface OrganizationEntry extends Described {
  readonly name: string;
  readonly industry?: string;
}

export interface ScopeEntry {
  readonly level: number;
  readonly include?: readonly Named[];
  readonly exclude: readonly (Named & { readonly reason?: string; readonly note?: string })[];
}

export interface ElementEntry {
  /** Unique in the export: the release's key, or `extension:` and the id of an element of the organization's own. */
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly kind: string;
  readonly level: number;
  /** The key of the element above it. */
  readonly parent?: string;
  /** The keys of the end-to-end processes that it stands in. */
  readonly verticals?: readonly string[];
  /** For the organization's own: what it is, and where it comes from. */
  readonly description?: string;
  readonly source?: string;
}

export interface RoleEntry extends Described, Declared {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
}

export interface SystemEntry extends Described, Declared, Responsibility, Lifecycle {
  readonly id: string;
  readonly name: string;
  readonly vendor?: string;
  readonly applies?: readonly string[];
  readonly elements: readonly ImplementationEntry[];
}

export interface ImplementationEntry extends Described, Named {
  readonly part: string;
  readonly applies?: readonly string[];
}

export interface ProcessEntry extends Described, Declared, Responsibility, Lifecycle {
  readonly id: string;
  /** The ids from the outermost process to this one, joined by `/`. */
  readonly path: string;
  /** The path of the process around it. */
  readonly parent?: string;
  readonly name: string;
  /** True where the owner is that of a process around it. */
  readonly ownerInherited?: true;
  readonly systems: readonly SystemUse[];
  /** Where nothing is said, those of the process around it; left out for every variant. */
  readonly applies?: readonly string[];
  readonly maturity?: number;
  readonly kpis?: readonly KpiEntry[];
  readonly mappings: readonly MappingEntry[];
}

export interface KpiEntry {
  readonly name: string;
  readonly target?: string;
  readonly actual?: string;
  readonly unit?: string;
  readonly note?: string;
}

export interface MappingEntry extends Described, Named {
  readonly coverage: string;
  /** The mapping's own systems, or the process's where it names none. */
  readonly systems: readonly SystemUse[];
  /** The mapping's own variants, or the process's where it names none. */
  readonly applies?: readonly string[];
}

export interface FlowEntry extends Described, Declared {
  readonly id: string;
  readonly name: string;
  readonly start?: string;
  readonly end?: string;
  readonly owner?: string;
  readonly applies?: readonly string[];
  readonly steps: readonly StepEntry[];
}

export interface StepEntry extends Described {
  /** Unique in its flow; the number of the step where the flow is a plain list. */
  readonly id: string;
  readonly name: string;
  /** The path of the process that does it, or the reference where there is no such process. */
  readonly process?: string;
  readonly reference?: string;
  readonly element?: string;
  /** Who does a step outside the map's processes. */
  readonly actor?: string;
  readonly when?: string;
  /** True where all of `next` follow, and not one of them. */
  readonly parallel?: true;
  readonly next: readonly NextEntry[];
}

export interface NextEntry {
  readonly to: string;
  readonly when?: string;
}

export interface AssessmentEntry extends Described, Named {
  readonly score?: number;
  readonly by?: string;
  readonly date?: string;
  readonly evidence?: readonly string[];
  readonly deviation?: string;
}

export interface GapEntry extends Described, Named {
  readonly decision?: string;
  readonly owner?: string;
  readonly initiative?: string;
  readonly due?: string;
  readonly reason?: string;
}

/** What an export is narrowed to. */
export interface ExportOptions {
  /** `as-is`: what is there today; `to-be`: what will be there. Undefined: all that is written, with its status. */
  readonly view?: CoverageView;
  /** What is for this variant, or for all; undefined for everything. */
  readonly variant?: string;
  /** How a file is named; the last part of its address where nothing else is said. */
  readonly fileName?: (uri: string) => string;
}
