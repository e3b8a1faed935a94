import { globSync } from 'tinyglobby';

/** The examples that the extension offers; in front the map that is opened first. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'northern-grid': 'northern-grid.etom.yaml',
  'oda-components': 'TMFC001-product-catalog-management.24.0.etom.yaml',
};

/** The files of each example as JSON: an extension in a browser cannot list its own folders. */
export function exampleFiles(root: string): string {
  const files = Object.entries(EXAMPLES).map(([name, first]) => {
    const all = globSync('**', { cwd: `${root}/examples/${name}`, dot: true }).sort();
    return [name, [first, ...all.filter((file) => file !== first)]] as const;
  });
  return `${JSON.stringify(Object.fromEntries(files), undefined, 2)}\n`;
}
