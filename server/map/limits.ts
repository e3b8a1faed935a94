/**
 * How much is read, looked at and told at once. `docs/limits.md` tells users what each of them means and what happens beyond
 * it; a test holds both together. What only imports take is limited in `server/exchange/import`.
 */
export const LIMITS = {
  /** Bytes of a file on disk, and UTF-16 units of a document in an editor: of a longer one nothing is read. */
  fileSize: 10 * 2 ** 20,
  /** Files of a workspace that the server reads. */
  files: 10_000,
  /** Collections in collections: composing deeper nesting can overflow the stack so that nothing can catch it. */
  nesting: 200,
  /** Values that are read through the aliases of one part of a file: no file can expand without end. */
  aliasValues: 10_000,
  /** Aliases inside what aliases stand for. */
  aliasDepth: 10,
  /** Syntax errors of one part of a file that are told one by one. */
  syntaxErrors: 200,
  /** Findings given for one file, errors first. */
  findings: 1_000,
  /** Other places that one finding names. */
  related: 10,
  /** Items of one completion; the client asks again as more is typed. */
  completions: 100,
  /** Code lenses in a file; of more, none is shown. */
  codeLenses: 2_000,
  /** Symbols in the outline of a file. */
  documentSymbols: 5_000,
  /** Symbols that one search of the workspace finds. */
  workspaceSymbols: 200,
  /** Elements that a filter of the framework tree finds. */
  treeMatches: 200,
  /** Seconds that a request may wait for files, for the client or for what came before it. */
  seconds: 60,
} as const;
