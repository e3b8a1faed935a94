/** What a rule is, and what it finds. */
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import type { Range } from '../map/range.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { Family } from '../workspace/family.js';
import type { Place, ProcessMap } from '../workspace/process-map.js';

export type Severity = 'error' | 'warning' | 'info' | 'hint';

/** A change that removes a finding. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
  /** True for the one fix that is almost certainly meant. */
  readonly preferred?: boolean;
}

/** What a rule reports. Ranges count from the block's first line, or, from `checkDocument`, from the document's. */
export interface Report {
  readonly range: Range;
  /** One short sentence without a full stop that names the thing and the nearest right answer. */
  readonly message: string;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  readonly related?: readonly (Related | Nearby)[];
  readonly fixes?: readonly Fix[];
  /** True where the words are not needed: an editor shows them faded. */
  readonly unnecessary?: true;
}

/** What a map-wide rule reports on a block of one of the map's documents. */
export interface MapReport {
  readonly document: MapDocument;
  /** The index of the block, from which the report's ranges count. */
  readonly block: number;
  readonly report: Report;
}

/** Severities by code; `off` where findings are not wanted. */
export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** Another place that has to do with a finding. */
export interface Related {
  readonly message: string;
  readonly place: Place;
}

/** Another place of the same document, which moves with the text around it. */
export interface Nearby {
  readonly message: string;
  /** Counts as the report's own range does, or from `block`. */
  readonly range: Range;
  readonly block?: Block;
}

/** A report with its rule, in document ranges. */
export interface Finding extends Omit<Report, 'related'> {
  readonly code: string;
  readonly severity: Severity;
  readonly related?: readonly Related[];
}

/**
 * The parts of a map that a rule reads beside the block itself. A block is checked again when one of the parts that a
 * rule reads has changed: `catalogue` (release and extensions), `scope`, `ids` (what is declared),
 * `family` (the blocks of the processes around it, and those that were cut from it).
 */
export type Part = 'catalogue' | 'scope' | 'ids' | 'family';

/** What a rule sees. */
export interface BlockContext {
  readonly block: Block;
  readonly document: MapDocument;
  readonly map: ProcessMap;
  /** Undefined where the release is not known, not held or not loaded yet: checks of elements rest. */
  readonly catalogue: Catalogue | undefined;
  readonly family: Family;
}

export interface Rule {
  readonly code: string;
  readonly severity: Severity | 'off';
  readonly reads: readonly Part[];
  /** Checks one block. */
  check?(context: BlockContext): Iterable<Report>;
  /** Checks what only the whole document shows. */
  checkDocument?(document: MapDocument, map: ProcessMap): Iterable<Report>;
  /**
   * Checks what only the whole map shows: asked once for each state of a map, and only where all its files are there.
   */
  checkMap?(map: ProcessMap): Iterable<MapReport>;
}

/** A fix that replaces one range. */
export function replace(title: string, range: Range, text: string, preferred = false): Fix {
  return { title, edits: [{ range, text }], preferred };
}
