import type { InlayHint, InlayHintLabelPart } from 'vscode-languageserver-types';
import { MarkupKind, type Position, type TextEdit } from 'vscode-languageserver-types';
import { type Element, label } from '../framework/element.js';
import type { Framework } from '../framework/framework.js';
import { normalize } from '../framework/normalize.js';
import type { MapDocument } from '../map/document.js';
import type { Declaration, Reference } from '../map/facts.js';
import { moved, overlaps, type Range } from '../map/range.js';
import type { Text } from '../map/value.js';
import { usesOf } from '../rules/element-uses.js';
import { writeReference } from '../rules/reference-text.js';
import type { Catalogue } from '../workspace/catalogue.js';
import { type ProcessMap, placeOf } from '../workspace/process-map.js';
import { elementMarkdown } from './element-text.js';
import { shorten } from './markdown.js';
import { blocksIn } from './places.js';
import { formOf, referenceIn } from './reference-forms.js';

/** What `resolveInlayHint` needs to tell of an element. */
export interface InlayHintData {
  readonly release: string;
  readonly key: string;
}

/** Longest hint, in UTF-16 units; the longest name of the framework is shorter. */
const LONGEST = 100;

/** What has a name beside its id. */
const NAMED: readonly Reference['to'][] = ['role', 'system', 'process'];

/**
 * What the references in a range do not say of themselves: the name behind a bare id, the id behind a bare name. To
 * accept a hint at an element writes id and name into the map.
 */
export function inlayHints(document: MapDocument, map: ProcessMap, range: Range): InlayHint[] {
  const hints: InlayHint[] = [];
  const { catalogue } = map;
  for (const { block, line } of blocksIn(document, range)) {
    const isAsked = (text: Text): boolean => overlaps(moved(text.range, line), range);
    for (const { use, resolution } of usesOf({ block, catalogue }).judged) {
      if (!catalogue || resolution.status !== 'ok' || !isAsked(use.text)) continue;
      const hint = elementHint(use.text, resolution.element, catalogue, line);
      if (hint) hints.push(hint);
    }
    for (const reference of block.facts.references) {
      if (reference.text.alias || !isAsked(reference.text)) continue;
      const part = namePart(reference, map);
      if (part) hints.push(hintAt(moved(reference.text.range, line).end, [part]));
    }
  }
  return hints;
}

/** The element of a hint of ours whose tooltip is still to be told. */
export function hintedElement(hint: InlayHint): InlayHintData | undefined {
  return hint.data as InlayHintData | undefined;
}

/** Adds what is known of its element to a hint. */
export function resolveInlayHint(hint: InlayHint, framework: Framework | undefined): InlayHint {
  const element = framework?.byKey(hintedElement(hint)?.key ?? '');
  return framework && element ? { ...hint, tooltip: tooltipOf(element, framework) } : hint;
}

function tooltipOf(element: Element, framework: Framework) {
  return { kind: MarkupKind.Markdown, value: elementMarkdown(element, framework) };
}

function elementHint(
  text: Text,
  element: Element,
  catalogue: Catalogue,
  line: number,
): InlayHint | undefined {
  const words = missingWords(text.text, element);
  if (words === undefined) return undefined;
  const { framework } = catalogue;
  const range = moved(text.range, line);
  const both = text.style === 'other' ? undefined : referenceIn('both', element, catalogue);
  const textEdits: TextEdit[] | undefined =
    both === undefined || both === text.text ? undefined : [{ range, newText: writeReference(text, both) }];
  const data: InlayHintData = { release: framework.release.name, key: element.key };
  return {
    ...hintAt(range.end, words),
    ...(textEdits ? { textEdits } : {}),
    // Only the release's own elements can be found again when a hint is resolved.
    ...(element.kind === 'extension' ? { tooltip: tooltipOf(element, framework) } : { data }),
  };
}

/** What a reference leaves out of id and name; undefined where it says enough. */
function missingWords(text: string, element: Element): string | undefined {
  const { id, name, kind } = element;
  switch (formOf(text, element)) {
    case 'id':
      return kind === 'extension' && normalize(name) === normalize(text) ? undefined : name;
    case 'name':
      return id;
    case 'key':
      return label(element);
    default:
      return undefined;
  }
}

/** The name of what a reference points to, which a click leads to; undefined where that is not certain. */
function namePart({ text, to }: Reference, map: ProcessMap): InlayHintLabelPart | undefined {
  if (!NAMED.includes(to)) return undefined;
  const [declared, another] = map.declarations(to, text.text);
  const name = declared && !another ? nameBeside(declared.item) : undefined;
  if (!declared || name === undefined) return undefined;
  return { value: shorten(name, LONGEST), location: placeOf(declared, declared.item.key.range) };
}

const names = new WeakMap<Declaration, string | undefined>();

/** The name of what is declared; undefined where its id says it already, as `first-bill` says “First bill”. */
function nameBeside(declaration: Declaration): string | undefined {
  if (names.has(declaration)) return names.get(declaration);
  const { id, name } = declaration;
  const told = name && normalize(name.text) !== normalize(id) ? name.text : undefined;
  names.set(declaration, told);
  return told;
}

function hintAt(position: Position, label: string | InlayHintLabelPart[]): InlayHint {
  return {
    position,
    label: typeof label === 'string' ? shorten(label, LONGEST) : label,
    paddingLeft: true,
  };
}
