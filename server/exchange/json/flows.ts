/** The flows of a map as steps that follow each other. */

import { pathOfReference } from '../../features/occurrences.js';
import { label } from '../../framework/element.js';
import type { Declaration } from '../../map/facts.js';
import { entriesOf, field, itemsOf, type Value } from '../../map/value.js';
import type { Located, ProcessMap } from '../../workspace/process-map.js';
import { declaredIn } from './declared.js';
import type { NamedElements } from './elements.js';
import type { ExportOptions, FlowEntry, NextEntry, StepEntry } from './model.js';
import { describedIn, listOf, wordsOf } from './read-fields.js';

/** The flows that an export is about, each with all its steps. */
export function flowsOf(map: ProcessMap, options: ExportOptions, named: NamedElements): FlowEntry[] {
  const { variant } = options;
  return map.declared('flow').flatMap((located) => {
    const flow = flowOf(map, located, options, named);
    return variant === undefined || (flow.applies?.includes(variant) ?? true) ? [flow] : [];
  });
}

function flowOf(
  map: ProcessMap,
  located: Located<Declaration>,
  options: ExportOptions,
  named: NamedElements,
): FlowEntry {
  const { id, name, value } = located.item;
  const written = field(value, 'steps');
  const steps: (readonly [string, Value])[] =
    written?.kind === 'list'
      ? written.items.map((item, index) => [String(index + 1), item])
      : entriesOf(written).flatMap(({ key, value: step }) => (step ? [[key.text, step] as const] : []));
  return {
    id,
    name: name?.text || id,
    start: wordsOf(value, 'start'),
    end: wordsOf(value, 'end'),
    owner: wordsOf(value, 'owner'),
    applies: listOf(value, 'applies'),
    steps: steps.map(([step, said], index) => stepOf(map, step, said, steps, index, named)),
    ...describedIn(value),
    ...declaredIn(located, options),
  };
}

function stepOf(
  map: ProcessMap,
  id: string,
  value: Value,
  steps: readonly (readonly [string, Value])[],
  index: number,
  named: NamedElements,
): StepEntry {
  const reference = wordsOf(value, 'process');
  const process = reference === undefined ? undefined : pathOfReference(map, 'process', reference);
  const written = wordsOf(value, 'element');
  const element = written === undefined ? undefined : named.name(written);
  const found = written === undefined ? undefined : map.catalogue?.element(written);
  const declared = process === undefined ? undefined : map.declarations('process', process)[0]?.item;
  const actor = wordsOf(value, 'actor');
  return {
    id,
    name:
      wordsOf(value, 'name') ??
      (declared ? declared.name?.text || declared.id : reference) ??
      (found ? label(found) : written) ??
      actor ??
      id,
    process,
    ...element,
    actor,
    when: wordsOf(value, 'when'),
    parallel: wordsOf(value, 'parallel') === 'true' ? true : undefined,
    next: nextOf(value, steps, steps[index + 1]?.[0]),
    ...describedIn(value),
  };
}

/** The steps that follow: those that are named, as far as they are there, else the one written below. */
function nextOf(
  value: Value,
  steps: readonly (readonly [string, Value])[],
  below: string | undefined,
): NextEntry[] {
  const named = field(value, 'next');
  if (!named) return below === undefined ? [] : [{ to: below }];
  return itemsOf(named).flatMap((item) => {
    const to = wordsOf(item, 'to');
    const isThere = to !== undefined && steps.some(([id]) => id === to);
    return isThere ? [{ to, when: wordsOf(item, 'when') }] : [];
  });
}
