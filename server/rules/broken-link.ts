/**
 * A relative link to a file that is not there: the `href` of a link, or an assessment's evidence.
 *
 * A path counts from the folder of the map's own file. Web addresses are never asked. Evidence may be words as well; it is taken
 * for a file where it ends like one: `docs/orders.pdf`.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     elements: [1.1.1.5 Order Handling]
 *     links: [missing/take-orders.bpmn]
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     elements: [1.1.1.5 Order Handling]
 *     links: [docs/take-orders.bpmn]
 * ```
 */
import type { Block } from '../map/block.js';
import { moved } from '../map/range.js';
import { OWN_KEY_PREFIX } from '../map/shape.js';
import { itemsOf, type Text, textOf, textsOf, type Value } from '../map/value.js';
import type { Report, Rule } from './rule.js';
import { partOf } from './source.js';
import { said } from './words.js';

export const brokenLink: Rule = {
  code: 'broken-link',
  severity: 'warning',
  reads: [],
  *checkDocument(document, map): Iterable<Report> {
    if (!map.exists) return;
    for (const [index, block] of document.blocks.entries()) {
      for (const text of pathsIn(block)) {
        const uri = fileOf(document.uri, text.text);
        if (uri === undefined || map.exists(uri) !== false) continue;
        yield {
          range: moved(partOf(text), document.startOf(index)),
          message: `There is no file ${said(text.text)}`,
        };
      }
    }
  },
};

const paths = new WeakMap<Block, readonly Text[]>();

/** What may be the path of a file in a block. Most blocks have no links. */
function pathsIn(block: Block): readonly Text[] {
  let found = paths.get(block);
  if (!found) {
    const hasAny = block.text.includes('links') || block.text.includes('evidence');
    found = hasAny ? block.entries.flatMap(({ key, value }) => collect(key.text, value)) : [];
    paths.set(block, found);
  }
  return found;
}

function collect(key: string, value: Value | undefined): Text[] {
  if (key.startsWith(OWN_KEY_PREFIX)) return [];
  const texts =
    key === 'links'
      ? itemsOf(value).flatMap((item) => textOf(item, 'href') ?? [])
      : key === 'evidence'
        ? textsOf(value).filter(({ text }) => LOOKS_LIKE_FILE.test(text))
        : undefined;
  if (texts) return texts.filter(({ alias }) => !alias);
  const inner = itemsOf(value).flatMap((item) => (item.kind === 'fields' ? item.entries : []));
  return inner.flatMap((entry) => collect(entry.key.text, entry.value));
}

const LOOKS_LIKE_FILE = /\.[a-z][a-z\d]{0,9}(?:#.*)?$/i;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;

/** The URI of the file that a relative path names; undefined for what is no relative path. */
function fileOf(base: string, path: string): string | undefined {
  const file = path.trim().replaceAll('\\', '/').replace(/#.*$/s, '');
  if (file === '' || file.startsWith('/') || SCHEME.test(file)) return undefined;
  try {
    // A question mark would start a query.
    return new URL(file.replaceAll('?', '%3F'), base).href;
  } catch {
    // A document without a place, such as one that was never saved.
    return undefined;
  }
}
