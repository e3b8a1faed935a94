/** What a text of markup consists of besides words: a map's author must not be able to add to it. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt, { type Token } from 'markdown-it';

/** Takes whatever any reader of Markdown might take: HTML, tables, addresses without brackets. */
const markdown = new MarkdownIt({ html: true, linkify: true });

/** What text may be made of: it means nothing but itself. */
const WORDS = new Set(['text', 'softbreak', 'inline', 'paragraph_open', 'paragraph_close']);

/** The kinds of markup in a Markdown text; of a link also where it leads. */
export function markdownVocabulary(text: string): Set<string> {
  const found = new Set<string>();
  const visit = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      const href = token.attrGet('href') ?? token.attrGet('src');
      if (!WORDS.has(token.type)) found.add(href === null ? token.type : `${token.type} ${href}`);
      visit(token.children ?? []);
    }
  };
  visit(markdown.parse(text, {}));
  return found;
}

/** The words of a Markdown text as a reader sees them, on one line. */
export function markdownWords(text: string): string {
  const visit = (tokens: readonly Token[]): string =>
    tokens
      .map(({ content, children, type }) =>
        children ? `${visit(children)} ` : type === 'softbreak' ? ' ' : content,
      )
      .join('');
  return visit(markdown.parse(text, {})).replace(/\s+/g, ' ').trim();
}

const xml = new XMLParser({ preserveOrder: true, ignoreAttributes: false, processEntities: false });

/** Attributes by which a page loads, opens, or runs something; of these the value belongs to the vocabulary. */
const LIVE = /^(?:.*:)?(?:href|src|action|style|on.*)$/i;

/**
 * The elements of an XML text with their attributes.
 * @throws Error where the text is not well-formed.
 */
export function xmlVocabulary(text: string): Set<string> {
  const judged = XMLValidator.validate(text);
  if (judged !== true)
    throw new Error(`${judged.err.msg}, line ${judged.err.line}: ${text.split('\n')[judged.err.line - 1]}`);
  const found = new Set<string>();
  const visit = (nodes: unknown): void => {
    if (!Array.isArray(nodes)) return;
    for (const node of nodes as Readonly<Record<string, unknown>>[]) {
      const attributes = Object.entries((node[':@'] ?? {}) as Record<string, string>);
      for (const [name, value] of Object.entries(node)) {
        if (name === ':@' || name === '#text') continue;
        found.add(name);
        for (const [key, said] of attributes) {
          const attribute = key.replace('@_', '');
          found.add(LIVE.test(attribute) ? `${name} ${attribute}=${said}` : `${name} ${attribute}`);
        }
        visit(value);
      }
    }
  };
  visit(xml.parse(text));
  return found;
}

/** What the first set has and the second has not. */
export function beyond(found: ReadonlySet<string>, known: ReadonlySet<string>): string[] {
  return [...found].filter((word) => !known.has(word));
}
