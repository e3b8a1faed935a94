/** Where the page runs: in a webview of the editor, or as a file of its own. */
import { type HostMessage, isHostMessage, type PageMessage } from '../messages.js';
import { pageHost } from './page-host.js';
import { readSettings, type Settings } from './settings.js';

export interface Host {
  /** In the editor, elements open their mappings there. */
  readonly isEditor: boolean;
  /** A document of the map that is shown, in the editor. */
  readonly uri: string | undefined;
  /** The settings to start with, as they were kept. */
  readonly kept: unknown;
  keep(settings: Settings): void;
  send(message: PageMessage): void;
  /** Takes the one listener of the host's messages. */
  listen(listener: (message: HostMessage) => void): void;
}

interface VsCodeApi {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => VsCodeApi) | undefined;

/** The host of this page. */
export function connect(): Host {
  return typeof acquireVsCodeApi === 'function' ? editorHost(acquireVsCodeApi()) : pageHost();
}

function editorHost(api: VsCodeApi): Host {
  const kept = api.getState();
  // The editor asks for it when it opens the page again.
  let uri = typeof kept === 'object' && kept !== null && 'uri' in kept ? kept.uri : undefined;
  return {
    isEditor: true,
    get uri() {
      return typeof uri === 'string' ? uri : undefined;
    },
    kept,
    keep: (settings) => api.setState({ ...settings, uri }),
    send: (message) => api.postMessage(message),
    listen(listener) {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (!isHostMessage(data)) return;
        if (data.type === 'start') {
          uri = data.uri;
          api.setState({ ...readSettings(api.getState()), uri });
        }
        listener(data);
      });
    },
  };
}
