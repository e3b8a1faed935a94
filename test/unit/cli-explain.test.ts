import assert from 'node:assert/strict';
import { markdownText } from '../../cli/markdown-text.js';
import { RULES } from '../../server/rules/registry.js';
import { CLI, Workbench } from '../support/cli.js';

describe('etom explain', function () {
  this.timeout(60_000);
  const bench = new Workbench();
  after(() => bench.remove());

  /** What is printed for a person. */
  const page = (...words: string[]): string => {
    const { code, out, err } = bench.etom('explain', ...words);
    assert.deepEqual([code, err], [0, ''], out);
    return out;
  };
  /** Why nothing is explained. */
  const refusal = (...words: string[]): string => {
    const { code, out, err } = bench.etom('explain', ...words);
    assert.deepEqual([code, out], [2, '']);
    assert.ok(err.length < 340, err);
    return err.trim().replace('etom: ', '');
  };

  it('tells of an element its path, definition, children, verticals, neighbours and lenses', () => {
    const text = page('1.1.1.5');
    const order = [
      '1.1.1.5 Order Handling',
      'Level 2 · Process',
      'In Operations › Customer Relationship Management',
      'End-to-end: Fulfillment',
      "Takes a customer's order",
      'Children (list incomplete)',
      '- 1.1.1.5.1 Determine Customer Order Feasibility',
      'Beside it',
      '- 1.1.1.6 Problem Handling',
      'Lenses',
      '- Customer service: ',
    ].map((part) => text.indexOf(part));
    assert.ok(!order.includes(-1), text);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
    assert.ok(text.split('\n').every((line) => line.length <= 80));
  });

  it('finds an element by its name in several words, a vertical, and an element of another release', () => {
    assert.equal(page('order', 'handling'), page('1.1.1.5 Order Handling'));
    assert.match(
      page('Fulfillment'),
      /^Fulfillment\n\n- Level 1 · End-to-end process[\s\S]*Level-2 elements\n/,
    );
    assert.match(
      page('1.3.3', '--release', '26'),
      /^1\.3\.3 .*\n\n- Level 2 · Process · TM Forum GB921 26\.0\n/,
    );
  });

  it('tells the life of an element, and what a release changed of the one before it', () => {
    assert.match(
      page('1.1.1.4'),
      /Release history\n\n- classic: 1\.1\.1\.4 Selling\n- 23\.0\.1: 1\.1\.9 Selling [\s\S]*\n- 25\.5: 1\.12\.9 Selling \(same name\)\n/,
    );
    assert.match(
      page('26.0'),
      /Since gb921-25\.5\n\n- 2900 stayed the same\n- 1 not surely followed\n- 7 removed\n- 29 added\n/,
    );
    assert.doesNotMatch(page('classic'), /Since/);
  });

  it('gives the page of a rule, of every rule', () => {
    assert.match(
      page('unknown-key'),
      /^unknown-key\n\nSeverity: error\n\n[\s\S]*\nWrong\n\n {4}etom: classic\n/,
    );
    for (const { code } of RULES.slice(-3)) assert.match(page(code.toUpperCase()), new RegExp(`^${code}\n`));
  });

  it('gives the facts of a release', () => {
    assert.match(
      page('classic'),
      /^Classic eTOM[\s\S]*In a map: etom: classic\. It is the release that etom takes[\s\S]*- 336 elements: 3 of level 0[\s\S]*- Fulfillment\n/,
    );
    assert.match(page('v25.5'), /In a map: etom: gb921-25\.5, or 25\.5 for short\.[\s\S]*Domains/);
  });

  it('names the nearest where there is no such thing', () => {
    assert.match(refusal('Order Handlng'), /; did you mean “1\.1\.1\.5 Order Handling”\?$/);
    assert.match(refusal('unknown-elment'), /; did you mean “unknown-element”\?$/);
    assert.match(refusal('order'), /; did you mean “1\.1\.1\.5 Order Handling”, /);
    assert.equal(refusal('xyzzy'), '“xyzzy” is no rule, no release, and no element of classic');
    assert.match(refusal('x', '--release', '26.9'), /^26\.9 is no framework release; take classic, /);
    assert.match(refusal('21.5'), /^21\.5 is a release that etom does not carry; take classic, /);
  });

  it('says what is known of a reference that names no element for sure', () => {
    assert.match(
      refusal('1.1.1.5 Problem Handling'),
      /names two elements of classic: .* or .*; explain one of them$/,
    );
    assert.match(refusal('1.1.9 Selling'), /is of gb921-25\.0; in classic it is “1\.1\.1\.4 Selling”$/);
    assert.match(
      refusal('Manage Location Information', '--release', '24.0'),
      /^\d elements of gb921-24\.0 are named/,
    );
    assert.match(refusal('Business Value Development'), /but of gb921-26\.0 .*: add --release gb921-26\.0$/);
  });

  it('commands no terminal, whatever it is asked', () => {
    assert.ok(!refusal('\u001b]0;x\u0007').includes('\u001b'));
  });

  it('has colours where they are wanted', () => {
    const { out } = bench.run(process.execPath, [CLI, 'explain', 'classic'], { FORCE_COLOR: '1' });
    assert.ok(out.startsWith('\u001b[1mClassic eTOM'));
  });
});

describe('Markdown on a terminal', () => {
  const plain = (markdown: string, width = 40): string => markdownText(markdown, { colours: false, width });

  it('is text without its marks', () => {
    assert.equal(
      plain('# A \\& B\n\n**bold** _it_ `x_y` [here](there) snake_case_name &amp;'),
      'A & B\n\nbold it x_y here snake_case_name &',
    );
  });

  it('is broken into lines; an item goes on below its own text', () => {
    assert.equal(plain('- one two three\n- four', 10), '- one two\n  three\n- four');
    assert.equal(plain('one\ntwo\nthree', 9), 'one two\nthree');
  });

  it('keeps code as it is', () => {
    assert.equal(
      plain('Text:\n\n```yaml\na:   `b`\n\n  # c\n```\nEnd', 10),
      'Text:\n\n    a:   `b`\n\n      # c\nEnd',
    );
  });
});
