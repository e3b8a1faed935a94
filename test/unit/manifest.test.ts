/** What package.json contributes to VS Code: commands that can be found, menus that lead somewhere. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { manifestText } from '../../scripts/l10n.js';
import { ROOT } from '../support/framework.js';

interface Command {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
  readonly icon?: string;
  readonly enablement?: string;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface WalkthroughStep {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
  readonly media: {
    readonly altText: string;
    /** A picture that takes the theme's colours. */
    readonly svg?: string;
    /** A picture for each kind of theme. */
    readonly image?: Readonly<Record<'light' | 'dark' | 'hc' | 'hcLight', string>>;
  };
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly Command[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly submenus?: readonly { readonly id: string; readonly label: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly WalkthroughStep[] }[];
    readonly snippets?: unknown;
  };
}

const read = (file: string) => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));
const { contributes }: Manifest = read('package.json');

/** A text of the manifest in English. */
const said = manifestText(ROOT);

const ids = contributes.commands.map(({ command }) => command);
const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
const palette = contributes.menus.commandPalette ?? [];

/** The commands of ours, and those of our views that VS Code makes itself. */
const isThere = (command: string): boolean =>
  !command.startsWith('etom.') || ids.includes(command) || views.some((view) => command === `${view}.focus`);

/** The commands that links in a text run. */
const linked = (text: string): string[] =>
  [...text.matchAll(/\(command:([\w.-]+)/g)].map(([, id = '']) => id);

describe('what the extension contributes', () => {
  it('has no command twice', () => {
    assert.equal(new Set(ids).size, ids.length);
  });

  for (const { command, title, category, icon } of contributes.commands) {
    it(`${command} can be found: by a title of its own below eTOM`, () => {
      assert.equal(said(category ?? ''), 'eTOM');
      const words = said(title);
      assert.match(words, /^\P{Ll}/u, 'a title starts with a capital');
      assert.doesNotMatch(words, /eTOM|\.$/);
      if (icon) assert.match(icon, /^\$\([a-z0-9-]+\)$/);
    });
  }

  it('has titles that tell its commands apart', () => {
    const titles = contributes.commands.map(({ title }) => said(title));
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });

  it('has in its menus only commands and submenus that are there', () => {
    const submenus = (contributes.submenus ?? []).map(({ id }) => id);
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, submenu } of items) {
        if (command) assert.ok(isThere(command), `${menu}: ${command}`);
        else assert.ok(submenus.includes(submenu ?? ''), `${menu}: ${submenu}`);
      }
    }
  });

  it('gives a command an icon where VS Code shows nothing else of it', () => {
    for (const [menu, items] of Object.entries(contributes.menus)) {
      for (const { command, group } of items as { command?: string; group?: string }[]) {
        if (!command || !/^(?:navigation|inline)/.test(group ?? '') || menu === 'file/newFile') continue;
        assert.ok(contributes.commands.find((own) => own.command === command)?.icon, `${menu}: ${command}`);
      }
    }
  });

  it('hides from the palette, or shows in time, what needs something to work on', () => {
    const needy = ['view/item/context', 'webview/context'].flatMap((menu) => contributes.menus[menu] ?? []);
    for (const command of new Set(needy.flatMap((item) => item.command ?? []))) {
      const own = palette.find((item) => item.command === command);
      assert.ok(own?.when, `${command} has no condition in the palette`);
    }
  });

  it('has each command at most once in the palette, with one condition', () => {
    const shown = palette.map(({ command }) => command);
    assert.equal(new Set(shown).size, shown.length);
    for (const { command, when } of palette)
      assert.ok(when, `${command}: the palette shows all that it is not told of`);
  });

  it('says in each empty view what to do next, with commands that are there', () => {
    assert.ok(contributes.viewsWelcome.length > 0);
    for (const { view, contents } of contributes.viewsWelcome) {
      assert.ok(views.includes(view), view);
      const commands = linked(said(contents));
      assert.ok(commands.length > 0, said(contents));
      for (const command of commands) assert.ok(isThere(command), command);
    }
    for (const view of views)
      assert.ok(
        contributes.viewsWelcome.some((welcome) => welcome.view === view),
        `${view} says nothing when it is empty`,
      );
  });

  it('leaves snippets to the language server', () => {
    assert.equal(contributes.snippets, undefined);
  });

  it('has at most eight settings, beside the trace of the protocol', () => {
    const settings = Object.keys(contributes.configuration.properties).filter((name) => !/trace/.test(name));
    assert.ok(settings.length <= 8, settings.join());
  });
});

describe('the walkthrough', () => {
  const [walkthrough] = contributes.walkthroughs;
  const steps = walkthrough?.steps ?? [];

  it('leads from an example to a picture that is shared', () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['example', 'framework', 'map', 'finding', 'grid', 'gaps', 'share'],
    );
  });

  for (const { id, description, completionEvents, media } of steps) {
    it(`step ${id} has a button, an end, and a picture with a text`, () => {
      const commands = linked(said(description));
      assert.ok(commands.length > 0, 'a button');
      for (const command of commands) assert.ok(isThere(command), command);
      assert.ok(completionEvents.length > 0);
      for (const event of completionEvents) {
        const [, kind, name = ''] = /^(onCommand|onView|onContext):(.+)$/.exec(event) ?? [];
        assert.ok(kind, event);
        assert.ok(kind === 'onView' ? views.includes(name) : isThere(name), event);
      }
      const { altText, svg, image } = media;
      assert.ok(said(altText).length > 20);
      const pictures = svg ? [svg] : Object.values(image ?? {});
      assert.ok(pictures.length > 0);
      for (const file of pictures) assert.ok(existsSync(path.join(ROOT, file)), file);
    });
  }

  it('has pictures of its own that need nothing from elsewhere and take the colours of the theme', () => {
    for (const { media } of steps) {
      const { svg } = media;
      if (!svg) continue;
      const text = readFileSync(path.join(ROOT, svg), 'utf8');
      assert.doesNotMatch(text, /<style|style=|<script|href|url\(|<image/, svg);
      assert.match(text, /var\(--vscode-/);
      assert.match(text, /<title /);
    }
  });
});
