import assert from 'node:assert/strict';
import { FrameworkStore } from '../../server/lsp/frameworks.js';
import type { Host } from '../../server/lsp/host.js';
import { Workspace } from '../../server/lsp/workspace.js';

const URI = 'file:///maps/a.etom.yaml';

/** A disk whose reads end when the test says so. */
class SlowHost implements Host {
  readonly #waiting: ((text: string) => void)[] = [];
  list = async (): Promise<string[]> => [URI];
  read = (): Promise<string> => new Promise((resolve) => this.#waiting.push(resolve));
  releaseData = async (): Promise<string> => {
    throw new Error('no data here');
  };
  get reads(): number {
    return this.#waiting.length;
  }
  finish(index: number, text: string): void {
    this.#waiting[index]?.(text);
  }
}

describe('the index of the workspace', () => {
  const start = (): { host: SlowHost; workspace: Workspace } => {
    const host = new SlowHost();
    const frameworks = new FrameworkStore(host, () => {});
    const workspace = new Workspace(
      () => undefined,
      host,
      frameworks,
      () => {},
      assert.fail,
    );
    return { host, workspace };
  };
  const turn = (): Promise<void> => new Promise((resume) => setImmediate(resume));

  it('forgets a file that was removed while it was being read', async () => {
    const { host, workspace } = start();
    const indexed = workspace.index(['file:///maps'], () => {});
    await turn();
    assert.equal(host.reads, 1);
    await workspace.filesChanged(new Map([[URI, true]]));
    host.finish(0, 'etom: nonsense\n');
    await indexed;
    assert.equal(await workspace.get(URI), undefined);
  });

  it('keeps the newest text, in whatever order reads end', async () => {
    const { host, workspace } = start();
    const first = workspace.filesChanged(new Map([[URI, false]]));
    const second = workspace.filesChanged(new Map([[URI, false]]));
    host.finish(1, 'etom: new\n');
    host.finish(0, 'etom: old\n');
    await Promise.all([first, second]);
    assert.equal((await workspace.get(URI))?.document.text, 'etom: new\n');
  });
});
