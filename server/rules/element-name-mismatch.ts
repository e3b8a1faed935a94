/**
 * An id with a name behind it that is not the element's own.
 *
 * Where the name is another element's, one of the two is wrong, and only the author knows which: both corrections are
 * offered. Where no element has the name, the id counts, and the release's spelling is offered as a hint. Case,
 * punctuation, `&` or *and*, S/P or Supplier/Partner, British or American spelling make no difference.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.5 Problem Handling, 1.1.1.8 Billing]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   connect:
 *     name: Connect a customer
 *     elements: [1.1.1.5 Order handling, 1.1.1.8 Billing and Collections Management]
 * ```
 */
import type { Element } from '../framework/element.js';
import { nearestWord } from '../framework/nearest.js';
import type { Resolution } from '../framework/resolve.js';
import type { Text } from '../map/value.js';
import { usesOf } from './element-uses.js';
import { changeTo } from './nearest-elements.js';
import type { Report, Rule } from './rule.js';
import { partOf } from './source.js';
import { cut, said, titled } from './words.js';

export const elementNameMismatch: Rule = {
  code: 'element-name-mismatch',
  severity: 'error',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    for (const { use, resolution, moved } of usesOf(context).judged) {
      if (moved) continue;
      if (resolution.status === 'mismatch' && !resolution.named.unconfirmed) {
        yield mismatch(use.text, resolution.element, resolution.named);
      } else if (isMisspelled(resolution) && hasName(resolution.element)) {
        yield misspelled(use.text, resolution.element);
      }
    }
  },
};

function isMisspelled(resolution: Resolution): resolution is Extract<Resolution, { element: Element }> {
  return resolution.status === 'mismatch' || (resolution.status === 'ok' && resolution.misspelled);
}

/** Names that rest on memory are never used to judge, and an extension that lost its name has none to compare. */
function hasName(element: Element): boolean {
  return !element.unconfirmed && element.name !== element.id;
}

function mismatch(text: Text, element: Element, named: Element): Report {
  const { start, name } = nameIn(text);
  return {
    range: partOf(text, start),
    message: `${said(name)} is the name of ${named.id ?? 'another element'}; ${titled(element)} is what the id means`,
    fixes: [
      ...changeTo(text, [element]).map((fix) => ({ ...fix, title: `Keep the id: ${titled(element)}` })),
      ...changeTo(text, [named]).map((fix) => ({ ...fix, title: `Keep the name: ${titled(named)}` })),
    ],
  };
}

function misspelled(text: Text, element: Element): Report {
  const { start, name } = nameIn(text);
  return {
    range: partOf(text, start),
    severity: 'hint',
    message: `The name of ${element.id} is “${cut(element.name)}”, not ${said(name)}`,
    fixes: changeTo(text, [element], nearestWord(name, [element.name]) !== undefined),
  };
}

/** The name behind the id. An extension's id may be a word, and so the id ends at the first space. */
function nameIn({ text }: Text): { start: number; name: string } {
  const name = /^\S+\s+(.*)$/s.exec(text)?.[1] ?? text;
  return { start: text.length - name.length, name };
}
