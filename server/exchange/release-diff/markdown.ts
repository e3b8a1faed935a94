/** What two releases differ in as Markdown, for a page of the editor or of a repository. */

import { escapeLine } from '../../features/markdown.js';
import type { Concern, MapConcerns } from '../../features/release-diff/concerns.js';
import type { DiffElement, DiffGroup, Side } from '../../features/release-diff/model.js';
import { byKind, kindTitle, type Say, shortRelease } from '../../features/release-diff/words.js';
import { label } from '../../framework/element.js';
import { tableToMarkdown } from '../markdown-table.js';
import { countsTable } from './tables.js';
import { accounts, concernAccount, type DiffReport, mapTitle, toldChange, useWords } from './words.js';

/** Where things can be looked at. */
export interface DiffLinks {
  /** The target of a link to an element's page; undefined where there is none. */
  readonly element?: (element: DiffElement, side: Side) => string | undefined;
  /** The target of a link to a line of a file, counted from 0. */
  readonly place?: (uri: string, line: number) => string;
}

/** Writes a comparison. What concerns maps stands first. */
export function diffMarkdown(report: DiffReport, links: DiffLinks = {}): string {
  const { diff, maps, isWhole } = report;
  const say: Say = (element, side) => link(label(element), links.element?.(element, side));
  const sections = [
    `# What changed from ${shortRelease(diff.from)} to ${shortRelease(diff.to)}`,
    list(accounts(diff).map(escapeLine)),
    ...maps.flatMap((map) => concernsOf(map, report, links, say)),
    ...(isWhole
      ? [
          '## By domain',
          tableToMarkdown(countsTable(diff)),
          ...diff.groups.flatMap((group) => groupOf(group, say)),
        ]
      : []),
    'Ids, names and structure are facts of the framework (© TM Forum); the wording is ours.',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function groupOf({ title, changes, deeper }: DiffGroup, say: Say): string[] {
  if (changes.length === 0 && deeper === 0) return [];
  return [
    `## ${escapeLine(title)}`,
    ...byKind(changes).flatMap((kind) => [
      `### ${capital(kindTitle(kind.kind))} (${kind.changes.length})`,
      list(kind.changes.map((change) => toldChange(change, say))),
    ]),
    deeper > 0 ? `Deeper, and not listed: ${deeper}.` : '',
  ];
}

function concernsOf(map: MapConcerns, { diff, fileName }: DiffReport, links: DiffLinks, say: Say): string[] {
  const told = ({ change, uses }: Concern): string =>
    [
      `${kindTitle(change.kind)}: ${toldChange(change, say)}`,
      ...uses.map((use) => {
        const { line } = use.range.start;
        const place = `${fileName(use.uri)}:${line + 1}`;
        return `  - ${escapeLine(useWords(use))}, ${link(place, links.place?.(use.uri, line))}`;
      }),
    ].join('\n');
  return [
    `## In the map ${escapeLine(mapTitle(map, fileName))}`,
    `${escapeLine(concernAccount(map, diff))}.`,
    list(map.concerns.map(told)),
    map.below.length > 0 ? '### New below what it names' : '',
    list(map.below.map(told)),
  ];
}

function list(items: readonly string[]): string {
  return items.map((item) => `- ${item}`).join('\n');
}

function link(text: string, target: string | undefined): string {
  return target === undefined ? escapeLine(text) : `[${escapeLine(text)}](<${target}>)`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
