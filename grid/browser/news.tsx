import { useEffect, useRef, useState } from 'preact/hooks';
import type { Grid } from '../model.js';
import { type GridMode, lookOf } from '../modes.js';
import { nameOf } from './atlas.js';
import { t } from './l10n.js';

interface NewsProps {
  readonly grid: Grid;
  readonly mode: GridMode;
  readonly found: readonly string[] | undefined;
  /** The key of the element that the search has come to. */
  readonly current: string | undefined;
}

/** Says to screen readers what has changed elsewhere than where they read. */
export function News({ grid, mode, found, current }: NewsProps) {
  const [news, tell] = useState('');
  const count = found?.length;
  const element = grid.elements[current ?? ''];
  const words = element && lookOf(element, mode, grid, t).words;
  const at = (found?.indexOf(current ?? '') ?? -1) + 1;
  useEffect(() => {
    if (count === undefined) return;
    if (!element) tell(count === 0 ? t('Nothing found') : t('{0} found', count));
    else tell(`${t('{0} of {1}', at, count)}: ${nameOf(element)}, ${words}`);
  }, [count, element, words, at]);
  const { summary } = grid;
  const before = useRef(summary);
  useEffect(() => {
    if (before.current !== summary) tell(t('Updated: {0}', summary));
    before.current = summary;
  }, [summary]);
  return (
    <p class="unseen" role="status">
      {news}
    </p>
  );
}
