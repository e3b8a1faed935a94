import { english, type Translate } from '../look.js';

let texts: Readonly<Record<string, string>> = {};

/** Takes over translations by their English texts: what they lack stays English. */
export function translate(translations: Readonly<Record<string, string>>): void {
  texts = translations;
}

/** The words of the page in the reader's language. */
export const t: Translate = (text, ...values) =>
  english(Object.hasOwn(texts, text) ? (texts[text] ?? text) : text, ...values);
