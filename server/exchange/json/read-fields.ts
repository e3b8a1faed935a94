/** Parts of a map's values as the export has them. What is not said is undefined, and JSON leaves it out. */
import { OWN_KEY_PREFIX } from '../../map/shape.js';
import { entriesOf, field, itemsOf, textOf, textsOf, type Value } from '../../map/value.js';
import type { Described, Json, KpiEntry, Responsibility, SystemUse } from './model.js';

/** The text of a key; undefined where there is none or it is empty. */
export function wordsOf(value: Value | undefined, key: string): string | undefined {
  return textOf(value, key)?.text || undefined;
}

/** The texts of a key; undefined where there are none. */
export function listOf(value: Value | undefined, key: string): string[] | undefined {
  const texts = textsOf(field(value, key)).map(({ text }) => text);
  return texts.length > 0 ? texts : undefined;
}

/** The number of a key; undefined where it is none. */
export function numberOf(value: Value | undefined, key: string): number | undefined {
  const text = textOf(value, key)?.text;
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** What may be said of anything, the company's own keys included. */
export function describedIn(value: Value | undefined): Described {
  const links = itemsOf(field(value, 'links')).flatMap((link) => {
    const href = wordsOf(link, 'href');
    return href === undefined ? [] : [{ title: wordsOf(link, 'title'), href, kind: wordsOf(link, 'kind') }];
  });
  const own = entriesOf(value).flatMap(({ key, value: said }) =>
    key.text.startsWith(OWN_KEY_PREFIX) ? [[key.text, plain(said)] as const] : [],
  );
  return {
    description: wordsOf(value, 'description'),
    note: wordsOf(value, 'note'),
    tags: listOf(value, 'tags'),
    links: links.length > 0 ? links : undefined,
    own: own.length > 0 ? Object.fromEntries(own) : undefined,
  };
}

/** The roles that have a hand in it. */
export function responsibilityIn(value: Value | undefined): Responsibility {
  return {
    owner: wordsOf(value, 'owner'),
    responsible: listOf(value, 'responsible'),
    consulted: listOf(value, 'consulted'),
    informed: listOf(value, 'informed'),
  };
}

/** The systems that a process or a mapping names; undefined where it has no such key. */
export function systemUsesIn(value: Value | undefined): SystemUse[] | undefined {
  const uses = field(value, 'systems');
  return (
    uses &&
    itemsOf(uses).flatMap((use) => {
      const system = wordsOf(use, 'system');
      const part = wordsOf(use, 'part') ?? 'primary';
      return system === undefined ? [] : [{ system, part, note: wordsOf(use, 'note') }];
    })
  );
}

/** What a process is measured by. */
export function kpisIn(value: Value | undefined): KpiEntry[] | undefined {
  const kpis = itemsOf(field(value, 'kpis')).flatMap((kpi) => {
    const name = wordsOf(kpi, 'name');
    if (name === undefined) return [];
    const [target, actual, unit, note] = ['target', 'actual', 'unit', 'note'].map((key) => wordsOf(kpi, key));
    return [{ name, target, actual, unit, note }];
  });
  return kpis.length > 0 ? kpis : undefined;
}

/** A value of the company's own, as it is. From entries, so that no key can mean anything else than itself. */
function plain(value: Value | undefined): Json {
  if (!value) return '';
  if (value.kind === 'text') return value.text;
  if (value.kind === 'list') return value.items.map(plain);
  return Object.fromEntries(value.entries.map(({ key, value: said }) => [key.text, plain(said)]));
}
