/** An exported page is its own host: it answers from the data that it brings along. */
import type { HostMessage, PageMessage, Question } from '../messages.js';
import type { Grid } from '../model.js';
import { DATA_ID, unpack } from '../pack.js';
import type { Host } from './host.js';

export function pageHost(): Host {
  const data = readData();
  const grids = choices(unpack(data.grids));
  let tell: (message: HostMessage) => void = () => {};
  const answer = (message: PageMessage): void => {
    if (message.type === 'ask') tell({ type: 'grid', grid: nearestGrid(grids, message.question) ?? null });
    if (message.type === 'save')
      download(message.content, `${grids[0]?.title ?? 'eTOM'}.${message.format}`, message.format);
  };
  return {
    isEditor: false,
    uri: undefined,
    kept: data.settings,
    keep: () => {},
    send: answer,
    listen(listener) {
      tell = listener;
      tell({ type: 'start', uri: '', texts: data.texts });
    },
  };
}

function readData(): { grids: unknown; settings: unknown; texts: Record<string, string> } {
  const { grids, settings, texts }: Partial<Record<string, unknown>> = JSON.parse(
    document.getElementById(DATA_ID)?.textContent ?? '{}',
  );
  const known = typeof texts === 'object' && texts !== null ? Object.entries(texts) : [];
  return {
    grids,
    settings,
    texts: Object.fromEntries(
      known.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    ),
  };
}

/** The grids, offering no more than what the page has. */
function choices(grids: readonly Grid[]): Grid[] {
  const variants = new Set(grids.map(({ variant }) => variant));
  const lenses = new Set(grids.map(({ lens }) => lens));
  return grids.map((grid) => ({
    ...grid,
    variants: grid.variants.filter((variant) => variants.has(variant)),
    lenses: grid.lenses.filter(({ id }) => lenses.has(id)),
  }));
}

/** The grid that was asked for, or the one that is most like it. */
export function nearestGrid(
  grids: readonly Grid[],
  { view, variant, lens }: Omit<Question, 'details'>,
): Grid | undefined {
  const likeness = (grid: Grid): number =>
    (grid.view === view ? 4 : 0) + (grid.lens === lens ? 2 : 0) + (grid.variant === variant ? 1 : 0);
  return [...grids].sort((a, b) => likeness(b) - likeness(a))[0];
}

const TYPES = { svg: 'image/svg+xml', png: 'image/png' } as const;

function download(content: string | Uint8Array<ArrayBuffer>, name: string, format: keyof typeof TYPES): void {
  const url = URL.createObjectURL(new Blob([content], { type: TYPES[format] }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold of the bytes once it has begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
