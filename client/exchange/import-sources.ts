import { l10n, type Uri, window, workspace } from 'vscode';
import { contentOf, type ImportFormat, type ImportParams, MOST_IMPORTED } from '../../server/protocol';

const FORMATS: readonly (readonly [ImportFormat, RegExp])[] = [
  ['csv', /\.(?:csv|tsv|txt)$/i],
  ['xlsx', /\.xlsx$/i],
  ['oda', /\.(?:ya?ml|json)$/i],
];

/** Asks which files are to be imported. */
export async function askSources(title: string): Promise<readonly Uri[]> {
  const filters = {
    [l10n.t('Tables and component specifications')]: ['csv', 'tsv', 'txt', 'xlsx', 'yaml', 'yml', 'json'],
  };
  const openLabel = l10n.t('Import');
  return (await window.showOpenDialog({ title, openLabel, canSelectMany: true, filters })) ?? [];
}

/**
 * What files are, by the ends of their names.
 * @throws Error where they are of several formats, or of one that is not known.
 */
export function formatOf(files: readonly Uri[]): ImportFormat {
  const formats = new Set(files.map(({ path }) => FORMATS.find(([, ending]) => ending.test(path))?.[0]));
  const [format, ...others] = formats;
  if (others.length > 0)
    throw new Error(l10n.t('These files are of several formats; import one format at a time.'));
  if (!format)
    throw new Error(
      l10n.t(
        'Mapping tables end in .csv or .xlsx, and ODA component specifications in .yaml; this does not.',
      ),
    );
  return format;
}

/**
 * Reads files, all together within the limit of their format.
 * @throws Error where they are larger. FileSystemError where one cannot be read.
 */
export async function readSources(
  files: readonly Uri[],
  format: ImportFormat,
): Promise<ImportParams['files']> {
  const stats = await Promise.all(files.map((file) => workspace.fs.stat(file)));
  const size = stats.reduce((sum, stat) => sum + stat.size, 0);
  if (size > MOST_IMPORTED[format] * (format === 'oda' ? files.length : 1))
    throw new Error(
      l10n.t(
        'These files have {0} MB, and at most {1} MB are read. Keep what is to be imported alone.',
        Math.ceil(size / 2 ** 20),
        MOST_IMPORTED[format] / 2 ** 20,
      ),
    );
  return Promise.all(
    files.map(async (file) => ({
      name: workspace.asRelativePath(file),
      content: contentOf(await workspace.fs.readFile(file)),
    })),
  );
}
