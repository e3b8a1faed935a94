/** What a report is about: a map in some views and, if asked, for one variant and through one lens. */
import { coverageOf } from '../../features/coverage-of.js';
import type { Element } from '../../framework/element.js';
import { type Lens, leadsToLens, lensReason } from '../../framework/lenses.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import type { CoverageView } from '../../workspace/claims.js';
import type { Coverage } from '../../workspace/coverage.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import type { ByView } from './model.js';

export interface Choice {
  readonly views: readonly CoverageView[];
  readonly variant: string | undefined;
  readonly lens: Lens | undefined;
}

export class Subject {
  /** Level 2 and deeper to the scope's level, and whatever else is counted; in scope and in the lens, in the framework's order. */
  readonly elements: readonly Element[];
  /** The elements at which gaps are sought, whether or not they are in scope. */
  readonly units: ReadonlySet<Element>;

  constructor(
    readonly map: ProcessMap,
    readonly catalogue: Catalogue,
    readonly choice: Choice,
  ) {
    const { framework } = catalogue;
    const coverage = this.coverage(choice.views[0] ?? 'as-is');
    this.units = new Set(coverage.units(framework.roots));
    this.elements = framework.elements.filter(
      (element) =>
        ((element.level >= 2 && element.level <= map.scope.level) || this.units.has(element)) &&
        coverage.of(element).state !== 'excluded' &&
        this.sees(element),
    );
  }

  coverage(view: CoverageView): Coverage {
    return coverageOf(this.map, view, this.choice.variant);
  }

  /** Whether the lens has an element or something of it; true where there is no lens. */
  sees(element: Element): boolean {
    const { lens } = this.choice;
    return !lens || lensReason(lens, element) !== undefined || leadsToLens(lens, element);
  }

  byView<T>(of: (view: CoverageView) => T): ByView<T> {
    return Object.fromEntries(this.choice.views.map((view) => [view, of(view)]));
  }
}
