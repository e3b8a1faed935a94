/** Shows what the product does with the examples: the findings, the coverage of the end-to-end processes, where to go next. */
import { join } from 'node:path';
import { runCheck } from '../cli/check.js';
import { load } from '../cli/load.js';
import { summaryWords } from '../server/features/framework-tree/tree.js';
import { Coverage } from '../server/workspace/coverage.js';

const root = join(__dirname, '..');
const dataFolder = join(root, 'dist/framework');
const out = (text: string): void => console.log(text);

async function main(): Promise<void> {
  out('\n$ etom check examples\n');
  const options = {
    format: 'text',
    failOn: 'error',
    cwd: root,
    colours: process.stdout.isTTY === true,
    dataFolder,
  } as const;
  process.exitCode = await runCheck(['examples'], options, { out, err: console.error });

  const { maps } = await load(['examples/northern-grid'], root, dataFolder);
  for (const map of maps) {
    const coverage = new Coverage(map, 'as-is');
    const verticals = map.catalogue?.framework.verticals ?? [];
    const width = Math.max(...verticals.map(({ name }) => name.length));
    out(`\nNorthern Grid today: the seven end-to-end processes, at level ${map.scope.level}\n`);
    for (const vertical of verticals) {
      const summary = coverage.summary([vertical]);
      const { partial, undetailed, planned, gap } = summary.counts;
      const rest = [
        [partial + undetailed, 'partial'],
        [planned, 'planned'],
        [gap, 'gaps'],
      ].flatMap(([count, word]) => (count ? [`${count} ${word}`] : []));
      const bar = '█'.repeat(Math.round((summary.covered / Math.max(summary.total, 1)) * 20)).padEnd(20, '·');
      out(
        `  ${vertical.name.padEnd(width)}  ${bar}  ${summaryWords(summary)}${rest.length > 0 ? ` (${rest.join(', ')})` : ''}`,
      );
    }
  }
  out(`
Where to go next
  npx etom check PATH     check maps of your own (examples/README.md tells what the examples are)
  npm run package         make the .vsix; install it in VS Code with “Extensions: Install from VSIX…”
  README.md               a first map in two minutes, the file format, other editors
`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
