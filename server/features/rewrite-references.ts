import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { moved, overlaps, type Range } from '../map/range.js';
import { usesOf } from '../rules/element-uses.js';
import { writeReference } from '../rules/reference-text.js';
import type { ProcessMap } from '../workspace/process-map.js';
import { shorten } from './markdown.js';
import { blocksIn } from './places.js';
import { type Form, formOf, referenceIn } from './reference-forms.js';

/** What `resolveRewrite` needs to know again. */
export interface RewriteData {
  readonly uri: string;
  readonly form: Form;
}

const WORDS: Readonly<Record<Form, string>> = {
  both: 'id and name',
  id: 'id alone',
  name: 'name alone',
};
const FORMS = Object.keys(WORDS) as Form[];

/** Longest reference in a title, in UTF-16 units. */
const LONGEST = 100;

/**
 * Changes of the references to elements at a range, and of all those of the file, to another form. Those of the file
 * have no edits yet: `resolveRewrite` makes them for the one that was chosen.
 */
export function rewriteReferences(document: MapDocument, map: ProcessMap, range: Range): CodeAction[] {
  const { uri } = document;
  const actions: CodeAction[] = [];
  const made = new Set<string>();
  for (const form of FORMS) {
    const edits = rewriteAll(document, map, form, range);
    const [first] = edits;
    // An element without an id has one form for two.
    if (!first || made.has(JSON.stringify(edits))) continue;
    made.add(JSON.stringify(edits));
    const title =
      edits.length === 1
        ? `Write as ${shorten(first.newText, LONGEST)}`
        : `Write the ${edits.length} selected references as ${WORDS[form]}`;
    actions.push({ title, kind: CodeActionKind.RefactorRewrite, edit: { changes: { [uri]: edits } } });
  }
  if (!hasReference(document, map, range)) return actions;
  for (const form of FORMS) {
    const data: RewriteData = { uri, form };
    const title = `Write all references of this file as ${WORDS[form]}`;
    actions.push({ title, kind: CodeActionKind.RefactorRewrite, data });
  }
  return actions;
}

/** The data of an action of ours that has no edits yet; undefined for every other action. */
export function rewriteData(action: CodeAction): RewriteData | undefined {
  return action.edit ? undefined : (action.data as RewriteData | undefined);
}

/** Adds its edits to a change of the whole file. */
export function resolveRewrite(action: CodeAction, document: MapDocument, map: ProcessMap): CodeAction {
  const data = rewriteData(action);
  if (!data) return action;
  return { ...action, edit: { changes: { [data.uri]: rewriteAll(document, map, data.form) } } };
}

/**
 * The edits that put the references of a document, or of a range of it, into a form. A reference that does not resolve,
 * that names its element in no accepted way, or that would mean another element in that form, stays as it is.
 */
export function rewriteAll(document: MapDocument, map: ProcessMap, form: Form, range?: Range): TextEdit[] {
  const { catalogue } = map;
  if (!catalogue) return [];
  const edits: TextEdit[] = [];
  for (const { block, line } of blocksIn(document, range)) {
    for (const { use, resolution } of usesOf({ block, catalogue }).judged) {
      const { text } = use;
      const at = moved(text.range, line);
      if (resolution.status !== 'ok' || resolution.misspelled || text.style === 'other') continue;
      const { element } = resolution;
      const written = formOf(text.text, element);
      // The name alone is all that an element without an id has.
      const isRight = written === form || (form === 'both' && written === 'name' && element.id === undefined);
      if ((range && !overlaps(at, range)) || isRight) continue;
      const reference = referenceIn(form, element, catalogue);
      if (reference === undefined || reference === text.text) continue;
      edits.push({ range: at, newText: writeReference(text, reference) });
    }
  }
  return edits;
}

function hasReference(document: MapDocument, map: ProcessMap, range: Range): boolean {
  const { catalogue } = map;
  for (const { block, line } of blocksIn(document, range)) {
    const { judged } = usesOf({ block, catalogue });
    if (judged.some(({ use }) => overlaps(moved(use.text.range, line), range))) return true;
  }
  return false;
}
