import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
} from 'vscode-languageserver-types';
import { mappingOf } from '../../map/locate.js';
import type { FieldsShape, Shape } from '../../map/shape.js';
import { type CompletionSite, repairing } from './sites.js';

/** The keys that the mapping around the cursor can have and does not have yet. */
export function keyItems(site: CompletionSite): CompletionItem[] {
  const mapping =
    site.role === 'key' ? site.shape : site.firstOnLine || site.inList ? mappingOf(site.shape) : undefined;
  // The root is no list.
  if (mapping?.kind !== 'fields' || (site.inList && site.path.length === 0)) return [];
  const present = site.role === 'key' ? site.siblings : [];
  return Object.entries(mapping.fields)
    .filter(([key]) => !present.includes(key))
    .map(([key, { doc, shape, required }]) => ({
      label: key,
      kind: CompletionItemKind.Property,
      detail: required ? `required in ${mapping.title}` : `in ${mapping.title}`,
      documentation: { kind: MarkupKind.Markdown, value: doc },
      filterText: site.quote + key,
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: {
        range: site.replaces,
        newText: `${site.lead}${site.quote}${key}${site.quote}${site.hasColon ? '' : startsBelow(shape) ? ':' : ': '}`,
      },
      ...repairing(site),
    }));
}

/** Whether the value of a key is usually written on the lines below it. */
function startsBelow(shape: Shape): boolean {
  return shape.kind === 'map' || shape.kind === 'either' || (shape.kind === 'fields' && isLarge(shape));
}

function isLarge(shape: FieldsShape): boolean {
  return shape.short === undefined || Object.keys(shape.fields).length > 4;
}
