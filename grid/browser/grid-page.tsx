import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { EXPORT_FORMATS, type ExportFormat, PICTURE_FORMATS } from '../messages.js';
import { legendOf, MODE_NOTES, MODE_TITLES, type Tone } from '../modes.js';
import { CREDIT } from '../svg.js';
import type { Change } from './app.js';
import type { Atlas } from './atlas.js';
import { Card } from './card.js';
import type { Host } from './host.js';
import { t } from './l10n.js';
import { Legend } from './legend.js';
import { MappingList } from './mapping-list.js';
import { News } from './news.js';
import { Picture } from './picture.js';
import { save } from './pictures.js';
import { limitZoom, type Settings } from './settings.js';
import { Toolbar } from './toolbar.js';
import { useDrawing } from './use-drawing.js';
import { useDrawn } from './use-drawn.js';
import type { Wish } from './use-grid.js';
import { useMoves } from './use-moves.js';
import { useSearch } from './use-search.js';
import { fittingZoom } from './zoom.js';

export interface GridPageProps {
  readonly host: Host;
  readonly atlas: Atlas;
  /** When the grid came, in milliseconds of the page's clock. */
  readonly since: number;
  readonly settings: Settings;
  readonly change: Change;
  readonly query: string;
  readonly look: (query: string) => void;
  readonly wish: Wish | undefined;
}

/** Toolbar, picture and legend of a grid, and what comes up over them. */
export function GridPage({ host, atlas, since, settings, change, query, look, wish }: GridPageProps) {
  const { grid } = atlas;
  const { mode, zoom } = settings;
  const picture = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [listed, list] = useState<string>();
  const [choice, choose] = useState<{ mode: string; tone: Tone | undefined }>();
  // The classes of one mode say nothing in another.
  const chosen = choice?.mode === mode ? choice.tone : undefined;
  const search = useSearch(atlas, query);
  const { found, current } = search;
  const drawing = useDrawing({ atlas, settings, search, chosen });
  useDrawn({ host, picture, drawing, since, matches: found?.length ?? 0 });
  const { moves, stop, goTo, toPicture } = useMoves({
    picture,
    drawing,
    settings,
    change,
    open: (element) => (host.isEditor ? host.send({ type: 'open', element }) : list(element)),
    search: () => box.current?.focus(),
    clear: () => {
      look('');
      choose(undefined);
    },
  });
  const scale = useCallback(
    (factor: number): void => change((now) => ({ zoom: limitZoom(now.zoom * factor) })),
    [change],
  );
  const exportAs = (format: ExportFormat): void => void save(host, grid, settings, format);
  // A wish is for once: only a new one is followed.
  useEffect(() => {
    if (wish?.type === 'reveal') goTo(wish.element, true);
    if (wish?.type === 'export') exportAs(wish.format);
  }, [wish]);
  const at = current === undefined ? -1 : (found?.indexOf(current) ?? -1);
  const shownList = grid.elements[listed ?? ''];
  return (
    <main class="page">
      <header>
        <h1>{grid.title}</h1>
        <p class="quiet">{grid.releaseTitle}</p>
        <p class="summary">{grid.summary}</p>
      </header>
      <Toolbar
        grid={grid}
        settings={settings}
        change={(part) => change(() => part)}
        scale={scale}
        fit={() => {
          const { current: part } = picture;
          if (part) change(() => ({ zoom: fittingZoom(part) }));
        }}
        exports={{ formats: host.isEditor ? EXPORT_FORMATS : PICTURE_FORMATS, exportAs }}
        search={{
          box,
          query,
          found: found && { count: found.length, at },
          look,
          next(step) {
            const element = search.next(step);
            if (element !== undefined) goTo(element, false);
          },
          leave: toPicture,
        }}
      />
      <Picture
        root={picture}
        drawing={drawing}
        zoom={zoom}
        scale={scale}
        stop={stop}
        uri={host.uri}
        moves={moves}
      />
      <Legend
        title={t(MODE_TITLES[mode])}
        note={MODE_NOTES[mode]}
        entries={legendOf(grid, mode, t)}
        chosen={chosen}
        choose={(tone) => choose({ mode, tone })}
        credit={host.isEditor ? undefined : t(CREDIT)}
      />
      <Card atlas={atlas} isEditor={host.isEditor} picture={picture} />
      {shownList && <MappingList element={shownList} close={() => list(undefined)} />}
      <News grid={grid} mode={mode} found={found} current={current} />
    </main>
  );
}
