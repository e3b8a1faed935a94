/** Our own requests, beside those of LSP: the only file of the server that the client imports. */
import type { Location, Position, Range, WorkspaceEdit } from 'vscode-languageserver-types';
import type { Grid, GridView } from '../grid/model.js';
import type { ExportFormat, ImportFormat, ReportFormat } from './exchange/formats.js';
import type { FieldName } from './exchange/import/headers.js';

export type { ExportFormat, ImportFormat, ReportFormat };

/** What our own client tells the server when it starts. Other clients say nothing of it. */
export interface InitializationOptions {
  /** The client answers `LIST_FILES`, `READ_FILE` and `FILES_EXIST`. */
  readonly files?: boolean;
  /** The client shows the pages of elements: `etom:` documents. */
  readonly pages?: boolean;
}

/** The seven end-to-end processes; the functional groupings or domains; the elements themselves, without groups. */
export const GROUPINGS = ['end-to-end', 'functional', 'decomposition'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What of the framework the tree shows. */
export interface TreeView {
  /** By default the end-to-end processes. */
  readonly grouping?: Grouping;
  /** Only what is a gap in the scope of the map, or has one below it. */
  readonly onlyGaps?: boolean;
  /** A lens's id: only its members, and the way to them. */
  readonly lens?: string;
  /** The start of an id, or of any words of a name: only the elements that have them, and the way to them. */
  readonly filter?: string;
}

/** Client → server: the nodes below a node of the framework tree, or its roots. */
export const FRAMEWORK_TREE = 'etom/frameworkTree';
export interface FrameworkTreeParams extends TreeView {
  /** The document whose map is shown; where there is none, the workspace's only map, else the default release alone. */
  readonly uri?: string;
  /** The id of the node above; without one, the roots. */
  readonly node?: string;
}
export interface FrameworkTree {
  readonly release: string;
  readonly title: string;
  /** Whether the coverage of a map is shown. */
  readonly hasMap: boolean;
  readonly nodes: readonly TreeNode[];
  /** How many elements a filter finds, and how many of these are shown: the best. */
  readonly matches?: { readonly shown: number; readonly total: number };
}
export interface TreeNode {
  /** Unique in the tree: an element in several verticals has a node in each. */
  readonly id: string;
  readonly label: string;
  /** The parts of the label that a filter has found, from and to. */
  readonly highlights?: readonly (readonly [from: number, to: number])[];
  /** The element's id and its coverage in words. */
  readonly description: string;
  /** Markdown, where `NODE_TOOLTIP` would have none. */
  readonly tooltip?: string;
  readonly hasChildren: boolean;
  /** The nodes below, where they are to be seen at once: the way to what a filter has found. */
  readonly children?: readonly TreeNode[];
  /** How the element is covered, or its kind where there is no map. */
  readonly state: string;
  /** Undefined for a node that only groups others. */
  readonly element?: ElementName;
}

/** Client → server: what the hover over a node says of its element, as Markdown; "" where it is not known. */
export const NODE_TOOLTIP = 'etom/nodeTooltip';
export interface NodeTooltipParams {
  readonly uri?: string;
  readonly lens?: string;
  readonly element: ElementName;
}

/** Client → server: the nodes from the top of the tree down to the element at a position, without their coverage. */
export const NODE_PATH = 'etom/nodePath';
export interface NodePathParams extends TreeView {
  readonly uri: string;
  readonly position: Position;
}

/** Client → server: how the map that the tree shows stands; null where there is none. */
export const FRAMEWORK_STATUS = 'etom/frameworkStatus';
export interface FrameworkStatusParams {
  readonly uri?: string;
}
export interface FrameworkStatus {
  /** The organization's name, or the map's. */
  readonly title: string;
  /** The gaps in the map's scope. */
  readonly gaps: number;
  /** All that the tree says of coverage, as a text to compare: while it is the same, the tree is. */
  readonly digest: string;
}

/** Client → server: where the map that the tree shows is mapped to an element, or to what decomposes it. */
export const FIND_MAPPINGS = 'etom/findMappings';
export interface FindMappingsParams {
  readonly uri?: string;
  readonly element: ElementName;
}
export interface FindMappingsResult {
  /** The organization's name, or the map's; undefined where there is no map. */
  readonly title?: string;
  readonly locations: readonly Location[];
}

/** Client → server: the edits that write a new process for an element, behind the process at a position or the last one. */
export const NEW_PROCESS = 'etom/newProcess';
export interface NewProcessParams {
  readonly uri: string;
  readonly position?: Position;
  readonly element: ElementName;
}
export type NewProcessResult =
  | {
      readonly edits: readonly { readonly range: Range; readonly newText: string }[];
      /** Where the name stands afterwards. */
      readonly name: Range;
    }
  | { readonly refusal: string };

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
  /** The element as one writes it in a map, where the key is not known: links in a page lose it. */
  readonly reference?: string;
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

/** Client → server: what two releases differ in, as Markdown; null where one of them cannot be read. */
export const COMPARE_RELEASES = 'etom/compareReleases';
export interface CompareReleasesParams {
  readonly from: string;
  readonly to: string;
  /** A document of the map that is asked about. */
  readonly uri?: string;
  /** The folder that paths in links count from: VS Code opens only those that lie in it. */
  readonly folder?: string;
}

/** The first folder of the URIs of comparisons, where that of an element's page is its release. */
export const COMPARE_FOLDER = 'compare';

/** The URI of the page that compares two releases, `etom:compare/<from>/<to>/<title>.md?<document of a map>`. */
export function comparisonUri(from: string, to: string, uri = ''): string {
  const title = `${from} → ${to}.md`.replaceAll('gb921-', '');
  const path = [COMPARE_FOLDER, from, to, title].map(encode).join('/');
  return `${PAGE_SCHEME}:${path}${uri && `?${encode(uri)}`}`;
}

/**
 * A link from such a page to that of an element. It is relative, since VS Code's preview follows no links of our scheme; it has no key,
 * since the preview drops what follows the path.
 */
export function linkFromComparison(release: string, label: string): string {
  const [path = ''] = elementPageUri(release, '', label)
    .slice(PAGE_SCHEME.length + 1)
    .split('?');
  return `../../../${path}`;
}

/** The element that the path of its page's URI names, as one writes it in a map. */
export function referenceOf(path: string): string {
  return path
    .slice(path.indexOf('/') + 1)
    .replace(/\.md$/, '')
    .replaceAll('∕', '/');
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

/** Which files are process maps. */
export const MAP_FILES = '**/*.etom.{yaml,yml}';

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

/** Server → client: which of some files or folders are there, in the same order; null where nobody can tell. */
export const FILES_EXIST = 'etom/filesExist';
export interface FilesExistParams {
  readonly uris: readonly string[];
}
export type FilesExistResult = readonly (boolean | null)[];

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

/** Client → server, without parameters: the framework releases that we carry, the default first. */
export const RELEASES = 'etom/releases';
export interface ReleaseInfo {
  /** As in a map's `etom:` line. */
  readonly name: string;
  readonly title: string;
}

/** Client → server: what a new map on a release can begin with. */
export const STARTING_POINTS = 'etom/startingPoints';
export interface StartingPointsParams {
  readonly release: string;
  readonly industry?: string;
}
export interface StartingPoint {
  readonly id: string;
  /** The end-to-end process, or the area or domain. */
  readonly name: string;
  readonly kind: 'vertical' | 'enterprise';
  /** The process that the map will have for it, and its element. */
  readonly process: string;
  readonly element: string;
}

/** Client → server: the text of a new map. */
export const NEW_MAP = 'etom/newMap';
export interface NewMapParams {
  readonly release: string;
  readonly organization: string;
  readonly industry?: string;
  /** The ids of starting points; none for an empty map. */
  readonly points: readonly string[];
}

/** Client → server: of which release and map an open document is, once all files have been read; null where it is not open. */
export const MAP_STATUS = 'etom/mapStatus';
export interface MapStatusParams {
  readonly uri: string;
}
export interface MapStatus {
  /** Undefined where the map names no release that we carry. */
  readonly release?: ReleaseInfo;
  /** What joins the files; undefined for a map of one file. */
  readonly map?: string;
  readonly files: readonly string[];
}

/**
 * Client → server: what a migration to another release makes of the map of an open document; null where the document is not open,
 * or the release cannot be read.
 */
export const RELEASE_PREVIEW = 'etom/releasePreview';
export interface ReleasePreviewParams {
  readonly uri: string;
  readonly release: string;
}
export type ReleasePreviewResult = ReleasePreview | ReleaseRefusal | null;
/** Why a map cannot be brought to another release: one sentence. */
export interface ReleaseRefusal {
  readonly refusal: string;
}
export interface ReleasePreview {
  readonly from?: string;
  readonly to: string;
  readonly counts: Readonly<Record<ReleaseFate, number>>;
  /** The references that change or wait for a decision, by fate, the first hundred of each. */
  readonly changes: readonly ReleaseChange[];
  readonly findings: { readonly before: FindingCounts; readonly after: FindingCounts };
  /** What brings every file of the map to the release, references included. */
  readonly edits: readonly { readonly uri: string; readonly range: Range; readonly newText: string }[];
}

/**
 * What becomes of a reference: its element is the same, has another id or another name, or is one with others; it was split,
 * cannot be followed, or is gone, and a person decides; it is the map's own; or nobody knows what it means.
 */
export const RELEASE_FATES = [
  'same',
  'renumbered',
  'renamed',
  'merged',
  'split',
  'undecided',
  'removed',
  'own',
  'unclear',
] as const;
export type ReleaseFate = (typeof RELEASE_FATES)[number];

export interface ReleaseChange {
  readonly fate: ReleaseFate;
  readonly text: string;
  /** The element that it means now, where the text does not say it whole. */
  readonly was?: string;
  /** The element that it becomes, or the candidates. */
  readonly now: readonly string[];
  /** Why: a short sentence. */
  readonly reason: string;
  readonly uri: string;
  readonly range: Range;
}

export type FindingCounts = Readonly<Record<'error' | 'warning' | 'info' | 'hint', number>>;

/** Client → server: the nodes below a node of the process map tree, or its roots: the maps of the workspace. */
export const MAP_TREE = 'etom/mapTree';
export interface MapTreeParams {
  /** The node above; without one, the roots. */
  readonly node?: Pick<MapNode, 'id' | 'uri'>;
}

/** Client → server: the nodes from a map down to what stands at a position; none where nothing of the tree stands there. */
export const MAP_TREE_PATH = 'etom/mapTreePath';
export interface MapTreePathParams {
  readonly uri: string;
  readonly position: Position;
}

export interface MapNode {
  /** Unique in the tree, and the same after edits around it: the id of the node above, a line break, a key of its own. */
  readonly id: string;
  /** The document that it is of; of a map, its first one. */
  readonly uri: string;
  readonly kind: MapNodeKind;
  readonly label: string;
  /** What is said behind the label, in parts: id, owner, counts, coverage. */
  readonly details: readonly string[];
  /** Plain text. */
  readonly tooltip: string;
  /** What its picture shows: the kind, or the coverage of an element. */
  readonly state: string;
  readonly hasChildren: boolean;
  /** What a click selects in the document. */
  readonly range?: Range;
  /** Findings in it and in what stands in it. */
  readonly errors: number;
  readonly warnings: number;
  /** What it declares; for an element of a process, that process is in `process`. */
  readonly declared?: DeclaredThing;
  /** The path of the process that it is, or stands in. */
  readonly process?: string;
}

export type MapNodeKind =
  | 'map'
  | 'file'
  | 'group'
  | 'process'
  | 'element'
  | 'flow'
  | 'step'
  | 'role'
  | 'system'
  | 'use';

/** Something with an id that can be renamed. */
export interface DeclaredThing {
  readonly kind: 'process' | 'flow' | 'step' | 'role' | 'system';
  readonly id: string;
  /** The ids that lead to it, joined by "/". */
  readonly path: string;
}

/** Where a process can stand: in another one, or, without a path, at the top of a file's processes. */
export interface ProcessPlace {
  readonly uri: string;
  readonly path?: string;
}

/** Client → server: the places that a process can be moved to. */
export const MOVE_TARGETS = 'etom/moveTargets';
export interface MoveTargetsParams {
  readonly uri: string;
  readonly path: string;
}
export interface MoveTarget extends ProcessPlace {
  /** The name of the process; undefined for the top of a file. */
  readonly name?: string;
  /** The name of the file, where the map has several. */
  readonly file?: string;
}

/** Client → server: a change of a map as one edit. */
export const EDIT_MAP = 'etom/editMap';
export type EditMapParams =
  | {
      readonly action: 'rename';
      readonly uri: string;
      readonly thing: Omit<DeclaredThing, 'id'>;
      readonly id: string;
    }
  | { readonly action: 'add'; readonly to: ProcessPlace; readonly name: string }
  | { readonly action: 'move'; readonly uri: string; readonly path: string; readonly to: ProcessPlace };
export type EditMapResult =
  | {
      readonly edit: WorkspaceEdit;
      /** What to look at once the edit is made. */
      readonly show?: Location;
    }
  /** Why it cannot be done: one sentence. */
  | { readonly refusal: string };

/** Client → server: a map in the format of another tool. */
export const EXPORT = 'etom/export';
export interface ExportParams {
  /** A document of the map. */
  readonly uri: string;
  readonly format: ExportFormat;
}
/** The files to write; or why there are none, in one sentence. */
export type ExportResult = { readonly files: readonly WrittenFile[] } | { readonly refusal: string };

/** Client → server: a report on a map. */
export const REPORT = 'etom/report';
export interface ReportParams {
  /** A document of the map. */
  readonly uri: string;
  readonly format: ReportFormat;
  /** At least one; two stand side by side. */
  readonly views: readonly GridView[];
  /** For HTML: the script and the style of the grid's page, and its words. */
  readonly page?: {
    readonly script: string;
    readonly style: string;
    readonly language: string;
    readonly texts: Readonly<Record<string, string>>;
  };
}
export type ReportResult = { readonly file: WrittenFile } | { readonly refusal: string };

/** A file that the client is to write. */
export interface WrittenFile {
  /** A name without folders, by which it can lie beside the others. */
  readonly name: string;
  readonly content: Content;
  /** What could not be taken along: one sentence each. */
  readonly leftOut: readonly string[];
}

/** What is in a file. Bytes go as text, since not every transport takes them. */
export type Content = { readonly text: string } | { readonly base64: string };

/** The bytes of a file. */
export function bytesOf(content: Content): Uint8Array {
  if ('text' in content) return new TextEncoder().encode(content.text);
  return Uint8Array.from(atob(content.base64), (character) => character.charCodeAt(0));
}

/** What a file of these bytes holds. */
export function contentOf(bytes: Uint8Array): Content {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return { base64: btoa(parts.join('')) };
}

/** Client → server: what files of other tools are as maps. Nothing is written. */
export const IMPORT = 'etom/import';
export interface ImportParams {
  readonly format: ImportFormat;
  /** Several make one map. Their names are shown. */
  readonly files: readonly { readonly name: string; readonly content: Content }[];
  /** The release of the elements of tables; of component specifications the only one that is wanted. */
  readonly release?: string;
  /** The headers of columns that the user named, by field; "" for a field that the table has no column for. */
  readonly columns: { readonly [field in ImportField]?: string };
  /** The sheets of workbooks that the user named, by the name of the file. */
  readonly sheets: Readonly<Record<string, string>>;
}
/** What a column of a mapping table can hold. */
export type ImportField = FieldName;

/** The most bytes that a file of a format is read of. */
export const MOST_IMPORTED: Readonly<Record<ImportFormat, number>> = {
  csv: 32 * 2 ** 20,
  xlsx: 32 * 2 ** 20,
  oda: 2 * 2 ** 20,
};

export type ImportResult =
  /** One map for each release. */
  | { readonly maps: readonly ImportedMap[] }
  /** Why there is none, in one sentence, and what would change that. */
  | { readonly refusal: string; readonly question?: ImportQuestion };

export type ImportQuestion =
  | {
      readonly ask: 'column';
      readonly table: string;
      readonly field: ImportField;
      readonly headers: readonly string[];
    }
  | { readonly ask: 'sheet'; readonly file: string; readonly sheets: readonly string[] };

export interface ImportedMap {
  /** As it stands behind `etom:`. */
  readonly release: string;
  readonly text: string;
  /** How many rows of tables, or entries of specifications, there are. */
  readonly total: number;
  /** What was recognized of each table. */
  readonly tables: readonly ImportedTable[];
  /** What is not in the map but in comments at its end, with the reason and what the source says. */
  readonly leftOut: readonly (ImportRemark & { readonly source: string })[];
  /** What was taken and deserves a look. */
  readonly remarks: readonly ImportRemark[];
}

export interface ImportedTable {
  readonly name: string;
  /** How it was read: "UTF-8, separated by commas". */
  readonly form: string;
  /** The row of the headers, counted from 1. */
  readonly row: number;
  readonly columns: readonly { readonly field: ImportField; readonly header: string }[];
  readonly unused: readonly string[];
  /** The sheets of its workbook that are not read. */
  readonly unread?: { readonly file: string; readonly sheets: readonly string[] };
}

export interface ImportRemark {
  /** Such as `mapping.csv, row 12`. */
  readonly place: string;
  readonly message: string;
}
