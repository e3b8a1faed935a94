/** Processes with their owners and their maturity, and the systems of a map. */
import type { Element } from '../../framework/element.js';
import { pathOf } from '../../map/facts.js';
import { type CoverageView, standingOf } from '../../workspace/claims.js';
import type { MapExport, ProcessEntry } from '../json/model.js';
import { maturityOf } from './facts.js';
import type { OwnedReport, OwnerReport, ProcessReport, SystemReport } from './model.js';
import { rangeOf, unique } from './names.js';
import type { Subject } from './subject.js';

/** The systems of a map, whether or not they are mapped to something. */
export function systemReports({ systems, roles }: MapExport): SystemReport[] {
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  return systems.map(({ id, name, vendor, owner, status }) => ({
    id,
    name,
    vendor,
    owner: owner === undefined ? undefined : (names.get(owner) ?? owner),
    status,
  }));
}

/** The processes that stand in one of the views, with what they are mapped to; through a lens, those that have to do with it. */
export function processReports(subject: Subject, data: MapExport): ProcessReport[] {
  const roles = new Map(data.roles.map(({ id, name }) => [id, name]));
  const systems = new Map(data.systems.map(({ id, name }) => [id, name]));
  return shownProcesses(subject, data).map((process) => ({
    path: process.path,
    name: process.name,
    owner: process.owner === undefined ? undefined : (roles.get(process.owner) ?? process.owner),
    maturity: process.maturity,
    status: process.status,
    applies: process.applies,
    elements: process.mappings.map(({ reference, coverage }) =>
      coverage === 'full' ? reference : `${reference} (${coverage})`,
    ),
    systems: unique(
      process.mappings
        .flatMap((mapping) => mapping.systems)
        .concat(process.systems)
        .map(({ system }) => system),
    ).map((id) => systems.get(id) ?? id),
  }));
}

/** The owners in the order of the map's roles, then whoever is not among these, and nobody at the end. */
export function ownerReports(subject: Subject, data: MapExport): OwnerReport[] {
  const byOwner = new Map<string | undefined, ProcessEntry[]>();
  for (const process of shownProcesses(subject, data)) {
    byOwner.set(process.owner, [...(byOwner.get(process.owner) ?? []), process]);
  }
  const roles = data.roles.filter(({ id }) => byOwner.has(id));
  const others = [...byOwner.keys()].filter(
    (id) => id !== undefined && !roles.some((role) => role.id === id),
  );
  const owned = (id: string | undefined) =>
    subject.byView((view) => ownedIn(subject, view, byOwner.get(id) ?? []));
  return [
    ...roles.map(({ id, name, unit }) => ({ owner: name, unit, views: owned(id) })),
    ...others.map((id) => ({ owner: id, views: owned(id) })),
    ...(byOwner.has(undefined) ? [{ views: owned(undefined) }] : []),
  ];
}

function ownedIn(subject: Subject, view: CoverageView, processes: readonly ProcessEntry[]): OwnedReport {
  const there = processes.filter(({ path }) => {
    const status = statusIn(subject, path, view);
    return status === 'as-is' || (status === 'to-be' && view === 'to-be');
  });
  const elements = there.flatMap(({ mappings }) => mappings.flatMap(({ element }) => element ?? []));
  const maturities = there.flatMap(({ path }) => {
    const process = declarationAt(subject, path);
    return (process && maturityOf(process)) ?? [];
  });
  return { processes: there.length, elements: new Set(elements).size, maturity: rangeOf(maturities) };
}

function shownProcesses(subject: Subject, { processes }: MapExport): ProcessEntry[] {
  const { views, lens } = subject.choice;
  const isSeen = ({ mappings }: ProcessEntry): boolean =>
    !lens || mappings.some(({ reference }) => sees(subject, subject.catalogue.element(reference)));
  return processes.filter(
    (process) => views.some((view) => statusIn(subject, process.path, view) !== undefined) && isSeen(process),
  );
}

function sees(subject: Subject, element: Element | undefined): boolean {
  return element !== undefined && subject.sees(element);
}

function statusIn(subject: Subject, path: string, view: CoverageView): 'as-is' | 'to-be' | undefined {
  const process = declarationAt(subject, path);
  return process && standingOf(subject.map, 'process').status(process, view);
}

function declarationAt({ map }: Subject, path: string) {
  return map.declarations('process', path).find(({ item }) => pathOf(item) === path)?.item;
}
