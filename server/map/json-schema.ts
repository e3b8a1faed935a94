/** The description of the format as a JSON Schema, for editors and tools that know nothing of us. */
import { RELEASES } from '../framework/releases.js';
import { MAP } from './description.js';
import type { Field, FieldsShape, Shape } from './shape.js';

type Schema = { readonly [key: string]: unknown };

const ID = '^[\\p{L}\\p{M}\\p{N}._-]+$';
const DATE = '^\\d{4}(-\\d{2}(-\\d{2})?)?$';
/** Other tools read `1.10` or `2027` as a number. */
const SCALAR = ['string', 'number', 'boolean'];

/** The schema (draft-07) of a whole file: its shape, without the framework's elements. */
export function jsonSchema(address: string): Schema {
  const definitions: Record<string, Schema> = {};
  const root = fieldsSchema(MAP, definitions);
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: address,
    title: 'eTOM process map',
    ...root,
    definitions,
  };
}

function schemaOf(shape: Shape, definitions: Record<string, Schema>): Schema {
  switch (shape.kind) {
    case 'text':
    case 'element':
    case 'reference':
      return { type: SCALAR };
    case 'release':
      return { type: SCALAR, examples: RELEASES.map(({ name }) => name) };
    case 'id':
      return { type: SCALAR, pattern: ID };
    case 'word':
      return { enum: Object.keys(shape.words), ...(shape.default ? { default: shape.default } : {}) };
    case 'number':
      return { type: shape.whole ? 'integer' : 'number', minimum: shape.min, maximum: shape.max };
    case 'flag':
      return { type: 'boolean' };
    case 'date':
      return { type: ['string', 'number'], pattern: DATE };
    case 'list': {
      const item = schemaOf(shape.of, definitions);
      return { anyOf: [item, { type: ['array', 'null'], items: item }] };
    }
    case 'map':
      return {
        type: ['object', 'null'],
        propertyNames: { pattern: ID },
        additionalProperties: schemaOf(shape.of, definitions),
      };
    case 'either':
      return { anyOf: [schemaOf(shape.list, definitions), schemaOf(shape.map, definitions)] };
    case 'fields':
      return referTo(shape, definitions);
    case 'any':
      return {};
  }
}

/** A mapping is defined once and referred to, since processes hold processes. */
function referTo(shape: FieldsShape, definitions: Record<string, Schema>): Schema {
  const name = shape.title.replace(/^an? /, '').replaceAll(' ', '-');
  const reference = { $ref: `#/definitions/${name}` };
  if (!definitions[name]) {
    definitions[name] = {};
    definitions[name] = fieldsSchema(shape, definitions);
  }
  const short = shape.short === undefined ? undefined : shape.fields[shape.short];
  return short ? { anyOf: [schemaOf(short.shape, definitions), reference] } : reference;
}

function fieldsSchema(shape: FieldsShape, definitions: Record<string, Schema>): Schema {
  const property = ({ doc, shape: inner }: Field): Schema => ({
    description: doc,
    ...schemaOf(inner, definitions),
  });
  const fields = Object.entries(shape.fields);
  return {
    type: 'object',
    required: fields.filter(([, { required }]) => required).map(([key]) => key),
    properties: Object.fromEntries(fields.map(([key, field]) => [key, property(field)])),
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
}
