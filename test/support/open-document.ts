import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range } from 'vscode-languageserver-types';
import type { TestServer } from './server.js';

/** A document that is open in a server. */
export class OpenDocument {
  constructor(
    private readonly server: TestServer,
    private document: TextDocument,
  ) {}

  get uri(): string {
    return this.document.uri;
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  /** Sends edits, each of which counts from what the one before it left. */
  async edit(...contentChanges: { range: Range; text: string }[]): Promise<number> {
    const version = this.version + 1;
    this.document = TextDocument.update(this.document, contentChanges, version);
    const textDocument = { uri: this.uri, version };
    await this.server.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
    return version;
  }

  /** Replaces the first place where some words stand. */
  replace(words: string, text: string): Promise<number> {
    return this.edit({ range: this.rangeOf(words), text });
  }

  rangeOf(words: string): Range {
    const offset = this.text.indexOf(words);
    assert.ok(offset >= 0, `“${words}” is not in the document`);
    const end = this.document.positionAt(offset + words.length);
    return { start: this.document.positionAt(offset), end };
  }

  async close(): Promise<void> {
    await this.server.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: this.uri },
    });
  }

  /** Asks about the document, and, where one is given, about a place in it. */
  ask<R>(method: string, position?: Position, more: object = {}): Promise<R> {
    const params = { textDocument: { uri: this.uri }, ...(position ? { position } : {}), ...more };
    return this.server.request<R>(method, params);
  }
}
