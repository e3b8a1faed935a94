/** Everything that a user reads of the extension is there in English and, completely, in Spanish. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { english, type Translate } from '../../grid/look.js';
import { GRID_MODES } from '../../grid/modes.js';
import { gridSvg } from '../../grid/svg.js';
import { clientStrings } from '../../scripts/l10n.js';
import { mapTemplate, startingPoints } from '../../server/features/map-template.js';
import { framework, ROOT } from '../support/framework.js';
import { gridOf } from '../support/grid.js';

type Texts = Readonly<Record<string, string>>;

const read = (file: string): Texts => JSON.parse(readFileSync(path.join(ROOT, file), 'utf8'));

/** The keys of package.json whose texts VS Code shows. */
const SHOWN = new Set([
  ...[
    'title',
    'label',
    'name',
    'contextualTitle',
    'description',
    'markdownDescription',
    'contents',
    'altText',
  ],
  ...['displayName', 'markdownDeprecationMessage', 'shortTitle'],
]);
const SHOWN_LISTS = new Set(['enumDescriptions', 'markdownEnumDescriptions', 'enumItemLabels']);

/** The texts that VS Code shows of a part of package.json, with the way to each. */
function* shownIn(value: unknown, way: string, isShown = false): Generator<[way: string, text: string]> {
  if (typeof value === 'string') {
    if (isShown) yield [way, value];
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* shownIn(item, `${way}[${index}]`, isShown);
  } else if (value && typeof value === 'object') {
    for (const [key, inner] of Object.entries(value)) {
      const isText = typeof inner === 'string' ? SHOWN.has(key) : SHOWN_LISTS.has(key);
      yield* shownIn(inner, `${way}.${key}`, isText);
    }
  }
}

/** What a translation must leave as it is: code, placeholders, links to commands. */
const fixed = (text: string): string[] =>
  [...text.matchAll(/`[^`]+`|\{\d\}|\(command:[^)]+\)|\$\([\w-]+\)/g)].map(([part]) => part).sort();

const differing = (texts: Texts, translated: Texts): string[] =>
  Object.keys(texts).filter((key) => fixed(texts[key] ?? '').join() !== fixed(translated[key] ?? '').join());

/** Words that both languages write in the same way. */
const SAME = /^(?:eTOM(?: Process Maps)?|Gas|SVG|PNG|HTML|Northern Grid|Roles|1 error|[\W\d]+)$/;

const untranslated = (texts: Texts, translated: Texts): string[] =>
  Object.keys(texts).filter((key) => texts[key] === translated[key] && !SAME.test(texts[key] ?? ''));

const pointsOf = (release: string): string[] => startingPoints(framework(release)).map(({ id }) => id);

describe('the texts of package.json', () => {
  const english = read('package.nls.json');
  const { displayName, description, contributes }: Record<string, unknown> = JSON.parse(
    readFileSync(path.join(ROOT, 'package.json'), 'utf8'),
  );
  const shown = [...shownIn({ displayName, description, contributes }, '')];
  const keys = shown.map(([, text]) => /^%(.+)%$/.exec(text)?.[1] ?? '');

  it('stand all under keys', () => {
    assert.ok(shown.length > 20, 'the texts are found');
    const bare = shown.filter((_, index) => keys[index] === '').map(([way, text]) => `${way}: ${text}`);
    assert.deepEqual(bare, []);
  });

  it('are all there in English, and no others', () => {
    assert.deepEqual(Object.keys(english).sort(), [...new Set(keys)].sort());
  });

  it('are short sentences and titles', () => {
    for (const [key, text] of Object.entries(english)) assert.ok(text.length <= 300, key);
  });
});

describe('the sentences of the client', () => {
  it('are all in the file that translators start from', () => {
    assert.deepEqual(Object.keys(read('l10n/bundle.l10n.json')), clientStrings(ROOT));
  });

  it('have among them every word that the picture asks for', () => {
    const texts = read('l10n/bundle.l10n.json');
    const asked = new Set<string>();
    const t: Translate = (text, ...values) => {
      asked.add(text);
      return english(text, ...values);
    };
    for (const release of ['classic', 'gb921-25.5']) {
      const params = { release, organization: 'Northern Grid', points: pointsOf(release) };
      const text = mapTemplate(framework(release), params);
      for (const view of ['as-is', 'to-be'] as const) {
        for (const lens of ['customer-service', 'revenue-assurance']) {
          const drawn = gridOf(text, { view, lens, details: 'all' });
          for (const mode of GRID_MODES) gridSvg(drawn, { mode, theme: 'light', details: 'all', t });
        }
      }
    }
    assert.ok(asked.size > 20, 'the picture has words');
    assert.deepEqual(
      [...asked].filter((text) => !Object.hasOwn(texts, text)),
      [],
    );
  });

  it('are at most 300 characters long', () => {
    for (const text of clientStrings(ROOT)) assert.ok(text.length <= 300, text);
  });
});

describe('the translations', () => {
  const languages = readdirSync(path.join(ROOT, 'l10n')).flatMap((name) => {
    const [, language] = /^bundle\.l10n\.([\w-]+)\.json$/.exec(name) ?? [];
    return language ? [language] : [];
  });

  it('are Spanish at least', () => {
    assert.ok(languages.includes('es'));
  });

  for (const language of languages) {
    for (const [english, translated] of [
      ['package.nls.json', `package.nls.${language}.json`],
      ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
    ] as const) {
      it(`${translated} has every text, in the same order, and no other`, () => {
        assert.deepEqual(Object.keys(read(translated)), Object.keys(read(english)));
      });

      it(`${translated} translates every text`, () => {
        assert.deepEqual(untranslated(read(english), read(translated)), []);
      });

      it(`${translated} keeps code, places and commands as they are`, () => {
        assert.deepEqual(differing(read(english), read(translated)), []);
      });
    }
  }
});
