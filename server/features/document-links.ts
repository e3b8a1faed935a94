import type { DocumentLink } from 'vscode-languageserver-types';
import type { Block } from '../map/block.js';
import type { MapDocument } from '../map/document.js';
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
      const isEvidence = holder.title === 'an assessment' && key === 'evidence' && isFile(text.text);
      if (isLink || isEvidence) links.push({ range: partOf(text), href: text.text });
    },
  });
  known.set(block, links);
  return links;
}

const WEB = /^(?:https?:\/\/[^\s/?#]|mailto:\S)/i;
const SCHEME = /^[a-z][a-z\d+.-]*:/i;
const BASE = /^([a-z][a-z\d+.-]*:\/\/[^/?#]*)(\/[^?#]*)/i;
const CONTROL = /[\p{Cc}\u2028\u2029]/u;

/** Evidence may be words as well: a file has an ending, a web address a scheme. */
function isFile(text: string): boolean {
  return WEB.test(text) || /\.[a-z][a-z\d]{0,9}(?:#.*)?$/i.test(text);
}

/**
 * The URI that a link of a file leads to: a web address as it is, a relative path from the file on.
 * @returns undefined for every other scheme, such as `command:`; for absolute paths, which mean something else on every machine, and of
 * which `//host` would make some systems call that host; and where the file has no place that a path could start from.
 */
export function linkTarget(uri: string, href: string): string | undefined {
  const text = href.trim();
  if (text === '' || CONTROL.test(text)) return undefined;
  if (WEB.test(text)) return text.replace(/[\s"<>\\^`{|}]/g, encode);
  if (SCHEME.test(text)) return undefined;
  const [, path = '', fragment = ''] = /^([^#]*)(.*)$/s.exec(text.replaceAll('\\', '/')) ?? [];
  const [, root, base = ''] = BASE.exec(uri) ?? [];
  if (root === undefined || path.startsWith('/')) return undefined;
  const segments = base.split('/').slice(1);
  if (path !== '') segments.pop();
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    // Two slashes at the start of a path would again be the name of a host.
    else if (segment !== '.' && segment !== '') segments.push(encode(segment));
  }
  if (path.endsWith('/') && segments.length > 0) segments.push('');
  return `${root}/${segments.join('/')}${fragment.slice(0, 1)}${encode(fragment.slice(1))}`;
}

/**
 * Encodes what has a meaning in a URI. What is encoded already stays so, except for slashes and controls, which nobody
 * encodes to name a file; half characters cannot be encoded.
 */
function encode(text: string): string {
  return text
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .split(/(%(?!2f|5c|[01])[\da-f]{2})/i)
    .map((part, index) => (index % 2 === 1 ? part : encodeURIComponent(part)))
    .join('');
}
