/** Many files, one map: what the server knows of files that are not open, and how it keeps up with them. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  FullDocumentDiagnosticReport,
  Location,
  PublishDiagnosticsParams,
  WorkspaceDiagnosticReportPartialResult,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-protocol';
import { PULL, PUSH, TestServer } from '../support/server.js';

const HEAD = 'etom: classic\nmap: grid\n';
const ROLES = `${HEAD}roles:\n  lead: Head of Orders\n`;
const PROCESSES = `${HEAD}processes:\n  orders: { name: Orders, elements: 1.1.1.5, owner: lead }\n`;

describe('a workspace', function () {
  this.timeout(60_000);
  let folder: string;
  let server: TestServer;
  const uriOf = (name: string): string => pathToFileURL(path.join(folder, name)).href;
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);
  const start = async (capabilities = PUSH): Promise<void> => {
    server = await TestServer.start(capabilities, undefined, [pathToFileURL(folder).href]);
  };
  const fileEvent = (name: string, type: 1 | 2 | 3): Promise<void> =>
    server.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uriOf(name), type }],
    });
  const codes = (published: PublishDiagnosticsParams | undefined) =>
    published?.diagnostics.map(({ code }) => code);
  /** Waits until the last that was published of a file is as wanted. */
  const last = async (name: string, wanted: readonly string[]): Promise<void> => {
    const find = () => codes(server.published.filter(({ uri }) => uri === uriOf(name)).at(-1)) ?? [];
    await server.until(
      () => find().join() === wanted.join(),
      `${name}: ${wanted.join() || 'nothing'}, not ${find()}`,
    );
  };

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'etom-workspace-'));
  });
  afterEach(() => {
    server?.kill();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives the findings of files that are not open, and takes them back when the files are mended or removed', async () => {
    write('bad.etom.yaml', `${HEAD}nonsense: 1\n`);
    write('worse.etom.yaml', `${HEAD}more-nonsense: 1\n`);
    await start();
    await last('bad.etom.yaml', ['unknown-key']);
    await last('worse.etom.yaml', ['unknown-key']);
    write('bad.etom.yaml', HEAD);
    await fileEvent('bad.etom.yaml', 2);
    await last('bad.etom.yaml', []);
    rmSync(path.join(folder, 'worse.etom.yaml'));
    await fileEvent('worse.etom.yaml', 3);
    await last('worse.etom.yaml', []);
  });

  it('finds in another file of the map what a file refers to, and misses it when that file goes', async () => {
    write('roles.etom.yaml', ROLES);
    write('processes.etom.yaml', PROCESSES);
    await start();
    const document = await server.open(PROCESSES, uriOf('processes.etom.yaml'));
    assert.deepEqual(codes(await server.publication(document.uri, 1)), []);
    rmSync(path.join(folder, 'roles.etom.yaml'));
    await fileEvent('roles.etom.yaml', 3);
    await last('processes.etom.yaml', ['unknown-reference']);
    write('roles.etom.yaml', ROLES);
    await fileEvent('roles.etom.yaml', 1);
    await last('processes.etom.yaml', []);
  });

  it('lets what is open win over the disk, and the disk after it is closed', async () => {
    write('a.etom.yaml', HEAD);
    await start();
    const document = await server.open(`${HEAD}nonsense: 1\n`, uriOf('a.etom.yaml'));
    await last('a.etom.yaml', ['unknown-key']);
    await document.close();
    await last('a.etom.yaml', []);
  });

  it('checks a map on the release that any of its files names', async () => {
    const text = 'map: grid\nprocesses:\n  orders: { name: Orders, elements: 9.9 }\n';
    write('a.etom.yaml', text);
    write('b.etom.yaml', HEAD);
    await start(PULL);
    const document = await server.open(text, uriOf('a.etom.yaml'));
    await server.request('workspace/symbol', { query: '' });
    const { items } = await document.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic');
    assert.deepEqual(items.map(({ code }) => code).sort(), ['missing-key', 'unknown-element']);
  });

  it('keeps maps of other names apart, and files without a name each by itself', async () => {
    write('roles.etom.yaml', ROLES.replace('map: grid', 'map: other'));
    write('processes.etom.yaml', PROCESSES);
    write('alone.etom.yaml', PROCESSES.replace('map: grid\n', ''));
    await start();
    await last('processes.etom.yaml', ['unknown-reference']);
    await last('alone.etom.yaml', ['unknown-reference']);
  });

  it('leaves out ignored folders', async () => {
    for (const ignored of ['node_modules', '.cache']) {
      mkdirSync(path.join(folder, ignored));
      write(path.join(ignored, 'bad.etom.yaml'), 'nonsense: 1\n');
    }
    write('seen.etom.yaml', 'nonsense: 1\n');
    await start();
    await last('seen.etom.yaml', ['unknown-key', 'missing-key']);
    assert.deepEqual([...new Set(server.published.map(({ uri }) => uri))], [uriOf('seen.etom.yaml')]);
  });

  it('finds references and symbols in all files, and renames across them', async () => {
    write('roles.etom.yaml', ROLES);
    write('processes.etom.yaml', PROCESSES);
    await start();
    const document = await server.open(PROCESSES, uriOf('processes.etom.yaml'));
    const { start: position } = document.rangeOf('lead');
    const found = await document.ask<Location[]>('textDocument/references', position, {
      context: { includeDeclaration: true },
    });
    assert.deepEqual(found.map(({ uri }) => uri).sort(), [
      uriOf('processes.etom.yaml'),
      uriOf('roles.etom.yaml'),
    ]);
    const [definition] = await document.ask<Location[]>('textDocument/definition', position);
    assert.equal(definition?.uri, uriOf('roles.etom.yaml'));
    const edit = await document.ask<WorkspaceEdit>('textDocument/rename', position, {
      newName: 'order-lead',
    });
    const changed = (edit.documentChanges ?? []).flatMap((change) =>
      'textDocument' in change ? [change.textDocument] : [],
    );
    assert.deepEqual(
      changed.map(({ uri, version }) => [uri, version]).sort(),
      [
        [uriOf('processes.etom.yaml'), 1],
        [uriOf('roles.etom.yaml'), null],
      ].sort(),
    );
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'head of' });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['lead: Head of Orders'],
    );
    const clash = document.ask('textDocument/rename', position, { newName: 'a b' });
    await assert.rejects(clash, /letters/);
  });

  it('names the symbols of several maps in the order of the files, whichever was opened first', async () => {
    const declaring = (role: string): string => `etom: classic\nroles: { ${role}: Head of Orders }\n`;
    write('a.etom.yaml', declaring('north'));
    write('b.etom.yaml', declaring('south'));
    await start();
    await server.open(declaring('south'), uriOf('b.etom.yaml'));
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'head of' });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['north: Head of Orders', 'south: Head of Orders'],
    );
  });

  it('streams the findings of closed files to a client that asks, while the request stays open', async () => {
    write('bad.etom.yaml', `${HEAD}nonsense: 1\n`);
    await start({ ...PULL, workspace: { diagnostics: { refreshSupport: true } } });
    const reports: WorkspaceDiagnosticReportPartialResult['items'] = [];
    let wake = (): void => {};
    server.connection.onNotification(
      '$/progress',
      ({ value }: { value: WorkspaceDiagnosticReportPartialResult }) => {
        reports.push(...value.items);
        wake();
      },
    );
    const heard = (wanted: string): Promise<void> =>
      new Promise((resolve) => {
        const look = (): void => {
          const report = reports.filter(({ uri }) => uri === uriOf('bad.etom.yaml')).at(-1);
          const found = report?.kind === 'full' ? report.items.map(({ code }) => code) : [];
          if (report && found.join() === wanted) resolve();
        };
        wake = look;
        look();
      });
    const asked = server.connection.sendRequest('workspace/diagnostic', {
      previousResultIds: [],
      partialResultToken: 1,
    });
    asked.catch(() => {});
    await heard('unknown-key');
    write('bad.etom.yaml', HEAD);
    await fileEvent('bad.etom.yaml', 2);
    await heard('');
    assert.deepEqual(server.published, [], 'nothing is pushed to a client that asks');
  });
});
