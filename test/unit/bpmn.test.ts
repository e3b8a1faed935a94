import assert from 'node:assert/strict';
import { BpmnModdle } from 'bpmn-moddle';
import fc from 'fast-check';
import { flowBpmn } from '../../server/exchange/bpmn/bpmn.js';
import { type FlowGraph, flowGraph } from '../../server/exchange/bpmn/graph.js';
import { type Box, type Layout, layoutOf, type Point } from '../../server/exchange/bpmn/layout.js';
import type { MapExport } from '../../server/exchange/json/model.js';
import { resolveMap } from '../../server/exchange/json/resolve-map.js';
import { writeScalar } from '../../server/map/scalar.js';
import { assertExport, everything, HOSTILE, northernGrid } from '../support/exporting.js';
import { largeMap } from '../support/large-map.js';
import { readMap } from '../support/map.js';

/** A map with one flow, of steps that processes `a` to `f` do. */
function flowOf(steps: string, more = ''): MapExport {
  const processes = [...'abcdef'].map(
    (id) => `  ${id}: { name: ${id.toUpperCase()}, owner: ${id < 'd' ? 'x' : 'y'} }`,
  );
  return resolveMap(
    readMap(`etom: classic
roles: { x: X, y: Y }
processes:
${processes.join('\n')}
flows:
  f:
    name: F
${more}    steps: ${steps}
`),
  );
}

function graphOf(data: MapExport): FlowGraph {
  const [flow] = data.flows;
  assert.ok(flow);
  return flowGraph(flow, data);
}

/** The ways of a flow's graph: "a -> b", with the condition behind it, and "*" where it is taken otherwise. */
function ways(steps: string): string[] {
  const short = (id: string): string => id.replace(/^step\./, '');
  return graphOf(flowOf(steps)).edges.map(
    ({ from, to, name, isDefault }) =>
      `${short(from.id)} -> ${short(to.id)}${name === undefined ? '' : ` if ${name}`}${isDefault ? ' *' : ''}`,
  );
}

