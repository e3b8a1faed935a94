import {
  type Disposable,
  type QuickInput,
  type QuickInputButton,
  QuickInputButtons,
  type QuickPick,
  type QuickPickItem,
  window,
} from 'vscode';
import { plainWords } from '../plain-words';

/** Where a question stands among those of a command. */
export interface Stage {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** The user wants the question before. */
export const BACK = Symbol('back');

/** Undefined: the user left. */
export type Answer<T> = T | typeof BACK | undefined;

/** What an answer says, unless the user left or went back. */
export function answered<T, A>(answer: Answer<T>, read: (value: T) => A): Answer<A> {
  return isGiven(answer) ? read(answer) : answer;
}

function isGiven<T>(answer: Answer<T>): answer is T {
  return answer !== undefined && answer !== BACK;
}

/** One question, asked where the answers so far make it one. */
export interface Step<A> {
  readonly isAsked?: (answers: A) => boolean;
  readonly ask: (answers: A, stage: Stage) => Promise<Answer<Partial<A>>>;
}

/**
 * Asks questions one after the other, and again on the way back, each with the answers that were given before.
 * @returns all answers; undefined where the user left, which must have no effect then.
 */
export async function askSteps<A>(
  title: string,
  steps: readonly Step<A>[],
  first: A,
): Promise<A | undefined> {
  let answers = first;
  for (let index = 0; ; ) {
    const asked = steps.filter(({ isAsked }) => isAsked?.(answers) ?? true);
    const step = asked[index];
    if (!step) return answers;
    const answer = await step.ask(answers, { title, step: index + 1, totalSteps: asked.length });
    if (answer === undefined) return undefined;
    if (answer === BACK) {
      index--;
    } else {
      answers = { ...answers, ...answer };
      index++;
    }
  }
}

interface PickOptions<T> {
  readonly placeholder: string;
  readonly items: readonly T[] | Promise<readonly T[]>;
  /** The item that is chosen by Enter alone. */
  readonly isActive?: (item: T) => boolean;
}

/** Asks for one of some items. */
export async function pickOne<T extends QuickPickItem>(
  stage: Stage,
  options: PickOptions<T>,
): Promise<Answer<T>> {
  const items = await options.items;
  const quickPick = window.createQuickPick<T>();
  quickPick.items = items;
  const active = options.isActive && items.find(options.isActive);
  if (active) quickPick.activeItems = [active];
  return show(quickPick, stage, options, () => quickPick.selectedItems[0]);
}

/** Asks for any number of some items. */
export async function pickMany<T extends QuickPickItem>(
  stage: Stage,
  options: PickOptions<T> & { readonly isSelected: (item: T) => boolean },
): Promise<Answer<readonly T[]>> {
  const items = await options.items;
  const quickPick = window.createQuickPick<T>();
  quickPick.canSelectMany = true;
  quickPick.items = items;
  quickPick.selectedItems = items.filter(options.isSelected);
  return show(quickPick, stage, options, () => quickPick.selectedItems);
}

/**
 * Asks for a text.
 * @param check says what is wrong with a text, in a sentence.
 */
export function askText(
  stage: Stage,
  options: {
    readonly prompt: string;
    readonly value: string;
    /** The part of the value that typing replaces, in UTF-16 units; the whole where it is not given. */
    readonly selection?: readonly [number, number];
    readonly check: (text: string) => string | undefined | Promise<string | undefined>;
  },
): Promise<Answer<string>> {
  const box = window.createInputBox();
  box.prompt = plainWords(options.prompt);
  box.value = options.value;
  box.valueSelection = options.selection;
  const changed = box.onDidChangeValue(() => {
    box.validationMessage = undefined;
  });
  return ask(box, stage, [changed], (done) => {
    box.onDidAccept(async () => {
      const { value } = box;
      const wrong = await options.check(value);
      box.validationMessage = wrong && plainWords(wrong);
      if (box.validationMessage === undefined && value === box.value) done(value);
    });
    box.onDidTriggerButton(() => done(BACK));
  });
}

function show<T extends QuickPickItem, R>(
  quickPick: QuickPick<T>,
  stage: Stage,
  { placeholder }: { readonly placeholder: string },
  read: () => R | undefined,
): Promise<Answer<R>> {
  quickPick.placeholder = placeholder;
  quickPick.matchOnDescription = true;
  quickPick.matchOnDetail = true;
  return ask<R>(quickPick, stage, [], (done) => {
    quickPick.onDidAccept(() => {
      const value = read();
      if (value !== undefined) done(value);
    });
    quickPick.onDidTriggerButton(() => done(BACK));
  });
}

/** Shows an input until it is answered or left. */
function ask<R>(
  input: QuickInput & { buttons: readonly QuickInputButton[] },
  stage: Stage,
  disposables: readonly Disposable[],
  listen: (done: (answer: Answer<R>) => void) => void,
): Promise<Answer<R>> {
  input.title = stage.title;
  input.step = stage.step;
  input.totalSteps = stage.totalSteps;
  // A click beside it, for instance to look at the map again, must not lose the answers.
  input.ignoreFocusOut = true;
  if (stage.step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise<Answer<R>>((resolve) => {
    listen(resolve);
    input.onDidHide(() => resolve(undefined));
    input.show();
  }).finally(() => {
    for (const disposable of [...disposables, input]) disposable.dispose();
  });
}
