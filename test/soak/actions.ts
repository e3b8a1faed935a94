/** What a user and other programs do, as plain data, so that it can be done again. */
import type { Random } from '../fuzz/random.js';
import type { Change } from './changes.js';
import { someEdit } from './edits.js';
import { FOLDERS } from './folder.js';
import { methods, type Question, question } from './questions.js';

export type Action =
  | { readonly do: 'open' | 'close' | 'save' | 'undo' | 'remove'; readonly file: string }
  | { readonly do: 'edit'; readonly file: string; readonly changes: readonly Change[] }
  /** Another program writes a file. */
  | { readonly do: 'write'; readonly file: string; readonly text: string }
  | { readonly do: 'move'; readonly file: string; readonly to: string }
  | { readonly do: 'ask'; readonly question: Question; readonly isCancelled: boolean }
  /** A rename is asked for, and done where it is not refused. */
  | { readonly do: 'rename'; readonly question: Question }
  | { readonly do: 'settings'; readonly settings: object }
  /** Adds a folder to the workspace, or takes it away. */
  | { readonly do: 'folder'; readonly folder: string };

/** What the choice of an action looks at. */
export interface Scene {
  readonly channel: 'pull' | 'push';
  /** Texts by name: as the files were at the start, as they are on disk, and as they are in the editor. */
  readonly originals: ReadonlyMap<string, string>;
  readonly files: ReadonlyMap<string, string>;
  readonly open: ReadonlyMap<string, string>;
}

type Make = (random: Random, scene: Scene) => Action | undefined;

/** How many files an editor has open. */
const MOST_OPEN = 8;

/** Action → how often it is taken, beside the others. */
const MAKERS: readonly (readonly [times: number, make: Make])[] = [
  [200, ask],
  [200, edit],
  [100, undo],
  [40, open],
  [30, close],
  [20, save],
  [14, write],
  [10, rename],
  [6, move],
  [6, remove],
  [4, settings],
  [1, folder],
];
const ALL = MAKERS.flatMap(([times, make]) => Array.from({ length: times }, () => make));

/** Some action that the scene has room for. */
export function nextAction(random: Random, scene: Scene): Action {
  for (;;) {
    const action = random.pick(ALL)(random, scene);
    if (action) return action;
  }
}

const openOne = (random: Random, { open }: Scene): [string, string] | undefined =>
  open.size === 0 ? undefined : random.pick([...open]);

function open(random: Random, { files, open }: Scene): Action | undefined {
  const closed = [...files.keys()].filter((name) => !open.has(name));
  if (open.size >= MOST_OPEN || closed.length === 0) return undefined;
  return { do: 'open', file: random.pick(closed) };
}

function close(random: Random, scene: Scene): Action | undefined {
  const [file] = openOne(random, scene) ?? [];
  return file === undefined ? undefined : { do: 'close', file };
}

function save(random: Random, scene: Scene): Action | undefined {
  const [file] = openOne(random, scene) ?? [];
  return file === undefined ? undefined : { do: 'save', file };
}

function undo(random: Random, scene: Scene): Action | undefined {
  const [file] = openOne(random, scene) ?? [];
  return file === undefined ? undefined : { do: 'undo', file };
}

function ask(random: Random, scene: Scene): Action | undefined {
  const [file, text] = openOne(random, scene) ?? [];
  if (file === undefined || text === undefined) return undefined;
  const method = random.pick(methods(scene.channel === 'pull'));
  return { do: 'ask', question: question(random, method, file, text), isCancelled: random.oneIn(6) };
}

function rename(random: Random, scene: Scene): Action | undefined {
  const [file, text] = openOne(random, scene) ?? [];
  if (file === undefined || text === undefined) return undefined;
  const asked = question(random, 'textDocument/rename', file, text);
  return { do: 'rename', question: { ...asked, word: `${asked.word}-${random.below(9)}` } };
}

function edit(random: Random, scene: Scene): Action | undefined {
  const [file, text] = openOne(random, scene) ?? [];
  if (file === undefined || text === undefined) return undefined;
  const original = scene.originals.get(file) ?? '';
  // Now and then all is as it was, so that texts do not become rubbish for good.
  if (random.oneIn(25)) return { do: 'edit', file, changes: [{ from: 0, to: text.length, text: original }] };
  const other = random.pick([...scene.originals.values()]);
  return { do: 'edit', file, changes: someEdit(random, text, other) };
}

function write(random: Random, scene: Scene): Action {
  const { originals, files } = scene;
  const file = random.pick([...originals.keys()]);
  const text = files.get(file) ?? originals.get(file) ?? '';
  if (random.oneIn(2)) return { do: 'write', file, text: originals.get(file) ?? '' };
  const [change] = someEdit(random, text, random.pick([...originals.values()]));
  const { from = 0, to = 0, text: put = '' } = change ?? {};
  return { do: 'write', file, text: text.slice(0, from) + put + text.slice(to) };
}

function remove(random: Random, { files }: Scene): Action | undefined {
  return files.size < 20 ? undefined : { do: 'remove', file: random.pick([...files.keys()]) };
}

function move(random: Random, { files, originals }: Scene): Action | undefined {
  const free = [
    ...originals.keys(),
    ...FOLDERS.map((folder) => `${folder}/new-${random.below(3)}.etom.yaml`),
  ];
  const to = free.filter((name) => !files.has(name));
  if (files.size === 0 || to.length === 0) return undefined;
  return { do: 'move', file: random.pick([...files.keys()]), to: random.pick(to) };
}

function settings(random: Random): Action {
  const severity = (): string => random.pick(['error', 'warning', 'info', 'hint', 'off']);
  const rules = Object.fromEntries(
    ['unknown-element', 'unknown-reference', 'unused-declaration', 'missing-owner'].map((rule) => [
      rule,
      severity(),
    ]),
  );
  const references = random.pick(['both', 'id', 'name']);
  const [inlayHints, codeLens] = [!random.oneIn(4), !random.oneIn(4)];
  return {
    do: 'settings',
    settings: { rules: random.oneIn(3) ? {} : rules, references, inlayHints, codeLens },
  };
}

function folder(random: Random): Action {
  return { do: 'folder', folder: random.pick(FOLDERS) };
}
