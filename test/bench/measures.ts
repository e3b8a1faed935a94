/** What is measured in an open document: each measure leaves the text as it was. */
import type { Position, Range } from 'vscode-languageserver-types';
import { MAP_TREE, type MapNode } from '../../server/protocol.js';
import type { Change, Session } from './peers.js';

export interface Measure {
  readonly name: string;
  /** Whether the peers do it too. */
  readonly shared: boolean;
  /** Whether it is also measured with the peer's other schema. */
  readonly brief?: true;
  /** Does it once. @returns how many milliseconds it took. */
  run(session: Session, places: Places): Promise<number>;
}

/** Where in a text the measures do their work. */
export interface Places {
  /** The ends of names in the first lines, in the middle and in the last lines. */
  readonly head: Position;
  readonly middle: Position;
  readonly end: Position;
  /** The end of an element reference in the middle. */
  readonly element: Position;
  /** A process in the middle, with all that is below it. */
  readonly process: Range;
  /** Whole lines that can be pasted before that process. */
  readonly pasted: string;
  /** As many lines as a window shows, around the middle. */
  readonly visible: Range;
}

const ELEMENT = /^ +(?:- |elements: \[)(?:\{ element: )?\d[^,{}\]]*/;

/** Finds the places in a generated map. @throws Error where the text is none. */
export function placesIn(text: string): Places {
  const lines = text.split('\n');
  const find = (pattern: RegExp, from: number): number => {
    const found = lines.findIndex((line, index) => index >= from && pattern.test(line));
    if (found < 0) throw new Error(`no line like ${pattern} behind line ${from}`);
    return found;
  };
  const endOf = (line: number): Position => ({ line, character: lines[line]?.length ?? 0 });
  const endIn = (line: number, pattern: RegExp): Position => ({
    line,
    character: pattern.exec(lines[line] ?? '')?.[0].length ?? 0,
  });
  const middle = Math.floor(lines.length / 2);
  const process = find(/^ +p\d+:$/, middle);
  const next = find(/^ +p\d+:$/, process + 1);
  const name = /^ *name: [^{}]*$/;
  const pastedFrom = find(/^ +p\d+:$/, Math.floor(lines.length / 4));
  const pasted = lines
    .slice(pastedFrom, pastedFrom + 50)
    .join('\n')
    .replace(/^( +p)(?=\d)/gm, '$1asted');
  return {
    head: endOf(find(name, 0)),
    middle: endOf(find(name, process)),
    end: endOf(lines.findLastIndex((line) => name.test(line))),
    element: endIn(find(ELEMENT, process), ELEMENT),
    process: { start: { line: process, character: 0 }, end: { line: next, character: 0 } },
    pasted: `${pasted}\n`,
    visible: { start: { line: process - 30, character: 0 }, end: { line: process + 30, character: 0 } },
  };
}

const at = (place: Position, text: string): Change => ({ range: { start: place, end: place }, text });

/** Makes a change, waits for its findings, and takes it back. @returns the time until the findings came, and until those of taking it back. */
async function there(session: Session, change: Change): Promise<[there: number, back: number]> {
  const made = await session.change(change);
  const findings = await made.findings;
  const undone = await session.change(made.back);
  return [findings, await undone.findings];
}

/** Types a character and asks something at once. @returns the time until the answer. */
async function askRightAfter(session: Session, change: Change, ask: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  const made = await session.change(change);
  const answer = await ask();
  const spent = performance.now() - start;
  if (answer === null || answer === undefined) throw new Error(`${session.peer.name} gave no answer`);
  await made.findings;
  await (await session.change(made.back)).findings;
  return spent;
}

const typing = (where: 'head' | 'middle' | 'end', brief?: true): Measure => ({
  name: `findings after typing, ${where}`,
  shared: true,
  ...(brief ? { brief } : {}),
  run: async (session, places) => (await there(session, at(places[where], 'x')))[0],
});

const paste = (session: Session, { process, pasted }: Places): Promise<[number, number]> =>
  there(session, at(process.start, pasted));

export const MEASURES: readonly Measure[] = [
  typing('head'),
  typing('middle', true),
  typing('end'),
  {
    name: 'findings after pasting 50 lines',
    shared: true,
    run: async (session, places) => (await paste(session, places))[0],
  },
  {
    name: 'findings after undoing that',
    shared: true,
    run: async (session, places) => (await paste(session, places))[1],
  },
  {
    name: 'findings after deleting a process',
    shared: true,
    run: async (session, { process }) => (await there(session, { range: process, text: '' }))[0],
  },
  {
    name: 'completion while typing an element',
    shared: true,
    brief: true,
    run: (session, { element }) => {
      const start = { ...element, character: element.character - 1 };
      return askRightAfter(session, { range: { start, end: element }, text: '' }, () =>
        session.ask('textDocument/completion', { position: start }),
      );
    },
  },
  {
    name: 'hover right after typing',
    shared: true,
    run: (session, { middle, element }) =>
      askRightAfter(session, at(middle, 'x'), () =>
        session.ask('textDocument/hover', {
          position: { line: element.line, character: element.character - 2 },
        }),
      ),
  },
  {
    name: 'document symbols after typing',
    shared: true,
    run: (session, { middle }) =>
      askRightAfter(session, at(middle, 'x'), () => session.ask('textDocument/documentSymbol')),
  },
  {
    name: 'inlay hints of a window after typing',
    shared: false,
    run: (session, { middle, visible: range }) =>
      askRightAfter(session, at(middle, 'x'), () => session.ask('textDocument/inlayHint', { range })),
  },
  {
    name: 'process map tree after typing',
    shared: false,
    run: async (session, { middle }) => {
      const [root] = await session.request<MapNode[]>(MAP_TREE, {});
      const [processes] = await session.request<MapNode[]>(MAP_TREE, { node: root });
      return askRightAfter(session, at(middle, 'x'), () => session.request(MAP_TREE, { node: processes }));
    },
  },
];
