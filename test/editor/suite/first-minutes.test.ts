import * as assert from 'node:assert/strict';
import {
  type CodeAction,
  CodeActionKind,
  commands,
  Disposable,
  LanguageStatusSeverity,
  Range,
  type TextDocument,
  Uri,
  window,
  workspace,
} from 'vscode';
import type { FirstSteps } from '../../../client/first-steps/first-steps';
import { api, closeAll, diagnostics, open, openText, until } from './support.js';

/** How often Enter is pressed in a question that may not be shown yet, in milliseconds. */
const AGAIN = 100;

const accept = (): void => void commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
const leave = (): void => void commands.executeCommand('workbench.action.closeQuickOpen');

/** Presses again and again, until a document has changed as wanted: the questions take a moment to come up. */
function pressUntil<T>(what: string, press: () => void, find: () => T | undefined): Promise<T> {
  return until(what, find, (changed) => {
    const timer = setInterval(press, AGAIN);
    const subscriptions = [
      workspace.onDidOpenTextDocument(changed),
      workspace.onDidChangeTextDocument(changed),
      window.onDidChangeActiveTextEditor(changed),
    ];
    return Disposable.from(...subscriptions, new Disposable(() => clearInterval(timer)));
  });
}

/** Presses again and again, until a command has ended. */
async function pressUntilOver(command: Thenable<unknown>, press: () => void): Promise<void> {
  const timer = setInterval(press, AGAIN);
  try {
    await command;
  } finally {
    clearInterval(timer);
  }
}

/** A finding proves that the document was checked; taking its cause away must leave none. */
async function hasNoFindings(document: TextDocument): Promise<void> {
  const editor = await window.showTextDocument(document);
  await editor.edit((edit) => edit.insert(document.positionAt(document.getText().length), 'nonsense: 1\n'));
  await diagnostics(document, (found) => found.length === 1);
  await commands.executeCommand('undo');
  await diagnostics(document, (found) => found.length === 0);
}

function folder(): Uri {
  const [first] = workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
}

async function namesIn(uri: Uri): Promise<string[]> {
  return (await workspace.fs.readDirectory(uri)).map(([name]) => name).sort();
}

