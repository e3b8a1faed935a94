/** The end-to-end processes that a workbook names. */
import { normalize } from '../../../framework/normalize.js';

/** The verticals of all editions, in the order of the framework's picture. */
const ORDER = [
  ...[
    'Strategy & Commit',
    'Strategy Management',
    'Infrastructure Lifecycle Management',
    'Capability Management',
  ],
  ...['Product Lifecycle Management', 'Business Value Development', 'Operations Support & Readiness'],
  ...[
    'Operations Readiness & Support',
    'Fulfillment',
    'Assurance',
    'Billing',
    'Billing & Revenue Management',
  ],
];
const RANK = new Map(ORDER.map((name, rank) => [normalize(name), rank]));

/**
 * The verticals, each once, in the framework's order; those that no edition of ours has come last, as they first appear.
 * @param names as the rows write them, letter case and spelling at will.
 */
export function verticalsOf(names: Iterable<string>): string[] {
  const found = new Map<string, string>();
  for (const name of names) {
    const key = normalize(name);
    if (!found.has(key)) found.set(key, ORDER[RANK.get(key) ?? -1] ?? name);
  }
  const rank = (key: string): number => RANK.get(key) ?? ORDER.length;
  return [...found].sort(([a], [b]) => rank(a) - rank(b)).map(([, name]) => name);
}
