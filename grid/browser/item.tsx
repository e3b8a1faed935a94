import type { GridElement } from '../model.js';
import { openDecision, type Tone } from '../modes.js';
import { nameOf } from './atlas.js';
import { breakable } from './breakable.js';
import type { Emphasis } from './emphasis.js';
import { t } from './l10n.js';
import { pure } from './pure.js';
import { Unseen } from './unseen.js';

export interface ItemProps {
  /** The id of its place. */
  readonly place: string;
  readonly element: GridElement;
  /** What it shows in the mode. */
  readonly tone: Tone;
  readonly words: string;
  readonly mark: string;
  /** The verticals that it stands in here, as a phrase. */
  readonly within: string;
  /** The verticals in which it stands too, as a phrase; empty where it stands once. */
  readonly also: string;
  readonly emphasis: Emphasis;
  readonly isExpanded: boolean;
  /** The tab stop of the picture. */
  readonly isStop: boolean;
  /** A copy of the element that the reader points to. */
  readonly isLinked: boolean;
}

/** An element in its place: a button that names it, with its state in a mark, in words and in colour. */
export const Item = pure((props: ItemProps) => {
  const { place, element, tone, words, mark, emphasis, isStop, isLinked } = props;
  const decision = openDecision(element);
  const classes = ['item', `tone-${tone}`, emphasis, isLinked && 'linked'].filter(Boolean).join(' ');
  return (
    <div class={classes}>
      <button
        type="button"
        class="element"
        data-place={place}
        data-key={element.key}
        tabIndex={isStop ? 0 : -1}
      >
        <span class="name">
          <span class="mark" aria-hidden="true">
            {mark}
          </span>
          {element.id !== undefined && <span class="id">{element.id} </span>}
          {breakable(element.name)}
        </span>
        <span class="words">
          {words}
          {element.isOwn && ` · ${t('own element')}`}
        </span>
        {decision !== undefined && (
          <span class="decision">
            <span aria-hidden="true">⚑ </span>
            {decision}
          </span>
        )}
        <Unseen>{spoken(props)}</Unseen>
      </button>
      <Extras {...props} />
    </div>
  );
});

/** What screen readers say and one sees by other means: where it stands, how much is mapped to it. */
function spoken({ element: { processes }, words, within, also, emphasis }: ItemProps): string {
  const count = processes === 1 ? t('1 process') : t('{0} processes', processes);
  const parts = [
    within && t('in {0}', within),
    also && t('also in {0}', also),
    // Where the mode shows the number, it has been said.
    words !== count && count,
    emphasis === 'outside' && t('not in the lens'),
  ];
  return parts.filter(Boolean).join(', ');
}

/** Beside the element: the way to its level-3 elements and to its copies. By keyboard the picture itself offers both. */
function Extras({ element, place, also, isExpanded }: ItemProps) {
  const { length } = element.children;
  const name = nameOf(element);
  return (
    <>
      {also !== '' && (
        <button type="button" class="also" data-copy={place} tabIndex={-1}>
          {t('also in {0}', also)}
        </button>
      )}
      {length > 0 && (
        <button
          type="button"
          class="toggle"
          data-toggle={element.key}
          tabIndex={-1}
          aria-expanded={isExpanded}
        >
          <span aria-hidden="true">
            {isExpanded ? '▾' : '▸'} {length}
            {element.childrenComplete ? '' : '+'}
          </span>
          <Unseen>
            {isExpanded
              ? t('Hide the level-3 elements of {0}', name)
              : t('Show the {0} level-3 elements of {1}', length, name)}
          </Unseen>
        </button>
      )}
    </>
  );
}
