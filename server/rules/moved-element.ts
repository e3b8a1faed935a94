/**
 * An element of another edition of the framework, which this one renumbered, renamed or removed.
 *
 * Ids are used again from release to release, so that an id alone proves nothing. The finding is given where the id and the
 * name behind it stand together in another release, or where a name alone stands in others and not in this one.
 *
 * The quick fix changes the reference to what the element is now. “Fix all moved-element” does so wherever it is certain, in this
 * file or in every file of the map, open or not. Where an element was split, or where only its words and its place tell what
 * became of it, the finding names what it may be now, and the choice is yours.
 *
 * GB921 R8 to R14 went on with the classic numbering and added elements that the classic editions do not have. A map on
 * `classic` cannot use them. The message says what became of such an id in a current release, so that the element can be
 * found there, or a classic element be chosen instead.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: gb921-25.5
 * processes:
 *   sell:
 *     name: Sell
 *     elements: [1.1.9 Selling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: gb921-25.5
 * processes:
 *   sell:
 *     name: Sell
 *     elements: [1.12.9 Selling]
 * ```
 */
import type { Framework } from '../framework/framework.js';
import type { Moved } from '../framework/moved.js';
import { parseReference } from '../framework/resolve.js';
import type { Text } from '../map/value.js';
import { usesOf } from './element-uses.js';
import { becameWords, changeTo } from './nearest-elements.js';
import type { Report, Rule } from './rule.js';
import { choice, said } from './words.js';

export const movedElement: Rule = {
  code: 'moved-element',
  severity: 'warning',
  reads: ['catalogue'],
  *check(context): Iterable<Report> {
    const { catalogue } = context;
    if (!catalogue) return;
    const { framework } = catalogue;
    for (const { use, resolution, moved } of usesOf(context).judged) {
      if (moved) yield reportMoved(use.text, moved, framework);
      else if (resolution.status === 'later') yield reportLater(use.text, resolution, framework);
    }
  },
};

function reportMoved(text: Text, moved: Moved, framework: Framework): Report {
  const { from, to, candidates } = moved;
  return {
    range: text.range,
    message: `${said(text.text)} is of ${from}; ${becameWords(moved, framework.release.name)}`,
    fixes: changeTo(text, to ? [to] : candidates, to !== undefined),
  };
}

/** An id of the classic numbering that later editions added. */
function reportLater(
  text: Text,
  { id, now }: { readonly id: string; readonly now: readonly string[] },
  framework: Framework,
): Report {
  const { name } = parseReference(text.text);
  const named = name === undefined ? [] : framework.byName(name);
  const meant = named.length === 1 ? named : [];
  const question = meant.length > 0 ? `; did you mean ${choice(meant)}?` : '';
  const today = `in ${framework.laterRelease} it is ${said(now.join(' '))}`;
  return {
    range: text.range,
    severity: 'info',
    message: `${id} is an id of later editions (R8 to R14); ${today}${question}`,
    fixes: changeTo(text, meant),
  };
}
