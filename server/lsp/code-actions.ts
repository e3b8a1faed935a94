/** Quick fixes, suppressions and refactorings. What is costly to find is found for the action that was chosen. */
import {
  type CodeAction,
  type CodeActionParams,
  CodeActionRequest,
  CodeActionResolveRequest,
} from 'vscode-languageserver';
import { codeActions } from '../features/code-actions.js';
import { fixAllActions, fixAllData, fixWholeFile, resolveFixAll } from '../features/fix-all.js';
import { extractSubprocess } from '../features/process-edits/extract-subprocess.js';
import { quoteActions } from '../features/quote.js';
import { resolveRewrite, rewriteData, rewriteReferences } from '../features/rewrite-references.js';
import { sortList } from '../features/sort-list.js';
import { resolveSuppress, suppressActions, suppressData } from '../features/suppress-actions.js';
import type { Range } from '../map/range.js';
import { check } from '../rules/check.js';
import type { Finding } from '../rules/rule.js';
import { headText } from '../workspace/process-map.js';
import { aboutOpen } from './about-open.js';
import { migrationData } from './migration-action.js';
import type { Answers } from './on-demand.js';
import type { Services } from './services.js';
import type { Opened } from './workspace.js';

/** Request → what answers it. */
export const answers: Answers = {
  [CodeActionRequest.method]: aboutOpen([], onCodeAction),
  [CodeActionResolveRequest.method]: onResolve,
};

async function onCodeAction(
  at: Opened,
  { textDocument: { uri }, range, context: { only, diagnostics } }: CodeActionParams,
  services: Services,
): Promise<CodeAction[]> {
  const { document, map } = at;
  const findings = findingsOf(at, services);
  const file = { uri, findings };
  const actions: CodeAction[] = [
    ...codeActions(uri, findings, range, diagnostics),
    ...fixAllActions(file, range, map.documents.length > 1),
    ...suppressActions(uri, findings, range),
    ...rewriteReferences(document, map, range),
    ...extractSubprocess(document, map, range),
    ...sortList(document, map, range),
    ...quoteActions(document, range),
    ...(only?.some((kind) => kind.startsWith('source')) ? fixWholeFile(file) : []),
    ...(await migrations(at, services, range)),
  ];
  return only ? actions.filter(({ kind }) => only.some((wanted) => isKind(kind ?? '', wanted))) : actions;
}

/** On the line of the release, the migration of the map to it. */
async function migrations(at: Opened, services: Services, range: Range): Promise<CodeAction[]> {
  const head = headText(at.document, 'etom');
  if (!head || at.document.startOf(head.block) + head.text.range.start.line !== range.start.line) return [];
  const { migrationActions } = await import('./migration.js');
  return migrationActions(at, services, range);
}

async function onResolve(services: Services, action: CodeAction): Promise<CodeAction> {
  const migration = migrationData(action);
  if (migration) {
    const opened = await services.opened(migration.uri);
    const { resolveMigration } = await import('./migration.js');
    return opened ? resolveMigration(action, opened, services) : action;
  }
  const fixAll = fixAllData(action);
  const suppress = suppressData(action);
  const data = fixAll ?? suppress ?? rewriteData(action);
  const at = data && (await services.opened(data.uri));
  if (!at) return action;
  const { document, map } = at;
  if (suppress) return resolveSuppress(action, document, findingsOf(at, services));
  if (!fixAll) return resolveRewrite(action, document, map);
  const documents = fixAll.fixAll.scope === 'map' ? map.documents : [document];
  const files = documents.map((one) => ({
    uri: one.uri,
    findings: findingsOf({ document: one, map }, services),
  }));
  return resolveFixAll(action, files);
}

function findingsOf({ document, map }: Opened, { settings }: Services): Finding[] {
  return check(document, map, settings().rules);
}

/** Whether a kind of code action is one of those that were asked for: `refactor` asks for `refactor.extract` too. */
function isKind(kind: string, wanted: string): boolean {
  return wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`);
}
