/** Words that YAML readers take for something other than text, in the schemas of YAML 1.1 and 1.2. */
const NO_TEXT = /^(?:null|true|false|yes|no|on|off|y|n)$/i;

/** What YAML readers may take for a number or a date. */
const NUMBER = /^\d[\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$|^0[xob][\da-f_]+$|^\d{4}-\d\d?-\d\d?/i;

/** What YAML has no other use for: no mark at its start, no `: ` or ` #` in it; `1:30` is a number to old readers. */
const PLAIN = /^[\p{L}\p{N}_](?:[^\p{C}\u2028\u2029#:]|(?<!\s)#|:(?=[^\s\d]))*$/u;

/** What has a meaning between `[ ]` or `{ }`, at least to old readers. */
const FLOW_MARK = /[#:,[\]{}]/;

/**
 * Writes a text as a YAML scalar: plain, or in double quotes where another reader would find something else in it. Our
 * reader takes every scalar for text; others know numbers, to whom `1.1` is 1.1, but `1.10` is not `1.10`.
 * @param flow whether it stands in `[ ]` or `{ }`, or may.
 */
export function writeScalar(text: string, flow: boolean): string {
  const isPlain = PLAIN.test(text) && !/\s$/.test(text) && !(flow && FLOW_MARK.test(text));
  const isText = !NO_TEXT.test(text) && (!NUMBER.test(text) || String(Number(text)) === text);
  return isPlain && isText ? text : JSON.stringify(text);
}
