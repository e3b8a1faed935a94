/** How an element looks, in whichever mode. */
import type { GridElement } from './model.js';

/** A state of coverage, a step of an ordered scale, or the colour of a name. Each is a class of a legend, and can be one of CSS. */
export const TONES = [
  'full',
  'rolled-up',
  'inherited',
  'partial',
  'undetailed',
  'planned',
  'system-only',
  'gap',
  'excluded',
  'step-0',
  'step-1',
  'step-2',
  'step-3',
  'step-4',
  'step-5',
  'hue-0',
  'hue-1',
  'hue-2',
  'hue-3',
  'hue-4',
  'hue-5',
  'hue-6',
  'hue-7',
  'others',
  'several',
  'none',
] as const;
export type Tone = (typeof TONES)[number];

/** What an element shows. */
export interface Look {
  /** Its class in the legend. */
  readonly class: Tone;
  /** The classes of all its owners or systems, the most frequent first; else its own alone. */
  readonly classes: readonly Tone[];
  /** What it shows, in words: in the cell, and for screen readers. */
  readonly words: string;
  /** The same in a sign or a few, so that nothing is said by colour alone. */
  readonly mark: string;
}

/** A class that a legend may have. */
export interface Class {
  readonly class: Tone;
  readonly words: string;
  readonly mark: string;
}

/** How a mode sorts elements. */
export interface Sorter {
  /** All classes that there can be, in the order of the legend. */
  readonly classes: readonly Class[];
  look(element: GridElement): Look;
}

/** A text in the reader's language; `{0}`, `{1}` … stand for the values. */
export type Translate = (text: string, ...values: readonly (string | number)[]) => string;

/** The words as they are written here. */
export const english: Translate = (text, ...values) =>
  text.replace(/\{(\d+)\}/g, (whole, index: string) => String(values[Number(index)] ?? whole));
