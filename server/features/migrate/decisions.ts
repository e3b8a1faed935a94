/**
 * A person's answers for a migration: a YAML mapping from the former reference to what takes its place, a list of such, `keep` or
 * `remove`. An empty value decides nothing.
 */
import { type Element, label } from '../../framework/element.js';
import { Lines } from '../../map/range.js';
import { parseSyntax } from '../../map/syntax.js';
import { isMap, isScalar, isSeq } from '../../map/yaml.js';
import { said } from '../../rules/words.js';
import type { Catalogue } from '../../workspace/catalogue.js';
import type { Meant } from './meaning.js';

/** What takes the place of a reference. */
type Choice = 'keep' | 'remove' | readonly string[];

/** The same, with the elements that it names. */
export type Chosen = 'keep' | 'remove' | readonly Element[];

export interface Decision {
  /** The former reference: id, name, or both. */
  readonly key: string;
  readonly choice: Choice;
  /** Counts from 1. */
  readonly line: number;
}

/** Why decisions cannot be followed, in a sentence for the user. */
export class DecisionRefusal extends Error {}

/**
 * Reads decisions.
 * @throws DecisionRefusal where the text is not such a mapping.
 */
export function readDecisions(text: string): Decision[] {
  const { document, errors } = parseSyntax(text);
  const lines = new Lines(text);
  const lineAt = (offset: number): number => lines.position(offset).line + 1;
  const [error] = errors;
  if (error) throw new DecisionRefusal(`line ${lineAt(error.start)}: ${error.detail}`);
  const contents = document?.contents ?? null;
  if (contents === null || (isScalar(contents) && isEmpty(contents.value))) return [];
  if (!isMap(contents))
    throw new DecisionRefusal('decisions are a mapping, such as “1.1.2.5 Old name: 1.3.3 New name”');
  return contents.items.flatMap(({ key, value }): Decision[] => {
    const line = lineAt((isScalar(key) ? key.range?.[0] : undefined) ?? 0);
    const refusal = new DecisionRefusal(
      `line ${line}: to the right stands an element, a list of elements, keep or remove`,
    );
    if (!isScalar(key)) throw refusal;
    if (value === null || (isScalar(value) && isEmpty(value.value))) return [];
    const items = isSeq(value) ? value.items : [value];
    const texts = items.map((item) => {
      if (!isScalar(item) || isEmpty(item.value)) throw refusal;
      return String(item.value).trim();
    });
    const [first = ''] = texts;
    const isWord = !isSeq(value) && (first === 'keep' || first === 'remove');
    return [{ key: String(key.value ?? '').trim(), choice: isWord ? first : texts, line }];
  });
}

/** The decisions of a migration, each with the elements that it names. */
export class Decisions {
  readonly #used = new Set<Decision>();
  readonly #elements = new Map<Decision, readonly Element[]>();

  /**
   * @param after what texts mean afterwards.
   * @throws DecisionRefusal where a decision names what is not there.
   */
  constructor(
    private readonly all: readonly Decision[],
    after: Catalogue,
  ) {
    for (const decision of all) {
      const { choice, line } = decision;
      const elements = typeof choice === 'string' ? [] : choice.map((text) => elementOf(text, line, after));
      this.#elements.set(decision, elements);
    }
  }

  /** The decision on a reference: of those that mean the same element, the one that is written as it is. */
  on({ use, resolve, meaning }: Meant): Chosen | undefined {
    const { text } = use.text;
    const isMeant = ({ key }: Decision): boolean =>
      meaning.kind === 'element' && resolve(key) === meaning.element;
    const found = this.all.find(({ key }) => key === text) ?? this.all.find(isMeant);
    if (!found) return undefined;
    this.#used.add(found);
    const { choice } = found;
    return typeof choice === 'string' ? choice : (this.#elements.get(found) ?? []);
  }

  /** The keys of decisions that nothing asked for. */
  get unused(): string[] {
    return this.all.filter((one) => !this.#used.has(one)).map(({ key }) => key);
  }
}

function elementOf(text: string, line: number, after: Catalogue): Element {
  const meant = after.resolve(text);
  const taken =
    meant.element?.kind === 'extension' ? after.framework.byId(meant.element.id ?? '') : undefined;
  if (taken)
    throw new DecisionRefusal(
      `line ${line}: ${said(text)} is an extension of the map and ${said(label(taken))}; give the extension another id first`,
    );
  if (meant.status === 'ok' && !meant.misspelled) return meant.element;
  throw new DecisionRefusal(
    `line ${line}: ${said(text)} is not an element of ${after.framework.release.name}, or not one alone`,
  );
}

/** Nothing, or one of YAML's words for it, which our reading takes for text. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || /^(?:|~|null)$/.test(String(value));
}
