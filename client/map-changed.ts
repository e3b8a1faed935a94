import { type Event, EventEmitter } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { MAP_CHANGED } from '../server/protocol';

const emitters = new WeakMap<BaseLanguageClient, EventEmitter<void>>();

/**
 * The event of `MAP_CHANGED`. A language client keeps one handler for a notification and forgets the one before, so that
 * whoever shows something of a map listens here.
 */
export function onMapChanged(client: BaseLanguageClient): Event<void> {
  const known = emitters.get(client);
  if (known) return known.event;
  const emitter = new EventEmitter<void>();
  emitters.set(client, emitter);
  client.onNotification(MAP_CHANGED, () => emitter.fire());
  return emitter.event;
}
