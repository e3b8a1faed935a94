/**
 * The framework's picture of a map, as plain data: what the server computes, and what SVG, HTML and the webview draw.
 * Imports nothing, so that the script of the picture stays small.
 */

/** `as-is`: the processes of today; `to-be`: those of tomorrow. */
export type GridView = 'as-is' | 'to-be';

/** All that the picture shows, in whichever mode it is drawn. */
export interface Grid {
  readonly release: string;
  readonly releaseTitle: string;
  /** The organization's name, or the map's. */
  readonly title: string;
  readonly view: GridView;
  /** The variant that is shown; undefined for all together. */
  readonly variant?: string;
  /** The variants that can be asked for. */
  readonly variants: readonly string[];
  /** The id of the lens that the picture is narrowed to. */
  readonly lens?: string;
  /** The lenses that the release has. */
  readonly lenses: readonly { readonly id: string; readonly title: string }[];
  /** Side by side: the two upper areas of classic; one panel in current releases. */
  readonly panels: readonly Panel[];
  /** Below the panels: the groupings that stand in no vertical, with their elements. */
  readonly band: readonly Band[];
  /** What the groupings of the band are together, where the release names it: "Enterprise Management". */
  readonly bandLabel?: string;
  /** Every element of the picture by its key, with the level-3 elements that were asked for. */
  readonly elements: Readonly<Record<string, GridElement>>;
  /** How much of the scope is covered, in words: "45 of 97 covered". */
  readonly summary: string;
}

/** An area's verticals crossed with its functional groupings. */
export interface Panel {
  readonly key: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A vertical, or, where its key is `NOT_STATED`, the column of elements whose verticals the release does not state. */
export interface Column {
  readonly key: string;
  readonly label: string;
}

/** The key of the column for elements whose verticals are not stated. */
export const NOT_STATED = 'vertical-not-stated';

/** A functional grouping or domain. */
export interface Row {
  readonly key: string;
  readonly id?: string;
  readonly label: string;
  readonly places: readonly Place[];
}

/** Where an element stands in a row. An element whose verticals are not adjacent has several places: copies of each other. */
export interface Place {
  readonly element: string;
  /** The first column, counted from 0. */
  readonly column: number;
  /** How many adjacent columns it spans, at least 1. */
  readonly span: number;
}

/** A grouping without verticals. */
export interface Band {
  readonly key: string;
  readonly id?: string;
  readonly label: string;
  readonly elements: readonly string[];
}

/** How an element is covered. The words are those of the coverage rules; `system only` is a gap that a system fills. */
export const GRID_STATES = [
  'full',
  'rolled up',
  'inherited',
  'partial',
  'undetailed',
  'planned',
  'system only',
  'gap',
  'excluded',
] as const;
export type GridState = (typeof GRID_STATES)[number];

export interface GridElement {
  readonly key: string;
  readonly id?: string;
  readonly name: string;
  readonly level: number;
  /** What is done, in a sentence or two; the release may have none. */
  readonly definition?: string;
  readonly state: GridState;
  /** Why it has this state, in a sentence: which mappings made it so. */
  readonly reason: string;
  /** What was decided about a gap: "close by 2027-12 (Smart grid)" or "accepted". */
  readonly decision?: string;
  /** The lowest and the highest maturity of the processes mapped to it or below it, 0 to 5; of what is planned, none. */
  readonly maturity?: readonly [lowest: number, highest: number];
  /** The score of its assessment. */
  readonly score?: number;
  /** Names of the roles that own the processes mapped to it or below it, each once. */
  readonly owners: readonly string[];
  /** Names of the systems that support these processes or implement it by themselves, each once; of what is planned, none. */
  readonly systems: readonly string[];
  /** The mappings to it and below it. */
  readonly mappings: readonly Mapping[];
  /** The number of processes among them, each once. */
  readonly processes: number;
  /** The keys of its level-3 elements, the organization's own last, whether or not `elements` has them. */
  readonly children: readonly string[];
  /** False where its list of children is known to lack some, or may. */
  readonly childrenComplete: boolean;
  /** True for an element of the organization's own, below the framework's; undefined for the others. */
  readonly isOwn?: boolean;
  /** Why the lens has it; undefined where there is no lens or it is not in it. */
  readonly inLens?: string;
}

/** A mapping of a process to an element. */
export interface Mapping {
  /** The process's name, or its id where it has none. */
  readonly process: string;
  readonly strength: 'full' | 'partial' | 'planned';
  /** What it is mapped to, as one writes it: the element itself or one below it. */
  readonly element: string;
  readonly uri: string;
  /** Counted from 0, in UTF-16 units. */
  readonly line: number;
  readonly character: number;
}
