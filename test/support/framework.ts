/** The framework releases for tests, made from the facts of this repository once a run. */
import assert from 'node:assert/strict';
import path from 'node:path';
import { frameworkFacts } from '../../scripts/framework-data.js';
import { Framework } from '../../server/framework/framework.js';
import { History } from '../../server/framework/history.js';

/** The repository's root folder. */
export const ROOT = path.resolve(__dirname, '../..');

/** Made while tests are loaded, so that no test pays for it. */
const { releases: data, history: historyData } = frameworkFacts(ROOT);
const loaded = new Map<string, Framework>();

/** The framework of a release by its canonical name, or undefined for a release that is not carried. */
export function frameworks(release: string): Framework | undefined {
  const facts = data.get(release);
  const known = loaded.get(release) ?? (facts && Framework.of(facts));
  if (known) loaded.set(release, known);
  return known;
}

/** The framework of a release that is carried. */
export function framework(release = 'classic'): Framework {
  const found = frameworks(release);
  assert.ok(found, `${release} is not carried`);
  return found;
}

/** The release history, from its stored text. */
export const history = History.parse(JSON.stringify(historyData));
