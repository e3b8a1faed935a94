/** What must hold at rest: a server that has lived long answers as one that was just started. */
import { isDeepStrictEqual } from 'node:util';
import { Random } from '../fuzz/random.js';
import type { Editor } from './editor.js';
import { methods, type Question, question } from './questions.js';

/** An answer that is another than that of a fresh server. */
export interface Difference {
  /** The question, or the file whose findings are shown. */
  readonly of: Question | string;
  readonly lived: unknown;
  readonly fresh: unknown;
}

/** How long a server is waited for while it says nothing, in milliseconds. */
const PATIENCE = 5_000;

/** Every kind of question, about one of the open files, or, now and then, about one that is not open. */
export function someQuestions(seed: number, { channel, state: { open, files } }: Editor): Question[] {
  const random = new Random(seed);
  const texts = [...open].map(([name, { text }]) => [name, text] as const);
  return [...methods(channel === 'pull'), ...methods(false)].map((method) => {
    const all = texts.length === 0 || random.oneIn(10) ? [...files] : texts;
    const [name, text] = random.pick(all);
    return question(random, method, name, text);
  });
}

/**
 * The first difference between two servers that should be in the same state, once neither of them has more to say.
 * @param questions what they are asked; beside that, the findings that they show are compared.
 */
export async function difference(
  lived: Editor,
  fresh: Editor,
  questions: readonly Question[],
): Promise<Difference | undefined> {
  for (;;) {
    const heard = [lived.line.news, fresh.line.news] as const;
    await Promise.all([lived.line.answered(), fresh.line.answered()]);
    const found = shownOtherwise(lived, fresh) ?? (await answeredOtherwise(lived, fresh, questions));
    if (!found || lived.line.faults.length > 0) return found;
    // A file may still be read, or a large map be looked at.
    const more = await Promise.race([
      lived.line.heardMore(heard[0], PATIENCE),
      fresh.line.heardMore(heard[1], PATIENCE),
    ]);
    if (!more) return found;
  }
}

function shownOtherwise(lived: Editor, fresh: Editor): Difference | undefined {
  const { files, open } = lived.state;
  for (const name of new Set([...files.keys(), ...open.keys()])) {
    const [a, b] = [lived, fresh].map((editor) => editor.findings.of(editor.uriOf(name)));
    if (!isDeepStrictEqual(a, b)) return { of: name, lived: a, fresh: b };
  }
  return undefined;
}

async function answeredOtherwise(
  lived: Editor,
  fresh: Editor,
  questions: readonly Question[],
): Promise<Difference | undefined> {
  for (const asked of questions) {
    const [a, b] = await Promise.all([lived.ask(asked), fresh.ask(asked)]);
    if (!isDeepStrictEqual(a, b)) return { of: asked, lived: a, fresh: b };
  }
  return undefined;
}
