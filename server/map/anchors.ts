/** Aliases and what they stand for, within a block and across the blocks of a document. */
import { type Alias, isAlias, isNode, type Node, visit } from 'yaml';
import type { Block } from './block.js';
import { parseSyntax } from './syntax.js';

/** What an alias stands for, and what the aliases inside it stand for. */
export interface Anchored {
  readonly node: Node;
  readonly anchors: Anchors;
}

/** Finds what an alias stands for: the last node with its anchor above it; undefined where there is none. */
export type Anchors = (alias: Alias) => Anchored | undefined;

/** The aliases and anchors of one block. */
export interface Aliases {
  readonly anchors: Anchors;
  /** The last node of each anchor. */
  readonly anchored: ReadonlyMap<string, Node>;
  /** Anchors of other blocks that the aliases need → the block that has each, or undefined where none has. */
  readonly outer: ReadonlyMap<string, Block | undefined>;
  /** Aliases that stand for nothing, with the reason. */
  readonly broken: readonly { readonly alias: Alias; readonly detail: string }[];
}

const NONE: Aliases = { anchors: () => undefined, anchored: new Map(), outer: new Map(), broken: [] };

/** The anchors of the blocks of a document that were read so far. */
export class EarlierAnchors {
  readonly #blocks = new Map<string, Block>();
  /** Blocks keep no syntax tree: one whose anchors others use is parsed again, once a reading. */
  readonly #aliases = new Map<Block, Aliases>();

  add(block: Block): void {
    if (block.anchors.length > 0) for (const name of block.anchors) this.#blocks.set(name, block);
  }

  /** The last block that has an anchor. */
  block(name: string): Block | undefined {
    return this.#blocks.get(name);
  }

  /** Finds out what the aliases of a tree stand for. One walk, each node once. */
  resolve(contents: Node | undefined, text: string): Aliases {
    if (!contents || !/[&*]/.test(text)) return NONE;
    return this.#walk(contents, (name) => this.block(name));
  }

  #walk(contents: Node, blockOf: (name: string) => Block | undefined): Aliases {
    const anchored = new Map<string, Node>();
    const targets = new Map<Alias, Node | Block>();
    const outer = new Map<string, Block | undefined>();
    const broken: { alias: Alias; detail: string }[] = [];
    visit(contents, {
      Node(_, node, path) {
        if (!isAlias(node)) {
          if (node.anchor) anchored.set(node.anchor, node);
          return;
        }
        const name = node.source;
        const target = anchored.get(name);
        if (target && path.includes(target)) {
          broken.push({ alias: node, detail: `The alias *${name} stands inside its own anchor &${name}` });
        } else if (target) {
          targets.set(node, target);
        } else {
          if (!outer.has(name)) outer.set(name, blockOf(name));
          const block = outer.get(name);
          if (block) targets.set(node, block);
          else broken.push({ alias: node, detail: `The alias *${name} has no anchor &${name} above it` });
        }
      },
    });
    const anchors: Anchors = (alias) => {
      const target = targets.get(alias);
      return isNode(target) ? { node: target, anchors } : target && this.#anchoredIn(target, alias.source);
    };
    return { anchors, anchored, outer, broken };
  }

  #anchoredIn(block: Block, name: string): Anchored | undefined {
    let aliases = this.#aliases.get(block);
    if (!aliases) {
      const contents = parseSyntax(block.text).document?.contents;
      aliases = contents ? this.#walk(contents, (inner) => block.outer.get(inner)) : NONE;
      this.#aliases.set(block, aliases);
    }
    const node = aliases.anchored.get(name);
    return node && { node, anchors: aliases.anchors };
  }
}
