/** The language server as a process that is killed: only where the extension host is on Node, and on Linux. */
import * as assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { commands, type Hover, type TextDocument } from 'vscode';
import { api, closeAll, codeOf, diagnostics, openText, positionOf } from './support.js';

/** The process ids of the language servers that this extension host has started. */
function servers(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [, , ppid = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/\(.*\)/s, '()')
          .split(' ')
          .slice(1);
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
        return Number(ppid) === process.pid && /dist\/server\.js/.test(command);
      } catch {
        return false;
      }
    })
    .map(Number);
}

const TEXT = 'etom: classic\nprocesses:\n  p: { name: P, elements: 9.9, owner: nobody }\n';

async function hover(document: TextDocument, words: string): Promise<string> {
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, words),
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

describe('A language server that is killed', function () {
  this.timeout(60_000);
  before(async function () {
    if (process.platform !== 'linux') this.skip();
    await api();
  });
  afterEach(closeAll);

  const has = (document: TextDocument, ...codes: readonly string[]): Promise<unknown> =>
    diagnostics(document, (found) => codes.every((code) => found.some((one) => codeOf(one) === code)));

  /** Kills the server, and waits until its findings are taken away. */
  async function kill(document: TextDocument): Promise<void> {
    const [server, ...others] = servers();
    assert.ok(server !== undefined && others.length === 0, 'one server runs');
    const gone = diagnostics(document, (found) => found.length === 0);
    process.kill(server, 'SIGKILL');
    await gone;
  }

  it('is started again, and what is open has its findings, unsaved edits included', async () => {
    const editor = await openText(TEXT);
    await has(editor.document, 'unknown-element', 'unknown-reference');
    await editor.edit((edit) => edit.insert(editor.document.positionAt(TEXT.length), 'nonsense: 1\n'));
    await has(editor.document, 'unknown-key');
    await kill(editor.document);
    await has(editor.document, 'unknown-element', 'unknown-reference', 'unknown-key');
    assert.match(await hover(editor.document, 'classic'), /GB921/);
  });

  it('is left alone after five times in three minutes, and comes back by the button of the message', async () => {
    const { document } = await openText(TEXT);
    await commands.executeCommand('notifications.clearAll');
    // The test before has ended it once.
    for (let time = 2; time <= 5; time++) {
      await has(document, 'unknown-element');
      await kill(document);
    }
    assert.deepEqual(servers(), []);
    await commands.executeCommand('notification.acceptPrimaryAction');
    await has(document, 'unknown-element');
    assert.equal(servers().length, 1);
  });
});
