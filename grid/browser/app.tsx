import { useCallback, useEffect, useState } from 'preact/hooks';
import { GridPage } from './grid-page.js';
import type { Host } from './host.js';
import { t } from './l10n.js';
import { readSettings, type Settings } from './settings.js';
import { useGrid } from './use-grid.js';

/** A change of the settings, from what they are. */
export type Change = (next: (settings: Settings) => Partial<Settings>) => void;

/** The page of the grid: asks its host for what the settings want, and shows it. */
export function App({ host }: { host: Host }) {
  const [settings, set] = useState(() => readSettings(host.kept));
  const [query, look] = useState('');
  const change = useCallback<Change>((next) => set((now) => ({ ...now, ...next(now) })), []);
  useEffect(() => host.keep(settings), [host, settings]);
  const { view, variant, lens, expanded } = settings;
  // What is not expanded can be looked for too.
  const details = query.trim() === '' ? expanded : 'all';
  const { shown, wish } = useGrid(host, { view, variant, lens, details });
  if (!shown) return null;
  if (!shown.atlas) return <NoGrid />;
  return (
    <GridPage
      host={host}
      atlas={shown.atlas}
      since={shown.since}
      settings={settings}
      change={change}
      query={query}
      look={look}
      wish={wish}
    />
  );
}

function NoGrid() {
  return (
    <main class="empty">
      <h1>{t('There is no grid to show')}</h1>
      <p>{t('The file names no framework release that is known. Let it begin with this line:')}</p>
      <pre>etom: classic</pre>
    </main>
  );
}
