/**
 * The colours of a map, as VS Code computes them: its own YAML grammar with syntaxes/etom.tmLanguage.json on top.
 * The YAML grammar comes from an npm package that carries VS Code's files unchanged.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { IGrammar } from 'vscode-textmate';
import { MAP } from '../../server/map/description.js';
import type { Shape } from '../../server/map/shape.js';

const root = path.resolve(__dirname, '../..');
const resolve = createRequire(path.join(root, 'package.json'));
const textmate: typeof import('vscode-textmate') = resolve('vscode-textmate');
const oniguruma: typeof import('vscode-oniguruma') = resolve('vscode-oniguruma');

const GRAMMAR = path.join(root, 'syntaxes/etom.tmLanguage.json');
const MARKERS = path.join(root, 'test/markers/grammar/map.etom.yaml');

/** Scope name to file of VS Code's YAML grammars. */
function yamlGrammars(): Map<string, string> {
  const manifest = resolve.resolve('@codingame/monaco-vscode-yaml-default-extension/resources/package.json');
  const { contributes } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    contributes: { grammars: { scopeName: string; path: string }[] };
  };
  return new Map(
    contributes.grammars.map((one) => [
      one.scopeName,
      path.join(path.dirname(manifest), path.basename(one.path)),
    ]),
  );
}

interface Line {
  readonly text: string;
  /** The scopes of each character. */
  readonly scopes: readonly (readonly string[])[];
}

function colour(grammar: IGrammar, text: string): Line[] {
  let state = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    const scopes: string[][] = [];
    for (const token of tokens) {
      for (let at = token.startIndex; at < Math.min(token.endIndex, line.length); at++) {
        scopes[at] = token.scopes;
      }
    }
    return { text: line, scopes };
  });
}

const has = (scopes: readonly string[] | undefined, wanted: string): boolean =>
  scopes?.some((scope) => scope === wanted || scope.startsWith(`${wanted}.`)) ?? false;

/** The scopes of the first place where `word` stands in the last line of `text`. */
function scopesOf(grammar: IGrammar, text: string, word: string): readonly string[] {
  const line = colour(grammar, text).at(-1);
  return line?.scopes[line.text.indexOf(word)] ?? [];
}

interface Expectation {
  /** Number of the line that it speaks of, among the lines that are coloured. */
  readonly line: number;
  readonly columns: readonly number[];
  readonly wanted: readonly string[];
  /** Where it is written, counted from 1. */
  readonly at: number;
}

function readMarkers(text: string): { source: string; expectations: Expectation[] } {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  text.split('\n').forEach((line, index) => {
    const marker = /^#[ ^]*\^[ ^]*(?=\S)/.exec(line)?.[0];
    if (marker === undefined) {
      lines.push(line);
      return;
    }
    const columns = [...marker].flatMap((character, column) => (character === '^' ? [column] : []));
    const wanted = line.slice(marker.length).trim().split(/ +/);
    // A blank line above belongs to a block scalar: the carets speak of the last line with text.
    let above = lines.length - 1;
    while (above > 0 && lines[above]?.trim() === '') above--;
    expectations.push({ line: above, columns, wanted, at: index + 1 });
  });
  return { source: lines.join('\n'), expectations };
}

