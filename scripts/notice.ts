/** The list of packages in NOTICE, made from the bill of materials of the build. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Component {
  readonly name: string;
  readonly copyright: string;
  readonly licenses: readonly { readonly license: { readonly id?: string; readonly name?: string } }[];
}

const BEFORE = 'The extension and the command bundle the following packages, under their own licences.\n\n';
const AFTER = '\n\nThe MIT License\n';

/**
 * NOTICE with a line for each package that is in a bundle.
 * @throws Error when there is no build, or NOTICE has no place for the list.
 */
export function notice(root: string): string {
  const text = readFileSync(join(root, 'NOTICE'), 'utf8');
  const [start, end] = [text.indexOf(BEFORE), text.indexOf(AFTER)];
  if (start < 0 || end < start) throw new Error('NOTICE has no place for the list of packages.');
  const { components }: { components: readonly Component[] } = JSON.parse(
    readFileSync(join(root, 'dist/sbom.json'), 'utf8'),
  );
  const width = Math.max(...components.map(({ name }) => name.length));
  const lines = components.map(({ name, copyright, licenses }) => {
    const licence = licenses.map(({ license }) => license.id ?? license.name).join(', ');
    return `  ${name.padEnd(width)} ${licence.padEnd(13)} ${copyright}`.trimEnd();
  });
  return text.slice(0, start) + BEFORE + [...new Set(lines)].join('\n') + text.slice(end);
}
