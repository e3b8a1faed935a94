/**
 * The report of a map, as plain data: what `--format json` writes, and what the tables of all other formats are made of. Equal
 * maps and options give equal reports. What nothing is said of is left out.
 */
import type { GridState } from '../../../grid/model.js';
import type { CoverageView } from '../../workspace/claims.js';

export interface Report {
  readonly format: 'etom-report';
  /** Counts up when something is renamed or taken away; not when something is added. */
  readonly version: 1;
  readonly release: { readonly name: string; readonly title: string };
  /** The organization's name, or the map's. */
  readonly title: string;
  /** The views that are reported on, side by side where there are two. */
  readonly views: readonly CoverageView[];
  /** The variant that the report is narrowed to; left out for all together. */
  readonly variant?: string;
  /** The lens that the report is narrowed to. */
  readonly lens?: { readonly id: string; readonly title: string };
  readonly scope: ScopeReport;
  /** References to elements that the release does not have: they are not counted. */
  readonly unknownReferences: number;
  /** All elements in scope at the scope's level, each once. */
  readonly total: GroupReport;
  readonly verticals: readonly GroupReport[];
  readonly groupings: readonly GroupReport[];
  readonly levels: readonly GroupReport[];
  readonly lenses: readonly GroupReport[];
  /** The elements in scope, from level 2 to the scope's level, in the framework's order. */
  readonly elements: readonly ElementReport[];
  /** The organization's own elements, which count in no total. */
  readonly extensions: readonly ElementReport[];
  readonly gaps: readonly GapReport[];
  readonly overlaps: readonly OverlapReport[];
  readonly systems: readonly SystemReport[];
  readonly owners: readonly OwnerReport[];
  readonly processes: readonly ProcessReport[];
  readonly flows: readonly FlowReport[];
  readonly conformance: readonly ConformanceReport[];
  /** What has changed since an earlier state of the map. */
  readonly changes?: ChangesReport;
}

/** What differs from view to view. */
export type ByView<T> = { readonly [view in CoverageView]?: T };

export interface ElementName {
  /** Unique in its release, or among the organization's own elements. */
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly level: number;
}

export interface ScopeReport {
  /** How deep gaps are looked for. */
  readonly level: number;
  /** Left out where the scope is everything. */
  readonly include?: readonly ElementName[];
  readonly exclude: readonly { readonly element: ElementName; readonly reason?: string }[];
}

/** Some elements together: those of a vertical, a grouping, a level or a lens. */
export interface GroupReport {
  readonly name: string;
  /** `vertical`, `area`, `grouping`, `level`, `lens` or `total`. */
  readonly kind: string;
  readonly views: ByView<CountsReport>;
}

export interface CountsReport {
  /** "5 of 9 covered", "5 mapped, list incomplete" or "out of scope". */
  readonly words: string;
  /** Full, rolled up or inherited. */
  readonly covered: number;
  /** The elements in scope in each state; a gap that a system fills without a process is `system only`. */
  readonly states: Readonly<Record<GridState, number>>;
  /** False where the elements that were counted are not all that there are: no share may be made of the numbers. */
  readonly listComplete: boolean;
}

export interface ElementReport extends ElementName {
  /** The key of the element above it. */
  readonly parent?: string;
  readonly parentName?: string;
  /** The area's or domain's parts that it stands in, the outermost first. */
  readonly grouping?: string;
  readonly verticals: readonly string[];
  /** Whether it counts in the totals: it is of the scope's level, or the deepest known one above it. */
  readonly counted: boolean;
  /** Why the lens has it. */
  readonly inLens?: string;
  readonly views: ByView<StateReport>;
}

export interface StateReport {
  readonly state: GridState;
  /** Why it has this state, in a sentence. */
  readonly reason: string;
  /** The processes mapped to it, below it or, where it inherits, above it. */
  readonly processes: readonly MappedProcess[];
  /** Names of roles, each once. */
  readonly owners: readonly string[];
  /** The lowest and the highest of the processes that are in place. */
  readonly maturity?: readonly [lowest: number, highest: number];
  /** The systems of the processes that are in place, and those that implement it by themselves. A system that is not here has no part in it. */
  readonly systems: readonly SystemPart[];
}

