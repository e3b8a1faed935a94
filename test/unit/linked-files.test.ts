/** How the index of the workspace learns which linked files are there. */
import assert from 'node:assert/strict';
import { FrameworkStore } from '../../server/lsp/frameworks.js';
import type { Host } from '../../server/lsp/host.js';
import { Workspace } from '../../server/lsp/workspace.js';
import { MapDocument } from '../../server/map/document.js';
import { check } from '../../server/rules/check.js';

const URI = 'file:///maps/a.etom.yaml';
const OTHER = 'file:///maps/b.etom.yaml';

/** A disk that answers in the next turn, or when the test says so. */
class Disk implements Host {
  /** The files of each question, by name. */
  readonly questions: string[] = [];
  readonly files = new Set<string>();
  answer = async (uris: readonly string[]): Promise<(boolean | null)[]> =>
    uris.map((uri) => this.files.has(nameOf(uri)));
  list = async (): Promise<string[]> => [];
  read = async (): Promise<string> => '';
  releaseData = async (): Promise<string> => {
    throw new Error('no data here');
  };
  exists(uris: readonly string[]): Promise<(boolean | null)[]> {
    this.questions.push(uris.map(nameOf).join(' '));
    return this.answer(uris);
  }
}

const nameOf = (uri: string): string => uri.slice(uri.lastIndexOf('/') + 1);
const answered = (): Promise<void> => new Promise((resume) => setImmediate(resume));

describe('the files that maps link to', () => {
  let disk: Disk;
  let workspace: Workspace;
  let told: string[];
  const open = new Map<string, MapDocument>();
  beforeEach(() => {
    disk = new Disk();
    told = [];
    open.clear();
    const onChange = (uris: ReadonlySet<string>): void => void told.push([...uris].map(nameOf).join(' '));
    const frameworks = new FrameworkStore(disk, assert.fail);
    workspace = new Workspace((uri) => open.get(uri), disk, frameworks, onChange, assert.fail);
  });

  /** Opens a document with some links, or gives it other ones. */
  const write = async (links: string, uri = URI): Promise<void> => {
    const text = `links: [${links}]\n`;
    open.set(uri, open.get(uri)?.update(1, [{ text }]) ?? MapDocument.read(uri, 1, text));
    workspace.documentChanged(uri);
    await answered();
  };
  const missing = async (uri = URI): Promise<string[]> => {
    const at = await workspace.get(uri);
    assert.ok(at);
    const findings = check(at.document, at.map).filter(({ code }) => code === 'broken-link');
    return findings.map(({ message }) => message.replace(/^There is no file “(.*)”$/, '$1'));
  };

  it('are asked for in one go, and those that are not there are found', async () => {
    disk.files.add('there.md');
    await write('there.md, gone.md, https://example.org/a.md, gone.md#part');
    assert.deepEqual(disk.questions, ['there.md gone.md']);
    assert.deepEqual(told, ['a.etom.yaml', 'a.etom.yaml']);
    assert.deepEqual(await missing(), ['gone.md', 'gone.md#part']);
  });

  it('are not asked for again by an edit, except for the file of a new link', async () => {
    await write('a.md');
    await write('a.md, b.md');
    await write('b.md');
    await write('b.md, a.md');
    assert.deepEqual(disk.questions, ['a.md', 'b.md']);
    assert.deepEqual(await missing(), ['b.md', 'a.md']);
  });

  it('are asked for again when the document is saved, or closed and opened', async () => {
    await write('a.md, b.md');
    disk.files.add('a.md');
    await workspace.filesChanged(new Map([[URI, false]]));
    await answered();
    assert.deepEqual(await missing(), ['b.md']);
    await workspace.documentClosed(URI);
    open.clear();
    disk.files.delete('a.md');
    disk.files.add('b.md');
    await write('a.md, b.md');
    assert.deepEqual(await missing(), ['a.md']);
  });

  it('are told of to every document that links to them, and only when they came or went', async () => {
    await write('a.md');
    await write('a.md, b.md', OTHER);
    await write('', 'file:///maps/c.etom.yaml');
    disk.files.add('a.md');
    told.length = 0;
    await workspace.filesChanged(new Map([[URI, false]]));
    await answered();
    assert.deepEqual(told, ['a.etom.yaml', 'a.etom.yaml b.etom.yaml']);
    assert.deepEqual(await missing(OTHER), ['b.md']);
    told.length = 0;
    await workspace.filesChanged(new Map([[URI, false]]));
    await answered();
    assert.deepEqual(told, ['a.etom.yaml'], 'of the save alone');
  });

  it('are asked for again when a client tells that it saved the document, whatever else it tells', async () => {
    await write('a.md');
    disk.files.add('a.md');
    workspace.documentSaved(URI);
    await answered();
    assert.deepEqual(await missing(), []);
  });

  it('are asked for together when they come in while the host looks', async () => {
    let answer = (): void => {};
    disk.answer = (uris) =>
      new Promise((resolve) => {
        answer = () => resolve(uris.map(() => false));
      });
    await write('a.md');
    await write('a.md, b.md');
    await write('c.md', OTHER);
    assert.deepEqual(disk.questions, ['a.md']);
    assert.deepEqual(await missing(), [], 'nobody waits');
    answer();
    await answered();
    assert.deepEqual(disk.questions, ['a.md', 'b.md c.md']);
    assert.deepEqual(await missing(), ['a.md']);
    answer();
    await answered();
    assert.deepEqual(await missing(), ['a.md', 'b.md']);
  });

  it('are no findings where the host cannot tell, or does not answer', async () => {
    disk.answer = async (uris) => uris.map(() => null);
    await write('a.md');
    disk.answer = () => Promise.reject(new Error('no such request'));
    await write('a.md, b.md');
    assert.deepEqual(await missing(), []);
    disk.answer = async (uris) => uris.map(() => false);
    await write('a.md, b.md, c.md');
    assert.deepEqual(await missing(), ['c.md']);
  });
});
