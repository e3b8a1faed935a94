/** A fault of ours, wherever it is, costs one answer: each part is made to throw once, and the server is asked again. */
import assert from 'node:assert/strict';
import type { FullDocumentDiagnosticReport, Hover } from 'vscode-languageserver-protocol';
import { ErrorCodes } from 'vscode-languageserver-protocol/node';
import * as codeActions from '../../server/lsp/code-actions.js';
import * as editing from '../../server/lsp/editing.js';
import * as elementFeatures from '../../server/lsp/element-features.js';
import * as exchangeFeatures from '../../server/lsp/exchange-features.js';
import * as frameworkFeatures from '../../server/lsp/framework-features.js';
import { FrameworkStore } from '../../server/lsp/frameworks.js';
import * as mapFeatures from '../../server/lsp/map-features.js';
import * as navigation from '../../server/lsp/navigation.js';
import * as newMapFeatures from '../../server/lsp/new-map-features.js';
import { NodeHost } from '../../server/lsp/node-host.js';
import { Workspace } from '../../server/lsp/workspace.js';
import { Reader } from '../../server/map/read.js';
import { RULES } from '../../server/rules/registry.js';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { PULL } from '../support/server.js';

const TABLES = [
  codeActions,
  editing,
  elementFeatures,
  exchangeFeatures,
  frameworkFeatures,
  mapFeatures,
  navigation,
  newMapFeatures,
];

const TEXT = 'etom: classic\nprocesses:\n  p: { name: P, elements: 1.1.1.5 }\n';
const URI = 'file:///maps/a.etom.yaml';

/** Makes a method throw, once or always, while something runs. @returns how often it was called. */
async function broken(owner: object, name: string, once: boolean, run: () => Promise<void>): Promise<number> {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  assert.ok(own && typeof own.value === 'function', name);
  let calls = 0;
  Object.defineProperty(owner, name, {
    ...own,
    value(this: unknown, ...args: unknown[]) {
      calls++;
      if (!once || calls === 1) throw new Error('injected');
      return own.value.apply(this, args);
    },
  });
  try {
    await run();
  } finally {
    Object.defineProperty(owner, name, own);
  }
  return calls;
}

/** The methods of a class, its constructor aside. */
function methodsOf(prototype: object): string[] {
  return Object.entries(Object.getOwnPropertyDescriptors(prototype))
    .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function')
    .map(([name]) => name);
}

describe('a fault', function () {
  this.timeout(60_000);
  let server: InProcess;
  let version = 0;
  before(async () => {
    server = await startInProcess(PULL);
    await server.tell('textDocument/didOpen', {
      textDocument: { uri: URI, languageId: 'etom', version: ++version, text: TEXT },
    });
  });
  after(() => server.dispose());

  const replace = (text: string): Promise<void> =>
    server.tell('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ text }],
    });
  const codes = async (): Promise<string[]> => {
    const textDocument = { uri: URI };
    const report = await server.ask<FullDocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument,
    });
    return report.items.map(({ code }) => String(code));
  };
  /** The server works as if nothing had been: it follows an edit, finds what is wrong, and answers. */
  const works = async (): Promise<void> => {
    await replace(TEXT.replace('1.1.1.5', '9.9'));
    assert.deepEqual(await codes(), ['unknown-element']);
    await replace(TEXT);
    assert.deepEqual(await codes(), []);
    const position = { line: 2, character: TEXT.split('\n')[2]?.indexOf('1.1.1.5') ?? 0 };
    assert.ok(await server.ask<Hover>('textDocument/hover', { textDocument: { uri: URI }, position }));
  };

  for (const method of TABLES.flatMap(({ answers }) => Object.keys(answers))) {
    it(`in the answer to ${method} is an error answer`, async () => {
      const table = TABLES.find(({ answers }) => Object.hasOwn(answers, method));
      assert.ok(table);
      const calls = await broken(table.answers, method, false, () =>
        assert.rejects(server.ask(method, { textDocument: { uri: URI } }), {
          code: ErrorCodes.InternalError,
          message: 'The request failed: injected',
        }),
      );
      assert.equal(calls, 1);
      await works();
    });
  }

  for (const [name, { prototype }] of Object.entries({ Workspace, FrameworkStore, NodeHost })) {
    for (const method of methodsOf(prototype)) {
      it(`in ${name}.${method} is over with the next request`, async () => {
        await broken(prototype, method, true, async () => {
          await replace(`${TEXT}roles: { lead: Head }\n`);
          await codes().catch(() => {});
          await server.ask('workspace/symbol', { query: 'P' }).catch(() => {});
          const changes = [{ uri: 'file:///maps/b.etom.yaml', type: 1 }];
          await server.tell('workspace/didChangeWatchedFiles', { changes });
          await server.tell('textDocument/didSave', { textDocument: { uri: URI } });
        });
        await works();
      });
    }
  }

  it('in the reading of a part is a finding there, and the rest is read', async () => {
    await broken(Reader.prototype, 'pairs', true, async () => {
      await replace(`${TEXT}  q: { name: Q }\n  r: { name: R, elements: 9.9 }\n`);
      const found = await codes();
      assert.ok(found.includes('yaml-syntax') && found.includes('unknown-element'), found.join());
    });
    await works();
  });

  for (const rule of RULES) {
    for (const part of ['check', 'checkDocument', 'checkMap'] as const) {
      if (!rule[part]) continue;
      it(`in the rule ${rule.code} costs the findings of that rule alone`, async () => {
        const other = rule.code === 'unknown-element' ? 'unknown-reference' : 'unknown-element';
        await broken(rule, part, false, async () => {
          await replace(TEXT.replace('1.1.1.5', '9.9, owner: nobody'));
          assert.ok((await codes()).includes(other));
        });
        await works();
      });
    }
  }
});
