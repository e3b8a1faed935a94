import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { painter } from './colours.js';
import { printable } from './text-format.js';

/**
 * The change of a file as a unified diff, which `git apply` and `patch -p1` take.
 * @param colours true for a terminal: with colours, and without characters that would command it.
 */
export function formatDiff(path: string, before: string, after: string, colours: boolean): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const text = patch.replace(/\n$/, '');
  return colours ? text.split('\n').map(painted).join('\n') : text;
}

function painted(line: string): string {
  const paint = painter(true);
  const text = printable(line.replace(/\r$/, ''));
  if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', text);
  if (line.startsWith('@@')) return paint('cyan', text);
  if (line.startsWith('+')) return paint('green', text);
  return line.startsWith('-') ? paint('red', text) : text;
}
