import { jsonSchema } from '../server/map/json-schema.js';
import { REPOSITORY } from '../server/product.js';
import { rulePages } from './rule-pages.js';
import { settingsPage } from './settings-page.js';

/** Every committed file that is made from one definition: path → text. A test compares them with what is committed. */
export function generatedFiles(root: string): Map<string, string> {
  const schema = jsonSchema(`${REPOSITORY}/raw/main/schemas/etom-map.schema.json`);
  return new Map([
    ['schemas/etom-map.schema.json', `${JSON.stringify(schema, undefined, 2)}\n`],
    ['docs/settings.md', settingsPage(root)],
    ...rulePages(root),
  ]);
}
