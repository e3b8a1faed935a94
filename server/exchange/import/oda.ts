/** ODA component specifications → maps: a system for each component, a map for each release that they name. */

import { idFrom } from '../../features/process-edits/free-process-id.js';
import type { Framework } from '../../framework/framework.js';
import { readReleaseName } from '../../framework/releases.js';
import { resolve } from '../../framework/resolve.js';
import { ID } from '../../map/read.js';
import { type Draft, emptyDraft } from './draft.js';
import { type Imported, ImportRefusal, type LeftOut, type Remark, said } from './imported.js';
import { mapText } from './map-text.js';
import type { OdaComponent, OdaElement } from './oda-component.js';

export interface OdaMap extends Imported {
  /** As it stands behind `etom:`. */
  readonly release: string;
  readonly systems: number;
  readonly elements: number;
}

const NO_EXTENSIONS = { byId: () => undefined, byName: () => [] };

/** A map that is being made. */
interface Making {
  readonly release: string;
  readonly draft: Draft;
  readonly leftOut: LeftOut[];
  readonly remarks: Remark[];
  elements: number;
}

/** The releases that components name, as a map writes them, in the order in which they are first named. */
export function releasesOf(components: readonly OdaComponent[]): string[] {
  const releases = components.flatMap(({ elements }) => elements.flatMap((each) => releaseOf(each) ?? []));
  return [...new Set(releases)];
}

/**
 * Makes a map of the entries of each release that components name.
 * @param frameworkOf a release by its canonical name; undefined where it is not carried, and nothing is compared.
 * @param only the one release that is asked for, as a map writes it; entries of others are left out.
 * @throws ImportRefusal where two components have one id, or no entry names a release.
 */
export function importComponents(
  components: readonly OdaComponent[],
  frameworkOf: (release: string) => Framework | undefined,
  only?: string,
): OdaMap[] {
  refuseTwins(components);
  const releases = only === undefined ? releasesOf(components) : [only];
  const [first] = releases;
  if (first === undefined)
    throw new ImportRefusal('No entry of these components names an eTOM release; nothing was imported');
  return releases.map((release) => {
    const making = makingOf(release, components);
    for (const component of components) {
      const named = component.elements.map(releaseOf);
      const home = releases.find((each) => named.includes(each)) ?? first;
      addComponent(making, component, frameworkOf(release), release === home);
      // What belongs to no map is kept in the first one that speaks of the component.
      if (release === home) leaveStrays(making, component, releases);
    }
    return finished(making, frameworkOf(release) !== undefined);
  });
}

function refuseTwins(components: readonly OdaComponent[]): void {
  const files = new Map<string, string>();
  for (const component of components) {
    const id = idOf(component);
    const other = files.get(id);
    if (other !== undefined)
      throw new ImportRefusal(
        `${other} and ${component.file} are both of component ${said(id)}; import one of them`,
      );
    files.set(id, component.file);
  }
}

function makingOf(release: string, components: readonly OdaComponent[]): Making {
  const entries = components
    .flatMap(({ elements }) => elements)
    .filter((each) => releaseOf(each) === release);
  const spellings = [...new Set(entries.map((each) => `v${each.release}`))];
  const head = [
    'TM Forum ODA component specifications: each component is a system, with the eTOM elements that it lists.',
    ...(spellings.length > 0 ? [`They write this release as ${spellings.join(', ')}.`] : []),
  ];
  return { release, draft: emptyDraft(release, head), leftOut: [], remarks: [], elements: 0 };
}

/** Adds what a component says of the release; what the release does not have is left out. */
function addComponent(
  making: Making,
  component: OdaComponent,
  framework: Framework | undefined,
  isHome: boolean,
): void {
  const { draft, leftOut, remarks, release } = making;
  const place = placeOf(component);
  const own = component.elements.filter((each) => releaseOf(each) === release);
  const taken = own.flatMap(({ reference, source }) => {
    const status = framework ? resolve(framework, NO_EXTENSIONS, reference).status : 'ok';
    if (status === 'unknown' || status === 'ambiguous') {
      leftOut.push({ place, message: `${release} has no element ${said(reference)}`, source });
      return [];
    }
    const isOther = status === 'mismatch';
    if (isOther)
      remarks.push({
        place,
        message: `${said(reference)} has the name of another element; it was written as it stands`,
      });
    return [reference];
  });
  making.elements += taken.length;
  const isOfNone = component.elements.every((each) => releaseOf(each) === undefined);
  if (own.length > 0 || (isHome && isOfNone)) declare(draft, component, taken);
}

function declare(
  { systems, systemFields }: Draft,
  component: OdaComponent,
  elements: readonly string[],
): void {
  const { name, functionalBlock, version, status, publicationDate } = component;
  const id = idOf(component);
  const own = [
    ['x-oda-version', version],
    ['x-oda-status', status],
    ['x-oda-publication-date', publicationDate],
  ] as const;
  systems.declare(id, name);
  systemFields.set(id, {
    tags: functionalBlock === '' ? [] : [functionalBlock],
    own: own.filter(([, value]) => value !== ''),
    elements: elements.map((element) => ({ element, systems: [], applies: [] })),
  });
}

function leaveStrays({ leftOut }: Making, component: OdaComponent, releases: readonly string[]): void {
  for (const element of component.elements) {
    const release = releaseOf(element);
    if (release !== undefined && releases.includes(release)) continue;
    const message =
      element.reference === ''
        ? 'it is not written as “id|name|release”'
        : release === undefined
          ? `no eTOM release is called ${said(element.release)}`
          : `it is of release ${release}, which was not asked for`;
    leftOut.push({ place: placeOf(component), message, source: element.source });
  }
}

function finished({ release, draft, leftOut, remarks, elements }: Making, isHeld: boolean): OdaMap {
  const message = 'this release is not carried, and so its elements were not checked';
  return {
    release,
    systems: draft.systems.entries.length,
    elements,
    text: mapText(draft, leftOut),
    leftOut,
    remarks: isHeld ? remarks : [...remarks, { place: release, message }],
  };
}

/** The release of an entry as a map writes it; undefined where the entry names none that exists. */
function releaseOf({ reference, release }: OdaElement): string | undefined {
  const name = reference === '' ? undefined : readReleaseName(release);
  if (name?.kind === 'held') return name.release.name;
  return name?.kind === 'not-held' ? name.version : undefined;
}

function idOf({ id, name }: OdaComponent): string {
  return ID.test(id) ? id : idFrom(id || name, 'component');
}

function placeOf({ file, id, name }: OdaComponent): string {
  return `${file}, ${id || name}`;
}