describe('a flow as BPMN', () => {
  it('is as it was (UPDATE=1 takes it as it is)', () => {
    const data = resolveMap(everything());
    for (const flow of data.flows) assertExport(`${flow.id}.bpmn`, flowBpmn(flow, data));
  });

  it('is read by bpmn-moddle without a warning, with all that it refers to', async () => {
    for (const map of [everything(), northernGrid(), readMap(largeMap())]) {
      const data = resolveMap(map);
      for (const flow of data.flows) {
        const { warnings, references, elementsById } = await new BpmnModdle().fromXML(flowBpmn(flow, data));
        assert.deepEqual(warnings, []);
        for (const { id } of references) assert.ok(elementsById[id ?? ''], id);
      }
    }
  });

  it('goes from step to step where no step says what follows', () => {
    assert.deepEqual(ways('[a, b]'), ['start -> 1', '1 -> 2', '2 -> end.2']);
  });

  it('parts for one of several steps, and goes on as soon as one of them is done', () => {
    assert.deepEqual(
      ways('{ a: { process: a, next: [{ to: b, when: W }, c] }, b: { process: b, next: d }, c: c, d: d }'),
      [
        'start -> a',
        'a -> split.a',
        'split.a -> b if W',
        'split.a -> c *',
        'b -> join..step.d',
        'c -> join..step.d',
        'd -> end.d',
        'join..step.d -> d',
      ],
    );
  });

  it('parts for all of several steps, and waits for all of them', () => {
    const graph = graphOf(
      flowOf('{ a: { process: a, parallel: true, next: [b, c] }, b: { process: b, next: d }, c: c, d: d }'),
    );
    assert.deepEqual(
      graph.nodes.filter(({ kind }) => kind === 'parallel').map(({ id }) => id),
      ['join..step.d', 'split.a'],
    );
  });

  it('takes all steps whose conditions hold, and a step without a condition always', () => {
    const data = flowOf(
      '{ a: { process: a, parallel: true, next: [{ to: b, when: W }, c] }, b: { process: b, next: d }, c: c, d: d }',
    );
    const { nodes, edges } = graphOf(data);
    assert.equal(nodes.filter(({ kind }) => kind === 'inclusive').length, 2);
    assert.ok(edges.every(({ isDefault }) => !isDefault));
  });

  it('does not wait for what a loop brings back', () => {
    const graph = graphOf(
      flowOf(
        '{ a: { process: a, parallel: true, next: [b, c] }, b: { process: b, next: [{ to: e, when: W }, d] }, c: { process: c, next: d }, d: { process: d, next: [] }, e: { process: e, next: b } }',
      ),
    );
    const kinds = new Map(graph.nodes.map(({ id, kind }) => [id, kind]));
    assert.equal(kinds.get('join..step.b'), 'exclusive');
    assert.equal(kinds.get('join..step.d'), 'parallel');
  });

  it('passes over a step whose own condition does not hold', () => {
    assert.deepEqual(ways('[a, { process: b, when: W }, { process: c, when: V }]'), [
      'start -> 1',
      '1 -> if.2',
      '2 -> join..if.3',
      '3 -> end.3',
      'if.2 -> 2 if W',
      'if.2 -> join..if.3 *',
      'if.3 -> 3 if V',
      'if.3 -> end.3 *',
      'join..if.3 -> if.3',
    ]);
  });

  it('asks for the condition of a step once all that it waits for is done', () => {
    const steps =
      '{ a: { process: a, parallel: true, next: [b, c] }, b: { process: b, next: d }, c: { process: c, next: d }, d: { process: d, when: W } }';
    const { nodes } = graphOf(flowOf(steps));
    assert.equal(nodes.find(({ id }) => id === 'join..if.d')?.kind, 'parallel');
  });

  it('takes the condition of a step for that of the way to it, where there is a choice', () => {
    const steps = '{ a: { process: a, next: [b, c] }, b: { process: b, when: W, next: [] }, c: c }';
    assert.deepEqual(
      ways(steps).filter((way) => way.startsWith('split')),
      ['split.a -> b if W', 'split.a -> c *'],
    );
  });

  it('ends where the only way on is not taken', () => {
    assert.deepEqual(ways('{ a: { process: a, next: { to: b, when: W } }, b: b }'), [
      'start -> a',
      'a -> split.a',
      'split.a -> b if W',
      'split.a -> end.otherwise.a *',
      'b -> end.b',
    ]);
  });

  it('has a lane for each owner, each actor outside, and for steps of nobody', () => {
    const { lanes } = graphOf(
      flowOf('[d, a, { element: 1.1.4.2, actor: Builder }, { element: 1.1.4.3 }, e]'),
    );
    assert.deepEqual(
      lanes.map(({ name }) => name),
      ['Y', 'X', 'Builder', 'No owner stated'],
    );
  });

  it('draws a flow without steps, and one of which every step leads back', async () => {
    for (const steps of [
      '[]',
      '{ a: { process: a, next: a } }',
      '{ a: { process: a, next: b }, b: { process: b, next: a } }',
    ]) {
      const data = flowOf(steps);
      const [flow] = data.flows;
      assert.ok(flow);
      const { warnings } = await new BpmnModdle().fromXML(flowBpmn(flow, data));
      assert.deepEqual(warnings, []);
      assertDrawn(graphOf(data));
    }
  });

  it('keeps hostile names as names', async () => {
    for (const name of HOSTILE) {
      const quoted = JSON.stringify(name);
      const data = flowOf(
        `[{ process: a, name: ${quoted} }, { process: b, when: ${quoted} }]`,
        `    start: ${quoted}\n`,
      );
      const [flow] = data.flows;
      assert.ok(flow);
      const { warnings, elementsById } = await new BpmnModdle().fromXML(flowBpmn(flow, data));
      assert.deepEqual(warnings, []);
      const read: unknown = elementsById['step.1']?.get('name');
      // What XML cannot hold is left out; white space is one space.
      assert.equal(read, name.replace(/[\0\b\uD800\uFFFF]/g, '').trim() || undefined);
    }
  });

  it('is drawn with nothing upon each other, whatever follows what', () => {
    const step = fc.record({
      process: fc.constantFrom(...'abcdef'),
      parallel: fc.boolean(),
      next: fc.option(fc.array(fc.record({ to: fc.nat(9), when: fc.boolean() }), { maxLength: 3 })),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 10 }), (steps) => {
        const written = steps.map(({ process, parallel, next }, index) => {
          const ways = next?.map(
            ({ to, when }) => `{ to: s${to % steps.length}${when ? ', when: It is so' : ''} }`,
          );
          return `s${index}: { process: ${process}, parallel: ${parallel}${ways ? `, next: [${ways.join(', ')}]` : ''} }`;
        });
        const data = flowOf(`{ ${written.join(', ')} }`);
        assertDrawn(graphOf(data));
      }),
      { numRuns: 150 },
    );
  });

  it('is well-formed and read without a warning for any name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (name) => {
        const data = flowOf(
          `[{ process: a, name: ${writeScalar(name, true)}, description: ${writeScalar(name, true)} }]`,
        );
        const [flow] = data.flows;
        assert.ok(flow);
        const { warnings } = await new BpmnModdle().fromXML(flowBpmn(flow, data));
        assert.deepEqual(warnings, []);
      }),
    );
  });
});

/** Boxes lie in their lanes and apart, and ways run straight, and through no box but those that they join. */
function assertDrawn(graph: FlowGraph): void {
  const layout: Layout = layoutOf(graph);
  const boxes = [...layout.nodes];
  for (const [index, [node, box]] of boxes.entries()) {
    const lane = graph.lanes[node.lane];
    const around = lane && layout.lanes.get(lane);
    assert.ok(around && contains(around, box), `${node.id} lies in its lane`);
    assert.ok(contains(layout.pool, box));
    for (const [other, otherBox] of boxes.slice(index + 1))
      assert.ok(!overlap(box, otherBox), `${node.id} ${other.id}`);
  }
  for (const [edge, { points }] of layout.edges) {
    for (const [index, to] of points.entries()) {
      const from = points[index - 1];
      if (!from) continue;
      assert.ok(from.x === to.x || from.y === to.y, `${edge.id} is upright or level`);
      for (const [node, box] of boxes) {
        const isEnd = node === edge.from || node === edge.to;
        assert.ok(isEnd || !overlap(box, boxAround(from, to)), `${edge.id} runs through ${node.id}`);
      }
    }
  }
}

function boxAround(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

function contains(outer: Box, inner: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
