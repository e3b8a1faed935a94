/** Migrations of maps in tests. */
import { applied } from '../../server/features/migrate/apply.js';
import { readDecisions } from '../../server/features/migrate/decisions.js';
import { migrate } from '../../server/features/migrate/migrate.js';
import type { Migration } from '../../server/features/migrate/plan.js';
import { framework, frameworks, history } from './framework.js';
import { readMap } from './map.js';

export interface Migrated extends Migration {
  /** The files afterwards. */
  readonly texts: readonly string[];
}

/** Brings a map of some files to a release. @param answers the text of a file of decisions. */
export function migrateFiles(files: readonly string[], to: string, answers = ''): Migrated {
  const map = readMap(...files);
  const decisions = readDecisions(answers);
  const migration = migrate(map, framework(to), { frameworks, history, decisions });
  const texts = map.documents.map(({ uri, text }) =>
    applied(
      text,
      migration.edits.filter((edit) => edit.uri === uri),
    ),
  );
  return { ...migration, texts };
}

/** The same for a map of one file. */
export function migrateText(
  text: string,
  to: string,
  answers?: string,
): Migrated & { readonly text: string } {
  const migrated = migrateFiles([text], to, answers);
  return { ...migrated, text: migrated.texts[0] ?? '' };
}
