/** Requests that findings do not need: what answers them is loaded with the first of its kind. */
import { type CancellationToken, ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Services } from './services.js';

/** Request → what answers it. */
export interface Answers {
  readonly [method: string]: Answer['with'];
}

/** A method, since each takes parameters of its own, as the client has sent them. */
interface Answer {
  with(services: Services, params: object, token: CancellationToken): unknown;
}

type Load = () => Promise<{ readonly answers: Answers }>;

const OWN: readonly Load[] = [
  () => import('./framework-features.js'),
  () => import('./element-features.js'),
  () => import('./new-map-features.js'),
  () => import('./map-features.js'),
  () => import('./exchange-features.js'),
];

const PROTOCOL: readonly Load[] = [
  () => import('./editing.js'),
  () => import('./navigation.js'),
  () => import('./code-actions.js'),
];

/** Answers every request that has no handler of its own. */
export function registerOnDemand(services: Services): void {
  services.connection.onRequest((method, params = {}, token) =>
    services.guarded(async () => {
      for (const load of method.startsWith('etom/') ? OWN : PROTOCOL) {
        const { answers } = await load();
        if (Object.hasOwn(answers, method)) return answers[method]?.(services, params, token);
      }
      return new ResponseError(ErrorCodes.MethodNotFound, method);
    })(params, token),
  );
}
