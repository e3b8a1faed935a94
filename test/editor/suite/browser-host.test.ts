import * as assert from 'node:assert/strict';
import { ExtensionKind, env, extensions, UIKind } from 'vscode';

describe('The extension in a browser', () => {
  it('runs in the browser’s own extension host, which has no Node', () => {
    const extension = extensions.getExtension('etom-process-maps.etom-process-maps');
    assert.equal(env.uiKind, UIKind.Web);
    assert.equal(extension?.extensionKind, ExtensionKind.UI);
    assert.equal(typeof globalThis.process?.versions?.node, 'undefined');
  });
});
