/** Characters that nobody sees and that make two words of the same looks different. */

const MARK = '\\u061c\\u200e\\u200f';
const JOINER = '\\u200c\\u200d';
/** Bidirectional controls, soft hyphens, spaces of no width, fillers, tags and controls other than line breaks. */
const ALWAYS =
  '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\u034f\\u115f\\u1160\\u17b4\\u17b5' +
  '\\u180e\\u200b\\u202a-\\u202e\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}';

const ANY = new RegExp(`[${ALWAYS}${MARK}${JOINER}]`, 'u');
const EACH = new RegExp(`[${ALWAYS}${MARK}${JOINER}]`, 'gu');
const IS_MARK = new RegExp(`[${MARK}]`, 'u');
const IS_JOINER = new RegExp(`[${JOINER}]`, 'u');

const RIGHT_TO_LEFT = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;
/** Scripts that are written without joiners: between their letters a joiner has nothing to do. */
const UNJOINED = /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{N}]$/u;
const LETTER = /[\p{L}\p{M}]$/u;
const EMOJI = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier})\ufe0f?$/u;
/** A black flag followed by tags is the flag of a region. */
const FLAG = '\u{1f3f4}';

/** The invisible characters of a text that have nothing to do there, each once. Empty for nearly every text. */
export function invisibleIn(text: string): string[] {
  if (!ANY.test(text)) return [];
  const found = new Set<string>();
  for (const match of text.matchAll(EACH)) {
    if (!belongs(match[0], text, match.index)) found.add(match[0]);
  }
  return [...found];
}

/** The text without them. */
export function withoutInvisible(text: string): string {
  return text.replace(EACH, (character, offset: number) =>
    belongs(character, text, offset) ? character : '',
  );
}

/** Whether a writing system needs the character there: Persian and Hindi their joiners, Hebrew and Arabic their marks. */
function belongs(character: string, text: string, offset: number): boolean {
  if (IS_MARK.test(character)) return RIGHT_TO_LEFT.test(text);
  const before = text.slice(0, offset);
  if (IS_JOINER.test(character)) {
    return EMOJI.test(before) || (LETTER.test(before) && !UNJOINED.test(before));
  }
  return character >= '\u{e0000}' && before.includes(FLAG);
}
