import stringWidth from 'string-width';
import { type Paint, painter } from './colours.js';
import { printable } from './text-format.js';

/** What our pages are written in: an escape, code, bold, italic, a link. */
const INLINE =
  /\\(\p{P}|\p{S})|`([^`]+)`|\*\*(.+?)\*\*|(?<!\w)_(.+?)_(?!\w)|\[([^\]]+)\]\([^)]*\)|<(https?:[^>]+)>/gu;
const ITEM = /^(\s*(?:[-*]|\d+\.) )(.*)$/;

/**
 * Our own Markdown as a terminal shows it.
 * @param width of the terminal, in columns.
 */
export function markdownText(
  markdown: string,
  { colours, width }: { readonly colours: boolean; readonly width: number },
): string {
  const paint = painter(colours);
  const written: string[] = [];
  let paragraph: string[] = [];
  const flush = (): void => {
    const [first = ''] = paragraph;
    const [, mark = '', text] = ITEM.exec(first) ?? [];
    const words = [text ?? first, ...paragraph.slice(1)].join(' ');
    if (paragraph.length > 0) written.push(...wrap(inline(words, paint), mark, width));
    paragraph = [];
  };
  let isCode = false;
  for (const line of markdown.split(/\r?\n/).map(printable)) {
    const isFence = line.startsWith('```');
    if (isFence || isCode || line.trim() === '' || line.startsWith('#') || ITEM.test(line)) flush();
    if (isFence) isCode = !isCode;
    else if (isCode) written.push(`    ${line}`.trimEnd());
    else if (line.startsWith('#')) written.push(paint('bold', inline(line.replace(/^#+ /, ''), paint)));
    else if (line.trim() === '') written.push('');
    else paragraph.push(line.trim() === line || ITEM.test(line) ? line : line.trim());
  }
  flush();
  return written
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function inline(text: string, paint: Paint): string {
  return text
    .replace(INLINE, (_, escaped, code, bold, italic, link, address) => {
      if (code !== undefined) return paint('cyan', code);
      if (bold !== undefined) return paint('bold', inline(bold, paint));
      if (italic !== undefined) return paint('italic', inline(italic, paint));
      return escaped ?? link ?? address ?? '';
    })
    .replaceAll('&amp;', '&');
}

/** Breaks a text into lines, the first behind a mark and the others below its text. */
function wrap(text: string, mark: string, width: number): string[] {
  const lines: string[] = [];
  let line = mark;
  let isFresh = true;
  for (const word of text.split(/\s+/).filter((one) => one !== '')) {
    const longer = isFresh ? line + word : `${line} ${word}`;
    if (!isFresh && stringWidth(longer) > width) {
      lines.push(line);
      line = ' '.repeat(mark.length) + word;
    } else line = longer;
    isFresh = false;
  }
  return [...lines, line];
}
