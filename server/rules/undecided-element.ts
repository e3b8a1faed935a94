/**
 * A reference that a migration to another release left for a person to decide.
 *
 * `etom migrate` changes a reference where it is sure what became of the element. Where it is not (the element was split, it is
 * gone, or only words and position speak for a successor), the reference stays as it was, and a comment above it names the
 * candidates.
 *
 * The quick fixes put a candidate in its place, or keep the reference; either way the comment goes. `etom migrate --decide FILE`
 * does the same for many places at once. Until then no other rule speaks of the reference, and it counts as not mapped.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: gb921-25.5
 * processes:
 *   escalate:
 *     name: Escalate a problem
 *     elements:
 *       # etom-migrate: needs a decision: "1.3.7.3.6 Escalate Customer Problem to support team" of gb921-23.0.1 is gone; the nearest is "1.3.7.3 Manage Customer Problem Coordination"
 *       - 1.3.7.3.6 Escalate Customer Problem to support team
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: gb921-25.5
 * processes:
 *   escalate:
 *     name: Escalate a problem
 *     elements:
 *       - { element: 1.3.7.3 Manage Customer Problem Coordination, coverage: partial }
 * ```
 */
import { type Undecided, undecidedIn } from '../map/undecided.js';
import { writeReference } from './reference-text.js';
import type { Fix, Report, Rule } from './rule.js';
import { either, said } from './words.js';

/** Candidates that a message names; the fixes offer all. */
const SHOWN = 3;

export const undecidedElement: Rule = {
  code: 'undecided-element',
  severity: 'info',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const one of undecidedIn(block)) yield one.use || one.words ? reportOf(one) : reportStray(one);
  },
};

function reportOf(one: Undecided): Report {
  const { text, from, choices, use, words: repeated, line, comment } = one;
  const words = either(choices.slice(0, SHOWN).map(said));
  const texts = use && use.text.style !== 'other' ? [use.text] : [];
  const remove = { range: line, text: '' };
  return {
    range: use?.text.range ?? repeated ?? comment,
    message: `${said(text)} of ${from} needs a decision${words === '' ? '' : `: ${words}`}`,
    fixes: [
      ...texts.flatMap((old) =>
        choices.map((choice): Fix => {
          const edit = { range: old.range, text: writeReference(old, choice) };
          return { title: `Change to ${choice}`, edits: [remove, edit] };
        }),
      ),
      { title: 'Keep as it is', edits: [remove] },
    ],
  };
}

/** The reference was changed or is gone, and the comment was left. */
function reportStray({ comment, line, text }: Undecided): Report {
  return {
    range: comment,
    message: `This comment of a migration speaks of ${said(text)}, which does not stand below it`,
    fixes: [{ title: 'Remove the comment', edits: [{ range: line, text: '' }], preferred: true }],
  };
}