describe('the grammar', () => {
  let etom: IGrammar;
  let yaml: IGrammar;

  before(async () => {
    await oniguruma.loadWASM(readFileSync(resolve.resolve('vscode-oniguruma/release/onig.wasm')));
    const files = yamlGrammars().set('source.etom', GRAMMAR);
    const registry = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text: string) => new oniguruma.OnigString(text),
      }),
      loadGrammar: async (scope) => {
        const file = files.get(scope);
        return file === undefined ? null : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
      },
    });
    const load = async (scope: string): Promise<IGrammar> => {
      const grammar = await registry.loadGrammar(scope);
      assert.ok(grammar, scope);
      return grammar;
    };
    etom = await load('source.etom');
    yaml = await load('source.yaml');
  });

  it('colours a map as its markers say', () => {
    const { source, expectations } = readMarkers(readFileSync(MARKERS, 'utf8'));
    assert.ok(expectations.length > 100, 'the markers are read');
    const lines = colour(etom, source);
    const failures: string[] = [];
    for (const { line, columns, wanted, at } of expectations) {
      for (const column of columns) {
        const scopes = lines[line]?.scopes[column];
        const wrong = wanted.filter((one) =>
          one.startsWith('!') ? has(scopes, one.slice(1)) : !has(scopes, one),
        );
        if (scopes !== undefined && wrong.length === 0) continue;
        failures.push(`line ${at}, column ${column + 1}: ${wrong.join(' ')}\n    has ${scopes?.join(' ')}`);
        break;
      }
    }
    assert.equal(failures.length, 0, `\n${failures.join('\n')}`);
  });

  it('reports nothing as illegal in a good map', () => {
    const { source } = readMarkers(readFileSync(MARKERS, 'utf8'));
    for (const { text, scopes } of colour(etom, source)) {
      assert.ok(!scopes.some((one) => has(one, 'invalid')), text);
    }
  });

  it('leaves comments, strings, block scalars, anchors and brackets to YAML', () => {
    const kept = /^(comment|string\.(quoted|unquoted\.block)|keyword\.control\.flow|punctuation|storage)\b/;
    const ours = (scopes: readonly string[]): string =>
      scopes
        .filter((scope) => kept.test(scope) && !scope.endsWith('.etom'))
        .filter((scope) => !scope.startsWith('punctuation.whitespace'))
        .join(' ');
    const { source } = readMarkers(readFileSync(MARKERS, 'utf8'));
    const expected = colour(yaml, source);
    colour(etom, source).forEach(({ text, scopes }, line) => {
      scopes.forEach((here, column) => {
        const base = expected[line]?.scopes[column] ?? [];
        // Keys are coloured by their own rules; their quotes may be a part of them.
        if (has(base, 'entity.name.tag')) return;
        assert.equal(ours(here), ours(base), `line ${line + 1}, column ${column + 1}: ${text}`);
      });
    });
  });

  it('keeps its place when a map is half typed', () => {
    for (const text of [
      'processes:\n  a:\n    elements:\n      - ',
      'systems: [',
      'roles:\n  a: { name:',
      'x-a: "',
    ]) {
      colour(etom, text);
    }
    const after = colour(
      etom,
      'processes:\n  a:\n    elements:\n      -\n    owner: lead\n  b:\n    owner: lead',
    );
    assert.ok(has(after[4]?.scopes[11], 'variable.other.reference'));
    assert.ok(has(after[5]?.scopes[2], 'entity.name.function'));
    assert.ok(has(after[6]?.scopes[4], 'keyword.other.key'));
  });

  it('knows the releases by the names people use', () => {
    for (const release of ['classic', 'gb921-25.5', 'gb921-23.0.1', 'v25.5', '25.5', 'R14.5', '"21.5"']) {
      const scopes = scopesOf(etom, `etom: ${release}`, release.replaceAll('"', ''));
      assert.ok(has(scopes, 'support.type.release.etom'), release);
    }
    assert.ok(!has(scopesOf(etom, 'etom: clasic', 'clasic'), 'support.type'));
  });

  it('reads files with Windows line ends', () => {
    const [first, second] = colour(etom, 'etom: classic\r\nscope: { include: 1.1 }');
    assert.ok(has(first?.scopes[6], 'support.type.release.etom'));
    assert.ok(has(second?.scopes[18], 'constant.numeric.element-id.etom'));
  });

  describe('beside the description of the format', () => {
    /** Every key of the format, with the shapes that it has where it stands. */
    const described = new Map<string, Shape[]>();
    const seen = new Set<Shape>();
    const visit = (shape: Shape): void => {
      if (seen.has(shape)) return;
      seen.add(shape);
      if (shape.kind === 'list' || shape.kind === 'map') visit(shape.of);
      if (shape.kind === 'either') [shape.list, shape.map].forEach(visit);
      if (shape.kind !== 'fields') return;
      for (const [key, field] of Object.entries(shape.fields)) {
        described.set(key, [...(described.get(key) ?? []), field.shape]);
        visit(field.shape);
      }
    };
    visit(MAP);

    const items = (shape: Shape): Shape => {
      if (shape.kind === 'either') return items(shape.list);
      if (shape.kind === 'list') return items(shape.of);
      if (shape.kind === 'fields' && shape.short) return items(shape.fields[shape.short]?.shape ?? shape);
      return shape;
    };

    const keysIn = (rules: string): string[] => {
      const { repository } = JSON.parse(readFileSync(GRAMMAR, 'utf8')) as {
        repository: Record<string, { patterns: { begin?: string; match?: string }[] }>;
      };
      return (repository[rules]?.patterns ?? [])
        .map(({ begin, match }) => /\(([a-z|]+)\)\(\\1\)/.exec(begin ?? match ?? '')?.[1])
        .flatMap((words) => words?.split('|') ?? [])
        .sort();
    };

    it('knows the same keys, in block style and in flow style', () => {
      const keys = [...described.keys()].sort();
      assert.deepEqual(keysIn('block-keys'), keys);
      assert.deepEqual(keysIn('flow-keys'), keys);
    });

    it('colours each value as what it is', () => {
      for (const [key, shapes] of described) {
        const block = (value: string): readonly string[] =>
          scopesOf(etom, `scope:\n  ${key}: ${value}`, value);
        const flow = (value: string): readonly string[] =>
          scopesOf(etom, `scope: { ${key}: ${value} }`, value);
        for (const shape of shapes.map(items)) {
          const expect = (value: string, scope: string): void => {
            assert.ok(
              has(block(value), scope),
              `${key}: ${value}, block style, has ${block(value).join(' ')}`,
            );
            assert.ok(has(flow(value), scope), `${key}: ${value}, flow style, has ${flow(value).join(' ')}`);
          };
          if (shape.kind === 'release') expect('classic', 'support.type.release.etom');
          if (shape.kind === 'element') expect('1.1.1.5', 'constant.numeric.element-id.etom');
          if (shape.kind === 'reference') expect('some-thing', 'variable.other.reference.etom');
          if (shape.kind === 'id') expect('some-thing', 'entity.name.function.id.etom');
          if (shape.kind === 'word') {
            for (const word of Object.keys(shape.words)) expect(word, 'constant.language');
          }
        }
        for (const shape of shapes) {
          if (shape.kind !== 'map' && shape.kind !== 'either') continue;
          const below = scopesOf(etom, `${key}:\n  some-thing: x`, 'some-thing');
          assert.ok(has(below, 'entity.name.function.id.etom'), key);
        }
      }
    });
  });
});

