/** Brings a map to another release of the framework: what becomes of each reference, and the edits that do it. */
import { label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { readReleaseName } from '../../framework/releases.js';
import type { Problem } from '../../map/problem.js';
import { moved } from '../../map/range.js';
import { writeReference } from '../../rules/reference-text.js';
import { said } from '../../rules/words.js';
import { type Frameworks, headText, type ProcessMap, placeOf } from '../../workspace/process-map.js';
import { fileNameOf } from '../file-name.js';
import { type Decision, Decisions } from './decisions.js';
import type { Fates } from './fate.js';
import { Follower } from './follow.js';
import { Meanings } from './meaning.js';
import { canonical, releaseTextOf } from './named-releases.js';
import { countsOf, type Migration, type MigrationEdit, type TakenId } from './plan.js';

export interface MigrateOptions {
  /** Gives the releases of `releasesFor`, loaded. */
  readonly frameworks: Frameworks;
  readonly history: Fates;
  readonly decisions?: readonly Decision[];
  /** The release that the references are of, where the `etom:` line names another one already. */
  readonly former?: string;
}

/** Problems behind which there may be references that are not read. */
const UNREAD: ReadonlySet<Problem['code']> = new Set([
  'yaml-syntax',
  'multiple-documents',
  'merge-key',
  'duplicate-key',
  'limit-reached',
]);

/** Why a map cannot be brought to another release, in a sentence for the user. */
export class MigrateRefusal extends Error {}

/**
 * What becomes of a map on another release.
 * @throws MigrateRefusal where a part of the map cannot be read, or no release is named in words that can be changed; DecisionRefusal where a decision cannot be
 * followed.
 */
export function migrate(map: ProcessMap, target: Framework, options: MigrateOptions): Migration {
  const { name } = target.release;
  refuseUnread(map);
  const heads = releaseEdits(map, name);
  const meanings = new Meanings(map, options.frameworks, options.former);
  const after = meanings.catalogue(name);
  if (!after) throw new MigrateRefusal(`The release ${name} could not be read`);
  const decisions = new Decisions(options.decisions ?? [], after);
  const follower = new Follower(target, after, options.history, decisions);
  for (const meant of meanings.all()) follower.add(meant);
  const { references } = follower;
  const from = options.former ?? map.documents.map(releaseTextOf).find((text) => text !== undefined);
  return {
    from: from === undefined ? undefined : canonical(from),
    to: name,
    references,
    counts: countsOf(references),
    edits: inOrder(map, [...heads, ...follower.edits()]),
    taken: takenIds(map, target),
    unused: decisions.unused,
  };
}

/** References that nobody reads would stay on the former release unseen. */
function refuseUnread({ documents }: ProcessMap): void {
  for (const document of documents) {
    for (const [index, { problems }] of document.blocks.entries()) {
      const problem = problems.find(({ code }) => UNREAD.has(code));
      if (!problem) continue;
      const line = document.startOf(index) + problem.range.start.line + 1;
      throw new MigrateRefusal(
        `Line ${line} of ${fileNameOf(document.uri)} has an error (${problem.code}) that hides references; correct it first`,
      );
    }
  }
}

/** The edits of the `etom:` lines; none where a line names the release already, in whatever spelling. */
function releaseEdits(map: ProcessMap, release: string): MigrationEdit[] {
  const heads = map.documents.map((document) => ({ document, head: headText(document, 'etom') }));
  if (heads.every(({ head }) => !head))
    throw new MigrateRefusal('No file of the map has an “etom:” line that says which release it is on');
  return heads.flatMap(({ document, head }) => {
    if (!head || canonical(head.text.text) === release) return [];
    const { text, block } = head;
    if (readReleaseName(text.text).kind === 'unknown')
      throw new MigrateRefusal(`${said(text.text)} is no framework release; correct the “etom:” line first`);
    if (text.alias || text.style === 'other')
      throw new MigrateRefusal(
        'The “etom:” line is an alias or has several lines; write the release itself there',
      );
    const range = moved(text.range, document.startOf(block));
    return [{ uri: document.uri, range, newText: writeReference(text, release) }];
  });
}

function takenIds(map: ProcessMap, target: Framework): TakenId[] {
  return map.declared('extension').flatMap((declared) => {
    const { key, id } = declared.item;
    const holder = key.alias ? undefined : target.byId(id);
    return holder ? [{ ...placeOf(declared, key.range), id, holder: label(holder) }] : [];
  });
}

/** Edits in the order of files and lines; those that several aliases ask for once. */
function inOrder(map: ProcessMap, edits: readonly MigrationEdit[]): MigrationEdit[] {
  const files = new Map(map.documents.map(({ uri }, index) => [uri, index]));
  const at = ({ uri }: MigrationEdit): number => files.get(uri) ?? 0;
  const sorted = [...edits].sort(
    (a, b) =>
      at(a) - at(b) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      a.range.end.line - b.range.end.line,
  );
  return sorted.filter((edit, index) => JSON.stringify(edit) !== JSON.stringify(sorted[index - 1]));
}
