import { jsonSchema } from '../server/map/json-schema.js';
import { REPOSITORY } from '../server/product.js';
import { exampleFiles } from './example-files.js';
import { localizableStrings } from './l10n.js';
import { notice } from './notice.js';
import { releasePages } from './release-pages.js';
import { rulePages } from './rule-pages.js';
import { settingsPage } from './settings-page.js';

/** Every committed file that is made from one definition: path → text. A test compares them with what is committed. */
export function generatedFiles(root: string): Map<string, string> {
  const schema = jsonSchema(`${REPOSITORY}/raw/main/schemas/etom-map.schema.json`);
  return new Map([
    ['schemas/etom-map.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`],
    ['client/first-steps/examples.json', exampleFiles(root)],
    ['docs/settings.md', settingsPage(root)],
    ['l10n/bundle.l10n.json', localizableStrings(root)],
    ['NOTICE', notice(root)],
    ...releasePages(root),
    ...rulePages(root),
  ]);
}
