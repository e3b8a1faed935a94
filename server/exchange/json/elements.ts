/** The elements that an export names, each once. */
import { ancestors, type Element } from '../../framework/element.js';
import { textOf } from '../../map/value.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import type { ElementEntry, Named } from './model.js';

/** The key of an element in an export. An id of the organization's own may be one that the framework holds. */
export function exportKey({ kind, key }: Element): string {
  return kind === 'extension' ? `extension:${key}` : key;
}

/** Gathers what references mean. */
export class NamedElements {
  readonly #named = new Set<Element>();

  constructor(private readonly map: ProcessMap) {}

  /** A reference with what it means. */
  name(reference: string): Named {
    const element = this.map.catalogue?.element(reference);
    if (!element) return { reference };
    this.add(element);
    return { reference, element: exportKey(element) };
  }

  /** Takes an element in, with all that it stands in. */
  add(element: Element): void {
    if (this.#named.has(element)) return;
    this.#named.add(element);
    for (const above of [...ancestors(element), ...element.verticals]) this.add(above);
  }

  /** All that were named, and those above them, in the framework's order; the organization's own last. */
  entries(): ElementEntry[] {
    const { catalogue } = this.map;
    const inOrder = [...(catalogue?.framework.elements ?? []), ...(catalogue?.extensions ?? [])];
    return inOrder.filter((element) => this.#named.has(element)).map((element) => this.#entry(element));
  }

  #entry(element: Element): ElementEntry {
    const { id, name, kind, level, parent, verticals } = element;
    const own = kind === 'extension' ? this.map.declarations('extension', element.key)[0]?.item : undefined;
    return {
      key: exportKey(element),
      id,
      name,
      kind,
      level,
      parent: parent && exportKey(parent),
      verticals: verticals.length > 0 ? verticals.map(exportKey) : undefined,
      // Definitions of the framework are not the map's to give away.
      description: own && element.definition,
      source: textOf(own?.value, 'source')?.text,
    };
  }
}
