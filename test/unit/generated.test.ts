/** Files that are made from others and committed: each must be what its script makes now. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generatedFiles } from '../../scripts/generated-files.js';
import { ROOT } from '../support/framework.js';

describe('generated files', () => {
  const pages = generatedFiles(ROOT);

  for (const [file, text] of pages) {
    it(`${file} is up to date`, () => {
      const at = path.join(ROOT, file);
      const committed = existsSync(at) ? readFileSync(at, 'utf8') : undefined;
      assert.equal(committed, text, `${file} is out of date: run \`npm run generate\``);
    });
  }

  it('docs/rules holds the pages of rules that exist, and nothing else', () => {
    const stray = readdirSync(path.join(ROOT, 'docs/rules')).filter(
      (name) => !pages.has(`docs/rules/${name}`),
    );
    assert.deepEqual(stray, []);
  });
});
