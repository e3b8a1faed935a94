/** An element as cells of a table name it, also where a spreadsheet has made a number or a date of its id. */
import { type Element, label } from '../../framework/element.js';
import type { Framework } from '../../framework/framework.js';
import { parseReference } from '../../framework/resolve.js';
import { said } from './imported.js';
import type { SourceCell } from './rows.js';

/** References as they are written into the map, or why there are none. */
export type ElementCell =
  | { readonly kind: 'taken'; readonly references: readonly string[]; readonly remark?: string }
  | { readonly kind: 'left-out'; readonly message: string };

const ID = /^\d+(?:\.[\dA-Za-z]+)*$/;
const ID_THEN_NAME = /^(\d+(?:\.[\dA-Za-z]+)+)[\s:|–—-]+(?=\S)(.*)$/su;
const NAME_THEN_ID = /^(.*\S)\s*[([](\d+(?:\.[\dA-Za-z]+)+)[)\]]$/su;
/** A number with a comma, as a spreadsheet in Spanish or German writes 1.1. */
const COMMA_NUMBER = /^\d+,\d+$/;
/** 2003-02-01, 01/02/2003 and 1/2/03; 01.02.03 too, since no id has a zero in front. */
const DATE =
  /^(?:(?<y>\d{4})[-/.](?<m>\d\d?)[-/.](?<d>\d\d?)|(?<a>\d\d?)[-/.](?<b>\d\d?)[-/.](?<c>\d{4})|(?<e>\d\d?)(?:[-/]|(?<=\b0\d)\.)(?<f>\d\d?)[-/.](?<g>\d\d))(?:[T ]00:00.*)?$/;
/** A day and a month by its name, which no id has. */
const WORDY_DATE = /^\d\d?[-/. ](?:\p{L}{3,10})\.?(?:[-/. ]\d{2,4})?$/u;

/**
 * Reads the element of a row.
 * @param cell the element, or its id. @param name the cell with the name of the element, where there is one.
 * @param framework undefined for a release that is not carried: nothing is compared then.
 */
export function readElement(
  cell: SourceCell | undefined,
  name: string,
  framework: Framework | undefined,
): ElementCell {
  const text = cell?.text ?? '';
  if (text === '') return taken(oneLine(name));
  if (cell?.kind === 'date' || DATE.test(text) || WORDY_DATE.test(text))
    return fromDate(text, name, framework);
  if (cell?.kind === 'number' || COMMA_NUMBER.test(text)) return fromNumber(text, name, framework);
  if (name !== '') return named(text, oneLine(name), framework);
  const parts = text.split(/[;\n]/).flatMap((part) => (part.trim() === '' ? [] : [tidy(part)]));
  if (parts.length > 1 && parts.every((part) => isReference(part, framework)))
    return { kind: 'taken', references: parts };
  return taken(tidy(text), framework);
}

function taken(reference: string, framework?: Framework): ElementCell {
  const found = framework && ID.test(reference) ? longerThan(reference, framework) : undefined;
  const remark =
    found && `the id ${reference} may have been ${found} before a spreadsheet read it as a number`;
  return { kind: 'taken', references: [reference], ...(remark && { remark }) };
}

/** An id or a reference in one cell, and a name in another. */
function named(text: string, name: string, framework: Framework | undefined): ElementCell {
  const reference = tidy(text);
  if (!ID.test(reference)) return taken(reference, framework);
  const whole = `${reference} ${name}`;
  const bearers = framework?.byName(name) ?? [];
  const [bearer] = bearers;
  const isOther = bearer && bearers.length === 1 && bearer.id !== reference;
  if (isOther && lostZeros(reference, bearer))
    return byName(reference, bearer, 'has lost the zero at its end');
  const remark = isOther && `${whole}: the name is that of ${label(bearer)}; it was written as it stands`;
  return { kind: 'taken', references: [whole], ...(remark && { remark }) };
}

function fromNumber(text: string, name: string, framework: Framework | undefined): ElementCell {
  const id = text.replace(',', '.');
  const bearer = onlyBearer(name, framework);
  if (bearer) {
    return bearer.id === id
      ? { kind: 'taken', references: [label(bearer)] }
      : byName(id, bearer, 'is a number in the table');
  }
  const longer = framework && longerThan(id, framework);
  if (longer)
    return leftOut(
      `the id ${id} is a number in the table and may have been ${longer}; format the column as text or add the name`,
    );
  const reference = name === '' ? id : `${id} ${oneLine(name)}`;
  const remark = `the id ${said(text)} is a number in the table and was taken as ${id}; format the column as text`;
  return { kind: 'taken', references: [reference], remark };
}

function fromDate(text: string, name: string, framework: Framework | undefined): ElementCell {
  const bearer = onlyBearer(name, framework);
  if (bearer) return byName(text, bearer, 'is a date that a spreadsheet has made of an id');
  const ids = candidates(text).filter((id) => framework?.byId(id));
  const perhaps = ids.length > 0 ? `, perhaps ${ids.join(' or ')}` : '';
  return leftOut(
    `${said(text)} is a date that a spreadsheet has made of an id${perhaps}; format the column as text or add the name`,
  );
}

function byName(id: string, bearer: Element, why: string): ElementCell {
  const remark = `the id ${said(id)} ${why}; taken by its name: ${label(bearer)}`;
  return { kind: 'taken', references: [label(bearer)], remark };
}

function onlyBearer(name: string, framework: Framework | undefined): Element | undefined {
  const bearers = name === '' ? [] : (framework?.byName(name) ?? []);
  return bearers.length === 1 ? bearers[0] : undefined;
}

/** The ids that a date may have been: 2003-02-01 was 1.2.3 or 2.1.3. */
function candidates(text: string): string[] {
  const { y, m, d, a, b, c, e, f, g } = DATE.exec(text)?.groups ?? {};
  const [year, one, two] = [y ?? c ?? g, m ?? a ?? e, d ?? b ?? f].map(Number);
  if (year === undefined || one === undefined || two === undefined || Number.isNaN(year)) return [];
  const last = year % 100;
  return [...new Set([`${two}.${one}.${last}`, `${one}.${two}.${last}`])];
}

/** The id of the release that becomes this one where a number loses its zeros. */
function longerThan(id: string, framework: Framework): string | undefined {
  return /^\d+\.\d+$/.test(id) ? [`${id}0`, `${id}00`].find((longer) => framework.byId(longer)) : undefined;
}

function lostZeros(id: string, { id: whole }: Element): boolean {
  return whole !== undefined && /^\d+\.\d+0+$/.test(whole) && String(Number(whole)) === id;
}

/** `1.1.1.5 - Order Handling` and `Order Handling (1.1.1.5)` as we write them. */
function tidy(text: string): string {
  const line = oneLine(text);
  const front = ID_THEN_NAME.exec(line);
  if (front) return `${front[1]} ${front[2]}`;
  const back = NAME_THEN_ID.exec(line);
  return back ? `${back[2]} ${back[1]}` : line;
}

function isReference(text: string, framework: Framework | undefined): boolean {
  return parseReference(text).id !== undefined || (framework?.byName(text).length ?? 0) > 0;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function leftOut(message: string): ElementCell {
  return { kind: 'left-out', message };
}
