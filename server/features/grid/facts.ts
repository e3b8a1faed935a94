/** What the processes and systems that are mapped to an element tell of it. */
import type { GridElement, Mapping } from '../../../grid/model.js';
import { type Element, label } from '../../framework/element.js';
import { type Declaration, pathOf } from '../../map/facts.js';
import { field, itemsOf, type Text, textOf } from '../../map/value.js';
import {
  type Claim,
  type CoverageView,
  type Standing,
  standingOf,
  systemClaimsOf,
} from '../../workspace/claims.js';
import type { Coverage } from '../../workspace/coverage.js';
import { type ProcessMap, placeOf } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';

/** Longer names are cut: a name is not a text. */
const LONGEST_NAME = 120;

export type ElementFacts = Pick<GridElement, 'maturity' | 'owners' | 'systems' | 'mappings' | 'processes'>;

/** What is the same for each mapping of a process. */
interface ProcessFacts {
  readonly owner: string | undefined;
  readonly maturity: number | undefined;
  readonly systems: readonly string[];
}

/** Gathers facts in one state of a map, one view and, if asked, one variant. */
export class FactsGatherer {
  readonly #systems: Standing;
  readonly #implementers = new Map<Element, string[]>();
  readonly #processes = new Map<Declaration, ProcessFacts>();
  readonly #mappings = new Map<Claim, Mapping>();

  constructor(
    private readonly map: ProcessMap,
    private readonly coverage: Coverage,
    private readonly view: CoverageView,
    private readonly variant: string | undefined,
  ) {
    this.#systems = standingOf(map, 'system');
    for (const { element, use } of systemClaimsOf(map, view, variant)) {
      const names = this.#implementers.get(element) ?? [];
      this.#implementers.set(element, names);
      if (use.item.by) names.push(nameOf(use.item.by));
    }
  }

  /**
   * The facts of an element and of everything below it. What is only planned has an owner and is among the processes, but says
   * nothing of the maturity and the systems of the view.
   */
  of(element: Element): ElementFacts {
    const claims = within(element, (each) => this.coverage.claimsOn(each));
    const inPlace = claims.filter(({ strength }) => strength !== 'planned');
    const maturities = inPlace.flatMap(({ process }) => this.#process(process).maturity ?? []);
    return {
      maturity: maturities.length > 0 ? [Math.min(...maturities), Math.max(...maturities)] : undefined,
      owners: unique(claims.flatMap(({ process }) => this.#process(process).owner ?? [])),
      systems: unique([
        ...inPlace.flatMap((claim) => this.#systemsOf(claim)),
        ...within(element, (each) => this.#implementers.get(each) ?? []),
      ]),
      mappings: claims.map((claim) => this.#mapping(claim)),
      processes: new Set(claims.map(({ process }) => pathOf(process))).size,
    };
  }

  /** The systems of the mapping or, where it names none, those of its process. */
  #systemsOf({ process, use }: Claim): readonly string[] {
    const own = field(use.item.item, 'systems');
    return own === undefined ? this.#process(process).systems : this.#systemNames(itemsOf(own));
  }

  #systemNames(uses: ReturnType<typeof itemsOf>): string[] {
    return uses.flatMap((use) => {
      const text = use.kind === 'text' ? use : textOf(use, 'system');
      return text ? (this.#systemName(text) ?? []) : [];
    });
  }

  /** A system's name, where it counts in the view and the variant; an id that is not declared is shown as it is. */
  #systemName({ text }: Text): string | undefined {
    const system = this.map.declarations('system', text)[0]?.item;
    if (!system) return shorten(text, LONGEST_NAME) || undefined;
    const status = this.#systems.status(system, this.view);
    const counts = status === 'as-is' || (status === 'to-be' && this.view === 'to-be');
    const variants = this.#systems.variants(system, undefined);
    const applies = this.variant === undefined || (variants?.includes(this.variant) ?? true);
    return counts && applies ? nameOf(system) : undefined;
  }

  #process(process: Declaration): ProcessFacts {
    const known = this.#processes.get(process);
    if (known) return known;
    const facts = {
      owner: this.#ownerOf(process),
      maturity: maturityOf(process),
      systems: this.#systemNames(itemsOf(field(process.value, 'systems'))),
    };
    this.#processes.set(process, facts);
    return facts;
  }

  /** The name of the role that owns a process, or the nearest process around it that has an owner. */
  #ownerOf({ value, parents }: Declaration): string | undefined {
    const role = textOf(value, 'owner');
    if (role) {
      const declared = this.map.declarations('role', role.text)[0]?.item;
      return declared ? nameOf(declared) : shorten(role.text, LONGEST_NAME) || undefined;
    }
    // An id that is not typed yet is an empty path too.
    if (parents.length === 0) return undefined;
    const path = parents.join('/');
    // An id alone may also name processes inside others.
    const around = this.map.declarations('process', path).find(({ item }) => pathOf(item) === path);
    return around && this.#process(around.item).owner;
  }

  #mapping(claim: Claim): Mapping {
    const known = this.#mappings.get(claim);
    if (known) return known;
    const { uri, range } = placeOf(claim.use, claim.use.item.text.range);
    const mapping = {
      process: nameOf(claim.process),
      strength: claim.strength,
      element: label(claim.element),
      uri,
      ...range.start,
    };
    this.#mappings.set(claim, mapping);
    return mapping;
  }
}

/** The name of a role, a system or a process, or its id where it has none. */
export function nameOf({ name, id }: Declaration): string {
  return shorten(name?.text ?? '', LONGEST_NAME) || shorten(id, LONGEST_NAME);
}

function maturityOf({ value }: Declaration): number | undefined {
  const text = textOf(value, 'maturity')?.text;
  return text !== undefined && /^[0-5]$/.test(text) ? Number(text) : undefined;
}

/** What is said of an element and of everything below it, itself first. */
function within<T>(element: Element, said: (element: Element) => readonly T[]): T[] {
  return [...said(element), ...element.children.flatMap((child) => within(child, said))];
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
