/** `etom diff`: what two releases differ in, and what of it concerns maps. */
import { fileURLToPath } from 'node:url';
import { tableToCsv } from '../server/exchange/csv.js';
import { diffMarkdown } from '../server/exchange/release-diff/markdown.js';
import { changesTable, concernsTable } from '../server/exchange/release-diff/tables.js';
import { type DiffReport, mapTitle } from '../server/exchange/release-diff/words.js';
import { type MapConcerns, mapConcerns } from '../server/features/release-diff/concerns.js';
import type { ReleaseDiff } from '../server/features/release-diff/model.js';
import { releaseDiff } from '../server/features/release-diff/release-diff.js';
import { domainNames, downTo, inDomain, READABLE_LEVEL } from '../server/features/release-diff/select.js';
import { shortRelease } from '../server/features/release-diff/words.js';
import type { Framework } from '../server/framework/framework.js';
import type { History } from '../server/framework/history.js';
import { either } from '../server/rules/words.js';
import { mapNameOf, type ProcessMap, releaseOf } from '../server/workspace/process-map.js';
import type { Output } from './check.js';
import type { DiffCommandOptions } from './diff-command.js';
import { diffText } from './diff-text.js';
import { shown } from './files.js';
import { load } from './load.js';
import { loadHistory, loadRelease, releaseNamed } from './releases.js';
import { printable } from './text-format.js';

/**
 * Compares two releases.
 * @param releases as typed: the one that one comes from, and the other.
 * @param paths of the maps that are asked about; without any, the releases are compared as a whole.
 * @returns the exit code: 0 compared, 2 a file could not be read, or a map is on neither release.
 * @throws Error with a sentence for the user where the releases cannot be compared, or have no such domain.
 */
export async function runDiff(
  releases: readonly [from: string, to: string],
  paths: readonly string[],
  options: DiffCommandOptions,
  { out, err }: Output,
): Promise<number> {
  const { cwd, dataFolder, domain } = options;
  const [old, now, history] = await loadBoth(releases, dataFolder);
  const whole = releaseDiff(old, now, history);
  const diff = domain === undefined ? whole : ofDomain(whole, domain);

  const asked = paths.length > 0 || options.map !== undefined;
  const { files, failures } = asked
    ? await load(paths.length > 0 ? paths : ['.'], cwd, dataFolder, { map: options.map })
    : { files: [], failures: [] };
  for (const { message } of failures) err(printable(`etom: ${message}`));
  const fileName = (uri: string): string => shown(fileURLToPath(uri), cwd);
  const maps: MapConcerns[] = [];
  let isWhole = failures.length === 0;
  for (const map of new Set(files.map((file) => file.map))) {
    const concerns = mapConcerns(whole, map);
    if (concerns) maps.push(listedIn(diff, concerns));
    else {
      isWhole = false;
      err(printable(`etom: ${elsewhere(map, diff, fileName)}`));
    }
  }
  if (!asked || maps.length > 0) out(written({ diff, maps, isWhole: !asked, fileName }, options));
  return isWhole ? 0 : 2;
}

async function loadBoth(
  releases: readonly [from: string, to: string],
  dataFolder: string,
): Promise<[Framework, Framework, History]> {
  const history = await loadHistory(dataFolder);
  const [from = '', to = ''] = releases.map((text) => {
    const name = releaseNamed(text);
    if (history.releases.includes(name)) return name;
    throw new Error(
      `${printable(text)}: the history of this release is not known; take ${either(history.releases.map(shortRelease))}`,
    );
  });
  if (from === to) throw new Error(`${shortRelease(from)} is compared with itself; name two releases`);
  return [await loadRelease(from, dataFolder), await loadRelease(to, dataFolder), history];
}

function ofDomain(diff: ReleaseDiff, domain: string): ReleaseDiff {
  const found = inDomain(diff, domain);
  if (found) return found;
  throw new Error(`--domain ${printable(domain)}: neither release has it; take ${either(domainNames(diff))}`);
}

/** Leaves of what concerns a map only the changes that a comparison lists. */
function listedIn({ groups }: ReleaseDiff, map: MapConcerns): MapConcerns {
  const changes = new Set(groups.flatMap((group) => group.changes));
  const listed = (some: MapConcerns['concerns']) => some.filter(({ change }) => changes.has(change));
  return { ...map, concerns: listed(map.concerns), below: listed(map.below) };
}

function written(report: DiffReport, { format, level, colours }: DiffCommandOptions): string {
  const { diff, maps, isWhole, fileName } = report;
  const listed = downTo(diff, level ?? (format === 'text' || format === 'markdown' ? READABLE_LEVEL : 9));
  switch (format) {
    case 'text':
      return diffText({ ...report, diff: listed }, colours);
    case 'markdown':
      return diffMarkdown({ ...report, diff: listed }).trimEnd();
    case 'csv':
      return tableToCsv(isWhole ? changesTable(listed) : concernsTable(listed, maps, fileName)).replace(
        /\n$/,
        '',
      );
    case 'json':
      return JSON.stringify(jsonOf({ ...report, diff: listed }), undefined, 2);
  }
}

function jsonOf({ diff, maps, fileName }: DiffReport): object {
  return {
    ...diff,
    maps: maps.map(({ name, files, concerns, below, ...map }) => {
      const told = (some: MapConcerns['concerns']): object[] =>
        some.map(({ change, uses }) => ({
          change,
          uses: uses.map(({ uri, range, ...use }) => ({
            file: fileName(uri),
            line: range.start.line + 1,
            column: range.start.character + 1,
            ...use,
          })),
        }));
      return {
        map: name ?? mapTitle({ name, files, concerns, below, ...map }, fileName),
        files: files.map(fileName),
        ...map,
        concerns: told(concerns),
        below: told(below),
      };
    }),
  };
}

function elsewhere(map: ProcessMap, { from, to }: ReleaseDiff, fileName: (uri: string) => string): string {
  const [first] = map.documents;
  const file = first ? fileName(first.uri) : '';
  const release = map.documents.map(releaseOf).find((one) => one !== undefined);
  if (release === undefined) return `${file}: names no framework release; begin it with \`etom:\``;
  const name = (first && mapNameOf(first)) ?? file;
  return `${name} is on ${shortRelease(release)}, and not on ${shortRelease(from)} or ${shortRelease(to)}; compare its own release`;
}
