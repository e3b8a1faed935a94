import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import type { NewMapParams, StartingPoint } from '../protocol.js';
import { withoutInvisible } from '../rules/invisible.js';
import { quoteIfNeeded } from '../rules/reference-text.js';

/** A process to begin an end-to-end process, or an area, with. */
interface Start {
  /** The ids of the element in the classic numbering and in the current one. */
  readonly element: readonly [classic: string, current: string];
  readonly process: Named;
  /** What a company that supplies electricity, gas or water calls it. */
  readonly utility?: Named;
  readonly role: Named;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

/** In the order of the seven end-to-end processes; the last one is for what supports them all. */
const STARTS: readonly Start[] = [
  {
    element: ['1.2.1.2', '1.2.1'],
    process: { id: 'plan-offers', name: 'Plan what we offer' },
    role: { id: 'strategy-lead', name: 'Head of Strategy' },
  },
  {
    element: ['1.2.3.2', '1.5.2'],
    process: { id: 'build-network', name: 'Build and extend the network' },
    role: { id: 'network-lead', name: 'Head of Network' },
  },
  {
    element: ['1.2.1.5', '1.2.7'],
    process: { id: 'develop-products', name: 'Develop and retire products' },
    role: { id: 'product-lead', name: 'Head of Products' },
  },
  {
    element: ['1.1.2.1', '1.4.4'],
    process: { id: 'keep-services-ready', name: 'Keep services ready' },
    role: { id: 'service-lead', name: 'Head of Service Operations' },
  },
  {
    element: ['1.1.1.5', '1.3.3'],
    process: { id: 'take-orders', name: 'Take orders' },
    utility: { id: 'connect-customers', name: 'Connect customers' },
    role: { id: 'order-lead', name: 'Head of Orders' },
  },
  {
    element: ['1.1.1.6', '1.3.7'],
    process: { id: 'solve-problems', name: 'Solve customer problems' },
    role: { id: 'customer-care-lead', name: 'Head of Customer Care' },
  },
  {
    element: ['1.1.1.8', '1.3.9'],
    process: { id: 'bill-customers', name: 'Bill customers' },
    utility: { id: 'meter-to-bill', name: 'From meter reading to bill' },
    role: { id: 'billing-lead', name: 'Head of Billing' },
  },
  {
    element: ['1.3.5.1', '1.7.5'],
    process: { id: 'manage-finances', name: 'Manage finances' },
    role: { id: 'finance-lead', name: 'Head of Finance' },
  },
];

const UTILITIES: readonly string[] = ['electricity', 'gas', 'water'];

/** What a start is in a release, for an industry. */
interface Placed {
  /** The end-to-end process, or the area or domain for what stands in none. */
  readonly group: Element;
  readonly element: Element;
  readonly process: Named;
  readonly role: Named;
}

/**
 * What a new map can begin with: the seven end-to-end processes and the enterprise's own, each with a first process.
 * @param industry as in a map's `organization`, if it is known.
 */
export function startingPoints(framework: Framework, industry?: string): StartingPoint[] {
  return placedStarts(framework, industry).map(({ group, element, process }) => ({
    id: group.key,
    name: group.name,
    kind: group.kind === 'vertical' ? 'vertical' : 'enterprise',
    process: process.name,
    element: label(element),
  }));
}

/**
 * The text of a new process map, which no rule finds fault with; its comments say what to do next.
 * @param params `points` are the ids of the starting points; unknown ones are left out.
 */
export function mapTemplate(framework: Framework, params: NewMapParams): string {
  const { organization, industry, points } = params;
  const all = placedStarts(framework, industry);
  const chosen = all.filter(({ group }) => points.includes(group.key));
  const name = withoutInvisible(organization).replace(/\s+/g, ' ').trim() || 'My organization';
  const head = [
    '# A process map: which of our processes realize which elements of the eTOM Business Process Framework.',
    `etom: ${framework.release.name}`,
    '',
    'organization:',
    `  name: ${quoteIfNeeded(name)}`,
    ...(industry ? [`  industry: ${quoteIfNeeded(industry)}`] : []),
    '',
  ];
  const sample = all.filter(({ group }) => group.name === 'Fulfillment');
  const body = chosen.length > 0 ? started(chosen) : empty(sample);
  return `${[...head, ...body].join('\n')}\n`;
}

function started(chosen: readonly Placed[]): string[] {
  return [
    '# Who owns the processes. Put your own titles in.',
    ...rolesOf(chosen),
    '',
    '# What supports the processes. Take away the "# ", and name a system in a process: systems: [crm]',
    '# systems:',
    '#   crm: Customer relationship system',
    '',
    '# Next: under elements, start a line with "- " and type any word of the name of an element. Hover over an element',
    '# to read what it is for. Open eTOM in the activity bar to see what is not mapped yet.',
    'processes:',
    ...chosen.flatMap(({ group, ...start }) => ['', `  # ${group.name}`, ...processOf(start)]),
  ];
}

/** The first lines as comments: made real by taking away "# ". */
function empty(sample: readonly Placed[]): string[] {
  const lines = [...rolesOf(sample), '', 'processes:', ...sample.flatMap(processOf)];
  return [
    '# Next: take away the "# " before these lines and put your own words in. Under elements, type any word of the name',
    '# of an element. Open eTOM in the activity bar to see what is not mapped yet.',
    '',
    ...lines.map((line) => `# ${line}`.trimEnd()),
  ];
}

function rolesOf(placed: readonly Placed[]): string[] {
  return ['roles:', ...placed.map(({ role }) => `  ${role.id}: ${role.name}`)];
}

function processOf({ process, element, role }: Omit<Placed, 'group'>): string[] {
  return [
    `  ${process.id}:`,
    `    name: ${process.name}`,
    '    elements:',
    `      - ${quoteIfNeeded(label(element))}`,
    `    owner: ${role.id}`,
  ];
}

function placedStarts(framework: Framework, industry = ''): Placed[] {
  const isUtility = UTILITIES.includes(industry);
  const isClassic = framework.roots.some(({ kind }) => kind === 'area');
  return STARTS.flatMap(({ element: [classic, current], process, utility, role }, index) => {
    const element = framework.byId(isClassic ? classic : current);
    const group = framework.verticals[index] ?? (element && rootOf(element));
    if (!element || !group) return [];
    return { group, element, process: (isUtility && utility) || process, role };
  });
}

function rootOf(element: Element): Element {
  let root = element;
  while (root.parent) root = root.parent;
  return root;
}
