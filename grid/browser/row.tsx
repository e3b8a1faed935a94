import type { Column, GridElement } from '../model.js';
import { type GridMode, lookOf } from '../modes.js';
import { type Atlas, detailsOf, phrase, type Spot } from './atlas.js';
import { breakable } from './breakable.js';
import type { Emphasis } from './emphasis.js';
import { Item } from './item.js';
import { t } from './l10n.js';
import { place } from './placement.js';
import { pure } from './pure.js';
import { placeBelow } from './ways.js';

/** What all items are drawn by. It is another one whenever something of it changes. */
export interface Drawing {
  readonly atlas: Atlas;
  readonly mode: GridMode;
  readonly isExpanded: (element: string) => boolean;
  readonly emphasisOf: (element: GridElement) => Emphasis;
}

interface Focus {
  /** The id of the place that is the tab stop, if it is in this part of the picture. */
  readonly stop: string | undefined;
  /** The key of the element whose copies are shown together, if it is in this part. */
  readonly linked: string | undefined;
}

interface RowProps extends Focus {
  readonly id: string | undefined;
  readonly label: string;
  readonly spots: readonly Spot[];
  readonly columns: readonly Column[];
  readonly drawing: Drawing;
}

/** A grouping across the verticals of its area. */
export const RowOfItems = pure(({ id, label, spots, columns, drawing, stop, linked }: RowProps) => {
  const { lanes, wide, stacks } = place(spots);
  const style = { gridTemplateRows: lanes > 0 ? `repeat(${lanes}, auto) 1fr` : '1fr' };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a subgrid everywhere.
    <div class="row" role="group" aria-label={label} style={style}>
      <div class="row-head" aria-hidden="true">
        <Head id={id} label={label} />
      </div>
      {columns.map(({ key }, column) => (
        <div class="lines" key={key} style={{ gridColumn: `${column + 2}` }} />
      ))}
      {wide.map(({ spot, lane }) => (
        <div
          class="wide"
          key={spot.id}
          style={{ gridColumn: `${spot.column + 2} / span ${spot.span}`, gridRow: `${lane + 1}` }}
        >
          <SpotOfPicture spot={spot} drawing={drawing} stop={stop} linked={linked} />
        </div>
      ))}
      {stacks.map(({ column, lane, spots: own }) => (
        <div class="stack" key={column} style={{ gridColumn: `${column + 2}`, gridRow: `${lane + 1} / -1` }}>
          {own.map((spot) => (
            <SpotOfPicture key={spot.id} spot={spot} drawing={drawing} stop={stop} linked={linked} />
          ))}
        </div>
      ))}
    </div>
  );
});

interface PartProps extends Focus {
  readonly id: string | undefined;
  readonly label: string;
  readonly spots: readonly Spot[];
  readonly drawing: Drawing;
}

/** A grouping that stands in no vertical: a part of the band. */
export const PartOfBand = pure(({ id, label, spots, drawing, stop, linked }: PartProps) => (
  // biome-ignore lint/a11y/useSemanticElements: as for rows.
  <div class="part" role="group" aria-label={label}>
    <div class="part-head" aria-hidden="true">
      <Head id={id} label={label} />
    </div>
    {spots.map((spot) => (
      <SpotOfPicture key={spot.id} spot={spot} drawing={drawing} stop={stop} linked={linked} />
    ))}
  </div>
));

function Head({ id, label }: { id: string | undefined; label: string }) {
  return (
    <>
      {breakable(label)}
      {id !== undefined && <span class="id"> {id}</span>}
    </>
  );
}

interface SpotProps extends Focus {
  readonly spot: Spot;
  readonly drawing: Drawing;
}

/** An element in its place, with its level-3 elements if they are wanted. */
function SpotOfPicture({ spot, drawing, stop, linked }: SpotProps) {
  const { element, verticals } = spot;
  const { atlas, isExpanded } = drawing;
  const copies = atlas.spots.get(element.key) ?? [];
  const others = copies.filter(({ id }) => id !== spot.id).flatMap((copy) => copy.verticals);
  const common = { drawing, stop, linked: copies.length > 1 ? linked : undefined, within: phrase(verticals) };
  const isOpen = element.children.length > 0 && isExpanded(element.key);
  return (
    <div class={isOpen ? 'spot open' : 'spot'}>
      <OneOfPicture {...common} place={spot.id} element={element} also={phrase(others)} isOpen={isOpen} />
      {isOpen && (
        // biome-ignore lint/a11y/useSemanticElements: as for rows.
        <div class="details" role="group" aria-label={t('Level 3 of {0}', element.name)}>
          {detailsOf(atlas.grid, element).map((detail) => (
            <OneOfPicture
              {...common}
              key={detail.key}
              place={placeBelow(spot, detail.key)}
              element={detail}
              also=""
              isOpen={false}
            />
          ))}
        </div>
      )}
    </div>
  );
}

interface OneProps extends Focus {
  readonly drawing: Drawing;
  readonly place: string;
  readonly element: GridElement;
  readonly within: string;
  readonly also: string;
  readonly isOpen: boolean;
}

function OneOfPicture({ drawing, place, element, within, also, isOpen, stop, linked }: OneProps) {
  const { atlas, mode, emphasisOf } = drawing;
  const { class: tone, words, mark } = lookOf(element, mode, atlas.grid, t);
  return (
    <Item
      place={place}
      element={element}
      tone={tone}
      words={words}
      mark={mark}
      within={within}
      also={also}
      emphasis={emphasisOf(element)}
      isExpanded={isOpen}
      isStop={stop === place}
      isLinked={linked === element.key}
    />
  );
}
