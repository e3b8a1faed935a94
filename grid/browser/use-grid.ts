/** The grid that the host has sent last, and what it wishes of the page. */
import { useEffect, useState } from 'preact/hooks';
import type { HostMessage, Question } from '../messages.js';
import type { Grid } from '../model.js';
import { type Atlas, atlasOf } from './atlas.js';
import type { Host } from './host.js';
import { translate } from './l10n.js';

export interface Shown {
  /** Null where the document is no map with a known release. */
  readonly atlas: Atlas | null;
  /** When it came, in milliseconds of the page's clock. */
  readonly since: number;
}

/** What the host may wish, beside showing a grid. */
export type Wish = Extract<HostMessage, { type: 'reveal' | 'export' }>;

/** Asks the host for what the question wants, whenever it is another one; gives what came last. */
export function useGrid(host: Host, question: Question): { readonly shown?: Shown; readonly wish?: Wish } {
  const [shown, show] = useState<Shown>();
  const [wish, wishFor] = useState<Wish>();
  useEffect(() => {
    let before: Grid | null = null;
    host.listen((message) => {
      if (message.type === 'start') translate(message.texts);
      else if (message.type === 'grid') {
        const since = performance.now();
        const grid = message.grid && before ? keepEqual(before, message.grid) : message.grid;
        before = grid;
        show({ atlas: grid && atlasOf(grid), since });
      } else wishFor(message);
    });
  }, [host]);
  const asked = JSON.stringify(question);
  useEffect(() => {
    host.send({ type: 'ask', question: JSON.parse(asked) });
  }, [host, asked]);
  return { shown, wish };
}

/** The next grid; each element that is as it was is the very same object, so that it is not drawn again. */
function keepEqual(before: Grid, next: Grid): Grid {
  const elements = Object.entries(next.elements).map(([key, element]): [string, typeof element] => {
    const known = before.elements[key];
    return [key, known && JSON.stringify(known) === JSON.stringify(element) ? known : element];
  });
  return { ...next, elements: Object.fromEntries(elements) };
}
