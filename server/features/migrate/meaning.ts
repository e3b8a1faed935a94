/** What the references of a map mean: in the release that its files name, or, of what was left undecided, in that of then. */
import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { movedFrom } from '../../framework/moved.js';
import { nearestWord } from '../../framework/nearest.js';
import { DEFAULT_RELEASE } from '../../framework/releases.js';
import { parseReference, type Resolution } from '../../framework/resolve.js';
import type { Block } from '../../map/block.js';
import type { MapDocument } from '../../map/document.js';
import type { ElementUse } from '../../map/facts.js';
import { type Undecided, undecidedIn } from '../../map/undecided.js';
import { usesOf } from '../../rules/element-uses.js';
import { said, titled } from '../../rules/words.js';
import { Catalogue } from '../../workspace/catalogue.js';
import type { Frameworks, ProcessMap } from '../../workspace/process-map.js';
import { findElsewhere } from './elsewhere.js';
import { canonical, isCarried, releaseTextOf } from './named-releases.js';

/** What a reference means, as far as that is known. */
export type Meaning =
  | {
      readonly kind: 'element';
      readonly element: Element;
      readonly of: Framework;
      /** How it was found, where id and name do not say so themselves. */
      readonly found?: string;
      /** False where a person has to say whether it is meant. */
      readonly isSure?: false;
    }
  | { readonly kind: 'own'; readonly element: Element }
  | { readonly kind: 'unclear'; readonly why: string };

/** A reference with its place and meaning. */
export interface Meant {
  readonly document: MapDocument;
  readonly block: Block;
  /** The line on which the block starts. */
  readonly line: number;
  readonly use: ElementUse;
  /** The comment that left it undecided; of an alias, the one above the words that it repeats. */
  readonly undecided: Undecided | undefined;
  /** The release that it is of, as one names it. */
  readonly release: string;
  readonly meaning: Meaning;
  /** Finds elements of its release by another text. */
  readonly resolve: (text: string) => Element | undefined;
}

/** What all references of a map mean. */
export class Meanings {
  readonly #catalogues = new Map<string, Catalogue | undefined>();

  /**
   * @param frameworks gives the releases of `releasesFor`, loaded.
   * @param former the release that the references are of, where the `etom:` line names another one already.
   */
  constructor(
    private readonly map: ProcessMap,
    private readonly frameworks: Frameworks,
    private readonly former?: string,
  ) {}

  /** The references of the map, in the order of files and blocks. */
  *all(): Generator<Meant> {
    const named = this.map.documents.map(releaseTextOf).find((text) => text !== undefined) ?? '';
    for (const document of this.map.documents) {
      const release = canonical(this.former ?? releaseTextOf(document) ?? named);
      // An alias repeats words that were left undecided where they stand.
      const comments = new Map(document.blocks.flatMap(undecidedIn).map((one) => [one.text, one]));
      for (const [index, block] of document.blocks.entries()) {
        const line = document.startOf(index);
        for (const one of this.#inBlock(block, release, comments)) yield { document, block, line, ...one };
      }
    }
  }

  /** What a reference can mean in a release, with the extensions of the map; undefined where it is not carried. */
  catalogue(release: string): Catalogue | undefined {
    if (!this.#catalogues.has(release)) {
      const framework = this.frameworks(release);
      const own = this.map.catalogue;
      const extensions = this.map.declared('extension').map(({ item }) => item);
      const isOwn = own !== undefined && own.framework === framework;
      this.#catalogues.set(release, isOwn ? own : framework && new Catalogue(framework, extensions));
    }
    return this.#catalogues.get(release);
  }

  *#inBlock(
    block: Block,
    release: string,
    repeated: ReadonlyMap<string, Undecided>,
  ): Generator<Omit<Meant, 'document' | 'block' | 'line'>> {
    const comments = new Map(undecidedIn(block).flatMap((one) => (one.use ? [[one.use, one]] : [])));
    const catalogue = this.catalogue(release);
    const readable = new Set(usesOf({ block, catalogue }).judged.map(({ use }) => use));
    for (const use of block.facts.elements) {
      const { text, alias } = use.text;
      const undecided = alias ? repeated.get(text) : comments.get(use);
      const of = undecided ? canonical(undecided.from) : release;
      const isReadable = undecided !== undefined || alias || !catalogue || readable.has(use);
      yield {
        use,
        undecided,
        release: of,
        meaning: isReadable ? this.#meaning(text, of) : UNREADABLE,
        resolve: (other) => {
          const meant = this.#meaning(other, of);
          return meant.kind === 'element' ? meant.element : undefined;
        },
      };
    }
  }