export interface MappedProcess {
  readonly path: string;
  readonly name: string;
  readonly strength: 'full' | 'partial' | 'planned';
  /** What it is mapped to, where that is not the element itself. */
  readonly element?: string;
}

export interface SystemPart {
  readonly id: string;
  readonly name: string;
  readonly part: 'primary' | 'contributing';
}

/** An element that is a gap in one of the views, or about which something was decided. */
export interface GapReport {
  readonly element: ElementName;
  /** Whether it counts in the totals, as one of the elements at which gaps are looked for. */
  readonly counted: boolean;
  readonly grouping?: string;
  readonly verticals: readonly string[];
  readonly views: ByView<Pick<StateReport, 'state' | 'reason'>>;
  /** Left out where nothing is decided. */
  readonly decision?: DecisionReport;
}

export interface DecisionReport {
  readonly decision: 'close' | 'accept';
  readonly owner?: string;
  readonly initiative?: string;
  readonly due?: string;
  /** Why, or what else is said of it. */
  readonly note?: string;
  /** The element above that it was decided for, where it was not decided for this one. */
  readonly with?: string;
}

export interface OverlapReport {
  readonly element: ElementName;
  readonly view: CoverageView;
  readonly between: 'processes' | 'systems';
  /** Their names. */
  readonly names: readonly string[];
  /** Why that is an overlap, in a sentence. */
  readonly reason: string;
}

export interface SystemReport {
  readonly id: string;
  readonly name: string;
  readonly vendor?: string;
  readonly owner?: string;
  readonly status: string;
}

export interface OwnerReport {
  /** Left out for the processes that nobody owns. */
  readonly owner?: string;
  readonly unit?: string;
  readonly views: ByView<OwnedReport>;
}

export interface OwnedReport {
  readonly processes: number;
  /** Elements, of any level, that these processes are mapped to. */
  readonly elements: number;
  readonly maturity?: readonly [lowest: number, highest: number];
}

export interface ProcessReport {
  readonly path: string;
  readonly name: string;
  readonly owner?: string;
  readonly maturity?: number;
  readonly status: string;
  readonly applies?: readonly string[];
  /** As one writes them, each with what is not full. */
  readonly elements: readonly string[];
  readonly systems: readonly string[];
}

export interface FlowReport {
  readonly id: string;
  readonly name: string;
  readonly owner?: string;
  readonly start?: string;
  readonly end?: string;
  readonly steps: readonly FlowStepReport[];
}

export interface FlowStepReport {
  readonly id: string;
  /** The process or the element of the step, or who does it. */
  readonly name: string;
  /** The owner of the process, or who does the step. */
  readonly by?: string;
  readonly maturity?: number;
  readonly when?: string;
  /** The steps that follow, each with its condition. */
  readonly next: readonly string[];
}

/** What the organization says of itself. No figure of it is computed. */
export interface ConformanceReport {
  readonly element: ElementName;
  /** The mapped processes, as facts beside the scores. */
  readonly processes: ByView<readonly MappedProcess[]>;
  /** None where the element was not assessed. */
  readonly assessments: readonly AssessmentReport[];
}

export interface AssessmentReport {
  readonly score?: number;
  readonly evidence: readonly string[];
  readonly by?: string;
  readonly date?: string;
  readonly deviation?: string;
  readonly note?: string;
}

export const CHANGES = ['gained', 'lost', 'changed', 'new in scope', 'out of scope'] as const;
export type Change = (typeof CHANGES)[number];

export interface ChangesReport {
  /** What the report is compared with, as the user named it. */
  readonly since: string;
  readonly elements: readonly ElementChange[];
  readonly scores: readonly ScoreChange[];
}

export interface ElementChange {
  readonly element: ElementName;
  readonly view: CoverageView;
  readonly change: Change;
  /** Left out where the element was not in scope. */
  readonly before?: GridState;
  readonly after?: GridState;
  /** What came and what went, by name: processes, systems and owners. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export interface ScoreChange {
  readonly element: ElementName;
  readonly before?: number;
  readonly after?: number;
}
