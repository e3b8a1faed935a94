import { type CodeAction, CodeActionKind, type TextEdit } from 'vscode-languageserver-types';
import { overlaps, type Range } from '../map/range.js';
import type { Finding, Fix } from '../rules/rule.js';

/** What `resolveFixAll` needs to know again. */
export interface FixAllData {
  readonly uri: string;
  readonly fixAll: { readonly code: string; readonly scope: 'file' | 'map' };
}

/** The kind that editors apply on saving, where the user wants it. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.etom`;

/** A file with its findings. */
export interface CheckedFile {
  readonly uri: string;
  readonly findings: readonly Finding[];
}

/**
 * The actions that mend all findings of a kind, for the kinds of the findings at a range that have more than one: in the
 * file, and in the map where it has more files. They have no edits yet.
 */
export function fixAllActions(
  { uri, findings }: CheckedFile,
  range: Range,
  hasMoreFiles: boolean,
): CodeAction[] {
  const here = new Set(
    findings.filter((finding) => fixOf(finding) && overlaps(finding.range, range)).map(({ code }) => code),
  );
  return [...here].flatMap((code) => {
    const count = findings.filter((finding) => finding.code === code && fixOf(finding)).length;
    const action = (scope: 'file' | 'map', title: string): CodeAction => {
      const data: FixAllData = { uri, fixAll: { code, scope } };
      return { title, kind: CodeActionKind.QuickFix, data };
    };
    return [
      ...(count > 1 ? [action('file', `Fix all ${count} ${code} in this file`)] : []),
      ...(hasMoreFiles ? [action('map', `Fix all ${code} in this map`)] : []),
    ];
  });
}

/** The action that mends whatever can be mended in a file without asking. */
export function fixWholeFile({ uri, findings }: CheckedFile): CodeAction[] {
  const edits = fixAllEdits(findings, undefined);
  if (edits.length === 0) return [];
  return [{ title: 'Fix all findings of this file', kind: FIX_ALL, edit: { changes: { [uri]: edits } } }];
}

/** The data of an action of ours that mends many findings and has no edits yet. */
export function fixAllData(action: CodeAction): FixAllData | undefined {
  const data = action.data as Partial<FixAllData> | undefined;
  return !action.edit && data?.fixAll ? (data as FixAllData) : undefined;
}

/** Adds its edits to an action that mends all findings of a kind. */
export function resolveFixAll(action: CodeAction, files: Iterable<CheckedFile>): CodeAction {
  const data = fixAllData(action);
  if (!data) return action;
  const changes: Record<string, TextEdit[]> = {};
  for (const { uri, findings } of files) {
    const edits = fixAllEdits(findings, data.fixAll.code);
    if (edits.length > 0) changes[uri] = edits;
  }
  return { ...action, edit: { changes } };
}

/** The edits of all fixes that are certain; where two overlap, the first wins, and the next run mends the other. */
function fixAllEdits(findings: readonly Finding[], code: string | undefined): TextEdit[] {
  const taken: TextEdit[] = [];
  for (const finding of findings) {
    const fix = code === undefined || finding.code === code ? fixOf(finding) : undefined;
    const edits = fix?.edits.map(({ range, text }) => ({ range, newText: text })) ?? [];
    if (edits.some(({ range }) => taken.some((other) => overlaps(range, other.range)))) continue;
    taken.push(...edits);
  }
  return taken;
}

/** The fix that is meant: the preferred one. */
function fixOf({ fixes }: Finding): Fix | undefined {
  return fixes?.find(({ preferred }) => preferred);
}
