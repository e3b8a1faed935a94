/** `etom migrate`: what becomes of maps on another release, and the change of their files. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { applied } from '../server/features/migrate/apply.js';
import { type Decision, DecisionRefusal, readDecisions } from '../server/features/migrate/decisions.js';
import { decisionsTemplate } from '../server/features/migrate/decisions-template.js';
import { MigrateRefusal, migrate } from '../server/features/migrate/migrate.js';
import { releasesFor } from '../server/features/migrate/named-releases.js';
import { type MigrationEdit, OPEN } from '../server/features/migrate/plan.js';
import { RELEASES } from '../server/framework/releases.js';
import { FrameworkStore } from '../server/lsp/frameworks.js';
import { NodeHost } from '../server/lsp/node-host.js';
import { either } from '../server/rules/words.js';
import { mapNameOf, type ProcessMap } from '../server/workspace/process-map.js';
import type { Output } from './check.js';
import { readText, shown } from './files.js';
import { markOf } from './fix.js';
import { load } from './load.js';
import type { MigrateCommandOptions } from './migrate-command.js';
import { type MigratedMap, migrationReport } from './migrate-report.js';
import { releaseNamed } from './releases.js';
import { counted, printable } from './text-format.js';
import { type Replacement, replaceFiles, writeOutput } from './write.js';

/**
 * Brings the maps that paths name to another release, or says what would become of them.
 * @returns the exit code: 0 every reference is sure or decided, 1 some are left to a person, 2 nothing could be migrated.
 * @throws Error with a sentence for the user where the options cannot be followed, or a file cannot be written; then all files are
 * as they were.
 */
export async function runMigrate(
  paths: readonly string[],
  options: MigrateCommandOptions,
  { out, err }: Output,
): Promise<number> {
  const { cwd, dataFolder, format, decisionsTemplate: template } = options;
  const to = carriedRelease(options.to);
  const decisions = options.decide === undefined ? [] : await decisionsIn(options.decide, cwd);
  const { files, failures } = await load(paths, cwd, dataFolder, { map: options.map });
  for (const { message } of failures) err(printable(`etom: ${message}`));
  // A migration of a part of what was asked for would look like all of it.
  if (failures.length > 0) return 2;
  const maps = [...new Set(files.map(({ map }) => map))];
  const migrated = await migrateAll(maps, to, decisions, options, err);
  if (!migrated) return 2;

  if (template !== undefined)
    await writeOutput(template, decisionsTemplate(migrated, to, placeIn(cwd)), { force: false, cwd });
  const written = options.write ? await write(migrated, cwd) : 0;
  out(migrationReport(migrated, { format, fileName: fileName(cwd), isWritten: options.write }));
  for (const key of unusedKeys(migrated, decisions))
    err(printable(`etom: ${options.decide}: no reference asked for the decision on ${key}`));
  if (template !== undefined) err(printable(`Wrote ${template}.`));
  const changed = counted(options.write ? written : changedFiles(migrated).size, 'file');
  err(options.write ? `${changed} changed.` : `${changed} would be changed; --write does it.`);
  const isLeft = migrated.some(({ references }) =>
    references.some(({ outcome }) => OPEN.has(outcome) || outcome === 'unclear'),
  );
  return isLeft ? 1 : 0;
}

/** The release that is wanted: only of one that we carry is it known what became of elements there. */
function carriedRelease(text: string): string {
  const name = releaseNamed(text);
  const carried = RELEASES.map((release) => release.name);
  if (carried.includes(name)) return name;
  throw new Error(`--to ${printable(text)}: etom does not carry this release; take ${either(carried)}`);
}

async function decisionsIn(file: string, cwd: string): Promise<Decision[]> {
  const read = await readText(file, cwd);
  if ('message' in read) throw new Error(`--decide: ${read.message}`);
  try {
    return readDecisions(read.text);
  } catch (error) {
    throw error instanceof DecisionRefusal ? new Error(`--decide ${file}: ${error.message}`) : error;
  }
}

/** Undefined, and a message for each, where a map cannot be migrated. */
async function migrateAll(
  maps: readonly ProcessMap[],
  to: string,
  decisions: readonly Decision[],
  { cwd, dataFolder, decide }: MigrateCommandOptions,
  err: Output['err'],
): Promise<MigratedMap[] | undefined> {
  const store = new FrameworkStore(new NodeHost(dataFolder), (message) => err(printable(`etom: ${message}`)));
  const history = await store.history();
  const target = await store.load(to);
  if (!history || !target) return undefined;
  for (const release of new Set(maps.flatMap((map) => releasesFor(map, to)))) await store.load(release);
  const frameworks = (release: string) => store.get(release);
  const migrated: MigratedMap[] = [];
  let isRefused = false;
  for (const map of maps) {
    const [first] = map.documents;
    const name = (first && mapNameOf(first)) ?? (first ? fileName(cwd)(first.uri) : '');
    try {
      migrated.push({ ...migrate(map, target, { frameworks, history, decisions }), name, map });
    } catch (error) {
      if (!(error instanceof MigrateRefusal) && !(error instanceof DecisionRefusal)) throw error;
      isRefused = true;
      const where = error instanceof DecisionRefusal ? `--decide ${decide}` : name;
      err(printable(`etom: ${where}: ${error.message}`));
    }
  }
  return isRefused ? undefined : migrated;
}

/** Changes the files of all maps, or none. @returns how many. */
async function write(migrated: readonly MigratedMap[], cwd: string): Promise<number> {
  const changed = changedFiles(migrated);
  const files: Replacement[] = [];
  for (const document of migrated.flatMap(({ map }) => map.documents)) {
    const edits = changed.get(document.uri);
    if (!edits) continue;
    const file = fileURLToPath(document.uri);
    const path = shown(file, cwd);
    const mark = await markOf({ path, file, document });
    files.push({
      path: file,
      name: path,
      content: mark + applied(document.text, edits),
      before: await readFile(file),
    });
  }
  await replaceFiles(files);
  return files.length;
}

function changedFiles(migrated: readonly MigratedMap[]): ReadonlyMap<string, readonly MigrationEdit[]> {
  const byFile = new Map<string, MigrationEdit[]>();
  for (const edit of migrated.flatMap(({ edits }) => edits)) {
    const others = byFile.get(edit.uri);
    if (others) others.push(edit);
    else byFile.set(edit.uri, [edit]);
  }
  return byFile;
}

/** The keys that no map had a use for. */
function unusedKeys(migrated: readonly MigratedMap[], decisions: readonly Decision[]): string[] {
  return decisions
    .map(({ key }) => key)
    .filter((key) => migrated.every(({ unused }) => unused.includes(key)));
}

function fileName(cwd: string): (uri: string) => string {
  return (uri) => shown(fileURLToPath(uri), cwd);
}

function placeIn(cwd: string): (uri: string, line: number) => string {
  return (uri, line) => `${fileName(cwd)(uri)}:${line + 1}`;
}
