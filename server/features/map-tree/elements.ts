/** The elements of processes and systems as leaves of the process map tree. */
import { label } from '../../framework/element.js';
import type { MapDocument } from '../../map/document.js';
import type { ElementUse } from '../../map/facts.js';
import { moved } from '../../map/range.js';
import { textOf } from '../../map/value.js';
import { coverageOf } from '../coverage-of.js';
import { pathText } from '../element-text.js';
import { type Branch, type Description, lines, NOTHING_BELOW, type TreeContext } from './branch.js';

const COVERAGE_WORDS: Readonly<Record<string, string>> = {
  full: 'Covered fully here',
  partial: 'Covered partially here',
  planned: 'Planned here: not yet, but decided',
};

/**
 * An element that a process or a system is mapped to, with how much of it is covered.
 * @param block the index of the block in which it is said.
 * @param process the path of the process that says it.
 */
export function elementBranch(
  use: ElementUse,
  document: MapDocument,
  block: number,
  context: TreeContext,
  process?: string,
): Branch {
  const line = document.startOf(block);
  const extent = moved(use.item.range, line);
  const range = moved(use.text.range, line);
  return {
    key: `element ${use.text.text}`,
    uri: document.uri,
    extent,
    describe: () => ({
      ...describeUse(use, context),
      kind: 'element',
      hasChildren: false,
      range,
      process,
      ...context.problemsIn(document, extent),
    }),
    children: NOTHING_BELOW,
  };
}

function describeUse(
  { text, item, place }: ElementUse,
  { map }: TreeContext,
): Pick<Description, 'label' | 'details' | 'state' | 'tooltip'> {
  const element = map.catalogue?.element(text.text);
  const isSystem = place === 'system';
  const part = isSystem
    ? `${textOf(item, 'part')?.text ?? 'primary'} system`
    : (textOf(item, 'coverage')?.text ?? 'full');
  const note = textOf(item, 'note')?.text ?? '';
  if (!element) {
    const release = map.catalogue?.framework.release.name;
    const unknown = release === undefined ? 'release not known' : `not in ${release}`;
    return { label: text.text, details: [unknown, part], state: 'unknown', tooltip: note };
  }
  const covered = element.level < 2 ? '' : `On the whole in this map: ${coverageOf(map).of(element).state}`;
  const said = isSystem ? `Implemented by it as a ${part}` : (COVERAGE_WORDS[part] ?? '');
  return {
    label: element.name,
    details: [element.id ?? '', part],
    state: isSystem ? 'implemented' : part,
    tooltip: lines(label(element), pathText(element), said, note, covered),
  };
}
