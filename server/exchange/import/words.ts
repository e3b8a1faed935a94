/** Words of tables for the words of a map, in English and Spanish. */
import { listed, said } from './imported.js';

/** The words of a map, each with those of tables. */
export type Words = Readonly<Record<string, readonly string[]>>;

export const COVERAGE: Words = {
  full: ['full', 'fully', 'complete', 'total', 'completo', 'completa'],
  partial: ['partial', 'partially', 'parcial', 'parcialmente'],
  planned: ['planned', 'planificado', 'planificada', 'previsto', 'prevista'],
};

export const STATUS: Words = {
  'as-is': ['as-is', 'as is', 'current', 'actual', 'vigente'],
  'to-be': ['to-be', 'to be', 'planned', 'future', 'futuro', 'futura', 'planificado', 'planificada'],
  retired: ['retired', 'retirado', 'retirada', 'obsoleto', 'obsoleta'],
};

export const PARTS: Words = {
  primary: ['primary', 'principal', 'primario', 'primaria'],
  contributing: ['contributing', 'contributory', 'supporting', 'contribuyente', 'secundario', 'secundaria'],
};

/** The word of a map that a text of a table stands for; "" for no text, undefined where it is none of them. */
export function wordOf(text: string, words: Words): string | undefined {
  if (text === '') return '';
  return Object.keys(words).find((word) => words[word]?.includes(text.toLowerCase()));
}

/** Says that a text is none of the words. @param what they are words of. */
export function notOneOf(what: string, text: string, words: Words): string {
  return `the ${what} ${said(text)} is none of ${listed(Object.keys(words))}`;
}
