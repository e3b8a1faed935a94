import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExportFormat } from '../messages.js';
import { t } from './l10n.js';

export interface ExportMenuProps {
  readonly formats: readonly ExportFormat[];
  readonly exportAs: (format: ExportFormat) => void;
}

/** A button that opens a short list of formats. */
export function ExportMenu({ formats, exportAs }: ExportMenuProps) {
  const [isOpen, open] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const close = ({ target }: Event): void => {
      if (!(target instanceof Node && root.current?.contains(target))) open(false);
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
    };
  }, [isOpen]);
  const titles: Readonly<Record<ExportFormat, string>> = {
    svg: t('Picture (SVG)'),
    png: t('Picture (PNG)'),
    html: t('Page (HTML)'),
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list of buttons is no set of form fields.
    <div
      ref={root}
      class="menu"
      role="group"
      aria-label={t('Export')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !isOpen) return;
        open(false);
        root.current?.querySelector('button')?.focus();
      }}
    >
      <button type="button" aria-expanded={isOpen} aria-controls="formats" onClick={() => open(!isOpen)}>
        {t('Export')} <span aria-hidden="true">▾</span>
      </button>
      <ul id="formats" hidden={!isOpen}>
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              onClick={() => {
                open(false);
                exportAs(format);
              }}
            >
              {titles[format]}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
