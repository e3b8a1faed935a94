import { type Element, isWithin, label, verticalsOf } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { normalize } from '../framework/normalize.js';
import { type Extensions, type Resolution, resolve } from '../framework/resolve.js';
import type { Declaration } from '../map/facts.js';
import { textOf } from '../map/value.js';

/** Everything that an element reference of a map can mean: the framework's elements and the organization's own. */
export class Catalogue implements Extensions {
  /** The organization's own elements, in the order of their declarations. */
  readonly extensions: readonly Element[];
  readonly #byId = new Map<string, Element>();
  readonly #byName = new Map<string, Element[]>();
  readonly #resolved = new Map<string, Resolution>();

  constructor(
    readonly framework: Framework,
    declarations: readonly Declaration[],
  ) {
    const declared = new Map(declarations.map((declaration) => [declaration.id, declaration]));
    for (const declaration of declared.values()) this.#build(declaration, declared, new Set());
    this.extensions = [...this.#byId.values()];
  }

  byId(id: string): Element | undefined {
    return this.#byId.get(id);
  }

  byName(name: string): readonly Element[] {
    return this.#byName.get(normalize(name)) ?? [];
  }

  /** What a reference means. The answer is the same object each time. */
  resolve(text: string): Resolution {
    let resolution = this.#resolved.get(text);
    if (!resolution) {
      resolution = resolve(this.framework, this, text);
      this.#resolved.set(text, resolution);
    }
    return resolution;
  }

  /** The element that a reference means, where that is certain enough to work with. */
  element(text: string): Element | undefined {
    return this.resolve(text).element;
  }

  /** Builds an extension after its parent, which may be an extension too; a circle of parents ends at its start. */
  #build(
    declaration: Declaration,
    declared: ReadonlyMap<string, Declaration>,
    building: Set<string>,
  ): Element | undefined {
    const { id } = declaration;
    const known = this.#byId.get(id);
    if (known || building.has(id)) return known;
    building.add(id);
    const parentText = textOf(declaration.value, 'parent')?.text;
    const above = parentText === undefined ? undefined : this.#extensionNamed(parentText, declared);
    const parent = above
      ? this.#build(above, declared, building)
      : parentText === undefined
        ? undefined
        : resolve(this.framework, this, parentText).element;
    const element: Element = {
      key: id,
      id,
      idStatus: 'attested',
      name: declaration.name?.text ?? id,
      kind: 'extension',
      level: parent ? parent.level + 1 : 1,
      parent,
      children: [],
      childList: 'complete',
      verticals: parent ? (parent.kind === 'vertical' ? [parent] : parent.verticals) : [],
      unconfirmed: false,
      orphan: false,
      definition: textOf(declaration.value, 'description')?.text,
    };
    this.#byId.set(id, element);
    const name = normalize(element.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), element]);
    return element;
  }

  #extensionNamed(text: string, declared: ReadonlyMap<string, Declaration>): Declaration | undefined {
    const byId = declared.get(text) ?? declared.get(text.split(/\s/, 1)[0] ?? '');
    if (byId) return byId;
    if (this.framework.byName(text).length > 0) return undefined;
    return [...declared.values()].find(({ name }) => name && normalize(name.text) === normalize(text));
  }
}

/** The part of the framework that a map is about. */
export interface Scope {
  /** Undefined: everything. */
  readonly include: readonly Element[] | undefined;
  readonly exclude: readonly Exclusion[];
  /** How deep gaps are looked for. */
  readonly level: number;
}

export interface Exclusion {
  readonly element: Element;
  readonly reason: string | undefined;
}

export const DEFAULT_LEVEL = 2;

/**
 * The exclusion that puts an element out: its own, an ancestor's, or one of all its verticals'. Undefined where it
 * is in.
 */
export function exclusionOf(element: Element, scope: Scope): Exclusion | undefined {
  const direct = scope.exclude.find(
    (exclusion) => exclusion.element.kind !== 'vertical' && isWithin(element, exclusion.element),
  );
  if (direct) return direct;
  const own = element.kind === 'vertical' ? [element] : verticalsOf(element);
  const out = own.map((vertical) => scope.exclude.find((exclusion) => exclusion.element === vertical));
  return out.every((exclusion) => exclusion !== undefined) ? out[0] : undefined;
}

/** Whether something of an element is included: the element, something above it, or something below it. */
export function isIncluded(element: Element, scope: Scope): boolean {
  return (
    scope.include?.some((included) => isWithin(element, included) || isWithin(included, element)) ?? true
  );
}

/** A list of elements as words: "1.1.1.5 Order Handling or 1.1.1.6 Problem Handling". */
export function listLabels(elements: readonly Element[], joint: 'or' | 'and' = 'or'): string {
  const labels = elements.map((element) => `“${label(element)}”`);
  return labels.length < 2 ? labels.join('') : `${labels.slice(0, -1).join(', ')} ${joint} ${labels.at(-1)}`;
}
