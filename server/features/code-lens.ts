import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import type { Declaration } from '../map/facts.js';
import { LIMITS } from '../map/limits.js';
import { moved } from '../map/range.js';
import { SHOW_REFERENCES, type ShowReferences } from '../protocol.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { coverageOf } from './coverage-of.js';
import { subjectsIn } from './lens-subjects.js';
import { detailOf, type LevelDetail } from './level-detail.js';
import { blocksIn } from './places.js';
import { referencesTo } from './reference-index.js';

/** What `resolveCodeLens` needs to know again. */
export interface CodeLensData {
  readonly uri: string;
  /** What is counted: references to the declaration, or elements that detail what a process claims. */
  readonly counts: 'references' | 'elements';
  readonly kind: Declaration['kind'];
  readonly path: string;
}

/**
 * The lenses of a document, not counted yet: how often each process, role and system is referred to, and, at a process
 * whose elements are worth looking into, how many of their parts it maps. Most subprocesses are referred to by nothing
 * but their place: these get no lens that says so.
 */
export function codeLenses(document: MapDocument, map: ProcessMap): CodeLens[] {
  const { uri } = document;
  const lenses: CodeLens[] = [];
  const decomposed = decomposedIn(document);
  for (const { block, line } of blocksIn(document)) {
    for (const { kind, path, range: inBlock, detail } of subjectsIn(block, map)) {
      const range = moved(inBlock, line);
      const references: CodeLensData = { uri, counts: 'references', kind, path };
      if (!path.includes('/') || referencesTo(kind, path, map).length > 0)
        lenses.push({ range, data: references });
      if (detail === 'none' || (detail === 'of subprocesses' && !decomposed.has(path))) continue;
      const elements: CodeLensData = { uri, counts: 'elements', kind, path };
      lenses.push({ range, data: elements });
    }
  }
  return lenses.length > LIMITS.codeLenses ? [tooMany(lenses.length)] : lenses;
}

/** An editor lays out all lenses of a file anew with each key: thousands of them hold it up. */
function tooMany(count: number): CodeLens {
  const start = { line: 0, character: 0 };
  const title = `${count} code lenses are not shown: more than ${LIMITS.codeLenses} would slow down typing`;
  return { range: { start, end: start }, command: textOnly(title) };
}

/** The data of a lens of ours; undefined for another's. */
export function codeLensData(lens: CodeLens): CodeLensData | undefined {
  return lens.data as CodeLensData | undefined;
}

/** Counts what a lens is about. */
export function resolveCodeLens(lens: CodeLens, map: ProcessMap): CodeLens {
  const data = codeLensData(lens);
  const declared = data ? map.declarations(data.kind, data.path) : [];
  const found = declared.find(({ document }) => document.uri === data?.uri) ?? declared[0];
  if (!data || !found) return { ...lens, command: textOnly('not in the map any more') };
  const position = lens.range.start;
  const show = (title: string, locations: readonly Location[]): CodeLens => {
    if (locations.length === 0) return { ...lens, command: textOnly(title) };
    const places: ShowReferences = { uri: data.uri, position, locations };
    return { ...lens, command: { title, command: SHOW_REFERENCES, arguments: [places] } };
  };
  if (data.counts === 'references') {
    const places = referencesTo(data.kind, data.path, map);
    return show(countWords(places.length, map.complete), places);
  }
  const detail = detailOf(found.item, map, coverageOf(map));
  const claims = detail.flatMap((level) => level.claims);
  return show(
    detailWords(detail, map.scope.level),
    claims.map(({ use }) => placeOf(use, use.item.text.range)),
  );
}

/** Of an incomplete map only what was read is known. */
function countWords(count: number, complete: boolean): string {
  if (count === 0) return complete ? 'no references' : 'no references in what was read';
  const words = count === 1 ? '1 reference' : `${count} references`;
  return complete ? words : `at least ${words}`;
}

/**
 * "4 of 9 level-3 elements mapped", or, where not all are known, "4 level-3 elements mapped, list incomplete". A level
 * of which nothing is mapped, and that the map is not about, is not spoken of beside others.
 */
function detailWords(detail: readonly LevelDetail[], depth: number): string {
  const told = detail.filter(({ level, mapped }) => level <= depth || mapped > 0);
  const words = (told.length > 0 ? told : detail).map(({ level, mapped, total, listComplete }) =>
    listComplete
      ? `${mapped} of ${total} level-${level} elements mapped`
      : `${mapped} level-${level} ${mapped === 1 ? 'element' : 'elements'} mapped, list incomplete`,
  );
  return words.join(' · ') || 'out of scope';
}

/** A lens that says something and does nothing. */
function textOnly(title: string): Command {
  return { title, command: '' };
}

/** The paths of the processes of a document that have subprocesses. */
function decomposedIn(document: MapDocument): ReadonlySet<string> {
  const paths = new Set<string>();
  for (const { block } of blocksIn(document)) {
    for (const { kind, parents } of block.facts.declarations) {
      if (kind === 'process' && parents.length > 0) paths.add(parents.join('/'));
    }
  }
  return paths;
}
