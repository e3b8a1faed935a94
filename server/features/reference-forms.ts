/** The forms in which an element can be referred to, and the change from one to another. */
import { type Element, label } from '../framework/element.js';
import { normalize } from '../framework/normalize.js';
import { parseReference } from '../framework/resolve.js';
import type { Catalogue } from '../workspace/catalogue.js';

/** `both`: id and name. */
export type Form = 'both' | 'id' | 'name';

/** How a reference to an element is written; `key`: by its key in the release. */
export function formOf(text: string, element: Element): Form | 'key' {
  const { id, name } = element;
  if (text === id) return 'id';
  const startsWithId = id !== undefined && text.startsWith(id) && /^\s/.test(text.slice(id.length));
  if (startsWithId || parseReference(text).id !== undefined) return 'both';
  return normalize(text) === normalize(name) ? 'name' : 'key';
}

/**
 * A reference to an element in a form. The name stands for both where the element has no id.
 * @returns undefined where there is no such form, or where it would not mean the element: a name that is there twice.
 */
export function referenceIn(form: Form, element: Element, catalogue: Catalogue): string | undefined {
  const text = textIn(form, element);
  const meant = text === undefined ? undefined : catalogue.resolve(text);
  return meant?.status === 'ok' && meant.element === element && !meant.misspelled ? text : undefined;
}

function textIn(form: Form, element: Element): string | undefined {
  if (form === 'id') return element.id;
  // An extension that was given no name has its id for one.
  return form === 'both' && element.name !== element.id ? label(element) : element.name;
}
