/** A component specification of TM Forum's Open Digital Architecture, as far as a map needs it. */
import { shorten } from '../../features/markdown.js';
import { parseSyntax } from '../../map/syntax.js';
import { isMap, isNode, isScalar, isSeq } from '../../map/yaml.js';
import { ImportRefusal } from './imported.js';

export interface OdaComponent {
  /** The file, as it is shown. */
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly status: string;
  readonly publicationDate: string;
  readonly functionalBlock: string;
  readonly elements: readonly OdaElement[];
}

/** One entry of `eTOMs`: `1.2.20|Product_Catalog_Lifecycle_Management|v24.0`. */
export interface OdaElement {
  /** As it stands. */
  readonly source: string;
  /** `1.2.20 Product Catalog Lifecycle Management`; empty where the entry is not of this form. */
  readonly reference: string;
  /** As it stands, without the "v" in front. */
  readonly release: string;
}

/**
 * Reads a specification.
 * @throws ImportRefusal where the text is no YAML, or no component specification.
 */
export function readComponent(file: string, text: string): OdaComponent {
  const { document, errors, secondDocument } = parseSyntax(text);
  const [error] = errors;
  if (error) {
    const line = text.slice(0, error.start).split('\n').length;
    throw new ImportRefusal(
      `${file}, line ${line}: not YAML that can be read (${shorten(error.detail, 120)})`,
    );
  }
  if (secondDocument !== undefined)
    throw new ImportRefusal(`${file}: several documents in one file; give each component a file`);
  const spec = child(document?.contents, 'spec');
  const metadata = [child(spec, 'componentMetadata'), spec].find((node) => child(node, 'eTOMs'));
  const list = child(metadata, 'eTOMs');
  if (!isSeq(list) || !metadata)
    throw new ImportRefusal(
      `${file}: no component specification; a list “eTOMs” is expected in “spec”, “componentMetadata”`,
    );
  const id = textAt(metadata, 'id');
  const name = textAt(metadata, 'name');
  if (id === '' && name === '') throw new ImportRefusal(`${file}: the component has no id and no name`);
  return {
    file,
    id,
    name: spaced(name) || id,
    version: textAt(metadata, 'version'),
    status: textAt(metadata, 'status'),
    publicationDate: textAt(metadata, 'publicationDate'),
    functionalBlock: spaced(textAt(metadata, 'functionalBlock')),
    elements: list.items.map((item) => elementOf(item, text)),
  };
}

function elementOf(item: unknown, text: string): OdaElement {
  if (!isScalar(item)) {
    const [start, end] = (isNode(item) && item.range) || [0, 0];
    return { source: text.slice(start, end).trim(), reference: '', release: '' };
  }
  const source = String(item.value);
  const [id = '', name = '', release = '', ...more] = source.split('|').map((part) => part.trim());
  const isWhole = /^\d+(?:\.\d+)*$/.test(id) && release !== '' && more.length === 0;
  const reference = [id, name.replace(/[_\s]+/g, ' ').trim()].join(' ').trim();
  return {
    source,
    reference: isWhole ? reference : '',
    release: release.replace(/^v(?=\d)/i, ''),
  };
}

function child(node: unknown, key: string): unknown {
  if (!isMap(node)) return undefined;
  return node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value ?? undefined;
}

function textAt(node: unknown, key: string): string {
  const value = child(node, key);
  return isScalar(value) ? String(value.value).replace(/\s+/g, ' ').trim() : '';
}

/** `ProductCatalogManagement` in words. */
function spaced(name: string): string {
  return name.replace(/(\p{Ll}|\d)(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ').trim();
}
