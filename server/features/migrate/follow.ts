/** Follows references into another release, one by one, and notes the edits that they need. */
import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import type { Block } from '../../map/block.js';
import { moved } from '../../map/range.js';
import { type Undecided, undecidedIn } from '../../map/undecided.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import { type Anchored, anchoredAs } from './aliases.js';
import type { Chosen, Decisions } from './decisions.js';
import { byHand, type Fates, type Outcome, outcomeOf } from './fate.js';
import type { Meant } from './meaning.js';
import { type MigratedReference, type MigrationEdit, OPEN } from './plan.js';
import { BlockEdits, commentOn } from './text-edits.js';
import { named, rewritten } from './written.js';

type Result = Pick<MigratedReference, 'outcome' | 'now' | 'written' | 'reason'>;

interface Edited {
  readonly uri: string;
  readonly line: number;
  readonly edits: BlockEdits;
}

export class Follower {
  readonly references: MigratedReference[] = [];
  readonly #blocks = new Map<Block, Edited>();

  /** @param after what references mean in the target release. */
  constructor(
    private readonly target: Framework,
    private readonly after: Catalogue,
    private readonly history: Fates,
    private readonly decisions: Decisions,
  ) {}

  /** Follows a reference. */
  add(meant: Meant): void {
    const { document, line, use, meaning } = meant;
    const { text, range, alias } = use.text;
    const was = meaning.kind === 'unclear' ? undefined : label(meaning.element);
    const place = { uri: document.uri, range: moved(range, line), place: use.place, text, was, alias };
    this.references.push({ ...place, ...this.#follow(meant) });
  }

  /** The edits of all references that were followed. */
  edits(): MigrationEdit[] {
    return [...this.#blocks.values()].flatMap(({ uri, line, edits }) =>
      edits.all().map(({ range, newText }) => ({ uri, range: moved(range, line), newText })),
    );
  }

  #follow(meant: Meant): Result {
    const { meaning, undecided, release } = meant;
    if (meaning.kind === 'own') return this.#own(meant, meaning.element);
    // On the target already, a decision speaks only of what an earlier run left undecided.
    const isThere = release === this.target.release.name;
    const isOpen = undecided !== undefined || !isThere;
    const chosen = isOpen ? this.decisions.on(meant) : undefined;
    if (chosen) return this.#decide(meant, chosen);
    if (meaning.kind === 'unclear') return this.#unclear(meant, meaning.why);
    const found = outcomeOf(meaning.element, meaning.of, this.target, this.history);
    const reason = [meaning.found ?? '', found.reason].filter((part) => part !== '').join('; ');
    if (meaning.isSure === false && !isThere)
      return this.#leave(meant, { ...found, outcome: 'undecided', reason });
    return this.#settle(meant, meaning.element, { ...found, reason });
  }

  /** Leaves what is not understood; with a comment where the target would take it for an element of its own, by chance. */
  #unclear(meant: Meant, why: string): Result {
    const { text } = meant.use.text;
    const isThere = meant.release === this.target.release.name;
    if (!isThere && this.after.element(text))
      return this.#leave(meant, { outcome: 'unclear', to: [], reason: why });
    if (isThere) this.#uncomment(meant);
    return { outcome: 'unclear', now: [], written: text, reason: why };
  }

