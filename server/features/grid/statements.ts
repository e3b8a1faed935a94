/** What a map says of elements beside its processes: decisions on gaps, and assessments. */
import type { Element } from '../../framework/element.js';
import { decidedIn } from '../../map/undecided.js';
import { textOf, type Value } from '../../map/value.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { shorten } from '../markdown.js';

export interface Statements {
  /** What was decided about a gap, in a few words. */
  readonly decisions: ReadonlyMap<Element, string>;
  /** The latest score, from 0 to 5. */
  readonly scores: ReadonlyMap<Element, number>;
}

const LONGEST_INITIATIVE = 80;

export function statementsIn(map: ProcessMap): Statements {
  const decisions = new Map<Element, string>();
  const scores = new Map<Element, number>();
  const dates = new Map<Element, string>();
  for (const { item: use } of map.located((block) => (block.facts.head.length > 0 ? decidedIn(block) : []))) {
    if (use.place !== 'gap' && use.place !== 'assessment') continue;
    const element = map.catalogue?.element(use.text.text);
    if (!element) continue;
    if (use.place === 'gap') {
      const decision = decisionWords(use.item);
      if (decision !== undefined && !decisions.has(element)) decisions.set(element, decision);
      continue;
    }
    const score = scoreOf(use.item);
    const date = textOf(use.item, 'date')?.text ?? '';
    if (score === undefined || date < (dates.get(element) ?? '')) continue;
    scores.set(element, score);
    dates.set(element, date);
  }
  return { decisions, scores };
}

/** "close by 2027-12 (Smart grid)", "accepted"; undefined where nothing is decided yet. */
function decisionWords(gap: Value): string | undefined {
  const text = (key: string): string => shorten(textOf(gap, key)?.text ?? '', LONGEST_INITIATIVE);
  const [decision, due, initiative] = [text('decision'), text('due'), text('initiative')];
  if (decision === 'accept') return 'accepted';
  // Who names a date or a project has decided.
  if (decision !== 'close' && due === '' && initiative === '') return undefined;
  return ['close', due && `by ${due}`, initiative && `(${initiative})`]
    .filter((part) => part !== '')
    .join(' ');
}

function scoreOf(assessment: Value): number | undefined {
  const text = textOf(assessment, 'score')?.text ?? '';
  const score = Number(text);
  return text.trim() !== '' && score >= 0 && score <= 5 ? score : undefined;
}
