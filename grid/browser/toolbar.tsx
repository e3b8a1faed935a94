import { useId } from 'preact/hooks';
import type { Grid } from '../model.js';
import { GRID_MODES, MODE_TITLES } from '../modes.js';
import { ExportMenu, type ExportMenuProps } from './export-menu.js';
import { t } from './l10n.js';
import { Search, type SearchProps } from './search.js';
import type { Settings } from './settings.js';

interface ToolbarProps {
  readonly grid: Grid;
  readonly settings: Settings;
  readonly change: (settings: Partial<Settings>) => void;
  /** Multiplies the zoom. */
  readonly scale: (factor: number) => void;
  readonly fit: () => void;
  readonly exports: ExportMenuProps;
  readonly search: SearchProps;
}

/** What the reader can choose of the picture, above it. */
export function Toolbar({ grid, settings, change, scale, fit, exports, search }: ToolbarProps) {
  const { mode, view, variant, lens, expanded } = settings;
  return (
    <div class="toolbar">
      <Choice
        label={t('Show')}
        value={mode}
        options={GRID_MODES.map((id) => [id, t(MODE_TITLES[id])])}
        choose={(next) => change({ mode: GRID_MODES.find((id) => id === next) ?? mode })}
      />
      <Views view={view} choose={(next) => change({ view: next })} />
      {grid.variants.length > 0 && (
        <Choice
          label={t('Variant')}
          value={variant ?? ''}
          options={[['', t('All variants')], ...grid.variants.map((name): Option => [name, name])]}
          choose={(next) => change({ variant: next || undefined })}
        />
      )}
      {grid.lenses.length > 0 && (
        <Choice
          label={t('Lens')}
          value={lens ?? ''}
          options={[['', t('All elements')], ...grid.lenses.map(({ id, title }): Option => [id, t(title)])]}
          choose={(next) => change({ lens: next || undefined })}
        />
      )}
      <Search {...search} />
      <button
        type="button"
        aria-pressed={expanded === 'all'}
        onClick={() => change({ expanded: expanded === 'all' ? [] : 'all' })}
      >
        {t('Level 3')}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons are no set of form fields. */}
      <div class="joined" role="group" aria-label={t('Zoom')}>
        <button type="button" aria-label={t('Zoom out')} onClick={() => scale(1 / 1.1)}>
          −
        </button>
        <button
          type="button"
          class="percent"
          aria-label={t('Zoom {0} percent, back to 100', Math.round(settings.zoom * 100))}
          onClick={() => change({ zoom: 1 })}
        >
          {Math.round(settings.zoom * 100)} %
        </button>
        <button type="button" aria-label={t('Zoom in')} onClick={() => scale(1.1)}>
          +
        </button>
        <button type="button" onClick={fit}>
          {t('Fit')}
        </button>
      </div>
      <ExportMenu {...exports} />
    </div>
  );
}

type Option = readonly [value: string, title: string];

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly Option[];
  readonly choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps) {
  const id = useId();
  return (
    <span class="choice">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {options.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
    </span>
  );
}

const VIEWS = ['as-is', 'to-be'] as const;

function Views({ view, choose }: { view: Settings['view']; choose: (view: Settings['view']) => void }) {
  const titles = { 'as-is': t('As-is'), 'to-be': t('To-be') };
  return (
    <div class="joined" role="radiogroup" aria-label={t('View')}>
      {VIEWS.map((id) => (
        <label key={id} class="radio">
          <input type="radio" name="view" checked={view === id} onChange={() => choose(id)} />
          <span>{titles[id]}</span>
        </label>
      ))}
    </div>
  );
}
