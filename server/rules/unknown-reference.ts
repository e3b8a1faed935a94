/**
 * A reference to a role, system, process, step or variant that the map does not have. A map may have several files: they
 * share everything that they declare.
 *
 * A process is referred to by its id, or by the path of ids that leads to it (`new-connection/survey-site`). A step is
 * referred to within its own flow.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * roles:
 *   billing-lead: Head of Billing
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     owner: biling-lead
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   billing-lead: Head of Billing
 * processes:
 *   send-bills:
 *     name: Send bills
 *     elements: [1.1.1.8 Billing & Collections Management]
 *     owner: billing-lead
 * ```
 */
import { nearestWord } from '../framework/nearest.js';
import type { Reference } from '../map/facts.js';
import type { DeclarationKind } from '../map/shape.js';
import type { Ids } from '../workspace/summary.js';
import { invisibleIn } from './invisible.js';
import { isBroken } from './problems.js';
import { writeReference } from './reference-text.js';
import { type Report, type Rule, replace } from './rule.js';
import { cut, said } from './words.js';

/** What has ids, and where it is declared. */
const HOMES: Partial<Record<DeclarationKind, string>> = {
  role: '`roles`',
  system: '`systems`',
  process: '`processes`',
  flow: '`flows`',
  variant: '`variants`',
  extension: '`extensions`',
};

/** Ids are short; comparing a text that was pasted by mistake would only take time. */
const LONGEST = 100;

export const unknownReference: Rule = {
  code: 'unknown-reference',
  severity: 'error',
  reads: ['ids'],
  *check({ block, map }): Iterable<Report> {
    // What is not declared may be declared in a file that was not read yet.
    if (!map.complete) return;
    for (const reference of block.facts.references) {
      const { text, to } = reference;
      if (text.alias || isKnown(reference, map.ids)) continue;
      if (invisibleIn(text.text).length > 0 || isBroken(block.problems, text.range)) continue;
      const near = nearestId(reference, map.ids);
      yield {
        range: text.range,
        message: `${said(text.text)} is not a ${to} of this ${to === 'step' ? 'flow' : 'map'}${answer(reference, near)}`,
        fixes:
          near === undefined || text.style === 'other'
            ? []
            : [replace(`Change to ${near}`, text.range, writeReference(text, near), true)],
      };
    }
  },
};

function isKnown({ text, to, by }: Reference, ids: Ids): boolean {
  const id = to === 'step' ? `${flowOf(by)}/${text.text}` : text.text;
  return ids.get(to)?.has(id) ?? false;
}

/** The flow of a step; a step of a plain list is said of the flow itself. */
function flowOf(by: Reference['by']): string {
  return (by?.kind === 'step' ? by.parents[0] : by?.id) ?? '';
}

const ordered = new WeakMap<ReadonlySet<string>, readonly string[]>();

/** The ids of a kind in alphabetical order, so that of two that are equally near always the same one is offered. */
function inOrder(ids: ReadonlySet<string> | undefined): readonly string[] {
  if (!ids) return [];
  const known = ordered.get(ids) ?? [...ids].sort();
  ordered.set(ids, known);
  return known;
}

function nearestId({ text, to, by }: Reference, ids: Ids): string | undefined {
  if (text.text.length > LONGEST) return undefined;
  const all = inOrder(ids.get(to));
  const flow = `${flowOf(by)}/`;
  if (to === 'step') {
    const steps = all.flatMap((id) => (id.startsWith(flow) ? [id.slice(flow.length)] : []));
    return nearestWord(text.text, steps);
  }
  const last = text.text.slice(text.text.lastIndexOf('/') + 1);
  const moved = text.text.includes('/') ? all.filter((id) => id.endsWith(`/${last}`)) : [];
  return moved.length === 1 ? moved[0] : nearestWord(text.text, all);
}

function answer({ to, by }: Reference, near: string | undefined): string {
  if (near !== undefined) return `; did you mean \`${cut(near)}\`?`;
  if (to === 'step') return by?.kind === 'flow' ? '; steps of a plain list have no ids' : '';
  const home = HOMES[to];
  return home === undefined ? '' : `; declare it in ${home}`;
}
