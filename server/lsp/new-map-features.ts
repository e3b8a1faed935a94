/** The making of a map, its state, and its change to another release, in one file that is loaded when first asked for. */
import { mapTemplate, startingPoints } from '../features/map-template.js';
import { RELEASES as CARRIED } from '../framework/releases.js';
import {
  COMPARE_RELEASES,
  type CompareReleasesParams,
  MAP_STATUS,
  type MapStatus,
  type MapStatusParams,
  NEW_MAP,
  type NewMapParams,
  RELEASE_PREVIEW,
  RELEASES,
  type ReleaseInfo,
  type ReleasePreviewParams,
  type ReleasePreviewResult,
  STARTING_POINTS,
  type StartingPoint,
  type StartingPointsParams,
} from '../protocol.js';
import { mapNameOf } from '../workspace/process-map.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';

/** Request → what answers it. */
export const answers: Answers = {
  [RELEASES]: onReleases,
  [STARTING_POINTS]: onStartingPoints,
  [NEW_MAP]: onNewMap,
  [MAP_STATUS]: onMapStatus,
  [RELEASE_PREVIEW]: onReleasePreview,
  [COMPARE_RELEASES]: onCompareReleases,
};

async function onReleases(): Promise<readonly ReleaseInfo[]> {
  return CARRIED;
}

async function onStartingPoints(
  { frameworks }: Services,
  { release, industry }: StartingPointsParams,
): Promise<StartingPoint[]> {
  const framework = await frameworks.load(release);
  return framework ? startingPoints(framework, industry) : [];
}

async function onNewMap({ frameworks }: Services, params: NewMapParams): Promise<string | null> {
  const framework = await frameworks.load(params.release);
  return framework ? mapTemplate(framework, params) : null;
}

async function onMapStatus(
  { opened, workspace }: Services,
  { uri }: MapStatusParams,
): Promise<MapStatus | null> {
  await workspace.indexed;
  const at = await opened(uri);
  if (!at) return null;
  const { catalogue, documents } = at.map;
  return {
    release: catalogue?.framework.release,
    map: mapNameOf(at.document),
    files: documents.map((document) => document.uri),
  };
}

async function onReleasePreview(
  services: Services,
  { uri, release }: ReleasePreviewParams,
): Promise<ReleasePreviewResult> {
  await services.workspace.indexed;
  const at = await services.opened(uri);
  if (!at) return null;
  const { previewMigration } = await import('./migration.js');
  return previewMigration(services, at.map, release);
}

async function onCompareReleases(services: Services, params: CompareReleasesParams): Promise<string | null> {
  const { comparisonPage } = await import('./comparison.js');
  return comparisonPage(services, params);
}
