import type { CodeLens, Command, Location } from 'vscode-languageserver-types';
import { type Element, isWithin } from '../framework/element.js';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { moved } from '../map/range.js';
import { textOf } from '../map/value.js';
import { SHOW_REFERENCES, type ShowReferences } from '../protocol.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { coverageOf } from './framework-tree.js';
import { detailOf, type LevelDetail } from './level-detail.js';
import { mentionsIn } from './occurrences.js';
import { blocksIn } from './places.js';
import { placeInText } from './text-place.js';

/** What `resolveCodeLens` needs to know again. */
export interface CodeLensData {
  readonly uri: string;
  /** What is counted: references to the declaration, or elements that detail what a process claims. */
  readonly counts: 'references' | 'elements';
  readonly kind: Declaration['kind'];
  readonly path: string;
}

const COUNTED: readonly Declaration['kind'][] = ['process', 'role', 'system'];

/**
 * The lenses of a document, not counted yet: how often each process, role and system is referred to, and, at a process
 * whose elements are worth looking into, how many of their parts it maps.
 */
export function codeLenses(document: MapDocument, map: ProcessMap): CodeLens[] {
  const lenses: CodeLens[] = [];
  const decomposed = decomposedIn(document);
  for (const { block, line } of blocksIn(document)) {
    const claimed = claimedElements(block.facts.elements, map);
    for (const declaration of block.facts.declarations) {
      const { kind, key } = declaration;
      if (!COUNTED.includes(kind) || key.alias) continue;
      const path = pathOf(declaration);
      const range = moved(key.range, line);
      const add = (counts: CodeLensData['counts']): void => {
        const data: CodeLensData = { uri: document.uri, counts, kind, path };
        lenses.push({ range, data });
      };
      add('references');
      const elements = claimed.get(declaration) ?? [];
      if (isWorthDetail(declaration, elements, map, decomposed.has(path))) add('elements');
    }
  }
  return lenses;
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
    const places = referencesTo(data, map);
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

/** Kind and path of what is declared → the places of one state of a map that refer to it. */
const referred = new WeakMap<ProcessMap, ReadonlyMap<string, readonly Location[]>>();

/** The places that refer to a declaration, as a search for references finds them. All are looked up once, at the first lens that is seen. */
function referencesTo({ kind, path }: CodeLensData, map: ProcessMap): readonly Location[] {
  const known = referred.get(map) ?? allReferences(map);
  referred.set(map, known);
  return known.get(`${kind} ${path}`) ?? [];
}

function allReferences(map: ProcessMap): Map<string, Location[]> {
  const all = new Map<string, Location[]>();
  for (const document of map.documents) {
    for (const { block, line } of blocksIn(document)) {
      for (const kind of COUNTED) {
        for (const { thing, text, from, to, isDeclaration } of mentionsIn(map, block, kind)) {
          if (thing.kind === 'element' || isDeclaration || text.alias) continue;
          const range = moved(placeInText(block, text, from, to).range, line);
          push(all, `${thing.kind} ${thing.path}`, { uri: document.uri, range });
        }
      }
    }
  }
  return all;
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

/** What each process of a block claims itself. */
function claimedElements(
  uses: MapDocument['blocks'][number]['facts']['elements'],
  map: ProcessMap,
): ReadonlyMap<Declaration, readonly Element[]> {
  const claimed = new Map<Declaration, Element[]>();
  for (const { place, by, text } of uses) {
    const element = place === 'process' ? map.catalogue?.element(text.text) : undefined;
    if (by && element) push(claimed, by, element);
  }
  return claimed;
}

/**
 * Whether it is a question how far a process details its elements: they have parts, and the map is about these, or the
 * process has subprocesses, or it maps a part itself. "0 of 9" at every process of a map that stops at level 2 tells nobody anything.
 */
function isWorthDetail(
  { value }: Declaration,
  elements: readonly Element[],
  map: ProcessMap,
  isDecomposed: boolean,
): boolean {
  if (textOf(value, 'status')?.text === 'retired') return false;
  const framework = map.catalogue?.framework;
  const whole = elements.filter(
    (element) => element.level > 0 && framework && framework.partsOf(element).length > 0,
  );
  return (
    (isDecomposed && whole.length > 0) ||
    whole.some(({ level }) => level < map.scope.level) ||
    whole.some((above) => elements.some((element) => element !== above && isWithin(element, above)))
  );
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
