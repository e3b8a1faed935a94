/** Ways from a place to others: definition, references, rename, hierarchies. */
import assert from 'node:assert/strict';
import { LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  Location,
  LocationLink,
  Range,
  TypeHierarchyItem,
  WorkspaceEdit,
  WorkspaceSymbol,
} from 'vscode-languageserver-types';
import { ELEMENT_PAGE, elementPageUri } from '../../server/protocol.js';
import type { OpenDocument } from '../support/open-document.js';
import { PULL, TestServer } from '../support/server.js';

const TEXT = `etom: classic
roles: { lead: Head of Orders, clerk: Clerk }
processes:
  ask: { name: Ask, owner: lead, elements: [1.1.1.5] }
  build: { name: Build, owner: lead }
flows:
  f: { name: Order to cash, steps: [ask, build] }
`;
const KEY = 'operations/customer-relationship-management/order-handling';
const ORDER_HANDLING = elementPageUri('classic', KEY, '1.1.1.5 Order Handling');

describe('from a place in a map a client gets to', function () {
  this.timeout(60_000);
  let server: TestServer;
  let document: OpenDocument;
  before(async () => {
    server = await TestServer.start(PULL);
    document = await server.open(TEXT);
  });
  after(() => server.kill());

  const ask = <R>(method: string, words: string, more?: object): Promise<R> =>
    document.ask<R>(`textDocument/${method}`, document.rangeOf(words).start, more);
  const rangeIn = (words: string, inner: string): Range => {
    const { start } = document.rangeOf(words);
    const character = start.character + words.indexOf(inner);
    return {
      start: { ...start, character },
      end: { ...start, character: character + inner.length },
    };
  };

  it('the declaration of what is named there', async () => {
    const found = await ask<Location[]>('definition', 'lead, elements');
    assert.deepEqual(found, [{ uri: document.uri, range: rangeIn('lead: Head', 'lead') }]);
  });

  it('all places that name it, with its declaration where that is wanted', async () => {
    const linesOf = async (includeDeclaration: boolean): Promise<number[]> => {
      const found = await ask<Location[]>('references', 'lead', { context: { includeDeclaration } });
      return found.map(({ range }) => range.start.line);
    };
    assert.deepEqual(await linesOf(true), [1, 3, 4]);
    assert.deepEqual(await linesOf(false), [3, 4]);
  });

  it('another name for it, everywhere', async () => {
    assert.deepEqual(await ask('prepareRename', 'lead, elements'), {
      range: rangeIn('lead, elements', 'lead'),
      placeholder: 'lead',
    });
    const { documentChanges = [] } = await ask<WorkspaceEdit>('rename', 'lead, elements', {
      newName: 'head',
    });
    const [change, ...others] = documentChanges;
    assert.ok(change && 'edits' in change && others.length === 0);
    assert.deepEqual(change.textDocument, { uri: document.uri, version: 1 });
    assert.equal(change.edits.length, 3);
  });

  it('no name that is taken or is none, and is told why', async () => {
    for (const [newName, message] of [
      ['clerk', 'The role “clerk” exists in this map already; choose another id.'],
      ['', 'The new id is empty.'],
      ['a b', '“a b” is not an id: an id has letters, digits, “.”, “-” and “_” only.'],
    ]) {
      const refused = ask('rename', 'lead', { newName });
      await assert.rejects(refused, { code: LSPErrorCodes.RequestFailed, message });
    }
    const refused = ask('prepareRename', '1.1.1.5');
    await assert.rejects(refused, { code: LSPErrorCodes.RequestFailed, message: /1\.1\.1\.5/ });
  });

  it('whatever a query names, in all maps', async () => {
    const symbols = await server.request<WorkspaceSymbol[]>('workspace/symbol', { query: 'lead' });
    assert.deepEqual(
      symbols.map(({ name, location }) => [name, location.uri]),
      [['lead: Head of Orders', document.uri]],
    );
  });

  it('what stands above and below an element', async () => {
    const [item, ...others] = await ask<TypeHierarchyItem[]>('prepareTypeHierarchy', '1.1.1.5');
    assert.ok(item && others.length === 0);
    assert.deepEqual([item.name, item.uri], ['1.1.1.5 Order Handling', document.uri]);
    const namesOf = async (method: string): Promise<string[]> =>
      (await server.request<TypeHierarchyItem[]>(`typeHierarchy/${method}`, { item })).map(
        ({ name }) => name,
      );
    assert.deepEqual(await namesOf('supertypes'), ['1.1.1 Customer Relationship Management', 'Fulfillment']);
    assert.ok((await namesOf('subtypes')).includes('1.1.1.5.2 Authorize Credit'));
  });

  it('what comes before and after a process in the flows', async () => {
    const itemOf = async (words: string): Promise<CallHierarchyItem> => {
      const [item, ...others] = await ask<CallHierarchyItem[]>('prepareCallHierarchy', words);
      assert.ok(item && others.length === 0);
      return item;
    };
    const first = await itemOf('ask: {');
    const next = await server.request<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: first,
    });
    assert.deepEqual(
      next.map(({ to, fromRanges }) => [to.name, to.detail, fromRanges]),
      [['Build', 'Order to cash', [rangeIn('[ask, build]', 'ask')]]],
    );
    const second = await itemOf('build: {');
    const before = await server.request<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', {
      item: second,
    });
    assert.deepEqual(
      before.map(({ from }) => from.name),
      ['Ask'],
    );
    assert.deepEqual(await server.request('callHierarchy/incomingCalls', { item: first }), []);
  });

  it('no definition of an element where the client has no pages: there the hover tells', async () => {
    assert.deepEqual(await ask('definition', '1.1.1.5'), []);
    assert.match(JSON.stringify(await ask('hover', '1.1.1.5')), /Order Handling/);
  });

  describe('where it shows the pages of elements', () => {
    let own: TestServer;
    before(async () => {
      const capabilities = {
        ...PULL,
        textDocument: { ...PULL.textDocument, definition: { linkSupport: true } },
      };
      own = await TestServer.start(capabilities, undefined, undefined, { pages: true });
    });
    after(() => own.kill());

    it('the page of an element, and the whole of the reference as its origin', async () => {
      const opened = await own.open(TEXT);
      const range = opened.rangeOf('1.1.1.5');
      const [link, ...others] = await opened.ask<LocationLink[]>('textDocument/definition', range.start);
      assert.ok(link && others.length === 0);
      assert.deepEqual([link.targetUri, link.originSelectionRange], [ORDER_HANDLING, range]);
      const [item] = await opened.ask<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', range.start);
      assert.equal(item?.uri, ORDER_HANDLING);
      const page = await own.request<string>(ELEMENT_PAGE, { release: 'classic', key: KEY });
      assert.match(page, /Order Handling/);
    });
  });
});
