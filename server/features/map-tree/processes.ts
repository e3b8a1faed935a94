/** Processes as branches of the process map tree: their elements and their subprocesses stand below them. */
import type { DeclarationKind } from '../../map/shape.js';
import { field, itemsOf, textOf, type Value } from '../../map/value.js';
import type { ProcessMap } from '../../workspace/process-map.js';
import { type Branch, countOf, type Description, lines, type TreeContext } from './branch.js';
import { elementBranch } from './elements.js';
import { nameOf, type OutlineProcess } from './outline.js';

/** A process with all that stands below it. */
export function processBranch(process: OutlineProcess, context: TreeContext): Branch {
  const { declaration, document, block, path, range: extent } = process;
  return {
    key: `process ${declaration.id}`,
    uri: document.uri,
    extent,
    describe: () => ({ ...describe(process, context), ...context.problemsIn(document, extent) }),
    children: () => [
      ...process.elements.map((use) => elementBranch(use, document, block, context, path)),
      ...process.children.map((child) => processBranch(child, context)),
    ],
  };
}

function describe(process: OutlineProcess, { map }: TreeContext): Description {
  const { declaration, path, elements, children, key } = process;
  const { id, value } = declaration;
  const owner = ownerOf(process);
  const ownerName = owner ? declaredName('role', owner.id, map) : '';
  const status = textOf(value, 'status')?.text ?? 'as-is';
  const maturity = textOf(value, 'maturity')?.text;
  const systems = namesIn(field(value, 'systems'), 'system', map);
  return {
    kind: 'process',
    label: nameOf(declaration),
    details: [id, ownerName, countOf(elements.length, 'element'), status === 'as-is' ? '' : status],
    tooltip: lines(
      `${nameOf(declaration)} (${path})`,
      textOf(value, 'description')?.text ?? '',
      owner ? `Owner: ${ownerName}${owner.above ? `, from “${nameOf(owner.above)}”` : ''}` : 'No owner',
      systems.length > 0 ? `Systems: ${systems.join(', ')}` : '',
      maturity === undefined ? '' : `Maturity: ${maturity} of 5`,
      children.length > 0 ? countOf(children.length, 'subprocess') : '',
    ),
    state: status,
    hasChildren: elements.length + children.length > 0,
    range: key,
    declared: { kind: 'process', id, path },
    process: path,
  };
}

/** The role that owns a process, and the process above that says so, where it does not say it itself. */
function ownerOf(
  process: OutlineProcess,
): { id: string; above: OutlineProcess['declaration'] | undefined } | undefined {
  for (let at: OutlineProcess | undefined = process; at; at = at.parent) {
    const id = textOf(at.declaration.value, 'owner')?.text;
    if (id) return { id, above: at === process ? undefined : at.declaration };
  }
  return undefined;
}

/** What people call something that the map declares; its id where it has no name, or is not declared. */
export function declaredName(kind: DeclarationKind, id: string, map: ProcessMap): string {
  const [declared] = map.declarations(kind, id);
  return declared ? nameOf(declared.item) : id;
}

/** The names of what a list refers to, each item being a text or a mapping with a key of that kind. */
function namesIn(list: Value | undefined, kind: 'system', map: ProcessMap): string[] {
  return itemsOf(list).flatMap((item) => {
    const id = item.kind === 'text' ? item.text : textOf(item, kind)?.text;
    return id === undefined ? [] : [declaredName(kind, id, map)];
  });
}
