import { escapeMarkdown } from '../server/features/markdown.js';
import type { Element } from '../server/framework/element.js';
import type { Framework } from '../server/framework/framework.js';
import { OUTCOMES, type Outcome } from '../server/framework/history.js';
import type { Counts } from '../server/framework/history-counts.js';
import { lensesOf } from '../server/framework/lenses.js';
import { DEFAULT_RELEASE, type Release } from '../server/framework/releases.js';

const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  same: 'stayed the same',
  renumbered: 'renumbered',
  renamed: 'renamed',
  'renumbered-and-renamed': 'renumbered and renamed',
  merged: 'merged',
  split: 'split',
  undecided: 'not surely followed',
  removed: 'removed',
};

/** What a release changed of the one before it. */
export interface Changes {
  readonly before: Release;
  readonly counts: Counts;
}

/** What a release is and holds, as Markdown. @param changes what it changed, where the release before it is known. */
export function releasePage(framework: Framework, changes?: Changes): string {
  const { elements, release, roots, verticals } = framework;
  const levels = [...new Set(elements.map(({ level }) => level))].sort((a, b) => a - b);
  const perLevel = levels.map(
    (level) => `${elements.filter((one) => one.level === level).length} of level ${level}`,
  );
  const withId = elements.filter(({ id }) => id !== undefined).length;
  const withDefinition = elements.filter(({ definition }) => definition !== undefined).length;
  const shortly = release.name.replace('gb921-', '');
  const forms = shortly === release.name ? '' : `, or \`${shortly}\` for short`;
  const usual =
    release.name === DEFAULT_RELEASE ? ' It is the release that etom takes where none is named.' : '';
  const kinds: readonly [Element['kind'], string][] = [
    ['horizontal', 'Functional groupings'],
    ['domain', 'Domains (functional groupings)'],
    ['enterprise-grouping', 'Enterprise process groupings'],
  ];
  const sections = [
    `# ${release.title}`,
    `In a map: \`etom: ${release.name}\`${forms}.${usual}`,
    [
      `- ${elements.length} elements: ${perLevel.join(', ')}`,
      `- ${withId} of them have an id, and ${withDefinition} a definition of ours`,
      `- Lenses: ${lensesOf(framework)
        .map(({ title, members }) => `${title} (${members.size} elements)`)
        .join(', ')}`,
    ].join('\n'),
    changes ? changesText(changes) : '',
    list(
      'Areas',
      roots.filter(({ kind }) => kind === 'area'),
    ),
    list('End-to-end processes (verticals)', verticals),
    ...kinds.map(([kind, title]) =>
      list(
        title,
        elements.filter((element) => element.kind === kind),
      ),
    ),
    'Ids, names and structure are facts of the framework (© TM Forum); the wording is ours.',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function changesText({ before, counts }: Changes): string {
  const lines = OUTCOMES.filter((outcome) => counts[outcome] > 0).map(
    (outcome) => `- ${counts[outcome]} ${OUTCOME_WORDS[outcome]}`,
  );
  return `## Since ${before.name}\n\n${[...lines, `- ${counts.added} added`].join('\n')}`;
}

function list(title: string, elements: readonly Element[]): string {
  if (elements.length === 0) return '';
  const lines = elements.map(
    ({ id, name }) => `- ${escapeMarkdown(id === undefined ? name : `${id} ${name}`)}`,
  );
  return `## ${title}\n\n${lines.join('\n')}`;
}
