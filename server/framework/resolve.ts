import type { Element } from './element.js';
import type { Framework } from './framework.js';
import { normalize } from './normalize.js';

/** An element reference taken apart: `1.1.1.5 Order Handling`, `1.1.1.5`, or `Order Handling`. */
export interface ReferenceParts {
  readonly id: string | undefined;
  readonly name: string | undefined;
  /** Where the name starts in the reference, in UTF-16 units; its length where there is no name. */
  readonly nameStart: number;
}

/** What a reference means in a release. `element` is there where it is certain enough to work with. */
export type Resolution =
  /** `misspelled`: the name behind the id is spelled in no accepted way. */
  | { readonly status: 'ok'; readonly element: Element; readonly misspelled: boolean }
  /** The name behind the id belongs to another element. */
  | { readonly status: 'mismatch'; readonly element: Element; readonly named: Element }
  | { readonly status: 'ambiguous'; readonly element?: undefined; readonly candidates: readonly Element[] }
  /** An id that later releases of the same numbering added; `now` is its id and name in a current release. */
  | {
      readonly status: 'later';
      readonly element?: undefined;
      readonly id: string;
      readonly now: readonly [id: string, name: string];
    }
  /** An id below an element whose children are not all known: it cannot be judged. */
  | {
      readonly status: 'unlisted';
      readonly element?: undefined;
      readonly id: string;
      readonly above: Element;
    }
  /** `named`: the element that bears the name, where only the id is wrong. */
  | { readonly status: 'unknown'; readonly element?: undefined; readonly named: Element | undefined };

/** The organization's own elements, as far as references to them need it. */
export interface Extensions {
  byId(id: string): Element | undefined;
  byName(name: string): readonly Element[];
}

const REFERENCE = /^(\d+(?:\.[\dA-Za-z]+)+|\d+)(?:\s+(\S.*))?$/su;

/** Takes a reference apart. A text that does not start with an id is a name. */
export function parseReference(text: string): ReferenceParts {
  const match = REFERENCE.exec(text);
  if (!match) return { id: undefined, name: text, nameStart: 0 };
  const [, id, name] = match;
  return { id, name, nameStart: name === undefined ? text.length : text.length - name.length };
}

/** Finds the element that a reference means, or says why there is none. */
export function resolve(framework: Framework, extensions: Extensions, text: string): Resolution {
  const own = resolveExtension(extensions, text);
  if (own) return own;
  const { id, name } = parseReference(text);
  if (id === undefined) return resolveName(framework, extensions, text);

  const named = name === undefined ? [] : framework.byName(name);
  const element = framework.byId(id);
  if (element) {
    if (name === undefined || named.includes(element)) return { status: 'ok', element, misspelled: false };
    const [other] = named;
    return other
      ? { status: 'mismatch', element, named: other }
      : { status: 'ok', element, misspelled: true };
  }

  const above = nearestAbove(framework, id);
  const unnumbered = named.find((candidate) => candidate.id === undefined && candidate.parent === above);
  if (unnumbered) return { status: 'ok', element: unnumbered, misspelled: false };
  const now = framework.laterIds[id];
  if (now) return { status: 'later', id, now };
  if (above && !isJudgeable(above)) return { status: 'unlisted', id, above };
  return { status: 'unknown', named: named.length === 1 ? named[0] : undefined };
}

function resolveExtension(extensions: Extensions, text: string): Resolution | undefined {
  const whole = extensions.byId(text);
  if (whole) return { status: 'ok', element: whole, misspelled: false };
  const space = text.search(/\s/);
  const element = space > 0 ? extensions.byId(text.slice(0, space)) : undefined;
  if (!element) return undefined;
  const name = text.slice(space).trim();
  return { status: 'ok', element, misspelled: normalize(name) !== normalize(element.name) };
}

function resolveName(framework: Framework, extensions: Extensions, text: string): Resolution {
  const candidates = [...framework.byName(text), ...extensions.byName(text)];
  const [first] = candidates;
  if (candidates.length > 1) return { status: 'ambiguous', candidates };
  const element = first ?? framework.byKey(text.trim().toLowerCase());
  return element ? { status: 'ok', element, misspelled: false } : { status: 'unknown', named: undefined };
}

/** The deepest element that the release has and whose id the given one starts with. */
function nearestAbove(framework: Framework, id: string): Element | undefined {
  for (let end = id.lastIndexOf('.'); end > 0; end = id.lastIndexOf('.', end - 1)) {
    const element = framework.byId(id.slice(0, end));
    if (element) return element;
  }
  return undefined;
}

/** Whether an id that is not among the element's children is certainly wrong. Verticals have no number. */
function isJudgeable(above: Element): boolean {
  return (
    above.childList === 'complete' &&
    above.children.every(({ id, kind }) => id !== undefined || kind === 'vertical')
  );
}
