/** Quick fixes that suppress a finding by a comment. */
import type { MapDocument } from '../map/document.js';
import type { Position } from '../map/range.js';
import { tokensOf } from '../map/tokens.js';
import type { Finding, Fix } from '../rules/rule.js';
import { Source } from '../rules/source.js';
import {
  BLANK_OR_COMMENT,
  NEVER_SUPPRESSED,
  type Suppression,
  suppressionsOf,
} from '../rules/suppressions.js';

const LINE = 'etom-disable-next-line';
const FILE = 'etom-disable-file';

/** The fixes that suppress a finding on its line and in its file, in document ranges. */
export function suppressionFixes(document: MapDocument, finding: Finding): Fix[] {
  const { code } = finding;
  if (NEVER_SUPPRESSED.has(code)) return [];
  const source = new Source(document.text);
  const suppressions = suppressionsOf(document).filter(({ alone, codes }) => alone && codes.length > 0);
  const line = finding.range.start.line;
  const onLine = suppressions.find(({ target }) => target === line);
  const inFile = suppressions.find(({ kind }) => kind === 'file');
  const here = isNowhere(finding)
    ? undefined
    : onLine
      ? append(onLine, code)
      : insertAbove(source, line, code);
  const everywhere = inFile ? append(inFile, code) : insertAtTop(source, code);
  return [
    ...(here ? [{ title: `Suppress ${code} on this line`, edits: [here] }] : []),
    { title: `Suppress ${code} in this file`, edits: [everywhere] },
  ];
}

/** Whether a finding speaks of something that is not there, such as an empty key: what stands above it would move it. */
export function isNowhere({ range: { start, end } }: Finding): boolean {
  return start.line === end.line && start.character === end.character;
}

type Edit = Fix['edits'][number];

/** Adds a code behind the others of a comment, before the reason. */
function append({ codes, range }: Suppression, code: string): Edit {
  return insert(codes.at(-1)?.range.end ?? range.end, `, ${code}`);
}

/** Inserts a comment with the indentation of the line below; undefined where a comment would belong to a text. */
function insertAbove(source: Source, line: number, code: string): Edit | undefined {
  const mark = line === 0 && source.text.startsWith('\uFEFF') ? 1 : 0;
  const text = source.line(line).slice(mark);
  const indent = /^[ \t]*/.exec(text)?.[0] ?? '';
  const content = text.slice(indent.length);
  // A comment above a comment or a blank line would speak of the line that follows them.
  if (BLANK_OR_COMMENT.test(content)) return undefined;
  const position: Position = { line, character: mark };
  const offset = source.offset(position);
  const isInText = tokensOf(source.text).some(
    ({ start, end, isScalar }) => isScalar && start < offset && offset < end,
  );
  if (isInText) return undefined;
  return insert(position, `${indent}# ${LINE} ${code}${source.lineBreak}`);
}

function insertAtTop(source: Source, code: string): Edit {
  const character = source.text.startsWith('\uFEFF') ? 1 : 0;
  return insert({ line: 0, character }, `# ${FILE} ${code}${source.lineBreak}`);
}

function insert(position: Position, text: string): Edit {
  return { range: { start: position, end: position }, text };
}