  #meaning(text: string, release: string): Meaning {
    const catalogue = this.catalogue(release);
    if (!catalogue || !isCarried(release)) return this.#elsewhere(text, release);
    const { framework } = catalogue;
    const resolution = catalogue.resolve(text);
    switch (resolution.status) {
      case 'ok':
        if (resolution.element.kind === 'extension') return { kind: 'own', element: resolution.element };
        return resolution.misspelled
          ? byIdAlone(text, resolution.element, framework)
          : { kind: 'element', element: resolution.element, of: framework };
      case 'later':
        return this.#later(resolution, framework);
      case 'mismatch':
        return {
          kind: 'unclear',
          why: `its id is ${said(titled(resolution.element))} and its name that of ${said(titled(resolution.named))}`,
        };
      case 'ambiguous':
        return {
          kind: 'unclear',
          why: `${release} has ${resolution.candidates.length} elements of this name`,
        };
      case 'unlisted':
        return { kind: 'unclear', why: `what ${titled(resolution.above)} consists of is not fully known` };
      case 'unknown':
        return stranger(text, framework);
    }
  }

  /** An id that later editions added to the classic numbering: TM Forum says what it is in a current release. */
  #later({ id, now }: Extract<Resolution, { status: 'later' }>, framework: Framework): Meaning {
    const of = this.frameworks(framework.laterRelease);
    const element = of?.byId(now[0]);
    return of && element
      ? {
          kind: 'element',
          element,
          of,
          found: `${id} is of R8 to R14; TM Forum gives its id in ${of.release.name}`,
        }
      : { kind: 'unclear', why: `${id} is an id of later editions (R8 to R14)` };
  }

  /** An element of a release that is not carried; of the user's own catalogue of it, the id and name are known. */
  #elsewhere(text: string, release: string): Meaning {
    const meant = this.catalogue(release)?.element(text);
    if (meant) {
      return meant.kind === 'extension'
        ? { kind: 'own', element: meant }
        : findElsewhere(label(meant), release, this.frameworks);
    }
    const extensions = this.catalogue(DEFAULT_RELEASE);
    const { id = text, name = text } = parseReference(text);
    const own = extensions?.byId(text) ?? extensions?.byId(id) ?? extensions?.byName(name)[0];
    return own ? { kind: 'own', element: own } : findElsewhere(text, release, this.frameworks);
  }
}

const UNREADABLE: Meaning = { kind: 'unclear', why: 'it cannot be read for certain; “etom check” says why' };

/** An id behind which stands a name that nobody has there: that of another release, one that is misspelled, or neither. */
function byIdAlone(text: string, element: Element, of: Framework): Meaning {
  const other = movedFrom(of, text);
  if (other?.to === element)
    return { kind: 'element', element, of, found: `${other.from} gives its id this name` };
  if (other) return stranger(text, of);
  const { name = '' } = parseReference(text);
  const found = `${of.release.name} names its id ${said(element.name)}`;
  const isNear = nearestWord(name, [element.name]) !== undefined;
  return { kind: 'element', element, of, found, ...(isNear ? {} : { isSure: false }) };
}

function stranger(text: string, framework: Framework): Meaning {
  const from = movedFrom(framework, text)?.from;
  const of = from === undefined ? '' : ` but of ${from}; “etom check --fix” can mend it`;
  return { kind: 'unclear', why: `it is not an element of ${framework.release.name}${of}` };
}
