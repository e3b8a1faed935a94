/** Whatever the server says that it can has a test that asks for it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../support/framework.js';
import { PULL, TestServer } from '../support/server.js';

/** Tests by file and title, each with the capabilities that it asks for. */
const TESTS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'broken-link': {
    'is a warning until the file is made and the map is saved': ['textDocumentSync.save'],
  },
  diagnostics: {
    'are none of a document that was closed': ['textDocumentSync.openClose'],
    'follow edits of a part of the text': ['textDocumentSync.change'],
  },
  freshness: { 'follow an edit of another file': ['diagnosticProvider.interFileDependencies'] },
  'workspace-diagnostics': {
    'gets what differs from what the client has, and what is gone': [
      'diagnosticProvider.workspaceDiagnostics',
    ],
  },
  features: {
    'gets a hover': ['hoverProvider'],
    'gets the outline': ['documentSymbolProvider'],
    'gets completions, takes one, and gets its documentation': [
      'completionProvider.resolveProvider',
      'completionProvider.triggerCharacters',
    ],
  },
  navigation: {
    'the declaration of what is named there': ['definitionProvider'],
    'all places that name it, with its declaration where that is wanted': ['referencesProvider'],
    'another name for it, everywhere': ['renameProvider.prepareProvider'],
    'whatever a query names, in all maps': ['workspaceSymbolProvider'],
    'what stands above and below an element': ['typeHierarchyProvider'],
    'what comes before and after a process in the flows': ['callHierarchyProvider'],
  },
  'code-actions': {
    'mend all findings of a kind, in the file or in the map': ['codeActionProvider.resolveProvider'],
    'are of the kinds that were asked for, and of those that were announced': [
      'codeActionProvider.codeActionKinds',
    ],
  },
  document: {
    'the places that name the same thing': ['documentHighlightProvider'],
    'what can be folded': ['foldingRangeProvider'],
    'what selection grows to, from each of several places': ['selectionRangeProvider'],
    'the kinds of its words, of all of them or of some lines': [
      'semanticTokensProvider.full',
      'semanticTokensProvider.legend.tokenModifiers',
      'semanticTokensProvider.legend.tokenTypes',
      'semanticTokensProvider.range',
    ],
    'its links': ['documentLinkProvider'],
    'the edits that tidy all of it, or some lines': [
      'documentFormattingProvider',
      'documentRangeFormattingProvider',
    ],
    'the names behind ids, and what is known of them': ['inlayHintProvider.resolveProvider'],
    'how often each thing is referred to, counted when it is shown': ['codeLensProvider.resolveProvider'],
  },
  folders: {
    'are those of the start, and those that are added, until they are removed': [
      'workspace.workspaceFolders.changeNotifications',
      'workspace.workspaceFolders.supported',
    ],
  },
};

/** The paths of all values in an object that are no objects with entries of their own. */
function leaves(value: object): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    const isObject = typeof inner === 'object' && inner !== null && !Array.isArray(inner);
    const below = isObject ? leaves(inner) : [];
    return below.length > 0 ? below.map((rest) => `${key}.${rest}`) : [key];
  });
}

describe('the capabilities of the server', function () {
  this.timeout(60_000);

  it('are each named for a test', async () => {
    const server = TestServer.spawn();
    try {
      const { capabilities } = await server.initialize(PULL);
      const tested = Object.values(TESTS).flatMap((titles) => Object.values(titles).flat());
      assert.deepEqual(leaves(capabilities).sort(), tested.sort());
    } finally {
      server.kill();
    }
  });

  it('are named for tests that are there', () => {
    for (const [file, titles] of Object.entries(TESTS)) {
      const text = readFileSync(path.join(ROOT, `test/protocol/${file}.test.ts`), 'utf8');
      for (const title of Object.keys(titles)) {
        assert.ok(text.includes(`it('${title}', async`), `${file}.test.ts has no test “${title}”`);
      }
    }
  });
});
