import type { LegendEntry, Tone } from '../modes.js';
import { t } from './l10n.js';
import { Unseen } from './unseen.js';

interface LegendProps {
  readonly title: string;
  readonly note: string | undefined;
  readonly entries: readonly LegendEntry[];
  /** The class that the reader has chosen to see by itself. */
  readonly chosen: Tone | undefined;
  readonly choose: (tone: Tone | undefined) => void;
  /** Whose the names in the picture are; where the editor says so, nothing. */
  readonly credit: string | undefined;
}

/** What the marks and colours mean, and how often they occur. A click makes the elements of an entry stand out. */
export function Legend({ title, note, entries, chosen, choose, credit }: LegendProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the buttons of a legend are no set of form fields.
    <footer class="legend" role="group" aria-label={t('Legend: {0}', title)}>
      {entries.map(({ class: tone, words, count, mark }) => (
        <button
          type="button"
          key={tone}
          class={`entry tone-${tone}`}
          aria-pressed={chosen === tone}
          onClick={() => choose(chosen === tone ? undefined : tone)}
        >
          <span class="mark" aria-hidden="true">
            {mark}
          </span>
          {/* A mark that is the words themselves is not said twice. */}
          {words === mark ? <Unseen>{words}</Unseen> : words} <span class="quiet">{count}</span>
        </button>
      ))}
      {note !== undefined && <p class="quiet">{t(note)}</p>}
      {credit !== undefined && <p class="quiet">{credit}</p>}
      <Keys />
    </footer>
  );
}

/** The keys of the picture, for those who look for them; the picture names them to screen readers. */
function Keys() {
  return (
    <details class="keys">
      <summary>{t('Keys')}</summary>
      <p id="keys">
        {t(
          'Arrow keys: walk. Home, End: first and last of the row. Page Up, Page Down: the next row. Plus, minus: show or hide level 3. C: the next copy of the element. Enter: its mappings. Slash: find. Escape: back.',
        )}
      </p>
    </details>
  );
}
