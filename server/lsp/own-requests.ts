/** Our own requests: the framework tree, the pages of elements, mapping an element. */
import { RequestType } from 'vscode-languageserver';
import { DEFAULT_RELEASE } from '../framework/releases.js';
import {
  ELEMENT_PAGE,
  type ElementPageParams,
  FRAMEWORK_TREE,
  type FrameworkTree,
  type FrameworkTreeParams,
  INSERT_MAPPING,
  type InsertMappingParams,
  type InsertMappingResult,
} from '../protocol.js';
import type { Services } from './services.js';

const display = () => import('./display-features.js');

export function registerOwnRequests({ connection, frameworks, guarded, opened, workspace }: Services): void {
  connection.onRequest(
    new RequestType<FrameworkTreeParams, FrameworkTree | null, void>(FRAMEWORK_TREE),
    guarded(async ({ uri, node }) => {
      const at = uri === undefined ? undefined : await opened(uri);
      const own = at?.map.catalogue?.framework;
      const framework = own ?? (await frameworks.load(DEFAULT_RELEASE));
      return framework ? (await display()).frameworkTree(framework, own && at?.map, node) : null;
    }),
  );
  connection.onRequest(
    new RequestType<ElementPageParams, string | null, void>(ELEMENT_PAGE),
    guarded(async ({ release, key }) => {
      const framework = await frameworks.load(release);
      const element = framework?.byKey(key);
      if (!framework || !element) return null;
      await workspace.indexed;
      return (await display()).elementPage(element, framework, await workspace.maps());
    }),
  );
  connection.onRequest(
    new RequestType<InsertMappingParams, InsertMappingResult, void>(INSERT_MAPPING),
    guarded<InsertMappingParams, InsertMappingResult>(async ({ uri, position, element }) => {
      const at = await opened(uri);
      if (!at) return { refusal: 'Open a process map first.' };
      const release = at.map.catalogue?.framework.release.name;
      if (release !== element.release) {
        return {
          refusal: `This map is on ${release ?? 'no known release'}, and the element is of ${element.release}.`,
        };
      }
      return (await display()).insertMapping(at.document, position, element.reference);
    }),
  );
}
