import type { RefObject } from 'preact';
import { t } from './l10n.js';

export interface SearchProps {
  readonly box: RefObject<HTMLInputElement | null>;
  readonly query: string;
  /** How many elements were found, and which of them the reader is at, counted from 0; undefined without a query. */
  readonly found: { readonly count: number; readonly at: number } | undefined;
  readonly look: (query: string) => void;
  readonly next: (step: 1 | -1) => void;
  /** Leaves the search for the picture. */
  readonly leave: () => void;
}

/** The search: Enter goes on to the next element that was found, an arrow down into the picture. */
export function Search({ box, query, found, look, next, leave }: SearchProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') next(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') leave();
    else if (event.key === 'Escape' && query !== '') look('');
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  return (
    <search class="search">
      <input
        ref={box}
        type="search"
        value={query}
        placeholder={t('Find by id or words')}
        aria-label={t('Find by id or words')}
        onInput={({ currentTarget }) => look(currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {found && (
        <span class="count">
          {found.at < 0 ? t('{0} found', found.count) : t('{0} of {1}', found.at + 1, found.count)}
        </span>
      )}
    </search>
  );
}
