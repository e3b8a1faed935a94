/** Our own requests, beside those of LSP: the only file of the server that the client imports. */
import type { Location, Position, Range } from 'vscode-languageserver-types';
import type { Grid, GridView } from '../grid/model.js';

/** What our own client tells the server when it starts. Other clients say nothing of it. */
export interface InitializationOptions {
  /** The client answers `LIST_FILES` and `READ_FILE`. */
  readonly files?: boolean;
  /** The client shows the pages of elements: `etom:` documents. */
  readonly pages?: boolean;
}

/** Client → server: the nodes below a node of the framework tree, or its roots. */
export const FRAMEWORK_TREE = 'etom/frameworkTree';
export interface FrameworkTreeParams {
  /** The document whose map and release are shown; without one, the default release without coverage. */
  readonly uri?: string;
  /** The id of the node above; without one, the roots. */
  readonly node?: string;
}
export interface FrameworkTree {
  readonly release: string;
  readonly title: string;
  readonly nodes: readonly TreeNode[];
}
export interface TreeNode {
  /** Unique in the tree: an element in several verticals has a node in each. */
  readonly id: string;
  readonly label: string;
  /** The element's id and its coverage in words. */
  readonly description: string;
  /** Markdown. */
  readonly tooltip: string;
  readonly hasChildren: boolean;
  /** How the element is covered, or its kind where there is no map. */
  readonly state: string;
  /** Undefined for a node that only groups others. */
  readonly element?: ElementName;
}

/** How to name an element to the server, and to a reader. */
export interface ElementName {
  readonly release: string;
  readonly key: string;
  readonly id?: string;
  /** What one writes in a map: id and name, or the name alone. */
  readonly reference: string;
}

/** Client → server: the page of an element, as Markdown; null where there is none. */
export const ELEMENT_PAGE = 'etom/elementPage';
export interface ElementPageParams {
  readonly release: string;
  readonly key: string;
}

/** The scheme of the read-only pages of elements. */
export const PAGE_SCHEME = 'etom';

/**
 * The URI of an element's page, `etom:<release>/<title>.md?<key>`.
 * @param label the element as one writes it in a map.
 */
export function elementPageUri(release: string, key: string, label: string): string {
  // A slash of the title would start a folder.
  const title = `${label.replaceAll('/', '∕')}.md`;
  return `${PAGE_SCHEME}:${encode(release)}/${encode(title)}?${encode(key)}`;
}

/** Encodes all that VS Code encodes, so that one page has one URI. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Client → server: the edits that map an element to the process around a position. */
export const INSERT_MAPPING = 'etom/insertMapping';
export interface InsertMappingParams {
  readonly uri: string;
  readonly position: Position;
  readonly element: ElementName;
}
export type InsertMappingResult =
  | {
      readonly edits: readonly { readonly range: Range; readonly newText: string }[];
      readonly process: string;
    }
  /** Why the element cannot be mapped there: one sentence. */
  | { readonly refusal: string };

/** Server → client: what the trees show may have changed. */
export const MAP_CHANGED = 'etom/mapChanged';

/** Server → client: the URIs of the process maps below a folder that the user has not excluded. */
export const LIST_FILES = 'etom/listFiles';
export interface ListFilesParams {
  readonly folder: string;
}

/** Server → client: the text of a file that is not on the server's disk. */
export const READ_FILE = 'etom/readFile';
export interface ReadFileParams {
  readonly uri: string;
}

/** Server → client: the data of a release, for a server that has no files of its own. */
export const RELEASE_DATA = 'etom/releaseData';
export interface ReleaseDataParams {
  readonly release: string;
}

/** The client's command that shows places; its one argument is `ShowReferences`. */
export const SHOW_REFERENCES = 'etom.showReferences';

/** Places to show, beside the position that they are asked from. */
export interface ShowReferences {
  readonly uri: string;
  readonly position: Position;
  readonly locations: readonly Location[];
}

/** Client → server: the grid of the map of a document; null where the document is no map with a known release. */
export const GRID = 'etom/grid';
export interface GridParams {
  readonly uri: string;
  readonly view: GridView;
  readonly variant?: string;
  /** A lens's id. */
  readonly lens?: string;
  /** The level-2 elements whose level-3 elements are wanted, by key. */
  readonly details: readonly string[] | 'all';
}
export type GridResult = Grid | null;
