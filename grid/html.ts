/** The grid as one HTML page that holds everything it needs and opens anywhere. */
import type { Grid, GridElement } from './model.js';
import { DATA_ID, type PageData, pack } from './pack.js';

export interface HtmlOptions {
  /** The bundled script and style of the page: dist/grid.js and dist/grid.css. */
  readonly script: string;
  readonly style: string;
  /** The settings that the page starts with: mode, view, what is expanded. */
  readonly settings?: unknown;
  /** The language of the page's own words, as a BCP 47 tag, and their translations by the English ones. */
  readonly language?: string;
  readonly texts?: Readonly<Record<string, string>>;
  /** HTML that stands below the picture: static, with every text in it escaped. `style` says how it looks. */
  readonly below?: string;
}

/**
 * Makes the page. Of the files that the mappings stand in, it names nothing but the file's name.
 * @param first the grid to start with, with all its level-3 elements.
 * @param others the same map in other views, variants and lenses, which the reader can turn to.
 */
export async function gridHtml(
  first: Grid,
  others: readonly Grid[],
  { script, style, settings = null, language = 'en', texts = {}, below = '' }: HtmlOptions,
): Promise<string> {
  const [start, ...more] = [first, ...others].map(withoutFolders);
  const data: PageData = { grids: pack(start ?? first, more), settings, texts };
  const code = inScript(script);
  const policy = [
    "default-src 'none'",
    `script-src '${await hash(code)}'`,
    `style-src '${await hash(style)}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${text(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${text(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${text(`${first.title}: ${first.releaseTitle}`)}</title>
<style>${style}</style>
</head>
<body>
<div id="grid"></div>
${below}<script type="application/json" id="${DATA_ID}">${json(data)}</script>
<script>${code}</script>
</body>
</html>
`;
}

/** A grid that does not tell where its files lie. */
function withoutFolders(grid: Grid): Grid {
  const elements = Object.entries(grid.elements).map(([key, element]): [string, GridElement] => [
    key,
    { ...element, mappings: element.mappings.map((mapping) => ({ ...mapping, uri: fileName(mapping.uri) })) },
  ]);
  return { ...grid, elements: Object.fromEntries(elements) };
}

/** The last segment of a URI, readable. */
export function fileName(uri: string): string {
  const last =
    uri
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  try {
    return decodeURIComponent(last).split(/[/\\]/).at(-1) ?? last;
  } catch {
    return last;
  }
}

/** The source expression by which a policy allows exactly this text. */
async function hash(content: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** Nothing in the data can end its element or start a comment. */
function json(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** The same code, without what would end its element: such words can only stand in its strings. */
function inScript(code: string): string {
  return code.replace(/<(\/script|!--)/gi, '\\x3c$1');
}

function text(value: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return value.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
