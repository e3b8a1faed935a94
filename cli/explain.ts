/** `etom explain`: the page of an element, a rule or a release, as Markdown. */

import { elementPage } from '../server/features/element-page.js';
import { escapeMarkdown } from '../server/features/markdown.js';
import type { Element } from '../server/framework/element.js';
import type { Framework } from '../server/framework/framework.js';
import type { History } from '../server/framework/history.js';
import { countsBetween } from '../server/framework/history-counts.js';
import { lensesOf, lensReason } from '../server/framework/lenses.js';
import { movedFrom } from '../server/framework/moved.js';
import { nearestWord } from '../server/framework/nearest.js';
import { DEFAULT_RELEASE, RELEASES, readReleaseName } from '../server/framework/releases.js';
import type { Resolution } from '../server/framework/resolve.js';
import { search } from '../server/framework/search.js';
import { becameWords, nearestElements } from '../server/rules/nearest-elements.js';
import { RULES } from '../server/rules/registry.js';
import { choice, either, said, titled } from '../server/rules/words.js';
import { Catalogue } from '../server/workspace/catalogue.js';
import { releasesPage } from './explain-releases.js';
import { releasePage } from './release-page.js';
import { loadHistory, loadRelease, releaseNamed } from './releases.js';
import { readRulePage } from './rule-page.js';

const CODES = RULES.map(({ code }) => code);
/** Elements that are offered where several may be meant. */
const MOST = 3;

/**
 * Explains what a text names: a rule, a release, or an element of a release.
 * @param dataFolder where the releases' data lies.
 * @param release as typed; the default release where it is undefined.
 * @returns the page, as Markdown.
 * @throws Error with a sentence for the user where there is no such thing; it names the nearest one.
 */
export async function explain(
  text: string,
  { dataFolder, release }: { readonly dataFolder: string; readonly release?: string },
): Promise<string> {
  const rule = RULES.find(({ code }) => code === text.trim().toLowerCase());
  if (rule)
    return `# ${rule.code}\n\nSeverity: ${rule.severity}\n\n${readRulePage(dataFolder, rule.code).body}`;
  if (text.trim().toLowerCase() === 'releases') return releasesPage();
  if (release === undefined && readReleaseName(text).kind !== 'unknown')
    return explainRelease(releaseNamed(text), dataFolder);

  const framework = await loadRelease(releaseNamed(release ?? DEFAULT_RELEASE), dataFolder);
  const catalogue = new Catalogue(framework, []);
  const resolution = catalogue.resolve(text);
  if (resolution.status === 'ok') return pageOf(resolution.element, framework, await loadHistory(dataFolder));
  const sentence =
    sentenceFor(resolution, text, framework) ??
    (await elsewhere(text, framework, dataFolder)) ??
    nothingFor(text, catalogue, resolution);
  throw new Error(sentence);
}

/** A release, and what it changed of the one before it. */
async function explainRelease(release: string, dataFolder: string): Promise<string> {
  const framework = await loadRelease(release, dataFolder);
  const history = await loadHistory(dataFolder);
  const before = history.releases[history.releases.indexOf(release) - 1];
  if (before === undefined || before === DEFAULT_RELEASE) return releasePage(framework);
  const older = await loadRelease(before, dataFolder);
  return releasePage(framework, { before: older.release, counts: countsBetween(history, older, framework) });
}

function pageOf(element: Element, framework: Framework, history: History): string {
  const sections = elementPage(element, framework, [], history).trimEnd().split('\n\n');
  const rights = sections.pop() ?? '';
  const lenses = lensesOf(framework).flatMap((lens) => {
    const reason = lensReason(lens, element);
    return reason === undefined ? [] : [`- ${lens.title}: ${escapeMarkdown(reason)}`];
  });
  if (lenses.length > 0) sections.push('## Lenses', lenses.join('\n'));
  return `${[...sections, rights].join('\n\n')}\n`;
}

/** What is known of a text that names no element for sure; undefined where nothing is. */
function sentenceFor(resolution: Resolution, text: string, framework: Framework): string | undefined {
  const { release } = framework;
  switch (resolution.status) {
    case 'mismatch': {
      const { element, named } = resolution;
      return `${said(text)} names two elements of ${release.name}: ${choice([element, named])}; explain one of them`;
    }
    case 'ambiguous':
      return `${resolution.candidates.length} elements of ${release.name} are named ${said(text)}; explain ${either(resolution.candidates.slice(0, MOST).map(way))}`;
    case 'later':
      return `${resolution.id} is of a later edition; in ${framework.laterRelease} it is ${said(resolution.now.join(' '))}: etom explain ${resolution.now[0]} --release ${framework.laterRelease}`;
    case 'unlisted':
      return `${said(text)} cannot be judged: what ${titled(resolution.above)} consists of is not fully known in ${release.name}`;
    default:
      return movedTo(text, framework);
  }
}

function movedTo(text: string, framework: Framework): string | undefined {
  const moved = movedFrom(framework, text);
  // What only may be another one is better explained where it is sure.
  if (!moved || moved.candidates.length > 0) return undefined;
  return `${said(text)} is of ${moved.from}; ${becameWords(moved, framework.release.name)}`;
}

/** An element of the same id or name in another release, the newest first. */
async function elsewhere(
  text: string,
  { release }: Framework,
  dataFolder: string,
): Promise<string | undefined> {
  for (const { name } of [...RELEASES].reverse()) {
    if (name === release.name) continue;
    const { status, element } = new Catalogue(await loadRelease(name, dataFolder), []).resolve(text);
    if (status === 'ok')
      return `${said(text)} is not an element of ${release.name}, but of ${name} (“${titled(element)}”): add --release ${name}`;
  }
  return undefined;
}

function nothingFor(text: string, catalogue: Catalogue, resolution: Resolution): string {
  const { framework } = catalogue;
  const near = nearestElements(catalogue, text, resolution);
  const word = nearestWord(text, [...CODES, ...RELEASES.map(({ name }) => name)]);
  const found = near.length > 0 ? near : search(framework.elements, text).map(({ element }) => element);
  const offers = [...found.slice(0, MOST).map(way), ...(word && near.length === 0 ? [`“${word}”`] : [])];
  const question = offers.length > 0 ? `; did you mean ${either(offers)}?` : '';
  return `${said(text)} is no rule, no release, and no element of ${framework.release.name}${question}`;
}

/** How an element is named so that it is found: by id, or by the path where its name stands for several. */
function way(element: Element): string {
  return element.id === undefined ? `“${element.key}”` : `“${titled(element)}”`;
}
