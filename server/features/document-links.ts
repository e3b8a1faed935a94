import type { DocumentLink } from 'vscode-languageserver-types';
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
import { looksLikeFile, pathTarget } from '../map/link-target.js';
import { moved, type Range } from '../map/range.js';
import { partOf } from '../rules/source.js';
import { blocksIn, visit } from './places.js';

interface Link {
  readonly range: Range;
  readonly href: string;
}

const known = new WeakMap<Block, readonly Link[]>();

/** The links of a document: the `href` of a link, and whatever of an assessment's evidence is an address or a file. */
export function documentLinks(document: MapDocument): DocumentLink[] {
  const links: DocumentLink[] = [];
  for (const { block, line } of blocksIn(document)) {
    for (const { range, href } of linksOf(block)) {
      const target = linkTarget(document.uri, href);
      if (target !== undefined) links.push({ range: moved(range, line), target });
    }
  }
  return links;
}

/** What is a link by its place in a block. It is looked up once: a block never changes. */
function linksOf(block: Block): readonly Link[] {
  const before = known.get(block);
  if (before) return before;
  const links: Link[] = [];
  visit(block, {
    text: (text, _shape, { holder, key }) => {
      if (text.alias || text.style === 'other' || holder?.kind !== 'fields') return;
      const isLink = holder.title === 'a link' && key === 'href';
      const isEvidence = holder.title === 'an assessment' && key === 'evidence' && isFileOrWeb(text.text);
      if (isLink || isEvidence) links.push({ range: partOf(text), href: text.text });
    },
  });
  known.set(block, links);
  return links;
}

const WEB = /^(?:https?:\/\/[^\s/?#]|mailto:\S)/i;

/** Evidence may be words as well: a file has an ending, a web address a scheme. */
function isFileOrWeb(text: string): boolean {
  return WEB.test(text) || looksLikeFile(text);
}

/** The URI that a link of a file leads to: a web address as it is, a relative path from the file on; undefined for all else. */
export function linkTarget(uri: string, href: string): string | undefined {
  const text = href.trim();
  const isWeb = WEB.test(text) && !/\p{Cc}/u.test(text);
  return isWeb ? text.replace(/[\s"<>\\^`{|}]/g, encodeURIComponent) : pathTarget(uri, text);
}
