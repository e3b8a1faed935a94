/**
 * A relative link to a file that is not there: the `href` of a link, or an assessment's evidence.
 *
 * A path counts from the folder of the map's own file. Web addresses are never asked. Evidence may be words as well; it is taken
 * for a file where it ends like one: `docs/orders.pdf`.
 *
 * An editor looks for the files when the map is opened or saved, and for the file of a new link at once. Where a linked file came or
 * went since, save the map to see it. What cannot be asked, such as a folder without permission, is no finding.
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
import type { MapDocument } from '../map/document.js';
import { looksLikeFile, pathTarget } from '../map/link-target.js';
import { moved } from '../map/range.js';
import { OWN_KEY_PREFIX } from '../map/shape.js';
import { type Entry, itemsOf, type Text } from '../map/value.js';
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
      for (const { text, file } of linksIn(block, document.uri)) {
        if (map.exists(file) !== false) continue;
        yield {
          range: moved(partOf(text), document.startOf(index)),
          message: `There is no file ${said(text.text)}`,
        };
      }
    }
  },
};

/** The URIs of the files that a document links to. */
export function linkedFiles({ blocks, uri }: MapDocument): string[] {
  const files: string[] = [];
  for (const block of blocks) for (const { file } of linksIn(block, uri)) files.push(file);
  return files;
}

/** A path in a block, and the URI of the file that it names. */
interface Link {
  readonly text: Text;
  readonly file: string;
}

const known = new WeakMap<Block, readonly Link[]>();

/** The links of a block to files, seen from the URI of its document. Most blocks have none. */
function linksIn(block: Block, uri: string): readonly Link[] {
  let links = known.get(block);
  if (!links) {
    const hasAny = block.text.includes('links') || block.text.includes('evidence');
    const found = hasAny ? block.entries.flatMap(textsIn) : [];
    links = found.flatMap((text) => {
      const file = pathTarget(uri, text.text.replace(/#.*/s, ''));
      return file === undefined ? [] : { text, file };
    });
    known.set(block, links);
  }
  return links;
}

/** What may be a path: the `href` of a link, also where it stands without a key, and evidence. */
function textsIn({ key, value }: Entry): Text[] {
  if (key.text.startsWith(OWN_KEY_PREFIX)) return [];
  return itemsOf(value).flatMap((item) => {
    if (item.kind === 'fields') return item.entries.flatMap(textsIn);
    if (item.kind !== 'text' || item.alias) return [];
    return key.text === 'href' || (key.text === 'evidence' && looksLikeFile(item.text)) ? item : [];
  });
}
