import type { SemanticTokens, SemanticTokensLegend } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { type Declaration, pathOf } from '../map/facts.js';
import { moved, type Range } from '../map/range.js';
import type { DeclarationKind, Shape } from '../map/shape.js';
import { type Text, textOf } from '../map/value.js';
import { partOf } from '../rules/source.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { blocksIn, type Place, visit } from './places.js';
import { formOf } from './reference-forms.js';

/** LSP's own types and modifiers alone, which every theme knows. */
const TYPES = [
  'class',
  'type',
  'function',
  'namespace',
  'parameter',
  'variable',
  'event',
  'property',
  'enumMember',
] as const;
const MODIFIERS = ['declaration', 'deprecated', 'defaultLibrary'] as const;
type TokenType = (typeof TYPES)[number];
type Modifier = (typeof MODIFIERS)[number];

export const SEMANTIC_TOKENS_LEGEND: SemanticTokensLegend = {
  tokenTypes: [...TYPES],
  tokenModifiers: [...MODIFIERS],
};

/** What a map declares, in the words of programs. An element's id is a `class`, its name a `type`; those of a release come with it, as a library does. */
const TYPE_OF: Readonly<Record<DeclarationKind, TokenType>> = {
  process: 'function',
  system: 'namespace',
  role: 'parameter',
  variant: 'variable',
  flow: 'event',
  step: 'property',
  extension: 'class',
};

/** One token, on one line of the document. */
export interface Token {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
}

/** The tokens of a document, or of a range of it, as LSP encodes them. */
export function semanticTokens(document: MapDocument, map: ProcessMap, range?: Range): SemanticTokens {
  return { data: encode(tokensIn(document, map, range)) };
}

/**
 * What the words of a document mean in their map: the grammar colours by place alone. What refers to nothing has no
 * token, and keeps the grammar's colour.
 */
export function tokensIn(document: MapDocument, map: ProcessMap, range?: Range): Token[] {
  const tokens: Token[] = [];
  for (const { block, line } of blocksIn(document, range)) {
    const add = (at: Range, type: TokenType, modifiers: readonly Modifier[]): void => {
      const isOneLine = at.start.line === at.end.line && at.end.character > at.start.character;
      if (isOneLine) tokens.push({ range: moved(at, line), type, modifiers });
    };
    visit(block, {
      key: (key, place) => {
        const kind = place.holder?.kind === 'map' ? place.holder.declares : undefined;
        if (kind && !key.alias) add(partOf(key), TYPE_OF[kind], declared(map, kind, key.text, place));
      },
      text: (text, shape, place) => {
        if (text.alias || text.style === 'other' || !shape) return;
        for (const part of partsOf(text, shape, place, map)) add(part.range, part.type, part.modifiers);
      },
    });
  }
  const isAsked = ({ range: { start } }: Token): boolean =>
    !range || (start.line >= range.start.line && start.line <= range.end.line);
  return tokens
    .filter(isAsked)
    .sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
}

function partsOf(text: Text, shape: Shape, { path }: Place, map: ProcessMap): Token[] {
  switch (shape.kind) {
    case 'element':
      return elementParts(text, map);
    case 'reference': {
      // A step is referred to from within its flow.
      const id = shape.to === 'step' ? `${path[1]}/${text.text}` : text.text;
      const [found] = map.declarations(shape.to, id);
      const modifiers = found && isRetired(map, found.item) ? (['deprecated'] as const) : [];
      return found ? [{ range: partOf(text), type: TYPE_OF[shape.to], modifiers }] : [];
    }
    case 'id':
      return shape.declares
        ? [{ range: partOf(text), type: TYPE_OF[shape.declares], modifiers: ['declaration'] }]
        : [];
    case 'word':
    case 'flag':
      return [{ range: partOf(text), type: 'enumMember', modifiers: [] }];
    default:
      return [];
  }
}

/** The id and the name of a reference to an element, as far as they are right. */
function elementParts(text: Text, map: ProcessMap): Token[] {
  const resolution = map.catalogue?.resolve(text.text);
  const element = resolution?.element;
  if (!element) return [];
  const modifiers: readonly Modifier[] = element.kind === 'extension' ? [] : ['defaultLibrary'];
  const form = formOf(text.text, element);
  if (form === 'id') return [{ range: partOf(text), type: 'class', modifiers }];
  if (form !== 'both') return [{ range: partOf(text), type: 'type', modifiers }];
  const id = /^\S+/.exec(text.text)?.[0].length ?? 0;
  const name = text.text.length - text.text.slice(id).trimStart().length;
  const parts: Token[] = [{ range: partOf(text, 0, id), type: 'class', modifiers }];
  // Where the source differs from the text, the parts have no places of their own.
  const isExact = partOf(text, 0, id).end.character !== text.range.end.character;
  const isRight = resolution.status === 'ok' && !resolution.misspelled;
  return isRight && isExact ? [...parts, { range: partOf(text, name), type: 'type', modifiers }] : parts;
}

function declared(map: ProcessMap, kind: DeclarationKind, id: string, { path }: Place): Modifier[] {
  const parents = path.slice(1).filter((_, index) => index % 2 === 0);
  const found = declarationAt(map, kind, [...parents, id].join('/'));
  return found && isRetired(map, found) ? ['declaration', 'deprecated'] : ['declaration'];
}

/** Whether a process or a system, or a process around it, no longer exists. */
function isRetired(map: ProcessMap, declaration: Declaration): boolean {
  if (textOf(declaration.value, 'status')?.text === 'retired') return true;
  if (declaration.parents.length === 0) return false;
  const around = declarationAt(map, declaration.kind, declaration.parents.join('/'));
  return around !== undefined && isRetired(map, around);
}

function declarationAt(map: ProcessMap, kind: DeclarationKind, path: string): Declaration | undefined {
  return map.declarations(kind, path).find(({ item }) => pathOf(item) === path)?.item;
}

/** Line and start count from the token before. */
function encode(tokens: readonly Token[]): number[] {
  const data: number[] = [];
  let before = { line: 0, character: 0 };
  for (const { range, type, modifiers } of tokens) {
    const { start, end } = range;
    const lines = start.line - before.line;
    const bits = modifiers.reduce((sum, modifier) => sum | (1 << MODIFIERS.indexOf(modifier)), 0);
    data.push(
      lines,
      lines === 0 ? start.character - before.character : start.character,
      end.character - start.character,
      TYPES.indexOf(type),
      bits,
    );
    before = start;
  }
  return data;
}