describe('The first five minutes', () => {
  let steps: FirstSteps;
  before(async () => {
    steps = (await api()).firstSteps;
  });
  afterEach(closeAll);

  describe('New Process Map', () => {
    const points = ['operations/fulfillment', 'operations/assurance', 'operations/billing'];

    it('writes a map without findings, by Enter alone', async () => {
      const before = await namesIn(folder());
      const done = commands.executeCommand('etom.newProcessMap');
      const document = await pressUntil('the new map', accept, () => {
        const { document: active } = window.activeTextEditor ?? {};
        return active?.uri.path.endsWith('.etom.yaml') ? active : undefined;
      });
      await done;
      assert.equal(document.isDirty, false);
      assert.match(document.getText(), /^etom: classic$/m);
      await hasNoFindings(document);
      await closeAll();
      await workspace.fs.delete(document.uri);
      assert.deepEqual(await namesIn(folder()), before);
    });

    for (const answers of [0, 1, 3]) {
      it(`leaves nothing behind when it is left after about ${answers} answers`, async () => {
        const before = await namesIn(folder());
        const documents = workspace.textDocuments.length;
        let pressed = 0;
        await pressUntilOver(commands.executeCommand('etom.newProcessMap'), () => {
          if (pressed++ < answers) accept();
          else leave();
        });
        assert.deepEqual(await namesIn(folder()), before);
        assert.equal(workspace.textDocuments.length, documents);
      });
    }

    it('opens an untitled map where no file is wanted, whatever the name of the organization', async () => {
      const organization = '東京電力: “East” #1';
      const document = await steps.createMap({ release: 'classic', organization, points });
      assert.equal(document.isUntitled, true);
      assert.equal(document.languageId, 'etom');
      assert.ok(document.getText().includes(`  name: ${JSON.stringify(organization)}\n`));
      await hasNoFindings(document);
    });

    it('does not write over a file', async () => {
      const file = Uri.joinPath(folder(), 'northern-grid/northern-grid.etom.yaml');
      const before = await workspace.fs.readFile(file);
      const made = steps.createMap({ release: 'classic', organization: 'Other', points, file });
      await assert.rejects(made, /northern-grid\.etom\.yaml/);
      assert.deepEqual(await workspace.fs.readFile(file), before);
    });
  });

  describe('Open Example', () => {
    it('opens the files of a map as unsaved documents that are one map', async () => {
      const documents = await steps.openUnsaved('northern-grid');
      assert.equal(documents.length, 3);
      for (const document of documents) {
        assert.equal(document.isUntitled, true);
        assert.equal(document.languageId, 'etom');
      }
      const [first] = documents;
      assert.ok(first);
      await hasNoFindings(first);
    });

    it('copies all files into a new folder, and keeps a copy that is there', async () => {
      const parent = Uri.joinPath(folder(), 'copies');
      const first = await steps.copyExample('oda-components', parent);
      try {
        const copy = Uri.joinPath(parent, 'oda-components');
        const original = Uri.joinPath(folder(), 'oda-components');
        assert.deepEqual(await namesIn(copy), await namesIn(original));
        for (const name of await namesIn(copy)) {
          const [one, other] = await Promise.all(
            [copy, original].map((uri) => workspace.fs.readFile(Uri.joinPath(uri, name))),
          );
          assert.deepEqual(one, other, name);
        }
        await workspace.fs.writeFile(first, new TextEncoder().encode('etom: classic\n'));
        assert.equal((await steps.copyExample('oda-components', parent)).toString(), first.toString());
        assert.equal((await workspace.fs.readFile(first)).length, 14);
      } finally {
        await workspace.fs.delete(parent, { recursive: true });
      }
    });

    it('does not write into a folder that is no copy', async () => {
      const parent = Uri.joinPath(folder(), 'copies');
      await workspace.fs.createDirectory(Uri.joinPath(parent, 'northern-grid'));
      try {
        await assert.rejects(steps.copyExample('northern-grid', parent), /northern-grid/);
      } finally {
        await workspace.fs.delete(parent, { recursive: true });
      }
    });
  });

  describe('The status item', () => {
    it('tells release, map and findings', async () => {
      const { document } = await open('northern-grid/northern-grid.etom.yaml');
      await diagnostics(document, () => true);
      await steps.status.update();
      const { item } = steps.status;
      assert.equal(item.text, 'classic');
      assert.equal(item.busy, false);
      assert.match(item.detail ?? '', /northern-grid, 3 files/);
      assert.equal(item.command?.command, 'etom.switchRelease');
    });

    it('turns to an error when the map has one', async () => {
      const { document } = await openText('etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: 9.9 }\n');
      await diagnostics(document, (found) => found.length === 1);
      await steps.status.update();
      const { item } = steps.status;
      assert.equal(item.text, 'gb921-25.5');
      assert.equal(item.severity, LanguageStatusSeverity.Error);
      assert.match(item.detail ?? '', /1 errors/);
    });
  });

  describe('Switch Release', () => {
    const TEXT =
      'etom: gb921-23.0.1\nprocesses:\n  p:\n    name: P\n    elements: [1.3.3, 1.1.9 Selling, 9.9]\n';

    it('tells what becomes of each reference before anything changes, and is undone in one step', async () => {
      const { document } = await openText(TEXT);
      const preview = await steps.previewRelease(document, 'gb921-25.5');
      const { counts, findings } = preview;
      assert.deepEqual([counts.same, counts.renumbered, counts.unclear], [1, 1, 1]);
      assert.equal(document.getText(), TEXT);
      await steps.applySwitch(preview);
      const migrated = TEXT.replace('23.0.1', '25.5').replace('1.1.9', '1.12.9');
      assert.equal(document.getText(), migrated);
      const found = await diagnostics(document, (list) => list.length === 1);
      assert.equal(found.length, findings.after.error);
      await commands.executeCommand('undo');
      assert.equal(document.getText(), TEXT);
    });

    it('offers the migration where the “etom:” line was changed by hand, and is undone in one step', async () => {
      const references = '[1.1.1.4 Selling, 1.1.1.4, 1.1.1.6 Problem Handling]';
      const text = `etom: gb921-25.5\nprocesses:\n  p: { name: P, elements: ${references} }\n`;
      const { document } = await openText(text);
      const actions = await commands.executeCommand<CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        new Range(0, 8, 0, 8),
        CodeActionKind.QuickFix.value,
        10,
      );
      const action = actions.find(({ title }) => title === 'Migrate the map from classic to gb921-25.5');
      assert.ok(action?.edit);
      await workspace.applyEdit(action.edit);
      assert.match(document.getText(), /\[1\.12\.9 Selling, 1\.12\.9, 1\.3\.7 Customer Problem Management\]/);
      await commands.executeCommand('undo');
      assert.equal(document.getText(), text);
    });

    it('switches by Enter alone: to the first release, by the first line of the preview', async () => {
      const { document } = await openText(TEXT);
      const done = commands.executeCommand('etom.switchRelease');
      const changed = () => (document.getText().startsWith('etom: classic\n') ? true : undefined);
      await pressUntil('the switch', accept, changed);
      await done;
      assert.match(document.getText(), /1\.1\.1\.4 Selling/);
      await commands.executeCommand('undo');
      assert.equal(document.getText(), TEXT);
    });

    it('changes nothing when it is left', async () => {
      const { document } = await openText(TEXT);
      await pressUntilOver(commands.executeCommand('etom.switchRelease'), leave);
      assert.equal(document.getText(), TEXT);
    });

    it('puts every file of a map on the release', async () => {
      const { document } = await open('northern-grid/northern-grid.etom.yaml');
      const before = document.getText();
      const switchTo = async (release: string): Promise<void> => {
        const preview = await steps.previewRelease(document, release);
        const files = new Set(preview.edits.map(({ uri }) => uri));
        assert.equal(files.size, 3);
        await steps.applySwitch(preview);
        for (const uri of files) {
          const text = (await workspace.openTextDocument(Uri.parse(uri))).getText();
          assert.match(text, new RegExp(`^etom: ${release}$`, 'm'));
        }
      };
      await switchTo('gb921-25.5');
      await switchTo('classic');
      assert.equal(document.getText(), before);
    });
  });

  it('Get Started opens the walkthrough', async () => {
    // The page that VS Code starts with may be one too.
    await closeAll();
    await commands.executeCommand('etom.getStarted');
    await until(
      'the walkthrough',
      () =>
        window.tabGroups.all.some(({ tabs }) =>
          tabs.some(({ label }) => /^(?:Welcome|Walkthrough)/.test(label)),
        ) || undefined,
      (changed) => window.tabGroups.onDidChangeTabs(changed),
    );
  });
});
