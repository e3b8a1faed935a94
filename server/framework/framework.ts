import {
  CHILD_LISTS,
  ELEMENT_KINDS,
  type Element,
  type ElementRow,
  ID_STATUSES,
  type LensRow,
  ORPHAN,
  type ReleaseData,
  UNCONFIRMED,
} from './element.js';
import { normalize } from './normalize.js';
import type { OwnCatalogue } from './own-catalogue.js';
import { findRelease, type Release } from './releases.js';

type Building = { -readonly [K in keyof Element]: Element[K] } & {
  children: Element[];
  verticals: Element[];
};

/** One release of the framework: its elements, and the ways to find them. Immutable. */
export class Framework {
  /** Every element, parents before children, in the framework's own order. */
  readonly elements: readonly Element[];
  readonly #byId = new Map<string, Element>();
  readonly #byName = new Map<string, Element[]>();
  readonly #byKey = new Map<string, Element>();
  readonly #members = new Map<Element, Element[]>();

  constructor(
    readonly release: Release,
    /** What later releases of the same numbering made of ids that this one does not have. */
    readonly laterIds: ReleaseData['laterIds'],
    /** The release that `laterIds` points into. */
    readonly laterRelease: string,
    rows: readonly ElementRow[],
    /** What became in this release of elements of other ones. */
    readonly moved: Pick<ReleaseData, 'releases' | 'moved'> = { releases: [], moved: [] },
    /** The lenses as they are stored; `lensesOf` makes elements of them. */
    readonly lensRows: readonly LensRow[] = [],
    /** The user's own workbook, where it was imported; `ownTexts` tells what it says. */
    readonly workbook?: OwnCatalogue,
  ) {
    this.elements = build(rows);
    for (const element of this.elements) {
      if (element.id !== undefined) this.#byId.set(element.id, element);
      this.#byKey.set(element.key, element);
      const name = normalize(element.name);
      const namesakes = this.#byName.get(name);
      if (namesakes) namesakes.push(element);
      else this.#byName.set(name, [element]);
      if (element.level !== 2) continue;
      for (const vertical of element.verticals) {
        const members = this.#members.get(vertical);
        if (members) members.push(element);
        else this.#members.set(vertical, [element]);
      }
    }
  }

  /**
   * Makes a release of its data.
   * @param own what the user's own workbook says of its elements.
   * @throws Error when the data names no release.
   */
  static of(data: ReleaseData, own?: OwnCatalogue): Framework {
    const release = findRelease(data.release);
    if (!release) throw new Error(`The data names an unknown release, ${data.release}.`);
    return new Framework(release, data.laterIds, data.laterRelease, data.elements, data, data.lenses, own);
  }

  /** The element with this id, exactly as written (`1.10` is not `1.1`). */
  byId(id: string): Element | undefined {
    return this.#byId.get(id);
  }

  /** All elements that bear this name, compared as `normalize` does: none, one, or the namesakes. */
  byName(name: string): readonly Element[] {
    return this.#byName.get(normalize(name)) ?? [];
  }

  /** The element with this key, or the only one whose key ends with these path segments (`selling/manage-prospect`). */
  byKey(key: string): Element | undefined {
    const exact = this.#byKey.get(key);
    if (exact || !key.includes('/')) return exact;
    const found = this.elements.filter((element) => element.key.endsWith(`/${key}`));
    return found.length === 1 ? found[0] : undefined;
  }

  /** The elements without a parent: the areas, or the verticals and domains of a current release. */
  get roots(): Element[] {
    return this.elements.filter((element) => element.parent === undefined);
  }

  /** The seven end-to-end processes, in the framework's order. */
  get verticals(): Element[] {
    return this.elements.filter((element) => element.kind === 'vertical');
  }

  /** The level-2 elements that stand in a vertical. */
  membersOf(vertical: Element): readonly Element[] {
    return this.#members.get(vertical) ?? [];
  }

  /** What decomposes an element: its children, or the members of a vertical. */
  partsOf(element: Element): readonly Element[] {
    return element.kind === 'vertical' ? this.membersOf(element) : element.children;
  }
}

function build(rows: readonly ElementRow[]): Element[] {
  const elements: Building[] = [];
  for (const row of rows) {
    const [id, name, kind, level, parent, verticals, childList, idStatus, flags, key, definition] = row;
    const above = elements[parent];
    const element: Building = {
      key: key || id,
      id: id || undefined,
      idStatus: ID_STATUSES[idStatus] ?? 'none',
      name,
      kind: ELEMENT_KINDS[kind] ?? 'process',
      level,
      parent: above,
      children: [],
      childList: CHILD_LISTS[childList] ?? 'unknown',
      verticals: verticals.flatMap((index) => elements[index] ?? []),
      unconfirmed: (flags & UNCONFIRMED) !== 0,
      orphan: (flags & ORPHAN) !== 0,
      definition: definition || undefined,
    };
    above?.children.push(element);
    elements.push(element);
  }
  return elements;
}
