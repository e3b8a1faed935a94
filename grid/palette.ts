/** The colours of a picture that is not drawn by an editor. */
import type { Tone } from './look.js';

export const THEMES = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

/** The colours of a cell. */
export interface Paint {
  readonly fill: string;
  readonly line: string;
  readonly text: string;
}

export interface Palette {
  readonly background: string;
  readonly text: string;
  /** Less important text. */
  readonly muted: string;
  readonly panel: string;
  /** The columns of the verticals, on the panel. */
  readonly stripe: string;
  /** Heads of verticals. */
  readonly head: string;
  readonly headText: string;
  /** Labels of groupings. */
  readonly label: string;
  readonly labelText: string;
  /** Outlines of what the lens does not have. */
  readonly line: string;
  /** Outlines of rows and columns, where their grounds do not set them apart. */
  readonly frame?: string;
  readonly tones: Readonly<Record<Tone, Paint>>;
}

/** Paints of one text colour, from fills and lines. */
function paints<K extends string>(text: string, pairs: Readonly<Record<K, readonly [string, string]>>) {
  const entries = Object.entries<readonly [string, string]>(pairs);
  return Object.fromEntries(entries.map(([key, [fill, line]]) => [key, { fill, line, text }])) as Record<
    K,
    Paint
  >;
}

const INK = '#1b2430';
const PAPER = '#ffffff';
const CHALK = '#eef2f7';
const NIGHT = '#11151b';

const LIGHT: Palette = {
  background: PAPER,
  text: INK,
  muted: '#55606e',
  panel: '#f5f7fa',
  stripe: '#e9edf3',
  head: '#2b3a55',
  headText: PAPER,
  label: '#dce3ed',
  labelText: INK,
  line: '#c3ccd8',
  tones: {
    ...paints(INK, {
      full: ['#bfe8d2', '#0f7553'],
      'rolled-up': ['#d9f2e3', '#0f7553'],
      inherited: ['#e9f7ef', '#4d937a'],
      partial: ['#fde9ae', '#946200'],
      undetailed: ['#fef6d9', '#a67c12'],
      planned: ['#d3e4fc', '#1a5dc8'],
      'system-only': ['#e9dcfa', '#7439bd'],
      gap: ['#ffd7d1', '#c22c1e'],
      'step-0': ['#f6f9fd', '#1f4f8a'],
      'step-1': ['#dceafa', '#1f4f8a'],
      'step-2': ['#b6d4f2', '#1f4f8a'],
      'step-3': ['#86b6e4', '#1f4f8a'],
      'hue-0': ['#cfe3f4', '#0067a5'],
      'hue-1': ['#fcdcc6', '#b84e00'],
      'hue-2': ['#c6ecdf', '#007a58'],
      'hue-3': ['#f6d9e8', '#ad3d79'],
      'hue-4': ['#f3e8b8', '#7d6200'],
      'hue-5': ['#c9eef4', '#0b7285'],
      'hue-6': ['#e2d8f5', '#6b42b0'],
      'hue-7': ['#e9dccd', '#7a5230'],
      others: ['#e0e4ea', '#5f6b7a'],
      several: ['#f9fafc', '#3d4a5c'],
    }),
    ...paints(PAPER, { 'step-4': ['#2e6fb0', '#e4effb'], 'step-5': ['#143e70', '#cfe0f3'] }),
    ...paints('#4f5a68', { excluded: ['#eef1f5', '#76818f'], none: ['#fbfcfd', '#7f8a98'] }),
  },
};

const DARK: Palette = {
  background: '#14181f',
  text: CHALK,
  muted: '#a7b2c0',
  panel: '#1b212a',
  stripe: '#242c37',
  head: '#3a4a64',
  headText: '#ffffff',
  label: '#2c3644',
  labelText: CHALK,
  line: '#3f4b5b',
  tones: {
    ...paints(CHALK, {
      full: ['#13543d', '#52c796'],
      'rolled-up': ['#144434', '#52c796'],
      inherited: ['#18352c', '#459b79'],
      partial: ['#5a450a', '#e6b94d'],
      undetailed: ['#3d3415', '#b99a45'],
      planned: ['#173e72', '#74b4ff'],
      'system-only': ['#432b6c', '#bfa1f2'],
      gap: ['#68241e', '#ff8478'],
      'step-0': ['#1e2733', '#7fb4ea'],
      'step-1': ['#1b3a58', '#7fb4ea'],
      'step-2': ['#1a4c79', '#7fb4ea'],
      'step-3': ['#1d6099', '#9cc8f4'],
      'hue-0': ['#163f63', '#62aef2'],
      'hue-1': ['#5c3012', '#f79f60'],
      'hue-2': ['#0f4a3b', '#45cba2'],
      'hue-3': ['#5a2745', '#ee8fc1'],
      'hue-4': ['#4c4110', '#dcc04f'],
      'hue-5': ['#0f4a55', '#5cc9dc'],
      'hue-6': ['#3f2d68', '#b79df0'],
      'hue-7': ['#4a3623', '#cfa57c'],
      others: ['#353e4a', '#9aa7b6'],
      several: ['#1d242e', '#c3cedb'],
    }),
    ...paints(NIGHT, { 'step-4': ['#74b2ec', '#0d2b4a'], 'step-5': ['#c4dffa', '#17416b'] }),
    ...paints('#a7b2c0', { excluded: ['#232a34', '#7d8998'], none: ['#191f27', '#6d7a8a'] }),
  },
};

const CONTRAST: Palette = {
  background: '#000000',
  text: '#ffffff',
  muted: '#ffffff',
  panel: '#000000',
  stripe: '#000000',
  head: '#ffffff',
  headText: '#000000',
  label: '#000000',
  labelText: '#ffffff',
  line: '#8f8f8f',
  frame: '#8f8f8f',
  tones: {
    ...paints('#ffffff', {
      full: ['#000000', '#40f08a'],
      'rolled-up': ['#000000', '#40f08a'],
      inherited: ['#000000', '#40f08a'],
      partial: ['#000000', '#ffd83d'],
      undetailed: ['#000000', '#ffd83d'],
      planned: ['#000000', '#5cc8ff'],
      'system-only': ['#000000', '#d2a8ff'],
      gap: ['#000000', '#ff6b5e'],
      excluded: ['#000000', '#b8b8b8'],
      'step-0': ['#000000', '#8fd0ff'],
      'step-1': ['#00223a', '#8fd0ff'],
      'step-2': ['#003a63', '#8fd0ff'],
      'step-3': ['#005592', '#8fd0ff'],
      'hue-0': ['#000000', '#5cb8ff'],
      'hue-1': ['#000000', '#ff9c4a'],
      'hue-2': ['#000000', '#2fe6ac'],
      'hue-3': ['#000000', '#ff8fcf'],
      'hue-4': ['#000000', '#ffe14a'],
      'hue-5': ['#000000', '#4fe3f5'],
      'hue-6': ['#000000', '#c5a3ff'],
      'hue-7': ['#000000', '#e8b98a'],
      others: ['#000000', '#d0d0d0'],
      several: ['#000000', '#ffffff'],
      none: ['#000000', '#9a9a9a'],
    }),
    ...paints('#000000', { 'step-4': ['#9fd6ff', '#003a63'], 'step-5': ['#ffffff', '#005592'] }),
  },
};

/** How strong the stripes of what is excluded are; its text stands on them. */
export const HATCH_OPACITY = 0.2;

export const PALETTES: Readonly<Record<Theme, Palette>> = { light: LIGHT, dark: DARK, contrast: CONTRAST };
