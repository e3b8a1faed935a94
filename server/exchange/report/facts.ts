/** What the processes and systems that have to do with an element tell of it, in one view. */
import { nameOf } from '../../features/grid/facts.js';
import { type Element, label } from '../../framework/element.js';
import type { ElementUse } from '../../map/facts.js';
import { type Declaration, pathOf } from '../../map/facts.js';
import { type Claim, type CoverageView, standingOf, systemClaimsOf } from '../../workspace/claims.js';
import type { SystemUse } from '../json/model.js';
import { numberOf, systemUsesIn, wordsOf } from '../json/read-fields.js';
import type { MappedProcess, StateReport, SystemPart } from './model.js';
import { rangeOf, unique } from './names.js';
import type { Subject } from './subject.js';

export class Facts {
  readonly #implementers = new Map<Element, ElementUse[]>();
  readonly #owners = new Map<Declaration, string | undefined>();

  constructor(
    private readonly subject: Subject,
    private readonly view: CoverageView,
  ) {
    for (const { element, use } of systemClaimsOf(subject.map, view, subject.choice.variant)) {
      this.#implementers.set(element, [...(this.#implementers.get(element) ?? []), use.item]);
    }
  }

  /** The facts of an element and everything below it; where it inherits, those of the mappings above it. */
  of(element: Element): Omit<StateReport, 'state' | 'reason'> {
    const claims = this.claimsFor(element);
    const inPlace = claims.filter(({ strength }) => strength !== 'planned');
    const uses = [
      ...inPlace.flatMap((claim) => systemsOf(claim)),
      ...within(element, (each) => this.#implementers.get(each) ?? []).map(implementation),
    ];
    return {
      processes: claims.map((claim) => mappedProcess(claim, element)),
      owners: unique(claims.flatMap(({ process }) => this.ownerOf(process) ?? [])),
      maturity: rangeOf(inPlace.flatMap(({ process }) => maturityOf(process) ?? [])),
      systems: this.#parts(uses),
    };
  }

  claimsFor(element: Element): Claim[] {
    const coverage = this.subject.coverage(this.view);
    const own = within(element, (each) => coverage.claimsOn(each));
    return unique([...own, ...coverage.of(element).reasons]);
  }

  /** The name of the role that owns a process, or the nearest process around it that has an owner. */
  ownerOf(process: Declaration): string | undefined {
    if (this.#owners.has(process)) return this.#owners.get(process);
    const { map } = this.subject;
    const role = wordsOf(process.value, 'owner');
    const path = process.parents.join('/');
    // A process without an id, at the top, has the path of what is around it.
    const around =
      process.parents.length > 0
        ? map.declarations('process', path).find(({ item }) => pathOf(item) === path)?.item
        : undefined;
    const declared = role === undefined ? undefined : map.declarations('role', role)[0]?.item;
    const owner = declared ? nameOf(declared) : (role ?? (around && this.ownerOf(around)));
    this.#owners.set(process, owner);
    return owner;
  }

  /** Each system that is there in the view and for the variant, once, with the most that it does. */
  #parts(uses: readonly SystemUse[]): SystemPart[] {
    const parts = new Map<string, SystemPart>();
    for (const { system, part } of uses) {
      const name = this.systemName(system);
      if (name === undefined || parts.get(system)?.part === 'primary') continue;
      parts.set(system, { id: system, name, part: part === 'contributing' ? part : 'primary' });
    }
    return [...parts.values()];
  }

  /** A system's name, where it is there in the view and for the variant; an id that is not declared is its own name. */
  systemName(id: string): string | undefined {
    const { map, choice } = this.subject;
    const system = map.declarations('system', id)[0]?.item;
    if (!system) return id;
    const standing = standingOf(map, 'system');
    const status = standing.status(system, this.view);
    const isThere = status === 'as-is' || (status === 'to-be' && this.view === 'to-be');
    const applies =
      choice.variant === undefined ||
      (standing.variants(system, undefined)?.includes(choice.variant) ?? true);
    return isThere && applies ? nameOf(system) : undefined;
  }
}

/** The systems of a mapping or, where it names none, those of its process. */
export function systemsOf({ process, use }: Claim): readonly SystemUse[] {
  return systemUsesIn(use.item.item) ?? systemUsesIn(process.value) ?? [];
}

function implementation({ by, item }: ElementUse): SystemUse {
  return { system: by?.id ?? '', part: wordsOf(item, 'part') ?? 'primary' };
}

/** A mapping, as said beside an element. */
export function mappedProcess(claim: Claim, beside: Element): MappedProcess {
  const { process, strength, element } = claim;
  return {
    path: pathOf(process),
    name: nameOf(process),
    strength,
    element: element === beside ? undefined : label(element),
  };
}

/** From 0 to 5; undefined where nothing of that kind is said. */
export function maturityOf({ value }: Declaration): number | undefined {
  const maturity = numberOf(value, 'maturity');
  return maturity !== undefined && maturity >= 0 && maturity <= 5 ? maturity : undefined;
}

/** What is said of an element and of everything below it, itself first. */
function within<T>(element: Element, said: (element: Element) => readonly T[]): T[] {
  return [...said(element), ...element.children.flatMap((child) => within(child, said))];
}
