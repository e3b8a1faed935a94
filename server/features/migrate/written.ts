/** How a reference is written once its element is another one. */
import { type Element, label } from '../../framework/element.js';
import { normalize } from '../../framework/normalize.js';
import { parseReference } from '../../framework/resolve.js';
import { writeScalar } from '../../map/scalar.js';
import type { Text } from '../../map/value.js';
import { writeReference } from '../../rules/reference-text.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import { formOf } from '../reference-forms.js';

/**
 * The reference to an element in the form that a text has: id, name, or both; another form where that one would not mean it.
 * @param before the element that the text means now; undefined where that is not known.
 * @param after what texts mean afterwards.
 * @returns undefined where nothing would mean the element, since an extension has taken its id or name.
 */
export function rewritten(
  text: string,
  before: Element | undefined,
  to: Element,
  after: Catalogue,
): string | undefined {
  const meant = after.resolve(text);
  const isSame = before !== undefined && before.id === to.id && normalize(before.name) === normalize(to.name);
  if (meant.status === 'ok' && meant.element === to && (isSame || !meant.misspelled)) return text;
  return [...inForm(text, before, to), label(to), to.name, to.key].find((one) => means(one, to, after));
}

/** The shortest sure way to name an element: id and name, or its key where it has no id and its name is there twice. */
export function named(element: Element, after: Catalogue): string {
  return [label(element), element.key].find((one) => means(one, element, after)) ?? label(element);
}

/** Puts a reference in the place of a text: quoted as that one is, plain where YAML allows it. */
export function quotedAs(old: Text, reference: string, inFlow: boolean): string {
  return old.style === 'plain' && !inFlow ? writeScalar(reference, false) : writeReference(old, reference);
}

function inForm(text: string, before: Element | undefined, to: Element): string[] {
  const { id, name } = parseReference(text);
  // An id of another edition stays an id.
  const isBareId = id !== undefined && name === undefined;
  switch (isBareId ? 'id' : before ? formOf(text, before) : 'both') {
    case 'id':
      return [to.id ?? to.name];
    case 'name':
      return [to.name];
    case 'key':
      return to.key === to.id ? [to.name] : [to.key];
    case 'both':
      return to.id === undefined ? [] : [to.id + behindId(text, before, to)];
  }
}

/** What follows the id: the author's own spelling where it is the same name, the release's where it is not. */
function behindId(text: string, before: Element | undefined, to: Element): string {
  const { id = '', name = '', nameStart } = parseReference(text);
  const isKept = before !== undefined && normalize(name) === normalize(to.name);
  const space = id === '' ? ' ' : text.slice(id.length, nameStart);
  return isKept ? space + name : space + to.name;
}

function means(text: string, element: Element, after: Catalogue): boolean {
  const meant = after.resolve(text);
  return meant.status === 'ok' && meant.element === element && !meant.misspelled;
}
