/** Saving what the page shows. */
import type { ExportFormat } from '../messages.js';
import type { Grid } from '../model.js';
import type { Theme } from '../palette.js';
import { gridSvg } from '../svg.js';
import type { Host } from './host.js';
import { t } from './l10n.js';
import type { Settings } from './settings.js';

/** Pixels of the PNG per pixel of the SVG. */
const SCALE = 2;

/** The longest side of a picture that browsers draw, in pixels. */
const LONGEST = 16_000;

/** Hands the grid to the host, to be saved in a format; or tells why it cannot. */
export async function save(host: Host, grid: Grid, settings: Settings, format: ExportFormat): Promise<void> {
  if (format === 'html') return host.send({ type: 'save-page', settings });
  const { mode, expanded } = settings;
  try {
    const svg = gridSvg(grid, { mode, theme: themeOfPage(), details: expanded, t });
    const content = format === 'svg' ? svg : await pngOf(svg);
    host.send({ type: 'save', format, content });
  } catch (error) {
    host.send({ type: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

/** Draws an SVG as PNG, twice as large, or as large as a browser can. */
async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const scale = Math.min(SCALE, LONGEST / width, LONGEST / height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(t('The picture is too large for a PNG. Save it as SVG.'));
  return new Uint8Array(await blob.arrayBuffer());
}

/** The theme of the editor, or of the reader's system. */
function themeOfPage(): Theme {
  const { classList } = document.body;
  if (classList.contains('vscode-high-contrast-light') || classList.contains('vscode-light')) return 'light';
  if (classList.contains('vscode-high-contrast')) return 'contrast';
  if (classList.contains('vscode-dark')) return 'dark';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
