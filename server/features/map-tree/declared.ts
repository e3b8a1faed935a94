/** Roles and systems as branches of the process map tree: where they are used stands below them. */
import type { Declaration } from '../../map/facts.js';
import { moved } from '../../map/range.js';
import { textOf } from '../../map/value.js';
import type { Located } from '../../workspace/process-map.js';
import { fileNameOf } from '../file-name.js';
import { type Branch, countOf, type Description, lines, NOTHING_BELOW, type TreeContext } from './branch.js';
import { elementBranch } from './elements.js';
import { nameOf } from './outline.js';
import { declaredName } from './processes.js';
import { type Use, usesOfDeclared } from './uses.js';

/** As what something is used, where the key under which it is said does not tell it. */
const USED_AS: Readonly<Record<string, string>> = {
  systems: 'system',
  by: 'assessor',
  assessments: 'assessor',
  gaps: 'owner of a gap',
  replaces: 'replaces it',
};

/** A role or a system: what a system implements by itself, and where the map uses it. */
export function declaredBranch(
  { item: declaration, document, block }: Located<Declaration>,
  kind: 'role' | 'system',
  context: TreeContext,
): Branch {
  const { id } = declaration;
  const line = document.startOf(block);
  const extent = moved(declaration.range, line);
  const own = (document.blocks[block]?.facts.elements ?? []).filter(
    ({ place, by }) => place === 'system' && by === declaration,
  );
  return {
    key: `${kind} ${id}`,
    uri: document.uri,
    extent,
    describe: () => {
      const uses = usesOfDeclared(kind, id, context.map).length;
      return {
        ...describe(declaration, kind, context),
        details: [
          id,
          statusOf(declaration),
          own.length > 0 ? countOf(own.length, 'element') : '',
          countOf(uses, 'use'),
        ],
        hasChildren: own.length + uses > 0,
        range: moved(declaration.key.range, line),
        ...context.problemsIn(document, extent),
      };
    },
    children: () => [
      ...own.map((use) => elementBranch(use, document, block, context)),
      ...usesOfDeclared(kind, id, context.map).map((use) => useBranch(use, document.uri)),
    ],
  };
}

function describe(
  declaration: Declaration,
  kind: 'role' | 'system',
  { map }: TreeContext,
): Pick<Description, 'kind' | 'label' | 'tooltip' | 'state' | 'declared'> {
  const { id, value } = declaration;
  const owner = textOf(value, 'owner')?.text;
  return {
    kind,
    label: nameOf(declaration),
    tooltip: lines(
      `${nameOf(declaration)} (${id})`,
      textOf(value, 'description')?.text ?? '',
      textOf(value, 'unit')?.text ?? '',
      textOf(value, 'vendor')?.text ?? '',
      owner === undefined ? '' : `Owner: ${declaredName('role', owner, map)}`,
    ),
    state: kind,
    declared: { kind, id, path: id },
  };
}

function statusOf({ value }: Declaration): string {
  const status = textOf(value, 'status')?.text ?? 'as-is';
  return status === 'as-is' ? '' : status;
}

/** @param home the document in which the role or the system is declared. */
function useBranch({ by, key, element, document, range }: Use, home: string): Branch {
  const label = by ? nameOf(by) : (element ?? key);
  const as = USED_AS[key] ?? (key === 'elements' ? 'system' : key);
  const file = document.uri === home ? '' : fileNameOf(document.uri);
  return {
    key: `use ${key} ${by?.kind ?? ''} ${by?.id ?? ''} ${element ?? ''}`,
    uri: document.uri,
    describe: () => ({
      kind: 'use',
      label,
      details: [as, by && element !== undefined ? `for ${element}` : '', file],
      tooltip: lines(label, as),
      state: by?.kind ?? 'use',
      hasChildren: false,
      range,
      ...(by?.kind === 'process' ? { process: [...by.parents, by.id].join('/') } : {}),
    }),
    children: NOTHING_BELOW,
  };
}
