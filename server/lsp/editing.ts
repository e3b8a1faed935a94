/** Requests about a place in one document: what is there, what can be written there, how it is shown. */
import { MarkupKind } from 'vscode-languageserver';
import { aboutOpen } from './guard.js';
import type { Services } from './services.js';

// Findings come first: what is not needed for them is loaded when it is first asked for.
const display = () => import('./display-features.js');
const refactoring = () => import('./refactoring-features.js');

export function registerEditing(services: Services): void {
  const { connection, client, frameworks, guarded, opened, settings } = services;
  const about = aboutOpen(services);
  connection.onHover(
    about(null, async ({ document, map }, { position }) => {
      const found = (await display()).hover(document, map, position);
      return found
        ? { contents: { kind: MarkupKind.Markdown, value: found.markdown }, range: found.range }
        : null;
    }),
  );
  connection.onCompletion(
    about(null, async ({ document, map }, { position }) => {
      const { references } = settings();
      const snippets = client.capabilities.textDocument?.completion?.completionItem?.snippetSupport;
      return (await display()).completion(document, map, position, { references, snippets });
    }),
  );
  connection.onCompletionResolve(
    guarded(async (item) => {
      const release = (await display()).elementOf(item)?.release;
      return (await display()).resolveCompletion(
        item,
        release === undefined ? undefined : await frameworks.load(release),
      );
    }),
  );
  connection.onDocumentSymbol(about([], async ({ document }) => (await display()).documentSymbols(document)));
  connection.onDocumentHighlight(
    about([], async ({ document, map }, { position }) =>
      (await display()).documentHighlights(document, map, position),
    ),
  );
  connection.onCodeLens(
    about([], async ({ document, map }) =>
      settings().codeLens ? (await display()).codeLenses(document, map) : [],
    ),
  );
  connection.onCodeLensResolve(
    guarded(async (lens) => {
      const data = (await display()).codeLensData(lens);
      const at = data && (await opened(data.uri));
      return at ? (await display()).resolveCodeLens(lens, at.map) : lens;
    }),
  );
  connection.languages.inlayHint.on(
    about([], async ({ document, map }, { range }) =>
      settings().inlayHints ? (await display()).inlayHints(document, map, range) : [],
    ),
  );
  connection.languages.inlayHint.resolve(
    guarded(async (hint) => {
      const release = (await display()).hintedElement(hint)?.release;
      return (await display()).resolveInlayHint(
        hint,
        release === undefined ? undefined : await frameworks.load(release),
      );
    }),
  );
  connection.onFoldingRanges(
    about([], async ({ document }) =>
      (await display()).foldingRanges(document, client.capabilities.textDocument?.foldingRange?.rangeLimit),
    ),
  );
  connection.onSelectionRanges(
    about([], async ({ document }, { positions }) =>
      (await refactoring()).selectionRanges(document, positions),
    ),
  );
  connection.languages.semanticTokens.on(
    about({ data: [] }, async ({ document, map }) => (await display()).semanticTokens(document, map)),
  );
  connection.languages.semanticTokens.onRange(
    about({ data: [] }, async ({ document, map }, { range }) =>
      (await display()).semanticTokens(document, map, range),
    ),
  );
  connection.onDocumentLinks(
    about([], async ({ document }) => (await refactoring()).documentLinks(document)),
  );
  connection.onDocumentFormatting(
    about([], async ({ document }, { options }) => (await refactoring()).formatting(document, options)),
  );
  connection.onDocumentRangeFormatting(
    about([], async ({ document }, { options, range }) =>
      (await refactoring()).formatting(document, options, range),
    ),
  );
}
