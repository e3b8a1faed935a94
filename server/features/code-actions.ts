import { type CodeAction, CodeActionKind, type Diagnostic } from 'vscode-languageserver-types';
import { overlaps, type Range } from '../map/range.js';
import type { Finding } from '../rules/rule.js';

/** The quick fixes of the findings at a range. */
export function codeActions(
  uri: string,
  findings: readonly Finding[],
  range: Range,
  sent: readonly Diagnostic[],
): CodeAction[] {
  return findings
    .filter((finding) => overlaps(finding.range, range))
    .flatMap((finding) =>
      (finding.fixes ?? []).map((fix): CodeAction => {
        const edits = fix.edits.map((edit) => ({ range: edit.range, newText: edit.text }));
        const diagnostics = sent.filter(
          ({ code, range: at }) => code === finding.code && overlaps(at, finding.range),
        );
        return {
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics,
          isPreferred: fix.preferred === true,
          edit: { changes: { [uri]: edits } },
        };
      }),
    );
}
