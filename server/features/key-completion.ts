import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import { mappingOf } from '../map/locate.js';
import type { FieldsShape, Shape } from '../map/shape.js';
import type { TypedSite } from './cursor.js';

/** The keys that the mapping around the cursor can have and does not have yet. */
export function keyItems(site: TypedSite): CompletionItem[] {
  const mapping =
    site.role === 'key' ? site.shape : site.firstOnLine || site.inList ? mappingOf(site.shape) : undefined;
  if (mapping?.kind !== 'fields') return [];
  const present = site.role === 'key' ? site.siblings : [];
  return Object.entries(mapping.fields)
    .filter(([key]) => !present.includes(key))
    .map(([key, { doc, shape, required }]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: required ? `required in ${mapping.title}` : `in ${mapping.title}`,
      documentation: { kind: MarkupKind.Markdown, value: doc },
      filterText: key,
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: {
        range: site.replaces,
        newText: site.lead + key + (site.hasColon ? '' : startsBelow(shape) ? ':' : ': '),
      },
    }));
}

/** Whether the value of a key is usually written on the lines below it. */
function startsBelow(shape: Shape): boolean {
  return shape.kind === 'map' || shape.kind === 'either' || (shape.kind === 'fields' && isLarge(shape));
}

function isLarge(shape: FieldsShape): boolean {
  return shape.short === undefined || Object.keys(shape.fields).length > 4;
}
