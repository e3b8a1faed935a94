/** The framework's picture of a map, as plain data. */
import type { Grid, GridElement, GridView } from '../../../grid/model.js';
import { ancestors, type Element } from '../../framework/element.js';
import { type Lens, leadsToLens, lensesOf, lensReason } from '../../framework/lenses.js';
import { DEFAULT_LEVEL } from '../../workspace/catalogue.js';
import type { Coverage } from '../../workspace/coverage.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { coverageOf } from '../coverage-of.js';
import { titleOf } from '../framework-tree/status.js';
import { groupWords } from '../framework-tree/words.js';
import { shorten } from '../markdown.js';
import { FactsGatherer } from './facts.js';
import { frameOf } from './frame.js';
import { reasonOf } from './reason.js';
import { statementsIn } from './statements.js';

const LONGEST_TITLE = 120;

export interface GridOptions {
  readonly view: GridView;
  /** Undefined for all variants together. */
  readonly variant?: string;
  /** A lens's id; one that the release does not have narrows nothing. */
  readonly lens?: string;
  /** The keys of the elements whose parts are wanted. */
  readonly details: readonly string[] | 'all';
}

/** The grid of a map; undefined where its release is not known. */
export function grid(
  map: ProcessMap,
  { view, variant, lens: lensId, details }: GridOptions,
): Grid | undefined {
  const framework = map.catalogue?.framework;
  if (!framework) return undefined;
  const frame = frameOf(framework);
  const lenses = lensesOf(framework);
  const lens = lenses.find(({ id }) => id === lensId);
  const coverage = coverageOf(map, view, variant);
  const partsOf = partsIn(map);
  const describe = describer(map, coverage, partsOf, { view, variant, lens });
  const detailed =
    details === 'all' ? frame.elements : frame.elements.filter(({ key }) => details.includes(key));
  const described = [...frame.elements, ...detailed.flatMap(partsOf)].map(describe);
  return {
    release: framework.release.name,
    releaseTitle: framework.release.title,
    title: shorten(titleOf(map), LONGEST_TITLE),
    view,
    variant,
    variants: [...new Set(map.declared('variant').map(({ item }) => item.id))],
    lens: lens?.id,
    lenses: lenses.map(({ id, title }) => ({ id, title })),
    panels: frame.panels,
    band: frame.band,
    bandLabel: frame.bandLabel,
    elements: Object.fromEntries(described.map((element) => [element.key, element])),
    summary: summaryOf(map, groupWords(coverage, framework.roots, lens)),
  };
}

type Parts = (element: Element) => readonly Element[];

/** What decomposes elements: their children, then the organization's own elements. */
function partsIn({ catalogue }: ProcessMap): Parts {
  const own = new Map<Element, Element[]>();
  for (const extension of catalogue?.extensions ?? []) {
    const { parent, key } = extension;
    // An id that the framework holds is a mistake, and would take the place of its element.
    if (!parent || catalogue?.framework.byKey(key) || catalogue?.framework.byId(key)) continue;
    own.set(parent, [...(own.get(parent) ?? []), extension]);
  }
  return (element) => element.children.concat(own.get(element) ?? []);
}

interface Choice {
  readonly view: GridView;
  readonly variant: string | undefined;
  readonly lens: Lens | undefined;
}

function describer(map: ProcessMap, coverage: Coverage, partsOf: Parts, { view, variant, lens }: Choice) {
  const facts = new FactsGatherer(map, coverage, view, variant);
  const { decisions, scores } = statementsIn(map);
  return (element: Element): GridElement => {
    const { key, id, name, level, definition, childList } = element;
    const covered = coverage.of(element);
    return {
      key,
      id,
      name,
      level,
      definition,
      state: covered.systemOnly ? 'system only' : covered.state,
      reason: reasonOf(map, covered),
      decision: decisions.get(element),
      score: scores.get(element),
      ...facts.of(element),
      children: partsOf(element).map((part) => part.key),
      childrenComplete: childList === 'complete',
      isOwn: element.kind === 'extension' || undefined,
      inLens: lens && whyInLens(lens, element),
    };
  };
}

/** Why a lens has an element, or parts of it. */
function whyInLens(lens: Lens, element: Element): string | undefined {
  const own = lensReason(lens, element);
  if (own !== undefined || !leadsToLens(lens, element)) return own;
  const [part, ...more] = [...lens.members].filter(([member]) => ancestors(member).includes(element));
  if (!part) return undefined;
  const [{ name }, reason] = part;
  return `In part: ${name}${more.length > 0 ? ` and ${more.length} more` : ''}. ${reason}`;
}

/** The picture shows level 2: where the map counts at another level, that has to be said. */
function summaryOf({ scope }: ProcessMap, words: string): string {
  return scope.level === DEFAULT_LEVEL ? words : `Level ${scope.level}: ${words}`;
}
