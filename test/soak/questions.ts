/** All that a client asks of the server about what it holds. Asking changes nothing. */
import type { Position, Range } from 'vscode-languageserver-types';
import type { Random } from '../fuzz/random.js';

/** A question as plain data, so that it can be asked again. */
export interface Question {
  readonly method: string;
  /** The file that it is about, and an offset in it. */
  readonly file: string;
  readonly at: number;
  /** A word to look for, or a new name. */
  readonly word: string;
}

/** What a question is about, as the protocol writes it. */
interface Asked {
  readonly uri: string;
  readonly position: Position;
  /** From the position to the end of the document. */
  readonly rest: Range;
  readonly whole: Range;
  readonly word: string;
}

type Params = (asked: Asked) => object;

const at: Params = ({ uri, position }) => ({ textDocument: { uri }, position });
const about: Params = ({ uri }) => ({ textDocument: { uri } });
const element = { release: 'classic', key: '1.1.1.5', id: '1.1.1.5', reference: '1.1.1.5 Order Handling' };
const options = { tabSize: 2, insertSpaces: true };

const PARAMS: Readonly<Record<string, Params>> = {
  'textDocument/hover': at,
  'textDocument/completion': at,
  'textDocument/definition': at,
  'textDocument/documentHighlight': at,
  'textDocument/prepareRename': at,
  'textDocument/prepareTypeHierarchy': at,
  'textDocument/prepareCallHierarchy': at,
  'textDocument/references': (asked) => ({ ...at(asked), context: { includeDeclaration: true } }),
  'textDocument/rename': (asked) => ({ ...at(asked), newName: asked.word }),
  'textDocument/selectionRange': ({ uri, position }) => ({ textDocument: { uri }, positions: [position] }),
  'textDocument/documentSymbol': about,
  'textDocument/foldingRange': about,
  'textDocument/documentLink': about,
  'textDocument/codeLens': about,
  'textDocument/diagnostic': about,
  'textDocument/semanticTokens/full': about,
  'textDocument/semanticTokens/range': (asked) => ({ ...about(asked), range: asked.rest }),
  'textDocument/inlayHint': (asked) => ({ ...about(asked), range: asked.whole }),
  'textDocument/formatting': (asked) => ({ ...about(asked), options }),
  'textDocument/codeAction': (asked) => ({
    ...about(asked),
    range: { start: asked.position, end: asked.position },
    context: { diagnostics: [] },
  }),
  'workspace/symbol': ({ word }) => ({ query: word }),
  'etom/frameworkTree': ({ uri, word }) => ({ uri, filter: word }),
  'etom/frameworkStatus': ({ uri }) => ({ uri }),
  'etom/nodePath': ({ uri, position }) => ({ uri, position }),
  'etom/findMappings': ({ uri }) => ({ uri, element }),
  'etom/newProcess': ({ uri, position }) => ({ uri, position, element }),
  'etom/insertMapping': ({ uri, position }) => ({ uri, position, element }),
  'etom/elementPage': () => element,
  'etom/grid': ({ uri }) => ({ uri, view: 'as-is', details: 'all' }),
  'etom/mapTree': () => ({}),
  'etom/mapTreePath': ({ uri, position }) => ({ uri, position }),
  'etom/mapStatus': ({ uri }) => ({ uri }),
  'etom/export': ({ uri }) => ({ uri, format: 'json' }),
  'etom/report': ({ uri }) => ({ uri, format: 'markdown', views: ['as-is'] }),
};

/** Everything that can be asked by a client; one that is pushed its findings does not ask for them. */
export function methods(pulls: boolean): readonly string[] {
  return Object.keys(PARAMS).filter((method) => pulls || method !== 'textDocument/diagnostic');
}

/** The parameters of a request. */
export function paramsOf(method: string, asked: Asked): object {
  return PARAMS[method]?.(asked) ?? {};
}

/** A question about a file, anywhere in its text. */
export function question(random: Random, method: string, file: string, text: string): Question {
  const words = text.match(/[\w-]{3,}/g) ?? ['order'];
  return { method, file, at: random.below(text.length + 1), word: random.pick(words) };
}
