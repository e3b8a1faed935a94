/** What the reader has chosen: kept over a reload, and given along with an exported page. */
import type { Question } from '../messages.js';
import { GRID_MODES, type GridMode } from '../modes.js';

export interface Settings extends Omit<Question, 'details'> {
  readonly mode: GridMode;
  /** The size of the picture's text, 1 for that of the page. */
  readonly zoom: number;
  /** The keys of the level-2 elements whose level-3 elements are shown. */
  readonly expanded: readonly string[] | 'all';
  /** The place that has the focus when the picture has it, by its id. */
  readonly focused?: string;
}

export const ZOOM = { lowest: 0.4, highest: 2.5 } as const;

const DEFAULTS: Settings = { mode: 'coverage', view: 'as-is', zoom: 1, expanded: [] };

/** Reads what was kept; whatever it lacks, or is not understood, is as at first. */
export function readSettings(value: unknown): Settings {
  if (typeof value !== 'object' || value === null) return DEFAULTS;
  const kept: Partial<Record<keyof Settings, unknown>> = value;
  const text = (part: unknown): string | undefined => (typeof part === 'string' ? part : undefined);
  return {
    mode: GRID_MODES.find((mode) => mode === kept.mode) ?? DEFAULTS.mode,
    view: kept.view === 'to-be' ? 'to-be' : 'as-is',
    variant: text(kept.variant),
    lens: text(kept.lens),
    zoom: typeof kept.zoom === 'number' ? limitZoom(kept.zoom) : DEFAULTS.zoom,
    expanded:
      kept.expanded === 'all'
        ? 'all'
        : Array.isArray(kept.expanded)
          ? kept.expanded.filter((key) => typeof key === 'string')
          : DEFAULTS.expanded,
    focused: text(kept.focused),
  };
}

/** The nearest zoom that the picture can have. */
export function limitZoom(zoom: number): number {
  if (!Number.isFinite(zoom)) return 1;
  return Math.round(Math.min(ZOOM.highest, Math.max(ZOOM.lowest, zoom)) * 100) / 100;
}
