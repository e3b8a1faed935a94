/** What is wrong with the shape of a file, as plain data; the rules of the same names put it into words. */
import type { Range } from './range.js';

export type Problem =
  | { readonly code: 'yaml-syntax'; readonly range: Range; readonly detail: string }
  | { readonly code: 'limit-reached'; readonly range: Range; readonly detail: string }
  | { readonly code: 'merge-key'; readonly range: Range }
  | { readonly code: 'multiple-documents'; readonly range: Range }
  | {
      readonly code: 'unknown-key';
      readonly range: Range;
      readonly key: string;
      /** What the mapping is: "a process". */
      readonly owner: string;
      readonly known: readonly string[];
    }
  | { readonly code: 'missing-key'; readonly range: Range; readonly key: string; readonly owner: string }
  | {
      readonly code: 'wrong-type';
      readonly range: Range;
      /** The key whose value it is, or undefined for the whole file. */
      readonly key: string | undefined;
      readonly expected: string;
      readonly found: string;
    }
  | {
      readonly code: 'invalid-value';
      readonly range: Range;
      readonly key: string | undefined;
      readonly value: string;
      readonly expected: string;
      /** The words that are allowed, where they are few. */
      readonly words: readonly string[];
    }
  | { readonly code: 'duplicate-key'; readonly range: Range; readonly key: string; readonly first: Range };

/** The problems of one kind. */
export type ProblemOf<Code extends Problem['code']> = Extract<Problem, { code: Code }>;
