import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Grid } from '../model.js';
import { nameOf } from './atlas.js';
import { keyDown, type Moves } from './keys.js';
import { t } from './l10n.js';
import { type Drawing, PartOfBand, RowOfItems } from './row.js';

interface PictureProps {
  readonly root: RefObject<HTMLDivElement | null>;
  readonly drawing: Drawing;
  readonly zoom: number;
  /** The id of the place that is the tab stop. */
  readonly stop: string | undefined;
  /** A document of the map, in the editor, whose context menu is told of it. */
  readonly uri: string | undefined;
  readonly moves: Moves;
  /** Multiplies the zoom. */
  readonly scale: (factor: number) => void;
}

/** The whole picture: the panels side by side, the band below. It is one tab stop; the keys of `keys.ts` walk in it. */
export function Picture({ root, drawing, zoom, stop, uri, moves, scale }: PictureProps) {
  const { grid, rows } = drawing.atlas;
  const [linked, link] = useState<string>();
  useZoomByWheel(root, scale);
  const inRow = (row: string): Focus => ({
    stop: stop?.startsWith(`${row}/`) ? stop : undefined,
    linked: linked !== undefined && isIn(drawing, row, linked) ? linked : undefined,
  });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture is no set of form fields.
    <div
      ref={root}
      class="picture"
      role="group"
      aria-label={t('Grid of {0}', grid.title)}
      aria-describedby="keys"
      style={{ '--zoom': `${zoom}` }}
      onKeyDown={(event) => keyDown(event, moves)}
      onClick={({ target }) => click(target, moves)}
      onFocusIn={({ target }) => {
        link(keyAt(target));
        const place = placeAt(target);
        if (place !== undefined) moves.focus(place);
      }}
      onFocusOut={() => link(undefined)}
      onPointerOver={({ target }) => link(keyAt(target))}
      onContextMenu={({ target }) => uri !== undefined && describe(target, grid, uri)}
    >
      <div class="sheet">
        <Panels grid={grid} drawing={drawing} inRow={inRow} />
        {grid.bandLabel !== undefined && (
          <div class="panel-head" aria-hidden="true">
            {grid.bandLabel}
          </div>
        )}
        {/* biome-ignore lint/a11y/useSemanticElements: as for the picture. */}
        <div class="band" role="group" aria-label={grid.bandLabel}>
          {grid.band.map(({ key, id, label }) => (
            <PartOfBand
              key={key}
              id={id}
              label={label}
              spots={rows.get(key) ?? []}
              drawing={drawing}
              {...inRow(key)}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface Focus {
  readonly stop: string | undefined;
  readonly linked: string | undefined;
}

interface PanelsProps {
  readonly grid: Grid;
  readonly drawing: Drawing;
  readonly inRow: (row: string) => Focus;
}

function Panels({ grid, drawing, inRow }: PanelsProps) {
  const lines = Math.max(0, ...grid.panels.map(({ rows }) => rows.length));
  const style = {
    gridTemplateColumns: grid.panels.map(({ columns }) => widthOf(columns.length)).join(' '),
    gridTemplateRows: `auto auto repeat(${lines}, auto)`,
  };
  return (
    <div class="panels" style={style}>
      {grid.panels.map(({ key, label, columns, rows }) => (
        // biome-ignore lint/a11y/useSemanticElements: as for the picture.
        <div
          class="panel"
          key={key}
          role="group"
          aria-label={label}
          style={{ gridTemplateColumns: `var(--head) repeat(${columns.length}, minmax(var(--column), 1fr))` }}
        >
          <div class="panel-head" aria-hidden="true">
            {label}
          </div>
          <div class="column-heads" aria-hidden="true">
            <div class="corner" />
            {columns.map((column) => (
              <div class="column-head" key={column.key}>
                {column.label}
              </div>
            ))}
          </div>
          {rows.map((row) => (
            <RowOfItems
              key={row.key}
              id={row.id}
              label={row.label}
              spots={drawing.atlas.rows.get(row.key) ?? []}
              columns={columns}
              drawing={drawing}
              {...inRow(row.key)}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A panel is as wide as its columns want; what is left over is shared by their number. */
function widthOf(columns: number): string {
  return `minmax(calc(var(--head) + ${columns} * var(--column)), ${columns}fr)`;
}

function isIn({ atlas }: Drawing, row: string, element: string): boolean {
  const of = (key: string) => atlas.spots.get(key)?.some(({ id }) => id.startsWith(`${row}/`)) ?? false;
  return of(element) || of(atlas.parents.get(element) ?? '');
}

function click(target: EventTarget | null, moves: Moves): void {
  if (!(target instanceof Element)) return;
  const button = target.closest('button');
  const { key, toggle, copy } = button?.dataset ?? {};
  if (key !== undefined) moves.open(key);
  if (toggle !== undefined) moves.toggle(toggle);
  if (copy !== undefined) moves.toCopy(copy);
}

function placeAt(target: EventTarget | null): string | undefined {
  return target instanceof HTMLElement ? target.dataset.place : undefined;
}

function keyAt(target: EventTarget | null): string | undefined {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  return button?.dataset.key;
}

/** Tells the editor what its context menu is about. */
function describe(target: EventTarget | null, grid: Grid, uri: string): void {
  const button = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null;
  const element = grid.elements[button?.dataset.key ?? ''];
  if (!button || !element) return;
  const { key, id } = element;
  const name = { release: grid.release, key, id, reference: nameOf(element) };
  button.dataset.vscodeContext = JSON.stringify({
    webviewSection: 'element',
    preventDefaultContextMenuItems: true,
    element: name,
    uri,
  });
}

/** Ctrl and the wheel zoom the picture, in the place of the page. */
function useZoomByWheel(root: RefObject<HTMLDivElement | null>, scale: (factor: number) => void): void {
  useEffect(() => {
    const { current } = root;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      scale(event.deltaY < 0 ? 1.1 : 1 / 1.1);
    };
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  }, [root, scale]);
}
