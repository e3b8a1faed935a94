import assert from 'node:assert/strict';
import fc from 'fast-check';
import { resolveMap } from '../../server/exchange/json/resolve-map.js';
import { flowMermaid, mapMermaidMarkdown, processesMermaid } from '../../server/exchange/mermaid.js';
import { writeScalar } from '../../server/map/scalar.js';
import { assertExport, everything, HOSTILE } from '../support/exporting.js';
import { readMap } from '../support/map.js';

/** What a line of a flowchart may be, once its quoted words are taken out. */
const LINE =
  /^(?:flowchart LR|\s*subgraph lane\d+\["\]|\s*end|\s+[np]\d+(?:\["\]|\(\["\]\)|\{"\}|\{\{"\}\})|\s+n\d+ -->(?:\|"\|)? n\d+|\s+map\(\["\]\)|\s+(?:map|p\d+) --> p\d+\["\])$/;

function assertChart(text: string): void {
  for (const line of text.trimEnd().split('\n')) assert.match(line.replace(/"[^"]*"/g, '"'), LINE);
}

/** The words between quotation marks, as Mermaid reads them. */
function wordsIn(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"/g)].map(([, words = '']) =>
    words.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  );
}

describe('Mermaid', () => {
  it('is as it was (UPDATE=1 takes it as it is)', () => {
    assertExport('everything.mermaid.md', mapMermaidMarkdown(resolveMap(everything())));
  });

  it('has a box for each lane, and a gateway only where ways part or are waited for', () => {
    const data = resolveMap(
      readMap(`etom: classic
roles: { x: X }
processes: { a: { name: A, owner: x }, b: { name: B, owner: x } }
flows:
  f: { name: F, steps: { one: { process: a, next: [{ to: two, when: W }, three] }, two: b, three: b } }
`),
    );
    const [flow] = data.flows;
    assert.ok(flow);
    assert.equal(
      flowMermaid(flow, data),
      `flowchart LR
  subgraph lane1["X"]
    n1(["Start"])
    n2["A"]
    n3["B"]
    n4["B"]
    n5{"one of"}
    n6(["End"])
  end
  n1 --> n2
  n2 --> n5
  n5 -->|"W"| n3
  n5 -->|"otherwise"| n4
  n3 --> n4
  n4 --> n6
`,
    );
  });

  it('keeps hostile names as names', () => {
    for (const name of HOSTILE) {
      const map = readMap(`etom: classic\nprocesses:\n  a: { name: ${JSON.stringify(name)} }\n`);
      const chart = processesMermaid(resolveMap(map));
      assertChart(chart);
      const [, read] = wordsIn(chart);
      assert.equal(read, name.replace(/[\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ').trim());
    }
  });

  it('is a flowchart for any name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = writeScalar(text, true);
        const data = resolveMap(
          readMap(`etom: classic
roles: { r: ${name} }
processes: { a: { name: ${name}, owner: r } }
flows: { f: { name: ${name}, start: ${name}, steps: [a, { actor: ${name}, when: ${name} }] } }
`),
        );
        const [flow] = data.flows;
        assert.ok(flow);
        assertChart(flowMermaid(flow, data));
        assertChart(processesMermaid(data));
        const fences = mapMermaidMarkdown(data).match(/^```/gm) ?? [];
        assert.equal(fences.length, 4);
      }),
    );
  });
});
