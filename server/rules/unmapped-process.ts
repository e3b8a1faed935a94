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
import { textOf } from '../map/value.js';
import { type Family, hasMappings, idsAround, membersOf, type Subtree } from '../workspace/family.js';
import type { Report, Rule } from './rule.js';
import { hides } from './whole.js';
import { said } from './words.js';

export const unmappedProcess: Rule = {
  code: 'unmapped-process',
  severity: 'info',
  reads: ['family'],
  *check({ block, family }): Iterable<Report> {
    const isProcess = block.facts.declarations.some(({ kind }) => kind === 'process');
    if (!isProcess || hidesMappings(family)) return;
    for (const declaration of block.facts.declarations) {
      const { kind, id, key, name } = declaration;
      if (kind !== 'process' || key.alias || !name || !isFirstUnmapped(declaration, family)) continue;
      yield { range: key.range, message: `The process ${said(name.text || id)} is mapped to no element` };
    }
  },
};

/** Whether a mapping may stand where it was not read. */
function hidesMappings({ own, around }: Family): boolean {
  return around.some(({ problems }) => hides(problems)) || hidesBelow(own);
}

const hiding = new WeakMap<Subtree, boolean>();

function hidesBelow(tree: Subtree): boolean {
  const answer = hiding.get(tree) ?? (hides(tree.block.problems) || tree.below.some(hidesBelow));
  hiding.set(tree, answer);
  return answer;
}

const known = new WeakMap<Family, ReadonlySet<string>>();

/** The paths of the processes, in a block and around it, that are mapped or have a mapped subprocess. */
function mappedIn(family: Family): ReadonlySet<string> {
  const before = known.get(family);
  if (before) return before;
  const { own, around, mappedAround } = family;
  const mapped = new Set<string>();
  const add = (ids: readonly string[]): void => {
    for (let depth = ids.length; depth > 0; depth--) mapped.add(ids.slice(0, depth).join('/'));
  };
  for (const member of membersOf(own.block).values()) {
    if (hasMappings(member)) add([...member.declaration.parents, member.declaration.id]);
  }
  const [cut] = own.below;
  if (cut && own.below.some(({ isMapped }) => isMapped)) add(idsAround(cut.block));
  for (const [at, isMapped] of mappedAround.entries())
    if (isMapped) add(idsAround(around[at + 1] ?? own.block));
  known.set(family, mapped);
  return mapped;
}

/** Whether a process is unmapped, and no process around it is the one to tell of. */
function isFirstUnmapped(process: Declaration, family: Family): boolean {
  const mapped = mappedIn(family);
  if (mapped.has(pathOf(process))) return false;
  const { parents } = process;
  const paths = parents.map((_, index) => parents.slice(0, index + 1).join('/'));
  const around = paths.map((path) => family.near(path));
  if (around.some((member) => member && hasMappings(member)) || paths.some((path) => !mapped.has(path)))
    return false;
  return [process, ...around.map((member) => member?.declaration)].every(
    (declaration) => textOf(declaration?.value, 'status')?.text !== 'retired',
  );
}
