/** Words of a map in VS Code, which takes some of them for icons or links: whatever is told goes through one place. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { plainItem, plainWords, withoutIcons, withoutLinks } from '../../client/plain-words.js';
import { ROOT } from '../support/framework.js';

/** What VS Code draws as icons, once backslashes have taken away what is none. */
const icons = (text: string): string[] =>
  [...text.matchAll(/(\\)?\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g)]
    .filter(([, escaped]) => !escaped)
    .map(([icon]) => icon);

/** What VS Code makes links of. */
const LINK = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+(?: "[^"]*"| '[^']*')?\)/i;

const CLIENT = readdirSync(path.join(ROOT, 'client'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({
    name: name.replaceAll(path.sep, '/'),
    text: readFileSync(path.join(ROOT, 'client', name), 'utf8'),
  }));

describe('words of a map in VS Code', () => {
  it('are no icons in a quick pick, a completion or the status bar, and are read as they were written', () => {
    for (const text of [
      '$(trash)',
      '$(sync~spin) x $(a-b)',
      '\\$(trash)',
      '\\\\$(x)',
      '$$(x)',
      'a $5 (net) $( x )',
    ]) {
      const shown = withoutIcons(text);
      assert.deepEqual(icons(shown), []);
      assert.equal(shown.replace(/\\(?=\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\))/g, ''), text);
    }
    assert.deepEqual(plainItem({ label: '$(a)', detail: '$(b)', uri: '$(c)' }), {
      label: '\\$(a)',
      detail: '\\$(b)',
      uri: '$(c)',
    });
  });

  it('are no links in a message, and look as they were written', () => {
    for (const text of [
      '[x](command:y)',
      '[a](https://b "c") [x](file:///y)',
      '[[x](command:y)](command:z)',
      '[x]((command:y)',
    ]) {
      assert.doesNotMatch(withoutLinks(text), LINK);
      assert.equal(withoutLinks(text).replaceAll('\u2060', ''), text);
    }
    assert.equal(plainWords('[$(x)](command:y)'), '[\\$(x)]\u2060(command:y)');
  });

  it('reach a message only through tell.ts', () => {
    for (const { name, text } of CLIENT)
      if (name !== 'tell.ts') assert.doesNotMatch(text, /\bshow(?:Information|Warning|Error)Message\b/, name);
  });

  it('are never trusted as Markdown: no commands, no HTML, no icons', () => {
    assert.ok(CLIENT.length > 30);
    for (const { name, text } of CLIENT) {
      assert.doesNotMatch(
        text,
        /\b(?:isTrusted|supportHtml|supportThemeIcons|enableCommandUris|appendMarkdown)\b/,
        name,
      );
      for (const [, argument = ''] of text.matchAll(/new MarkdownString\(([^;]*)\);/g))
        assert.doesNotMatch(argument, /,\s*true\s*$/, `${name}: the second argument trusts icons`);
    }
  });
});
