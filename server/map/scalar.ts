import { stringify } from 'yaml';

/**
 * Writes a text of one line as a YAML scalar: plain, or in double quotes where YAML, or a tool that reads numbers and
 * booleans out of plain scalars, would take it for something else.
 * @param flow whether it will stand in `[ ]` or `{ }`, where a comma ends a plain text.
 */
export function writeScalar(text: string, flow: boolean): string {
  const options = { lineWidth: 0, singleQuote: false, flowCollectionPadding: false } as const;
  if (!flow) return stringify(text, options).trimEnd();
  return stringify([text], { ...options, collectionStyle: 'flow' })
    .trimEnd()
    .slice(1, -1);
}
