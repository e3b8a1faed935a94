/** Systems, owners, processes and flows as tables. */
import type { Table } from '../table.js';
import { joined, number, perView, tableOf, text } from './columns.js';
import type { Report } from './model.js';

/** A row for each system, with how many elements in scope it has a part in. */
export function systemTable({ views, systems, elements }: Report): Table {
  const count = (part: string) => (system: Report['systems'][number], view: Report['views'][number]) =>
    elements.filter((element) =>
      element.views[view]?.systems.some((each) => each.id === system.id && each.part === part),
    ).length;
  return tableOf(
    'systems',
    'Systems',
    systems,
    text('System', ({ name }) => name),
    text('ID', ({ id }) => id),
    text('Vendor', ({ vendor }) => vendor),
    text('Status', ({ status }) => status),
    text('Owner', ({ owner }) => owner),
    perView(views, 'Primary for elements', 'number', count('primary')),
    perView(views, 'Contributing to elements', 'number', count('contributing')),
  );
}

/** A row for each owner, and one for what nobody owns. */
export function ownerTable({ views, owners }: Report): Table {
  return tableOf(
    'owners',
    'Owners and maturity',
    owners,
    text('Owner', ({ owner }) => owner ?? 'No owner'),
    text('Unit', ({ unit }) => unit),
    perView(views, 'Processes', 'number', (owner, view) => owner.views[view]?.processes),
    perView(views, 'Elements', 'number', (owner, view) => owner.views[view]?.elements),
    perView(views, 'Lowest maturity', 'number', (owner, view) => owner.views[view]?.maturity?.[0]),
    perView(views, 'Highest maturity', 'number', (owner, view) => owner.views[view]?.maturity?.[1]),
  );
}

/** A row for each process. */
export function processTable({ processes }: Report): Table {
  return tableOf(
    'processes',
    'Processes, owners and maturity',
    processes,
    text('Process', ({ name }) => name),
    text('Path', ({ path }) => path),
    text('Owner', ({ owner }) => owner),
    number('Maturity', ({ maturity }) => maturity),
    text('Status', ({ status }) => status),
    text('Applies to', ({ applies }) => joined(applies ?? [])),
    text('Elements', ({ elements }) => joined(elements)),
    text('Systems', ({ systems }) => joined(systems)),
  );
}

/** A row for each step of each flow. */
export function flowTable({ flows }: Report): Table {
  const steps = flows.flatMap((flow) => flow.steps.map((step) => ({ flow, step })));
  type Step = (typeof steps)[number];
  return tableOf(
    'flows',
    'Flows',
    steps,
    text('Flow', ({ flow }: Step) => flow.name),
    text('Flow ID', ({ flow }: Step) => flow.id),
    text('Flow owner', ({ flow }: Step) => flow.owner),
    text('Starts when', ({ flow }: Step) => flow.start),
    text('Ends when', ({ flow }: Step) => flow.end),
    text('Step', ({ step }: Step) => step.id),
    text('What is done', ({ step }: Step) => step.name),
    text('By', ({ step }: Step) => step.by),
    number('Maturity', ({ step }: Step) => step.maturity),
    text('When', ({ step }: Step) => step.when),
    text('Next', ({ step }: Step) => joined(step.next)),
  );
}
