/** Our own requests: what answers them is loaded with the first of its kind. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Services } from './services.js';

/** Request → what answers it. */
export interface Answers {
  readonly [method: string]: Answer['with'];
}

/** A method, since each takes parameters of its own, as the client has sent them. */
interface Answer {
  with(services: Services, params: object): Promise<unknown>;
}

const FEATURES: readonly (() => Promise<{ readonly answers: Answers }>)[] = [
  () => import('./framework-features.js'),
  () => import('./element-features.js'),
  () => import('./new-map-features.js'),
  () => import('./map-features.js'),
];

export function registerOwnRequests(services: Services): void {
  services.connection.onRequest(async (method, params = {}, token) => {
    for (const load of FEATURES) {
      const { answers } = await load();
      if (Object.hasOwn(answers, method))
        return services.guarded(() => answers[method]?.(services, params))(params, token);
    }
    return new ResponseError(ErrorCodes.MethodNotFound, method);
  });
}
