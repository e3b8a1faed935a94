import assert from 'node:assert/strict';
import { newProcess } from '../../server/features/framework-tree/new-process.js';
import type { Element } from '../../server/framework/element.js';
import { Lines, type Position } from '../../server/map/range.js';
import { edited } from '../support/fixture.js';
import { framework } from '../support/framework.js';
import { findingsIn, readMap } from '../support/map.js';

/** Writes a process for an element into a text, behind the mark `$0` where there is one. */
function made(marked: string) {
  const offset = marked.indexOf('$0');
  const text = marked.replace('$0', '');
  const position = offset < 0 ? undefined : new Lines(text).position(offset);
  const element = framework().byId('1.1.1.6');
  assert.ok(element);
  return madeFor(text, element, position);
}

function madeFor(text: string, element: Element, position?: Position) {
  const map = readMap(text);
  const [document] = map.documents;
  assert.ok(document);
  const result = newProcess(document, map, position, element);
  if ('refusal' in result) return { refusal: result.refusal };
  const after = edited(text, result.edits);
  const lines = new Lines(after);
  const name = after.slice(lines.offset(result.name.start), lines.offset(result.name.end));
  return { after, name, findings: findingsIn(after) };
}

const NEW = [
  '  problem-handling:',
  '    name: Problem Handling',
  '    elements:',
  '      - 1.1.1.6 Problem Handling',
  '',
].join('\n');
const P = '  p:\n    name: P\n    elements: [1.1.1.5]\n';
const Q = '  q:\n    name: Q\n    elements: [1.1.1.7]\n';
const HEAD = 'etom: classic\nprocesses:\n';

describe('a new process for an element', () => {
  it('is written behind the process at the cursor, with its name selected', () => {
    const { after, name, findings } = made(`${HEAD}${P.replace('P', '$0P')}${Q}`);
    assert.equal(after, HEAD + P + NEW + Q);
    assert.equal(name, 'Problem Handling');
    assert.deepEqual(findings, []);
  });

  it('is written behind the last process where the cursor is in none', () => {
    assert.equal(made(`${HEAD}${P}${Q}`).after, HEAD + P + Q + NEW);
    assert.equal(
      made(`${HEAD}${P}${Q}flows:\n  f:\n    name: $0F\n    steps: [p]\n`).after,
      `${HEAD}${P}${Q}${NEW}flows:\n  f:\n    name: F\n    steps: [p]\n`,
    );
    assert.equal(made(`$0${HEAD}${P}${Q}`).after, HEAD + P + Q + NEW);
  });

  it('is written behind the subprocesses of the process, however long', () => {
    const steps = Array.from({ length: 30 }, (_, index) => `      s${index}: { name: S${index} }\n`).join('');
    const long = `${P}    processes:\n${steps}`;
    assert.equal(
      made(`${HEAD}${long.replace('s12', '$0s12')}${Q}`).after,
      HEAD + long + NEW + Q,
      'the cursor is in a subprocess',
    );
  });

  it('stands apart where the others do, and above the comment of the next one', () => {
    assert.equal(
      made(`${HEAD}${P}\n  # The second.\n${Q}\nroles: {}\n`.replace('P\n', 'P$0\n')).after,
      `${HEAD}${P}${NEW}\n  # The second.\n${Q}\nroles: {}\n`,
    );
    assert.equal(made(`${HEAD}${P}\n${Q}`).after, `${HEAD}${P}\n${Q}\n${NEW}`);
  });

  it('is indented as the others are, with their line ends', () => {
    const wide = `${HEAD}${P}`.replaceAll('  ', '    ').replaceAll('\n', '\r\n');
    assert.equal(made(wide).after, `${HEAD}${P}${NEW}`.replaceAll('  ', '    ').replaceAll('\n', '\r\n'));
  });

  it('is written behind a text without a line end', () => {
    assert.equal(made(`${HEAD}${P}`.trimEnd()).after, `${HEAD}${P}${NEW}`.trimEnd());
  });

  it('begins the list of processes', () => {
    assert.equal(made('etom: classic\n').after, `etom: classic\n\nprocesses:\n${NEW}`);
    assert.equal(
      made('etom: classic\nprocesses: # none yet\nroles:\n  r: R\n').after,
      `etom: classic\nprocesses: # none yet\n${NEW}roles:\n  r: R\n`,
    );
  });

  it('has an id that is free', () => {
    const taken = P.replace('p:', 'problem-handling:');
    assert.match(made(`${HEAD}${taken}`).after ?? '', /\n {2}problem-handling-2:\n/);
  });

  it('quotes a name that YAML would read otherwise, and selects what is inside the quotes', () => {
    const element = framework().byId('1.1.1.8');
    assert.ok(element);
    const { after, name } = madeFor(HEAD + P, { ...element, name: 'Bill: send' });
    assert.match(after ?? '', /\n {4}name: "Bill: send"\n/);
    assert.equal(name, 'Bill: send');
  });

  it('has an id of moderate length, in quotes where YAML would read it otherwise', () => {
    const element = framework().byId('1.1.1.8');
    assert.ok(element);
    const { after } = madeFor(HEAD + P, { ...element, name: 'No' });
    assert.match(after ?? '', /\n {2}"no":\n {4}name: "No"\n/);
    const long = madeFor(HEAD + P, { ...element, name: 'word '.repeat(60).trim() });
    assert.match(long.after ?? '', /\n {2}word(?:-word){11}:\n/);
  });

  it('is refused where it could not be written as the others are', () => {
    assert.match(made('etom: classic\nprocesses: { p: { name: P } }\n').refusal ?? '', /in braces/);
    assert.match(made('etom: classic\nprocesses: {}\n').refusal ?? '', /no list of processes/);
    assert.match(made(`${HEAD}  p: { name: [P\n`).refusal ?? '', /syntax error/);
  });
});
