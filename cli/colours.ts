import { styleText } from 'node:util';

/** What a terminal can do to a text. */
export type Style = Parameters<typeof styleText>[0];

/** Gives a text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/**
 * Whether a stream is to have colours: `FORCE_COLOR` and `NO_COLOR` decide, in this order as in Node; without them, a terminal
 * has colours.
 */
export function wantsColours(
  stream: { readonly isTTY?: boolean },
  { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal }: NodeJS.ProcessEnv,
): boolean {
  if (forced) return forced !== '0' && forced !== 'false';
  return stream.isTTY === true && !none && terminal !== 'dumb';
}

/** How texts are painted, with colours or without. */
export function painter(colours: boolean): Paint {
  // Later versions of Node would decide once more, and otherwise.
  return (style, text) => (colours ? styleText(style, text, { validateStream: false }) : text);
}
