import type { CodeAction } from 'vscode-languageserver';
import { check } from '../rules/check.js';
import type { Services } from './services.js';
import type { Opened } from './workspace.js';

// Loaded when the user first asks what can be done.
const features = () => import('./refactoring-features.js');

/** Quick fixes, suppressions and refactorings. What is costly to find is found for the action that was chosen. */
export function registerCodeActions({ connection, guarded, opened, settings }: Services): void {
  const findingsOf = ({ document, map }: Opened) => check(document, map, settings().rules);

  connection.onCodeAction(
    guarded(async ({ textDocument: { uri }, range, context: { only, diagnostics } }) => {
      const at = await opened(uri);
      if (!at) return [];
      const { document, map } = at;
      const { codeActions, fixAllActions, fixWholeFile, refactorings, suppressActions } = await features();
      const findings = findingsOf(at);
      const file = { uri, findings };
      const actions: CodeAction[] = [
        ...codeActions(uri, findings, range, diagnostics),
        ...fixAllActions(file, range, map.documents.length > 1),
        ...suppressActions(uri, findings, range),
        ...refactorings(document, map, range),
        ...(only?.some((kind) => kind.startsWith('source')) ? fixWholeFile(file) : []),
      ];
      return only ? actions.filter(({ kind }) => only.some((wanted) => isKind(kind ?? '', wanted))) : actions;
    }),
  );

  connection.onCodeActionResolve(
    guarded(async (action) => {
      const { fixAllData, resolveFixAll, resolveRewrite, resolveSuppress, rewriteData, suppressData } =
        await features();
      const fixAll = fixAllData(action);
      const suppress = suppressData(action);
      const data = fixAll ?? suppress ?? rewriteData(action);
      const at = data && (await opened(data.uri));
      if (!at) return action;
      const { document, map } = at;
      if (suppress) return resolveSuppress(action, document, findingsOf(at));
      if (!fixAll) return resolveRewrite(action, document, map);
      const documents = fixAll.fixAll.scope === 'map' ? map.documents : [document];
      const files = documents.map((one) => ({ uri: one.uri, findings: findingsOf({ document: one, map }) }));
      return resolveFixAll(action, files);
    }),
  );
}

/** Whether a kind of code action is one of those that were asked for: `refactor` asks for `refactor.extract` too. */
function isKind(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
