/** Why an element of the picture has its state, in a sentence. */
import { type Element, label } from '../../framework/element.js';
import { type Declaration, pathOf } from '../../map/facts.js';
import { exclusionOf } from '../../workspace/catalogue.js';
import type { Claim } from '../../workspace/claims.js';
import type { ElementCoverage } from '../../workspace/coverage.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';
import { nameOf } from './facts.js';

/** Processes or systems that a sentence names. */
const MOST_NAMED = 3;
/** UTF-16 units of a name in a sentence, so that it has no more than 300. */
const LONGEST_NAME = 45;
const LONGEST_LABEL = 80;
const LONGEST_REASON = 150;

/** The sentence for an element's coverage. */
export function reasonOf(map: ProcessMap, coverage: ElementCoverage): string {
  const { element, state, reasons, systemOnly, systems, claimedAbove } = coverage;
  const by = named(reasons.map(({ process }) => process));
  switch (state) {
    case 'excluded':
      return exclusionWords(element, map);
    case 'full':
      return `Mapped in full by ${by}.`;
    case 'rolled up':
      return `All that it consists of is mapped in full, by ${by}.`;
    case 'partial':
      return reasons.some((claim) => claim.element === element)
        ? `Mapped in part by ${by}.`
        : `Only parts of it are mapped, by ${by}.`;
    case 'inherited':
      return `${above(reasons)} is mapped in full by ${by}.`;
    case 'undetailed':
      return `${above(reasons)} is mapped in part by ${by}, which does not say which part.`;
    case 'planned':
      return isAbove(reasons, element) ? `${above(reasons)} is planned by ${by}.` : `Planned by ${by}.`;
    case 'gap':
      if (systemOnly) {
        return `No process is mapped to it; ${named(systems.flatMap(({ item }) => item.by ?? []))} implements it.`;
      }
      return claimedAbove.length > 0
        ? `Nothing is mapped to it. ${above(claimedAbove)} is mapped, which proves nothing of what is below.`
        : 'Nothing is mapped to it.';
  }
}

function exclusionWords(element: Element, map: ProcessMap): string {
  const exclusion = exclusionOf(element, map.scope);
  if (!exclusion) return 'The scope does not include it.';
  const why = shorten(exclusion.reason ?? '', LONGEST_REASON).replace(/\.$/, '');
  const what =
    exclusion.element === element
      ? 'Excluded'
      : `Excluded with ${quoted(label(exclusion.element), LONGEST_LABEL)}`;
  return why === '' ? `${what}.` : `${what}: ${why}.`;
}

/** "“A”, “B”, “C” and 2 more", each once. */
function named(declarations: readonly Declaration[]): string {
  const names = new Map(declarations.map((declaration) => [pathOf(declaration), declaration]));
  const shown = [...names.values()].slice(0, MOST_NAMED).map((each) => quoted(nameOf(each), LONGEST_NAME));
  const more = names.size - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** The element above that claims are on, as the start of a sentence. */
function above([claim]: readonly Claim[]): string {
  return claim ? `${quoted(label(claim.element), LONGEST_LABEL)} above it` : 'Something above it';
}

function isAbove(claims: readonly Claim[], element: Element): boolean {
  return claims.every((claim) => claim.element.level < element.level);
}

function quoted(name: string, most: number): string {
  return `“${shorten(name, most)}”`;
}