  #own(meant: Meant, element: Element): Result {
    const { text } = meant.use.text;
    const isLost = this.after.resolve(text).element?.kind !== 'extension';
    const also = isLost ? `; ${this.target.release.name} has one of this name too` : '';
    this.#uncomment(meant);
    return {
      outcome: 'own',
      now: [label(element)],
      written: text,
      reason: `an element of the map’s own${also}`,
    };
  }

  /** Changes a reference where it is sure what its element became. */
  #settle(meant: Meant, element: Element, found: Outcome): Result {
    const { text } = meant.use.text;
    const [to] = found.to;
    if (OPEN.has(found.outcome) || !to) return this.#leave(meant, found);
    const written = rewritten(text, element, to, this.after);
    if (written === undefined)
      return this.#leave(meant, {
        ...found,
        outcome: 'undecided',
        reason: 'an extension of the map has its id or name',
      });
    if (!this.#rewrite(meant, written))
      return this.#leave(meant, {
        ...found,
        outcome: 'undecided',
        reason: `${found.reason}; ${byHand(meant.use)}`,
      });
    this.#uncomment(meant);
    return { outcome: found.outcome, now: [label(to)], written, reason: found.reason };
  }

  /** Leaves a reference to a person, with a comment above it. */
  #leave(meant: Meant, { outcome, to, reason }: Outcome): Result {
    const { use, undecided, release } = meant;
    const { text, alias } = use.text;
    const now = to.map((one) => named(one, this.after));
    const words = commentOn(text, release, outcome, now);
    if (!alias) this.#edits(meant).comment(use.text, words, undecided);
    for (const { edits, at, comment } of this.#repeated(meant)) edits.comment(at.text, words, comment);
    return { outcome, now, written: text, reason };
  }

  #decide(meant: Meant, chosen: Chosen): Result {
    const result = this.#decided(meant, chosen);
    if (!result) {
      const to = typeof chosen === 'string' ? [] : chosen;
      return this.#leave(meant, { outcome: 'undecided', to, reason: `decided, but ${byHand(meant.use)}` });
    }
    this.#uncomment(meant);
    return { outcome: 'decided', ...result };
  }

  /** Does what a person has decided. @returns undefined where the file has to be changed by hand for it. */
  #decided(meant: Meant, chosen: Chosen): Omit<Result, 'outcome'> | undefined {
    const { use, meaning } = meant;
    const { text, style, alias } = use.text;
    if (chosen === 'keep') return { now: [text], written: text, reason: 'decided: it stays as it is' };
    if (chosen === 'remove') {
      const isRemoved = !alias && this.#edits(meant).remove(use);
      return isRemoved ? { now: [], written: undefined, reason: 'decided: it is removed' } : undefined;
    }
    const before = meaning.kind === 'element' ? meaning.element : undefined;
    const words = chosen.map((to) => rewritten(text, before, to, this.after) ?? named(to, this.after));
    const isDone =
      words.length === 1
        ? words.every((word) => this.#rewrite(meant, word))
        : !alias && style !== 'other' && this.#edits(meant).repeat(use, words);
    return isDone ? { now: chosen.map(label), written: words.join(', '), reason: 'decided' } : undefined;
  }

  /** Changes the words of a reference, or, of an alias, those at its anchor. @returns false where nothing can. */
  #rewrite(meant: Meant, written: string): boolean {
    const { use, document } = meant;
    const { text, style, alias } = use.text;
    if (written === text) return true;
    if (alias) {
      const anchored = anchoredAs(document, text);
      const isPossible = ({ place, text: at }: Anchored): boolean =>
        place !== 'other' && at.style !== 'other';
      if (anchored.length === 0 || !anchored.every(isPossible)) return false;
      for (const { edits, at } of this.#repeated(meant)) edits.rewrite(at.text, written);
      return true;
    }
    if (style === 'other') return false;
    this.#edits(meant).rewrite(use.text, written);
    return true;
  }

  #uncomment(meant: Meant): void {
    const { undecided, use } = meant;
    if (undecided && !use.text.alias) this.#edits(meant).uncomment(undecided);
    for (const { edits, comment } of this.#repeated(meant)) if (comment) edits.uncomment(comment);
  }

  /** Of an alias, the words that it repeats from below a key of the company’s own, where they are no reference. */
  #repeated({ document, use }: Meant): { edits: BlockEdits; at: Anchored; comment: Undecided | undefined }[] {
    const { text, alias } = use.text;
    if (!alias) return [];
    return anchoredAs(document, text)
      .filter(({ place }) => place === 'own')
      .map((at) => ({
        at,
        edits: this.#edits({ ...at, document }),
        comment: undecidedIn(at.block).find((one) => one.words && one.text === text),
      }));
  }

  #edits({ block, document, line }: Pick<Meant, 'block' | 'document' | 'line'>): BlockEdits {
    let edited = this.#blocks.get(block);
    if (!edited) {
      edited = { uri: document.uri, line, edits: new BlockEdits(block) };
      this.#blocks.set(block, edited);
    }
    return edited.edits;
  }
}
