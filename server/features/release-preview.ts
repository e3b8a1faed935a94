import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { movedFrom } from '../framework/moved.js';
import { normalize } from '../framework/normalize.js';
import type { MapDocument } from '../map/document.js';
import { moved } from '../map/range.js';
import {
  type FindingCounts,
  RELEASE_FATES,
  type ReleaseChange,
  type ReleaseFate,
  type ReleasePreview,
} from '../protocol.js';
import { check } from '../rules/check.js';
import { type Judged, usesOf } from '../rules/element-uses.js';
import { writeReference } from '../rules/reference-text.js';
import type { Severities } from '../rules/rule.js';
import { headText, ProcessMap } from '../workspace/process-map.js';

/** How many references of each fate are listed; all are counted. */
const MOST_LISTED = 100;

/**
 * What becomes of a map when its files name another release: of each reference to an element, and in findings.
 * @param target the other release.
 * @param severities what the user wants of the rules.
 */
export function releasePreview(map: ProcessMap, target: Framework, severities: Severities): ReleasePreview {
  const { name } = target.release;
  const edits = map.documents.flatMap((document) => releaseEdits(document, name));
  const after = switched(map, edits, target);
  const counts: Record<ReleaseFate, number> = { kept: 0, moved: 0, elsewhere: 0, other: 0, unknown: 0 };
  const changes: ReleaseChange[] = [];
  for (const change of fatesOf(map, after)) {
    counts[change.fate]++;
    if (change.fate !== 'kept' && counts[change.fate] <= MOST_LISTED) changes.push(change);
  }
  changes.sort((a, b) => RELEASE_FATES.indexOf(a.fate) - RELEASE_FATES.indexOf(b.fate));
  return {
    from: map.catalogue?.framework.release.name,
    to: name,
    counts,
    changes,
    findings: { before: findingsOf(map, severities), after: findingsOf(after, severities) },
    edits,
  };
}

type ReleaseEdit = ReleasePreview['edits'][number];

/** The edit of a document's `etom:` line; none where it has none, or names the release already. */
function releaseEdits(document: MapDocument, release: string): ReleaseEdit[] {
  const head = headText(document, 'etom');
  if (!head || head.text.alias || head.text.text === release) return [];
  const range = moved(head.text.range, document.startOf(head.block));
  return [{ uri: document.uri, range, newText: writeReference(head.text, release) }];
}

/** The map as it will be. */
function switched(map: ProcessMap, edits: readonly ReleaseEdit[], target: Framework): ProcessMap {
  const documents = map.documents.map((document) => {
    const own = edits.filter(({ uri }) => uri === document.uri);
    return document.update(
      document.version,
      own.map(({ range, newText }) => ({ range, text: newText })),
    );
  });
  const frameworks = (release: string) => (release === target.release.name ? target : undefined);
  return new ProcessMap(documents, frameworks, map.complete, undefined, map.exists);
}

function* fatesOf(map: ProcessMap, after: ProcessMap): Generator<ReleaseChange> {
  const { catalogue } = after;
  if (!catalogue) return;
  for (const document of map.documents) {
    for (const [index, block] of document.blocks.entries()) {
      for (const judged of usesOf({ block, catalogue }).judged) {
        const { text } = judged.use;
        const before = map.catalogue?.element(text.text);
        yield {
          ...fateOf(judged, before, catalogue.framework),
          text: text.text,
          uri: document.uri,
          range: moved(text.range, document.startOf(index)),
        };
      }
    }
  }
}

/** @param before what the reference means now, if that is known. */
function fateOf(
  { resolution, moved: away }: Judged,
  before: Element | undefined,
  target: Framework,
): Pick<ReleaseChange, 'fate' | 'was' | 'now'> {
  if (away) return { fate: 'moved', now: away.to && label(away.to) };
  const was = before && label(before);
  const became = was === undefined ? undefined : movedFrom(target, was)?.to;
  switch (resolution.status) {
    case 'ok': {
      const { element, misspelled } = resolution;
      const isSame = before
        ? element === became || normalize(before.name) === normalize(element.name)
        : !misspelled;
      return isSame ? { fate: 'kept' } : { fate: 'other', was, now: label(element) };
    }
    case 'mismatch':
      return { fate: 'elsewhere', now: label(resolution.named) };
    case 'unknown':
      if (resolution.named) return { fate: 'elsewhere', now: label(resolution.named) };
      return { fate: 'unknown', was, now: became && label(became) };
    default:
      return { fate: 'unknown', was };
  }
}

function findingsOf(map: ProcessMap, severities: Severities): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const document of map.documents) {
    for (const { severity } of check(document, map, severities)) counts[severity]++;
  }
  return counts;
}
