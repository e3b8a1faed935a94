/** What the words of one block mean in their map. */
import type { Block } from '../map/block.js';
import type { Range } from '../map/range.js';
import type { DeclarationKind, Shape } from '../map/shape.js';
import type { Text } from '../map/value.js';
import { partOf } from '../rules/source.js';
import type { Catalogue } from '../workspace/catalogue.js';
import type { ProcessMap } from '../workspace/process-map.js';
import type { Ids } from '../workspace/summary.js';
import { type Place, visit } from './places.js';
import { formOf } from './reference-forms.js';
import { type Retired, retiredIn } from './retired.js';
import { MODIFIERS, type Modifier, type TokenType, TYPES } from './semantic-legend.js';

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

interface Token {
  readonly range: Range;
  readonly type: TokenType;
  readonly modifiers: readonly Modifier[];
}

/** What the tokens of a block depend on beside its text. */
export interface Surroundings {
  readonly catalogue: Catalogue | undefined;
  readonly ids: Ids;
  readonly retired: Retired;
}

export function surroundingsIn(map: ProcessMap): Surroundings {
  return { catalogue: map.catalogue, ids: map.ids, retired: retiredIn(map) };
}

const known = new WeakMap<Block, Surroundings & { readonly tokens: readonly number[] }>();

/**
 * The tokens of a block, in the order of the text: for each its line in the block, its first character, its length, the number of
 * its type and the bits of its modifiers. They are looked up anew only when what they depend on has changed.
 */
export function tokensOf(block: Block, around: Surroundings): readonly number[] {
  const { catalogue, ids, retired } = around;
  const before = known.get(block);
  if (before?.catalogue === catalogue && before?.ids === ids && before.retired.key === retired.key)
    return before.tokens;
  const tokens = lookUp(block, around);
  known.set(block, { ...around, tokens });
  return tokens;
}

function lookUp(block: Block, around: Surroundings): number[] {
  const tokens: Token[] = [];
  const add = (range: Range, type: TokenType, modifiers: readonly Modifier[] = []): void => {
    const { start, end } = range;
    if (start.line === end.line && end.character > start.character) tokens.push({ range, type, modifiers });
  };
  visit(block, {
    key: (key, place) => {
      const kind = place.holder?.kind === 'map' ? place.holder.declares : undefined;
      if (kind && !key.alias)
        add(partOf(key), TYPE_OF[kind], declarationModifiers(kind, key.text, place, around));
    },
    text: (text, shape, place) => {
      if (text.alias || text.style === 'other' || !shape) return;
      if (shape.kind === 'element') {
        for (const { range, type, modifiers } of elementParts(text, around)) add(range, type, modifiers);
      } else {
        const found = kindOf(text, shape, place, around);
        if (found) add(partOf(text), found.type, found.modifiers);
      }
    },
  });
  return tokens
    .sort(({ range: { start: a } }, { range: { start: b } }) => a.line - b.line || a.character - b.character)
    .flatMap(({ range: { start, end }, type, modifiers }) => [
      start.line,
      start.character,
      end.character - start.character,
      TYPES.indexOf(type),
      modifiers.reduce((bits, modifier) => bits | (1 << MODIFIERS.indexOf(modifier)), 0),
    ]);
}

/** What a text is that is no reference to an element; undefined where it is nothing that the grammar does not know. */
function kindOf(
  text: Text,
  shape: Shape,
  { path }: Place,
  { ids, retired }: Surroundings,
): Omit<Token, 'range'> | undefined {
  switch (shape.kind) {
    case 'reference': {
      // A step is referred to from within its flow.
      const id = shape.to === 'step' ? `${path[1]}/${text.text}` : text.text;
      if (!ids.get(shape.to)?.has(id)) return undefined;
      const isRetired = retired.names.has(`${shape.to} ${id}`);
      return { type: TYPE_OF[shape.to], modifiers: isRetired ? ['deprecated'] : [] };
    }
    case 'id':
      return shape.declares && { type: TYPE_OF[shape.declares], modifiers: ['declaration'] };
    case 'word':
    case 'flag':
      return { type: 'enumMember', modifiers: [] };
    default:
      return undefined;
  }
}

function declarationModifiers(
  kind: DeclarationKind,
  id: string,
  { path }: Place,
  { retired }: Surroundings,
): Modifier[] {
  const parents = path.slice(1).filter((_, index) => index % 2 === 0);
  const isRetired = retired.paths.has(`${kind} ${[...parents, id].join('/')}`);
  return isRetired ? ['declaration', 'deprecated'] : ['declaration'];
}

/** The id and the name of a reference to an element, as far as they are right. */
function elementParts(text: Text, { catalogue }: Surroundings): Token[] {
  const resolution = catalogue?.resolve(text.text);
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
