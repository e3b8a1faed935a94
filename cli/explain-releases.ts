import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { escapeMarkdown } from '../server/features/markdown.js';
import { DEFAULT_RELEASE, RELEASES } from '../server/framework/releases.js';
import { catalogueFile, userDataFolder } from '../server/lsp/node-host.js';

/** The releases that there are, as Markdown: those that etom carries, and the catalogues that the user made of workbooks. */
export async function releasesPage(): Promise<string> {
  const userFolder = userDataFolder(process.env);
  const files = await readdir(dirname(catalogueFile(userFolder, 'any'))).catch(() => []);
  const own = files.flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []).sort();
  const carried = RELEASES.map(
    ({ name, title }) => `- \`${name}\`: ${title}${name === DEFAULT_RELEASE ? ', the default' : ''}`,
  );
  const catalogues = own.map((name) => `- ${escapeMarkdown(`${name}: ${catalogueFile(userFolder, name)}`)}`);
  const sections = [
    '# Releases',
    carried.join('\n'),
    '## From your GB921 workbooks',
    catalogues.length > 0
      ? `${catalogues.join('\n')}\n\nTo remove one, delete its file.`
      : 'None. `etom import gb921 WORKBOOK.xlsx` makes a catalogue of one.',
  ];
  return `${sections.join('\n\n')}\n`;
}
