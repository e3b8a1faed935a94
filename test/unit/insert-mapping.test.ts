import assert from 'node:assert/strict';
import { HEAD, inserted, NEW } from '../support/insertion.js';

const TAIL = '\n  q:\n    name: Q\n    elements: [1.1.1.7]\n';

/** Style → the text of process `p` before and after; `$0` is the cursor. */
const STYLES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a block list': ['elements:$0\n      - 1.1.1.5', `elements:\n      - 1.1.1.5\n      - ${NEW}`],
  'a block list, not indented': ['elements:$0\n    - 1.1.1.5', `elements:\n    - 1.1.1.5\n    - ${NEW}`],
  'a block list, far indented': [
    'elements:\n        - 1.1.1.5$0',
    `elements:\n        - 1.1.1.5\n        - ${NEW}`,
  ],
  'a block list with comments': [
    'elements: # all\n      # first\n      - 1.1.1.5 # one$0\n      # last\n    owner: x',
    `elements: # all\n      # first\n      - 1.1.1.5 # one\n      - ${NEW}\n      # last\n    owner: x`,
  ],
  'a block list whose last item is a mapping': [
    'elements:\n      - element: 1.1.1.5\n        note: |\n          One.\n          Two.\n    owner: $0x',
    `elements:\n      - element: 1.1.1.5\n        note: |\n          One.\n          Two.\n      - ${NEW}\n    owner: x`,
  ],
  'a block list whose last item is a mapping in braces': [
    'elements:\n      - { element: 1.1.1.5, coverage: partial } # half$0',
    `elements:\n      - { element: 1.1.1.5, coverage: partial } # half\n      - ${NEW}`,
  ],
  'a block list whose last value is empty': [
    'elements:\n      - element: 1.1.1.5$0\n        note:',
    `elements:\n      - element: 1.1.1.5\n        note:\n      - ${NEW}`,
  ],
  'a block list of an empty item': ['elements:\n      - $0', `elements:\n      - ${NEW} `],
  'a block list of an empty item with a comment': [
    'elements:\n      - # later$0',
    `elements:\n      - ${NEW} # later`,
  ],
  'a list in brackets': ['elements: [1.1.1.5]$0', `elements: [1.1.1.5, ${NEW}]`],
  'a list in brackets with a comma at its end': ['elements: [1.1.1.5,]$0', `elements: [1.1.1.5, ${NEW},]`],
  'a list in brackets on several lines': [
    'elements: [\n      1.1.1.5,$0\n      { element: 1.1.1.8, coverage: partial } # half\n    ]',
    `elements: [\n      1.1.1.5,\n      { element: 1.1.1.8, coverage: partial }, ${NEW} # half\n    ]`,
  ],
  'an empty list': ['elements: []$0', `elements: [${NEW}]`],
  'an anchored list': ['elements: &all [1.1.1.5]$0', `elements: &all [1.1.1.5, ${NEW}]`],
  'a single value': ['elements: 1.1.1.5$0', `elements:\n      - 1.1.1.5\n      - ${NEW}`],
  'a single value with a comment': [
    'elements: 1.1.1.5 # one$0\n    owner: x',
    `elements:\n      - 1.1.1.5 # one\n      - ${NEW}\n    owner: x`,
  ],
  'a single value in quotes': [
    'elements: "1.1.1.5 Order Handling"$0',
    `elements:\n      - "1.1.1.5 Order Handling"\n      - ${NEW}`,
  ],
  'a single value behind spaces': ['elements:  $0 1.1.1.5', `elements:\n      - 1.1.1.5\n      - ${NEW}`],
  'a single value on a line of its own': [
    'elements: # one\n      1.1.1.5$0',
    `elements: # one\n      - 1.1.1.5\n      - ${NEW}`,
  ],
  'a single mapping in braces': [
    'elements: { element: 1.1.1.5, coverage: partial }$0',
    `elements:\n      - { element: 1.1.1.5, coverage: partial }\n      - ${NEW}`,
  ],
  'a single mapping of one key': [
    'elements:\n      element: 1.1.1.5$0',
    `elements:\n      - element: 1.1.1.5\n      - ${NEW}`,
  ],
  'no value': ['elements:$0', `elements:\n      - ${NEW}`],
  'no value, more below': [
    'elements:   # todo\n    owner: x$0',
    `elements:   # todo\n      - ${NEW}\n    owner: x`,
  ],
  'a value that is null': ['elements: ~$0 # todo', `elements: [${NEW}] # todo`],
  'no key': ['owner: x$0', `elements:\n      - ${NEW}\n    owner: x`],
};

/** Style → the text of process `p` in braces, before and after. */
const IN_BRACES: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'a list': ['{ name: P, elements: [1.1.1.5] }', `{ name: P, elements: [1.1.1.5, ${NEW}] }`],
  'an empty list': ['{ name: P, elements: [ ] }', `{ name: P, elements: [${NEW} ] }`],
  'a single value': ['{ name: P, elements: 1.1.1.5 }', `{ name: P, elements: [1.1.1.5, ${NEW}] }`],
  'a single mapping': [
    '{ name: P, elements: { element: 1.1.1.5 }, owner: x }',
    `{ name: P, elements: [{ element: 1.1.1.5 }, ${NEW}], owner: x }`,
  ],
  'no value': ['{ name: P, elements: , owner: x }', `{ name: P, elements: [${NEW}], owner: x }`],
  'no value, last': ['{ name: P, elements:}', `{ name: P, elements: [${NEW}]}`],
  'no key': ['{ name: P, owner: x }', `{ name: P, elements: [${NEW}], owner: x }`],
  'no key, on several lines': [
    '{\n      name: "P", # its name\n      owner: x\n    }',
    `{\n      name: "P", elements: [${NEW}], # its name\n      owner: x\n    }`,
  ],
};

describe('mapping an element to a process', function () {
  this.timeout(20_000);

  for (const [style, [before, after]] of Object.entries(STYLES)) {
    it(`that has ${style}`, () => {
      const wrap = (body: string): string => `${HEAD}  p:\n    name: P\n    ${body}${TAIL}`;
      assert.equal(inserted(wrap(before)), wrap(after));
      const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
      assert.equal(inserted(crlf(wrap(before))), crlf(wrap(after)));
      const last = `${HEAD}  p:\n    name: P\n    ${before}`;
      assert.equal(inserted(last), `${HEAD}  p:\n    name: P\n    ${after}`, 'at the end of a file');
    });
  }

  for (const [style, [before, after]] of Object.entries(IN_BRACES)) {
    it(`in braces that has ${style}`, () => {
      assert.equal(inserted(`${HEAD}  p: $0${before}${TAIL}`), `${HEAD}  p: ${after}${TAIL}`);
      const flow = `etom: classic\nprocesses: { p: $0${before} }\n`;
      assert.equal(inserted(flow), `etom: classic\nprocesses: { p: ${after} }\n`);
    });
  }
});
