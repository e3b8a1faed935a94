import type { Framework } from '../framework/framework.js';
import {
  type FindingCounts,
  RELEASE_FATES,
  type ReleaseChange,
  type ReleaseFate,
  type ReleasePreview,
  type ReleaseRefusal,
} from '../protocol.js';
import { check } from '../rules/check.js';
import type { Severities } from '../rules/rule.js';
import { ProcessMap } from '../workspace/process-map.js';
import { applied } from './migrate/apply.js';
import { type MigrateOptions, MigrateRefusal, migrate } from './migrate/migrate.js';
import type { Migrated, MigratedReference, Migration } from './migrate/plan.js';

/** How many references of each fate are listed; all are counted. */
const MOST_LISTED = 100;

/** Of what stays as it is, only the number is told. */
const UNLISTED: ReadonlySet<ReleaseFate> = new Set(['same', 'own']);

/**
 * What a migration to another release makes of a map: of each reference to an element, and in findings.
 * @param target the other release.
 * @param severities what the user wants of the rules.
 * @returns why the map cannot be brought there, where that is so.
 */
export function releasePreview(
  map: ProcessMap,
  target: Framework,
  options: MigrateOptions,
  severities: Severities,
): ReleasePreview | ReleaseRefusal {
  try {
    return previewOf(map, target, migrate(map, target, options), severities);
  } catch (error) {
    if (!(error instanceof MigrateRefusal)) throw error;
    return { refusal: error.message };
  }
}

function previewOf(
  map: ProcessMap,
  target: Framework,
  migration: Migration,
  severities: Severities,
): ReleasePreview {
  const counts = Object.fromEntries(RELEASE_FATES.map((fate) => [fate, 0])) as Record<ReleaseFate, number>;
  const changes: ReleaseChange[] = [];
  for (const reference of migration.references) {
    const change = changeOf(reference);
    counts[change.fate]++;
    if (!UNLISTED.has(change.fate) && counts[change.fate] <= MOST_LISTED) changes.push(change);
  }
  changes.sort((a, b) => RELEASE_FATES.indexOf(a.fate) - RELEASE_FATES.indexOf(b.fate));
  const after = migratedMap(map, migration, target);
  return {
    from: migration.from,
    to: migration.to,
    counts,
    changes,
    findings: { before: findingsOf(map, severities), after: findingsOf(after, severities) },
    edits: migration.edits,
  };
}

function changeOf({ outcome, text, was, now, reason, uri, range }: MigratedReference): ReleaseChange {
  return {
    fate: fateOf(outcome),
    text,
    ...(was !== undefined && was !== text ? { was } : {}),
    now,
    reason,
    uri,
    range,
  };
}

function fateOf(outcome: Migrated): ReleaseFate {
  if (outcome === 'renumbered-and-renamed') return 'renamed';
  // A preview takes no decisions.
  return outcome === 'decided' ? 'same' : outcome;
}

/** The map as it will be. */
function migratedMap(map: ProcessMap, { edits }: Migration, target: Framework): ProcessMap {
  const documents = map.documents.map((document) => {
    const own = edits.filter(({ uri }) => uri === document.uri);
    return own.length === 0
      ? document
      : document.update(document.version, [{ text: applied(document.text, own) }]);
  });
  const frameworks = (release: string) => (release === target.release.name ? target : undefined);
  return new ProcessMap(documents, frameworks, map.complete, undefined, map.exists);
}

function findingsOf(map: ProcessMap, severities: Severities): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const document of map.documents) {
    for (const { severity } of check(document, map, severities)) counts[severity]++;
  }
  return counts;
}
