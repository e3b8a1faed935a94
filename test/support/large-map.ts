/** A realistic map of any size: processes in three levels over all verticals and Enterprise Management, with roles, systems and flows. */
import type { Element } from '../../server/framework/element.js';
import { framework } from './framework.js';

export interface LargeMapOptions {
  /** How many processes, of all levels. */
  readonly processes?: number;
  readonly roles?: number;
  readonly systems?: number;
  readonly flows?: number;
}

const KIND_OF_SYSTEM = ['Desk', 'Portal', 'Engine', 'Register', 'Ledger', 'Planner', 'Gateway', 'Archive'];
const VARIANTS = ['household', 'business'];

/**
 * Makes the text of a map on the classic framework. Processes of the first level are mapped to level-2 elements, those below them to
 * their details; systems implement some elements by themselves. Equal options give equal texts.
 */
export function largeMap(options: LargeMapOptions = {}): string {
  const { processes = 300, roles = 20, systems = 40, flows = 12 } = options;
  const role = (index: number): string => `role-${index % roles}`;
  const system = (index: number): string => `system-${index % systems}`;
  const elements = topElements();
  const lines = [
    'etom: classic',
    'organization: { name: Large Grid, industry: electricity }',
    'scope: { level: 2 }',
    `variants: [${VARIANTS.join(', ')}]`,
    '',
    'roles:',
    ...range(roles).map((index) => `  ${role(index)}: { name: Head of Unit ${index}, unit: Unit ${index} }`),
    '',
    'systems:',
    ...range(systems).flatMap((index) => [
      `  ${system(index)}:`,
      `    name: ${KIND_OF_SYSTEM[index % KIND_OF_SYSTEM.length]} ${index}`,
      `    owner: ${role(index)}`,
      ...(index % 3 === 0 && index < elements.length ? [`    elements: [${quoted(elements[index])}]`] : []),
    ]),
    '',
    'processes:',
  ];

  const ids: string[] = [];
  const add = (id: string, indent: string, name: string, mapping: string[]): void => {
    ids.push(id);
    const number = ids.length;
    lines.push(`${indent}${id}:`, `${indent}  name: ${name}`);
    if (indent.length === 2)
      lines.push(`${indent}  owner: ${role(number)}`, `${indent}  maturity: ${number % 6}`);
    if (number % 4 === 0)
      lines.push(`${indent}  systems: [${system(number / 4)}, ${system(number / 4 + 1)}]`);
    if (number % 9 === 0) lines.push(`${indent}  applies: ${VARIANTS[number % VARIANTS.length]}`);
    if (mapping.length > 0)
      lines.push(`${indent}  elements:`, ...mapping.map((item) => `${indent}    - ${item}`));
  };
  const tops: string[] = [];
  for (let at = 0; ids.length < processes; at++) {
    const element = elements[at % elements.length];
    const round = Math.floor(at / elements.length);
    const top = `p${at}`;
    tops.push(top);
    const item =
      round === 0
        ? quoted(element)
        : `{ element: ${quoted(element)}, coverage: partial, note: Round ${round} }`;
    add(top, '  ', `Run area ${at}`, [item]);
    const details = element?.children.slice(0, 3) ?? [];
    for (const [index, detail] of details.entries()) {
      if (index === 0) lines.push('    processes:');
      if (ids.length >= processes) break;
      add(`${top}-${index}`, '      ', `Do part ${index} of area ${at}`, [
        round === 0 ? quoted(detail) : `{ element: ${quoted(detail)}, coverage: partial }`,
      ]);
      if (index > 0 || ids.length >= processes) continue;
      lines.push('        processes:');
      add(`${top}-${index}-0`, '          ', `Check part ${index} of area ${at}`, []);
    }
  }

  lines.push('', 'flows:');
  for (const index of range(flows)) {
    const steps = range(6).map((step) => tops[(index * 5 + step) % tops.length] ?? '');
    lines.push(`  flow-${index}:`, `    name: Flow ${index}`, '    steps:');
    for (const [step, process] of steps.entries()) {
      const next = step === 2 ? ', next: [{ to: s0, when: It failed }, s3]' : '';
      lines.push(`      s${step}: { process: ${process}${next} }`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** The level-2 elements, those of all verticals in turn, then those of Enterprise Management. */
function topElements(): Element[] {
  const classic = framework();
  const found = new Set<Element>();
  for (const at of range(20)) {
    for (const vertical of classic.verticals) {
      const member = classic.membersOf(vertical)[at];
      if (member) found.add(member);
    }
  }
  for (const element of classic.elements) if (element.level === 2) found.add(element);
  return [...found];
}

/** An element as it is written: id and name, in quotes where a comma would split it. */
function quoted(element: Element | undefined): string {
  if (!element) return '""';
  const text = element.id === undefined ? element.name : `${element.id} ${element.name}`;
  const twice = framework().byName(element.name).length > 1;
  const reference = element.id === undefined && twice ? element.key : text;
  return /[,:#]/.test(reference) ? JSON.stringify(reference) : reference;
}

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
