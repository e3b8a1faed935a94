import * as assert from 'node:assert/strict';
import { commands, type TextDocument, Uri, window, workspace } from 'vscode';
import type { ExportOptions } from '../../../client/exchange/export-command';
import type { ReportOptions } from '../../../client/exchange/report-command';
import { api, closeAll, open, openText } from './support.js';

const MAP = 'northern-grid/northern-grid.etom.yaml';

/** How often Enter is pressed in a question that may not be shown yet, in milliseconds. */
const AGAIN = 100;

/** Takes what is offered first, question by question, until a command has ended. */
async function acceptUntilOver<T>(command: Thenable<T>): Promise<T> {
  const accept = () => void commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  const timer = setInterval(accept, AGAIN);
  try {
    return await command;
  } finally {
    clearInterval(timer);
  }
}

describe('Exchange with other tools', () => {
  let folder: Uri;
  before(async () => {
    await api();
    const [first] = workspace.workspaceFolders ?? [];
    assert.ok(first, 'a folder is open');
    folder = Uri.joinPath(first.uri, 'exchanged');
  });
  beforeEach(() => workspace.fs.createDirectory(folder));
  afterEach(async () => {
    await closeAll();
    await workspace.fs.delete(folder, { recursive: true });
  });

  const place = (name: string): Uri => Uri.joinPath(folder, name);
  const read = async (file: Uri): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(file));
  const names = async (): Promise<string[]> =>
    (await workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
  const write = (name: string, text: string): Thenable<void> =>
    workspace.fs.writeFile(place(name), new TextEncoder().encode(text));

  describe('Export', () => {
    const exported = (options: ExportOptions): Thenable<Uri[]> =>
      commands.executeCommand('etom.export', options);

    it('writes a file of the map that has the focus', async () => {
      await open(MAP);
      const target = place('map.csv');
      const [saved] = await exported({ format: 'csv', target });
      assert.equal(saved?.toString(), target.toString());
      assert.match(await read(target), /^Process path,Process ID,[\s\S]*Meter reading/);
      assert.deepEqual(await names(), ['map.csv']);
    });

    it('writes a workbook whose bytes are whole', async () => {
      await open(MAP);
      await exported({ format: 'xlsx', target: place('map.xlsx') });
      const bytes = await workspace.fs.readFile(place('map.xlsx'));
      assert.deepEqual([...bytes.slice(0, 4)], [0x50, 0x4b, 3, 4]);
      assert.ok(bytes.length > 10_000);
    });

    it('writes several files into a folder', async () => {
      const { document } = await openText(
        'etom: classic\nprocesses: { a: { name: A } }\nflows: { x: [a], y: [a] }\n',
      );
      await exported({ uri: document.uri, format: 'bpmn', target: folder });
      assert.deepEqual(await names(), ['x.bpmn', 'y.bpmn']);
    });

    it('asks for the format, and writes what is chosen', async () => {
      await open(MAP);
      const [saved] = await acceptUntilOver(exported({ target: place('chosen') }));
      assert.equal(saved?.toString(), place('chosen').toString());
      assert.match(await read(place('chosen')), /^PK/);
    });

    it('writes nothing where the map cannot be exported so', async () => {
      const { document } = await openText('etom: classic\nprocesses: { a: { name: A } }\n');
      assert.deepEqual(await exported({ uri: document.uri, format: 'bpmn', target: folder }), []);
      assert.deepEqual(await names(), []);
    });
  });

  describe('Report', () => {
    const report = (options: ReportOptions): Thenable<Uri | undefined> =>
      commands.executeCommand('etom.report', options);

    it('writes one page with the grid and the tables', async () => {
      await open(MAP);
      await report({ format: 'html', views: ['as-is', 'to-be'], target: place('report.html') });
      const page = await read(place('report.html'));
      assert.match(page, /^<!DOCTYPE html>[\s\S]*Content-Security-Policy[\s\S]*<section class="report"/);
      assert.ok(!page.includes('file:'), 'the page names no folder');
    });

    it('opens Markdown and saves nothing', async () => {
      await open(MAP);
      const uri = await report({ format: 'markdown', views: ['as-is'] });
      const document = window.activeTextEditor?.document;
      assert.equal(document?.uri.toString(), uri?.toString());
      assert.equal(document?.isUntitled, true);
      assert.match(document?.getText() ?? '', /^# [\s\S]*Northern Grid[\s\S]*\| /);
      assert.deepEqual(await names(), []);
    });

    it('asks how and of which processes, by Enter alone a page of today', async () => {
      await open(MAP);
      await acceptUntilOver(report({ target: place('report.html') }));
      assert.match(await read(place('report.html')), /View: as-is/);
    });
  });

  describe('Import', () => {
    it('shows what it would be, and opens the map unsaved', async () => {
      await write('mapping.csv', 'Process,eTOM,Coverage\nTake orders,1.1.1.5,full\nBill,1.1.1.8,80%\n');
      const command = commands.executeCommand<TextDocument[]>('etom.import', place('mapping.csv'));
      const [document, ...others] = await acceptUntilOver(command);
      assert.ok(document && others.length === 0);
      assert.equal(document.isUntitled, true);
      assert.equal(document.languageId, 'etom');
      assert.match(
        document.getText(),
        /^etom: classic\n[\s\S]*name: Take orders[\s\S]*row 3: the coverage “80%”/m,
      );
      assert.deepEqual(await names(), ['mapping.csv']);
    });

    it('asks for the columns that it does not know', async () => {
      await write('own.csv', 'Task,Ref\n1.1.1.5,1.1.1.5\n');
      const files = [place('own.csv')];
      const [document] = await acceptUntilOver(
        commands.executeCommand<TextDocument[]>('etom.import', { files, release: 'classic' }),
      );
      // Enter takes the first header for both.
      assert.match(document?.getText() ?? '', /name: 1\.1\.1\.5\n/);
    });

    it('brings back the table that an export has written', async () => {
      await open(MAP);
      await commands.executeCommand('etom.export', { format: 'xlsx', target: place('map.xlsx') });
      const [document] = await acceptUntilOver(
        commands.executeCommand<TextDocument[]>('etom.import', {
          files: [place('map.xlsx')],
          release: 'classic',
        }),
      );
      assert.match(document?.getText() ?? '', /^extensions:\n {2}2\.1:\n {4}name: Meter reading\n/m);
    });

    it('opens nothing where it is left', async () => {
      await write('mapping.csv', 'Process,eTOM\nTake orders,1.1.1.5\n');
      const count = workspace.textDocuments.length;
      const command = commands.executeCommand<TextDocument[]>('etom.import', place('mapping.csv'));
      const timer = setInterval(() => void commands.executeCommand('workbench.action.closeQuickOpen'), AGAIN);
      try {
        assert.deepEqual(await command, []);
      } finally {
        clearInterval(timer);
      }
      assert.equal(workspace.textDocuments.length, count);
    });

    it('refuses files of several formats, and what is too large', async () => {
      await write('a.csv', 'x');
      await write('b.yaml', ' '.repeat(2 * 2 ** 20 + 1));
      const files = [place('a.csv'), place('b.yaml')];
      await assert.rejects(async () => commands.executeCommand('etom.import', { files }), /several formats/);
      await assert.rejects(
        async () => commands.executeCommand('etom.import', { files: [place('b.yaml')] }),
        /3 MB, and at most 2 MB/,
      );
    });
  });
});
