/**
 * Files of one map that disagree on what all of them are about: the framework release, the organization or the scope.
 *
 * It is enough that one file says it; where several do, they say the same. While a file names another release than the
 * first one does, its elements are not checked.
 *
 * ## Wrong
 *
 * ```yaml
 * # first.etom.yaml
 * etom: classic
 * map: northern-grid
 * organization: Northern Grid
 * # second.etom.yaml
 * etom: classic
 * map: northern-grid
 * organization: Southern Grid
 * ```
 *
 * ## Right
 *
 * ```yaml
 * # first.etom.yaml
 * etom: classic
 * map: northern-grid
 * organization: Northern Grid
 * # second.etom.yaml
 * etom: classic
 * map: northern-grid
 * ```
 */
import { normalize } from '../framework/normalize.js';
import { readReleaseName } from '../framework/releases.js';
import type { MapDocument } from '../map/document.js';
import { type Entry, field, textOf, type Value } from '../map/value.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { writeReference } from './reference-text.js';
import { type MapReport, type Rule, replace } from './rule.js';
import { cut, said } from './words.js';

export const conflictingHead: Rule = {
  code: 'conflicting-head',
  severity: 'error',
  reads: [],
  *checkMap(map): Iterable<MapReport> {
    if (map.documents.length < 2) return;
    for (const [key, meaning] of Object.entries(HEADS)) yield* compare(map, key, meaning);
  },
};

/** What two files that say the same have in common, for each key; undefined where a file says nothing to compare. */
const HEADS: Readonly<Record<string, (value: Value) => string | undefined>> = {
  etom: (value) => {
    const name = value.kind === 'text' ? readReleaseName(value.text) : undefined;
    if (!name || name.kind === 'unknown') return undefined;
    return name.kind === 'held' ? name.release.name : name.version;
  },
  organization: (value) => {
    const name = textOf(value, 'name')?.text;
    return name && normalize(name);
  },
  scope: (value) => {
    const parts = ['include', 'exclude', 'level'].map((key) => plain(field(value, key)));
    return parts.every((part) => part === '') ? undefined : parts.join('\n');
  },
};

const TITLES: Readonly<Record<string, string>> = {
  etom: 'the release',
  organization: 'the organization',
  scope: 'the scope',
};

interface Head {
  readonly entry: Entry;
  readonly value: Value;
  readonly document: MapDocument;
  readonly block: number;
}

function* compare(
  map: ProcessMap,
  key: string,
  meaning: (value: Value) => string | undefined,
): Iterable<MapReport> {
  let first: Head | undefined;
  for (const head of headsOf(map, key)) {
    const own = meaning(head.value);
    if (own === undefined) continue;
    first ??= head;
    if (own === meaning(first.value)) continue;
    const { entry, value, document, block } = head;
    const range = value.kind === 'text' ? value.range : entry.key.range;
    const text = shown(first.value);
    const file = decodeURI(first.document.uri.slice(first.document.uri.lastIndexOf('/') + 1));
    const other = text === undefined ? '' : `, ${said(text)} there`;
    const isText = value.kind === 'text' && key === 'etom' && text !== undefined && value.style !== 'other';
    yield {
      document,
      block,
      report: {
        range,
        message: `Files of one map disagree on ${TITLES[key]}: ${cut(file)} says otherwise${other}`,
        related: [
          {
            message: `What ${cut(file)} says`,
            place: placeOf({ item: undefined, ...first }, first.entry.key.range),
          },
        ],
        fixes: isText ? [replace(`Change to ${text}`, value.range, writeReference(value, text))] : [],
      },
    };
  }
}

function* headsOf({ documents }: ProcessMap, key: string): Iterable<Head> {
  for (const document of documents) {
    for (const { entry, block } of document.head()) {
      if (entry.key.text === key && entry.value) yield { entry, value: entry.value, document, block };
    }
  }
}

function shown(value: Value): string | undefined {
  return value.kind === 'text' ? value.text : textOf(value, 'name')?.text;
}

/** What a value says, whatever the order of its items, and without what is only for readers. */
function plain(value: Value | undefined): string {
  if (!value) return '';
  if (value.kind === 'text') return normalize(value.text);
  if (value.kind === 'list') return value.items.map(plain).sort().join('; ');
  const text = textOf(value, 'element');
  return text ? normalize(text.text) : '';
}
