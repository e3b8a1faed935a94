/** How a map stands, in one number and in one text to compare. */
import type { Framework } from '../../framework/framework.js';
import { textOf } from '../../map/value.js';
import type { FrameworkStatus } from '../../protocol.js';
import { COVERAGE_STATES, type CoverageState } from '../../workspace/coverage.js';
import { mapNameOf, type ProcessMap } from '../../workspace/process-map.js';
import { coverageOf } from '../coverage-of.js';
import { fileNameOf } from '../file-name.js';
import { statementsIn } from '../grid/statements.js';
import { gapsOf } from './shown.js';

/** Counts the gaps of a map, and sums up all that the tree says of its coverage. */
export function frameworkStatus(framework: Framework, map: ProcessMap): FrameworkStatus {
  const coverage = coverageOf(map);
  const extensions = map.catalogue?.extensions ?? [];
  const letter = new Map<CoverageState, string>(COVERAGE_STATES.map((state, index) => [state, `${index}`]));
  const states = [...framework.elements, ...extensions].map((element) => {
    const { state, systemOnly } = coverage.of(element);
    return systemOnly ? 's' : letter.get(state);
  });
  const digest = [
    framework.release.name,
    map.scope.level,
    states.join(''),
    ...extensions.map(({ key, name, parent }) => `${key} ${name} ${parent?.key}`),
    ...[...statementsIn(map).decisions].map(([{ key }, decision]) => `${key} ${decision}`),
  ];
  return { title: titleOf(map), gaps: gapsOf(coverage, framework).length, digest: digest.join('\n') };
}

/** What a map is called: its organization, else the name that joins its files, else its file. */
export function titleOf(map: ProcessMap): string {
  const heads = map.documents.flatMap((document) => [...document.head()]);
  for (const { entry } of heads) {
    if (entry.key.text !== 'organization') continue;
    const name = textOf(entry.value, 'name')?.text;
    if (name) return name;
  }
  const [document] = map.documents;
  if (!document) return '';
  return mapNameOf(document) ?? fileNameOf(document.uri);
}
