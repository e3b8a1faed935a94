/**
 * How names are compared: without case, punctuation, spaces and underscores; `&` is "and", S/P is
 * Supplier/Partner; British spelling equals American spelling.
 */

/** British endings and words that American spelling writes otherwise, applied to whole lower-case words. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/is(e|ed|es|er|ers|ing|ation|ations)$/, 'iz$1'],
  [/ys(e|ed|es|er|ing)$/, 'yz$1'],
  [/our(s|ed|ing|able)?$/, 'or$1'],
  [/^(.{3,}[aeiou])ll(ed|ing|er|ers)$/, '$1l$2'],
  [/fulfill/, 'fulfil'],
  [/(tal|log|prol)ogue(s?)$/, '$1og$2'],
  [/ogue(s?)$/, 'og$1'],
  [/programme(s?)$/, 'program$1'],
  [/centre(s?)$/, 'center$1'],
  [/(lic|def|off)ence(s?)$/, '$1ense$2'],
];

/** The words of a name as they are compared, lower-case and in American spelling. */
export function words(name: string): string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\bs\/p/g, 'supplier partner')
    .replace(/&/g, ' and ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map(american);
}

/** One string that is equal for two names exactly when they are the same name. */
export function normalize(name: string): string {
  return words(name).join('');
}

function american(word: string): string {
  let result = word;
  for (const [pattern, replacement] of SPELLINGS) result = result.replace(pattern, replacement);
  return result;
}
