import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { InitializationOptions } from '../protocol.js';
import type { FrameworkStore } from './frameworks.js';
import type { guard } from './guard.js';
import type { Settings } from './settings.js';
import type { Opened, Workspace } from './workspace.js';

/** What the handlers of requests work with. */
export interface Services {
  readonly connection: Connection;
  readonly workspace: Workspace;
  readonly frameworks: FrameworkStore;
  readonly settings: () => Settings;
  readonly client: { readonly capabilities: ClientCapabilities; readonly options: InitializationOptions };
  readonly guarded: ReturnType<typeof guard>;
  readonly isOpen: (uri: string) => boolean;
  /** A document that is open, with its map; undefined where it is not open. */
  readonly opened: (uri: string) => Promise<Opened | undefined>;
}
