/**
 * An assessment with a score and nothing that shows it: no evidence and no link.
 *
 * Evidence is a document or a few words. A score of 0 needs none: there is nothing to show.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * assessments:
 *   - { element: 1.1.1.5 Order Handling, score: 4.0 }
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * assessments:
 *   - { element: 1.1.1.5 Order Handling, score: 4.0, evidence: Audit of the order desk in May }
 * ```
 */
import { field, itemsOf, textOf } from '../map/value.js';
import { isBroken } from './problems.js';
import type { Report, Rule } from './rule.js';
import { said } from './words.js';

export const scoreWithoutEvidence: Rule = {
  code: 'score-without-evidence',
  severity: 'info',
  reads: [],
  *check({ block }): Iterable<Report> {
    for (const { key, value } of block.facts.head) {
      if (key.text !== 'assessments') continue;
      for (const item of itemsOf(value)) {
        const score = textOf(item, 'score');
        if (!score || score.alias || Number(score.text) === 0) continue;
        if (field(item, 'evidence') || field(item, 'links') || isBroken(block.problems, score.range))
          continue;
        const element = textOf(item, 'element');
        const what = element ? ` of ${said(element.text)}` : '';
        yield { range: score.range, message: `Nothing shows the score${what}: it has no evidence` };
      }
    }
  },
};
