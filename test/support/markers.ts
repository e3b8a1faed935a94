/** Marker files: maps that say in comments what the rules find in them. Their syntax: test/markers/README.md. */

import type { Range } from '../../server/map/range.js';
import type { Finding, Fix } from '../../server/rules/rule.js';
import { changedLines, edited, readMark } from './marks.js';

/** A finding that a marker file wants. */
export interface Want {
  readonly code: string;
  readonly message: string | RegExp;
  /** The line on which it starts. */
  readonly line: number;
  /** The characters of that line which it covers, where the marker says. */
  readonly columns?: readonly [start: number, end: number];
  /** The line of the marker in its file, counted from 1. */
  readonly at: number;
}

export interface MarkerFile {
  /** The map without its markers. */
  readonly text: string;
  readonly wants: readonly Want[];
}

const WANT = /^want\s+([a-z-]+)\s+("(?:[^"\\]|\\.)*"|\/(?:[^/\\]|\\.)+\/)\s*/;
const TRAILING = /\s+# (?=want\s)/;
const OWN_LINE = /^\s*# ?(?=want\s)/;

/**
 * Reads a marker file.
 * @param name the file's name: `.crlf.` in it gives the map CRLF line breaks, `.bom.` a byte order mark.
 * @throws Error when a marker cannot be understood.
 */
export function readMarkers(name: string, source: string): MarkerFile {
  const lines: string[] = [];
  const wants: Want[] = [];
  for (const [index, line] of source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const at = index + 1;
    const add = (markers: string, of: number, columns?: Want['columns']): void => {
      const pinned = columns && { columns };
      for (const want of readWants(markers, `${name}:${at}`))
        wants.push({ ...want, line: of, at, ...pinned });
    };
    const mark = readMark(line);
    const own = OWN_LINE.exec(line);
    const trailing = TRAILING.exec(line);
    if (mark) {
      add(`want ${mark.says}`, lines.length - 1, [mark.start, mark.end]);
    } else if (own) {
      add(line.slice(own[0].length), lines.length - 1);
    } else {
      if (trailing) add(line.slice(trailing.index + trailing[0].length), lines.length);
      lines.push(trailing ? line.slice(0, trailing.index) : line);
    }
  }
  const text = (name.includes('.bom.') ? '\uFEFF' : '') + lines.join(name.includes('.crlf.') ? '\r\n' : '\n');
  return { text, wants };
}

function readWants(markers: string, place: string): Pick<Want, 'code' | 'message'>[] {
  const wants: Pick<Want, 'code' | 'message'>[] = [];
  for (let rest = markers.trimEnd(); rest !== ''; ) {
    const match = WANT.exec(rest);
    const [whole = '', code, quoted = ''] = match ?? [];
    if (code === undefined) throw new Error(`${place}: this marker cannot be understood: ${rest}`);
    const message = quoted.startsWith('/')
      ? new RegExp(quoted.slice(1, -1), 'u')
      : String(JSON.parse(quoted));
    wants.push({ code, message });
    rest = rest.slice(whole.length);
  }
  return wants;
}

/** What differs between the wants of a marker file and what was found; empty where all is as wanted. */
export function differences(wants: readonly Want[], findings: readonly Finding[]): string[] {
  const left = [...findings];
  const missing = wants.filter((want) => {
    const index = left.findIndex((finding) => isWanted(want, finding));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  return [
    ...missing.map(
      ({ code, message, at, columns }) => `line ${at}: not found: ${code} ${message} ${columns ?? ''}`,
    ),
    ...left.map((finding) => `not wanted: ${tell(finding)}`),
  ];
}

function isWanted({ code, message, line, columns }: Want, finding: Finding): boolean {
  const { start, end } = finding.range;
  const says =
    typeof message === 'string' ? finding.message.includes(message) : message.test(finding.message);
  if (finding.code !== code || start.line !== line || !says) return false;
  return !columns || (end.line === line && start.character === columns[0] && end.character === columns[1]);
}

/** A finding on one line. Lines and columns count from 1. */
export function tell({ code, severity, range, message }: Finding): string {
  return `${tellRange(range)} ${severity} ${code}: ${message}`;
}

function tellRange({ start, end }: Range): string {
  const until = end.line === start.line ? '' : `${end.line + 1}:`;
  return `${start.line + 1}:${start.character + 1}-${until}${end.character + 1}`;
}

/** The text after a fix. */
export function applyFix(text: string, { edits }: Fix): string {
  return edited(
    text,
    edits.map((edit) => ({ range: edit.range, newText: edit.text })),
  );
}

/** The findings of a text that have fixes or related places, with what each fix changes. */
export function golden(text: string, findings: readonly Finding[]): string {
  const parts: string[] = [];
  for (const finding of findings) {
    const { fixes = [], related = [] } = finding;
    if (fixes.length + related.length === 0) continue;
    parts.push(tell(finding));
    for (const { message, place } of related) parts.push(`  see ${tellRange(place.range)} ${message}`);
    for (const fix of fixes) {
      parts.push(`  fix ${fix.title}${fix.preferred ? ' (preferred)' : ''}`);
      parts.push(...changedLines(text, applyFix(text, fix)).map((change) => `    ${change}`));
    }
  }
  return parts.length === 0 ? '' : `${parts.join('\n')}\n`;
}
