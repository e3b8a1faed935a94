/** An ArchiMate model on its way to the Open Exchange format, version 3.1. */
import { escapeXml, tag } from '../../../grid/xml.js';
import { Identifiers, ncName } from '../ncname.js';

export type ElementType =
  | 'BusinessActor'
  | 'BusinessRole'
  | 'BusinessProcess'
  | 'BusinessEvent'
  | 'ApplicationComponent'
  | 'Capability'
  | 'Grouping'
  | 'AndJunction'
  | 'OrJunction';

export type RelationType =
  | 'Composition'
  | 'Aggregation'
  | 'Assignment'
  | 'Realization'
  | 'Serving'
  | 'Triggering'
  | 'Association';

/** What is said of an element or a relation; what is undefined or empty is left out. */
export interface Said {
  readonly name?: string;
  readonly documentation?: string;
  readonly properties?: Readonly<Record<string, string | undefined>>;
}

/** Gathers the elements and relations of a model. Equal calls in equal order give equal text. */
export class Model {
  readonly #ids = new Identifiers();
  readonly #elements: string[] = [];
  readonly #relations: string[] = [];
  readonly #properties = new Map<string, string>();

  /**
   * Adds an element.
   * @param words make its identifier. @returns the identifier.
   */
  element(type: ElementType, words: readonly string[], said: Said): string {
    const identifier = this.#ids.make(...words);
    this.#elements.push(tag('element', { identifier, 'xsi:type': type }, this.#said(said)));
    return identifier;
  }

  /**
   * Adds a relation between two elements, by their identifiers.
   * @param words tell it from other relations of its type between them.
   */
  relate(
    type: RelationType,
    source: string | undefined,
    target: string | undefined,
    said: Said = {},
    ...words: string[]
  ): void {
    if (source === undefined || target === undefined) return;
    const identifier = this.#ids.join(
      type.toLowerCase(),
      source,
      target,
      ...words.map((word) => ncName(word)),
    );
    this.#relations.push(
      tag('relationship', { identifier, source, target, 'xsi:type': type }, this.#said(said)),
    );
  }

  /** An identifier for a part of a view. @param names of the view, and of what is shown. */
  identifier(...names: readonly string[]): string {
    return this.#ids.join(...names);
  }

  /** @param views the diagrams, as XML. */
  toXml(said: Said, views: readonly string[]): string {
    // Properties are declared behind the elements that have them.
    const own = this.#said(said);
    const section = (name: string, items: readonly string[]): string =>
      items.length > 0 ? `${tag(name, {}, lines(items))}\n` : '';
    const properties = [...this.#properties].map(([name, identifier]) =>
      tag('propertyDefinition', { identifier, type: 'string' }, words('name', name)),
    );
    const model = tag(
      'model',
      {
        xmlns: 'http://www.opengroup.org/xsd/archimate/3.0/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
        'xsi:schemaLocation':
          'http://www.opengroup.org/xsd/archimate/3.0/ http://www.opengroup.org/xsd/archimate/3.1/archimate3_Diagram.xsd',
        identifier: this.#ids.make('model'),
      },
      `\n${own}\n`,
      section('elements', this.#elements),
      section('relationships', this.#relations),
      section('propertyDefinitions', properties),
      views.length > 0 ? `${tag('views', {}, tag('diagrams', {}, lines(views)))}\n` : '',
    );
    return `<?xml version="1.0" encoding="UTF-8"?>\n${model}\n`;
  }

  #said({ name, documentation, properties = {} }: Said): string {
    const own = Object.entries(properties).flatMap(([key, value]) => {
      if (value === undefined || value === '') return [];
      return [tag('property', { propertyDefinitionRef: this.#property(key) }, words('value', value))];
    });
    return [
      name === undefined ? '' : words('name', name.replace(/\s+/g, ' ').trim()),
      documentation ? words('documentation', documentation) : '',
      own.length > 0 ? tag('properties', {}, ...own) : '',
    ].join('');
  }

  #property(name: string): string {
    const known = this.#properties.get(name) ?? this.#ids.make('property', name);
    this.#properties.set(name, known);
    return known;
  }
}

/** An XML element that holds a text. */
export function words(name: string, text: string): string {
  return tag(name, {}, escapeXml(text));
}

/** XML elements one below the other. */
export function lines(items: readonly string[]): string {
  return `\n${items.join('\n')}\n`;
}
