/** Migrations of maps in an editor. Loaded when one is asked for. */
import { type CodeAction, CodeActionKind } from 'vscode-languageserver';
import { formerRelease, hasStrangers } from '../features/migrate/former-release.js';
import { type MigrateOptions, migrate } from '../features/migrate/migrate.js';
import { releasesFor } from '../features/migrate/named-releases.js';
import { releasePreview } from '../features/release-preview.js';
import { RELEASES } from '../framework/releases.js';
import { moved, overlaps, type Range } from '../map/range.js';
import type { ReleasePreviewResult } from '../protocol.js';
import { headText, type ProcessMap, releaseOf } from '../workspace/process-map.js';
import { type MigrationData, migrationData } from './migration-action.js';
import type { Services } from './services.js';
import type { Opened } from './workspace.js';

/** What a migration of a map to a release would do; null where the data cannot be read. */
export async function previewMigration(
  services: Services,
  map: ProcessMap,
  release: string,
): Promise<ReleasePreviewResult> {
  const target = await services.frameworks.load(release);
  const options = await optionsFor(services, map, release);
  return target && options ? releasePreview(map, target, options, services.settings().rules) : null;
}

/**
 * On an `etom:` line that names another release than the one that the references are of: the migration from that one. It has no
 * edits yet: `resolveMigration` makes them.
 */
export async function migrationActions(
  { document, map }: Opened,
  { frameworks }: Services,
  range: Range,
): Promise<CodeAction[]> {
  const head = headText(document, 'etom');
  const to = releaseOf(document);
  if (!head || to === undefined || to !== map.catalogue?.framework.release.name) return [];
  if (!overlaps(moved(head.text.range, document.startOf(head.block)), range) || !hasStrangers(map)) return [];
  const loaded = await Promise.all(RELEASES.map(({ name }) => frameworks.load(name)));
  const all = loaded.flatMap((framework) => framework ?? []);
  const from = formerRelease(map, map.catalogue.framework, all)?.release.name;
  if (from === undefined) return [];
  const data: MigrationData = { uri: document.uri, migrate: { from, to } };
  return [{ title: `Migrate the map from ${from} to ${to}`, kind: CodeActionKind.QuickFix, data }];
}

/** Adds its edits to an action that migrates; none where the map is on another release by now. */
export async function resolveMigration(
  action: CodeAction,
  { map }: Opened,
  services: Services,
): Promise<CodeAction> {
  const { from, to } = migrationData(action)?.migrate ?? {};
  const target = to === undefined ? undefined : await services.frameworks.load(to);
  const options = to === undefined ? undefined : await optionsFor(services, map, to);
  if (!target || !options || map.catalogue?.framework !== target) return action;
  const changes: Record<string, { range: Range; newText: string }[]> = {};
  for (const { uri, range, newText } of migrate(map, target, { ...options, former: from }).edits) {
    const edits = changes[uri] ?? [];
    edits.push({ range, newText });
    changes[uri] = edits;
  }
  return { ...action, edit: { changes } };
}

async function optionsFor(
  { frameworks }: Services,
  map: ProcessMap,
  release: string,
): Promise<MigrateOptions | undefined> {
  const history = await frameworks.history();
  await Promise.all(releasesFor(map, release).map((name) => frameworks.load(name)));
  return history && { history, frameworks: (name) => frameworks.get(name) };
}
