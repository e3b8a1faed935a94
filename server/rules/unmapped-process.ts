/**
 * A process that is mapped to no element of the framework: neither it, nor a subprocess, nor a process around it.
 *
 * Such a process does not count in the coverage. Where the framework has nothing like it, declare an extension and map the
 * process to that.
 *
 * ## Wrong
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 * ```
 *
 * ## Right
 *
 * ```yaml
 * etom: classic
 * processes:
 *   take-orders:
 *     name: Take orders
 *     elements: [1.1.1.5 Order Handling]
 * ```
 */
import { type Declaration, pathOf } from '../map/facts.js';
import { field, textOf } from '../map/value.js';
import type { Family } from '../workspace/family.js';
import type { Report, Rule } from './rule.js';
import { hides } from './whole.js';
import { said } from './words.js';

export const unmappedProcess: Rule = {
  code: 'unmapped-process',
  severity: 'info',
  reads: ['family'],
  *check({ block, family }): Iterable<Report> {
    const isProcess = block.facts.declarations.some(({ kind }) => kind === 'process');
    if (!isProcess || family.blocks.some(({ problems }) => hides(problems))) return;
    for (const declaration of block.facts.declarations) {
      const { kind, id, key, name } = declaration;
      if (kind !== 'process' || key.alias || !name || !isFirstUnmapped(declaration, family)) continue;
      yield { range: key.range, message: `The process ${said(name.text || id)} is mapped to no element` };
    }
  },
};

/** The paths of the processes that are mapped or have a mapped subprocess, and of those that have mappings of their own. */
interface Mapped {
  readonly some: ReadonlySet<string>;
  readonly own: ReadonlySet<string>;
}

const known = new WeakMap<Family, Mapped>();

function mappedIn(family: Family): Mapped {
  const before = known.get(family);
  if (before) return before;
  const some = new Set<string>();
  const own = new Set<string>();
  for (const { declaration, claims } of family.processes.values()) {
    if (claims.length === 0 && !field(declaration.value, 'elements')) continue;
    own.add(pathOf(declaration));
    const ids = [...declaration.parents, declaration.id];
    for (let depth = ids.length; depth > 0; depth--) some.add(ids.slice(0, depth).join('/'));
  }
  const mapped = { some, own };
  known.set(family, mapped);
  return mapped;
}

/** Whether a process is unmapped, and no process around it is the one to tell of. */
function isFirstUnmapped(process: Declaration, family: Family): boolean {
  const { some, own } = mappedIn(family);
  if (some.has(pathOf(process))) return false;
  const { parents } = process;
  const around = parents.map((_, index) => parents.slice(0, index + 1).join('/'));
  if (around.some((path) => own.has(path) || !some.has(path))) return false;
  return [pathOf(process), ...around].every((path) => {
    const status = textOf(family.processes.get(path)?.declaration.value, 'status');
    return status?.text !== 'retired';
  });
}
