import type { ComponentChildren } from 'preact';
import { fileName } from '../html.js';
import type { GridElement, Mapping } from '../model.js';
import { STATE_MARKS } from '../modes.js';
import { type Atlas, nameOf, phrase } from './atlas.js';
import { t } from './l10n.js';

/** How many mappings the card names. */
const FIRST = 4;

interface FactsProps {
  readonly element: GridElement;
  readonly atlas: Atlas;
  readonly isEditor: boolean;
}

/** Everything that the picture knows of an element. */
export function Facts({ element, atlas, isEditor }: FactsProps) {
  const { definition, state, reason, decision, maturity, score, owners, systems, mappings, inLens } = element;
  return (
    <>
      <p class="card-path">{pathOf(element, atlas)}</p>
      <p class="card-name">
        {element.id !== undefined && <span class="id">{element.id} </span>}
        {element.name}
      </p>
      {definition !== undefined && <p class="definition">{definition}</p>}
      <dl>
        <Fact name={t('Coverage')}>
          <strong>
            <span aria-hidden="true">{STATE_MARKS[state]} </span>
            {t(state)}
          </strong>
          {reason !== '' && ` · ${reason}`}
        </Fact>
        {decision !== undefined && <Fact name={t('Decided')}>{decision}</Fact>}
        {owners.length > 0 && <Fact name={t('Owners')}>{owners.join(', ')}</Fact>}
        {systems.length > 0 && <Fact name={t('Systems')}>{systems.join(', ')}</Fact>}
        {maturity && <Fact name={t('Maturity')}>{rangeOf(maturity)}</Fact>}
        {score !== undefined && <Fact name={t('Score')}>{score}</Fact>}
        {inLens !== undefined && <Fact name={lensTitle(atlas)}>{inLens}</Fact>}
        {mappings.length > 0 && (
          <Fact name={mappings.length === 1 ? t('1 mapping') : t('{0} mappings', mappings.length)}>
            <Mappings mappings={mappings.slice(0, FIRST)} />
            {mappings.length > FIRST && t('and {0} more', mappings.length - FIRST)}
          </Fact>
        )}
      </dl>
      <p class="hint">{hintFor(mappings.length, isEditor)}</p>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** Mappings as a list: the process, how far it goes, what it is mapped to, and where that stands. */
export function Mappings({ mappings }: { mappings: readonly Mapping[] }) {
  return (
    <ul class="mappings">
      {mappings.map(({ process, strength, element, uri, line, character }) => (
        <li key={`${uri}:${line}:${character}`}>
          {process} <span class="quiet">{t(strength)}</span>
          <span class="where">
            {element} · {fileName(uri)}:{line + 1}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Where it stands: area, grouping and verticals, of all its places. */
function pathOf(element: GridElement, { spots, parents, grid }: Atlas): string {
  const above = grid.elements[parents.get(element.key) ?? ''];
  const places = spots.get(above?.key ?? element.key) ?? [];
  const verticals = phrase([...new Set(places.flatMap((place) => place.verticals))]);
  const path = [...(places[0]?.path ?? []), ...(above ? [nameOf(above)] : [])].join(' › ');
  return verticals === '' ? path : `${path} · ${verticals}`;
}

function rangeOf([lowest, highest]: readonly [number, number]): string {
  return lowest === highest ? t('{0} of 5', lowest) : t('{0} to {1} of 5', lowest, highest);
}

function lensTitle({ grid: { lens, lenses } }: Atlas): string {
  return t(lenses.find(({ id }) => id === lens)?.title ?? 'Lens');
}

function hintFor(mappings: number, isEditor: boolean): string {
  if (mappings === 0) return isEditor ? t('Enter or click: map a process') : t('Nothing is mapped to it.');
  if (mappings === 1 && isEditor) return t('Enter or click: go to the mapping');
  return t('Enter or click: show the mappings');
}
