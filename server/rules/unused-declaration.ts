/**
 * A role or a variant that nothing in the map refers to, or a system that no process uses and that implements no element.
 *
 * What is declared and not used is often a reference that was forgotten. A retired system is kept for the record.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * roles:
 *   sales-lead: Head of Sales
 *   billing-lead: Head of Billing
 * processes:
 *   take-orders:
 *     name: Take orders
 *     owner: sales-lead
 *     elements: [1.1.1.5 Order Handling]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * roles:
 *   sales-lead: Head of Sales
 * processes:
 *   take-orders:
 *     name: Take orders
 *     owner: sales-lead
 *     elements: [1.1.1.5 Order Handling]
 * ```
 */
import type { Declaration } from '../map/facts.js';
import { overlaps } from '../map/range.js';
import type { DeclarationKind } from '../map/shape.js';
import { field, textOf } from '../map/value.js';
import type { Located, ProcessMap } from '../workspace/process-map.js';
import { invisibleIn } from './invisible.js';
import type { Fix, MapReport, Rule } from './rule.js';
import { isWhole } from './whole.js';
import { said } from './words.js';

const KINDS = ['role', 'variant', 'system'] as const;

export const unusedDeclaration: Rule = {
  code: 'unused-declaration',
  severity: 'hint',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    // A map that was only begun has nothing yet that could use what it declares.
    if (!isWhole(map) || !(map.ids.has('process') || map.ids.has('flow'))) return;
    const { used, misspelled } = referencesIn(map);
    for (const located of map.located(({ facts }) => facts.declarations)) {
      const { kind } = located.item;
      // An unknown role may be a misspelled one, which then only seems to be unused.
      if (!isOne(kind) || misspelled.has(kind) || !isUnused(located, used.get(kind))) continue;
      const what = kind === 'system' ? 'no process uses it, and it implements no element' : 'nothing uses it';
      const { id, key } = located.item;
      yield {
        document: located.document,
        block: located.block,
        report: {
          range: key.range,
          message: `The ${kind} ${said(id)} is declared, but ${what}`,
          fixes: removal(located),
          unnecessary: true,
        },
      };
    }
  },
};

function isOne(kind: DeclarationKind): kind is (typeof KINDS)[number] {
  return KINDS.some((one) => one === kind);
}

/** Of an id that is wrong in itself, other rules speak; a retired system is kept for the record. */
function isUnused({ item, document, block }: Located<Declaration>, used?: ReadonlySet<string>): boolean {
  const { id, key, value } = item;
  if (key.alias || used?.has(id)) return false;
  if (field(value, 'elements') || textOf(value, 'status')?.text === 'retired') return false;
  const problems = document.blocks[block]?.problems ?? [];
  return invisibleIn(id).length === 0 && !problems.some(({ range }) => overlaps(range, key.range));
}

interface References {
  /** The ids that something other than their own declaration refers to. */
  readonly used: ReadonlyMap<DeclarationKind, ReadonlySet<string>>;
  /** The kinds of which an id is referred to that the map does not have. */
  readonly misspelled: ReadonlySet<DeclarationKind>;
}

function referencesIn(map: ProcessMap): References {
  const used = new Map<DeclarationKind, Set<string>>(KINDS.map((kind) => [kind, new Set()]));
  const misspelled = new Set<DeclarationKind>();
  for (const { blocks } of map.documents) {
    for (const { facts } of blocks) {
      for (const { text, to, by } of facts.references) {
        if (by?.kind !== to || by.id !== text.text) used.get(to)?.add(text.text);
        if (!map.ids.get(to)?.has(text.text)) misspelled.add(to);
      }
    }
  }
  return { used, misspelled };
}

/** Removes an entry that is a block of its own, with its comments; what stands behind it belongs to the next one. */
function removal({ item, document, block }: Located<Declaration>): Fix[] {
  const own = document.blocks[block];
  if (own?.path?.length !== 1 || own.entries.length !== 1) return [];
  const start = { line: 0, character: 0 };
  const end = { line: item.range.end.line + 1, character: 0 };
  // A last line without a line break has nothing behind it.
  if (end.line > own.lineCount) return [];
  return [{ title: `Remove ${item.id}`, edits: [{ range: { start, end }, text: '' }] }];
}
