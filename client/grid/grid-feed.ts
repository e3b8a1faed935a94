import { type Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { Question } from '../../grid/messages';
import { GRID, type GridParams, type GridResult } from '../../server/protocol';
import { exists } from '../exists';

/** Asks the server for the grid of a map: one request at a time, and once more if something has changed meanwhile. */
export class GridFeed {
  /** What came last; undefined before the first answer. */
  latest: GridResult | undefined;
  #question: Question | undefined;
  #isStale = false;
  #isAsking = false;

  constructor(
    private readonly client: BaseLanguageClient,
    /** A document of the map, wherever it is by now. */
    private readonly uri: () => Uri,
    private readonly show: (grid: GridResult) => void,
    /** There is nothing to show, and never was: the file is not there. */
    private readonly gone: () => void,
  ) {}

  /** From now on, this is what is to be shown. */
  ask(question: Question): void {
    this.#question = question;
    void this.refresh();
  }

  /** Asks again, since the map may have changed. */
  async refresh(): Promise<void> {
    this.#isStale = true;
    if (this.#isAsking) return;
    this.#isAsking = true;
    try {
      while (this.#isStale && this.#question) {
        this.#isStale = false;
        const question = this.#question;
        const grid = await fetchGrid(this.client, this.uri(), question);
        if (question !== this.#question) continue;
        this.latest = grid;
        this.show(grid);
      }
    } catch (error) {
      // The server is not there, or the file is not: the picture stays as it is until one of them tells of itself.
      this.client.warn('The grid could not be brought up to date.', error, false);
      if (this.latest === undefined && !(await exists(this.uri()))) this.gone();
    } finally {
      this.#isAsking = false;
    }
  }
}

/**
 * The grid of a map, which is opened for it where it is not: the server answers for open documents alone.
 * @throws Error where the document cannot be read.
 */
export async function fetchGrid(
  client: BaseLanguageClient,
  uri: Uri,
  question: Question,
): Promise<GridResult> {
  // An untitled document that was closed is gone, and opening it would make another one.
  if (uri.scheme !== 'untitled') await workspace.openTextDocument(uri);
  const params: GridParams = { uri: client.code2ProtocolConverter.asUri(uri), ...question };
  return client.sendRequest<GridResult>(GRID, params);
}