describe('the language configuration', () => {
  const configuration = JSON.parse(
    readFileSync(path.join(root, 'syntaxes/language-configuration.json'), 'utf8'),
  ) as {
    wordPattern: { pattern: string; flags: string };
    indentationRules: { increaseIndentPattern: string; decreaseIndentPattern: string };
    onEnterRules: {
      beforeText: string;
      afterText?: string;
      action: { indent: 'none' | 'indent'; appendText?: string };
    }[];
  };

  it('takes an id as one word', () => {
    const pattern = new RegExp(configuration.wordPattern.pattern, `g${configuration.wordPattern.flags}`);
    const words = (text: string): string[] => text.match(pattern) ?? [];
    assert.deepEqual(words('- 1.1.1.5 Order Handling.'), ['1.1.1.5', 'Order', 'Handling']);
    assert.deepEqual(words('{ process: new-connection/survey-site, x-my_key: größe }'), [
      'process',
      'new-connection',
      'survey-site',
      'x-my_key',
      'größe',
    ]);
    assert.deepEqual(words('[1.1.1.5,1.10]'), ['1.1.1.5', '1.10']);
    assert.deepEqual(words('"2.1":'), ['2.1']);
  });

  it('starts the next line where one would', () => {
    /** What stands in front of the cursor after Enter at the end of the line, with indentation by two spaces. */
    const enter = (line: string): string => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      for (const { beforeText, afterText, action } of configuration.onEnterRules) {
        if (!new RegExp(beforeText).test(line) || !new RegExp(afterText ?? '').test('')) continue;
        return indent + (action.indent === 'indent' ? '  ' : '') + (action.appendText ?? '');
      }
      return indent;
    };
    assert.equal(enter('processes:'), '  ');
    assert.equal(enter('  new-connection: # the first'), '    ');
    assert.equal(enter('  cis: &cis'), '    ');
    assert.equal(enter('    note: |'), '      ');
    assert.equal(enter('    name: New connection'), '    ');
    assert.equal(enter('      - 1.1.1.5 Order Handling'), '      - ');
    assert.equal(enter('      - 1.1.1.5 Order Handling # done'), '      - ');
    assert.equal(enter('      - { element: 1.1.1.5, part: contributing }'), '      - ');
    assert.equal(enter('      - "1.1.1.5 One, Two"'), '      - ');
    assert.equal(enter('      - element: 1.1.2.2'), '        ');
    assert.equal(enter('      - element: 1.1.2.2 # half'), '        ');
    assert.equal(enter('      - processes:'), '          ');
    assert.equal(enter('      -'), '      ');
    assert.equal(enter('      - '), '      ');
    assert.equal(enter('      # - 1.1.1.5'), '      ');
    assert.equal(enter('# processes:'), '');
    assert.equal(enter('      - { element: 1.1.1.5,'), '      ');
  });
});
