import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { painter } from './colours.js';
import { forTerminal, printable } from './text-format.js';

/**
 * The change of a file as a unified diff, which `git apply` and `patch -p1` take.
 * @param colours whether it is coloured. What a terminal shows is in any case without characters that would command it.
 */
export function formatDiff(path: string, before: string, after: string, colours: boolean): string {
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  const text = patch.replace(/\n$/, '');
  return colours ? text.split('\n').map(painted).join('\n') : forTerminal(text);
}

function painted(line: string): string {
  const paint = painter(true);
  const text = printable(line.replace(/\r$/, ''));
  if (/^(?:---|\+\+\+) /.test(line)) return paint('bold', text);
  if (line.startsWith('@@')) return paint('cyan', text);
  if (line.startsWith('+')) return paint('green', text);
  return line.startsWith('-') ? paint('red', text) : text;
}
