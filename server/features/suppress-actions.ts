import { type CodeAction, CodeActionKind } from 'vscode-languageserver-types';
import type { MapDocument } from '../map/document.js';
import { overlaps, type Range } from '../map/range.js';
import type { Finding } from '../rules/rule.js';
import { NEVER_SUPPRESSED } from '../rules/suppressions.js';
import { isNowhere, suppressionFixes } from './suppress.js';

/** What `resolveSuppress` needs to know again. */
export interface SuppressData {
  readonly uri: string;
  readonly suppress: { readonly code: string; readonly line: number; readonly place: 'line' | 'file' };
}

const PLACES = { line: 'on this line', file: 'in this file' } as const;

/** The actions that suppress the findings at a range. They have no edits yet, since these need the whole text. */
export function suppressActions(uri: string, findings: readonly Finding[], range: Range): CodeAction[] {
  const here = findings.filter(({ code, range: at }) => !NEVER_SUPPRESSED.has(code) && overlaps(at, range));
  const last = new Map(here.map((finding) => [finding.code, finding]));
  return [...last.values()].flatMap((finding) =>
    (isNowhere(finding) ? (['file'] as const) : (['line', 'file'] as const)).map((place) => {
      const { code, range: at } = finding;
      const data: SuppressData = { uri, suppress: { code, line: at.start.line, place } };
      return { title: `Suppress ${code} ${PLACES[place]}`, kind: CodeActionKind.QuickFix, data };
    }),
  );
}

/** The data of an action of ours that suppresses and has no edits yet. */
export function suppressData(action: CodeAction): SuppressData | undefined {
  const data = action.data as Partial<SuppressData> | undefined;
  return !action.edit && data?.suppress ? (data as SuppressData) : undefined;
}

/** Adds its edits to an action that suppresses. */
export function resolveSuppress(
  action: CodeAction,
  document: MapDocument,
  findings: readonly Finding[],
): CodeAction {
  const data = suppressData(action);
  if (!data) return action;
  const { code, line, place } = data.suppress;
  const finding = findings.find((one) => one.code === code && one.range.start.line === line);
  const fix =
    finding && suppressionFixes(document, finding).find(({ title }) => title.endsWith(PLACES[place]));
  const edits = fix?.edits.map(({ range, text }) => ({ range, newText: text })) ?? [];
  return { ...action, edit: { changes: { [data.uri]: edits } } };
}
