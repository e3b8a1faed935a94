/** Flows as BPMN 2.0. */
import { escapeXml, tag } from '../../../grid/xml.js';
import type { FlowEntry, MapExport, StepEntry } from '../json/model.js';
import { ncName } from '../ncname.js';
import { type FlowEdge, type FlowGraph, type FlowNode, flowGraph } from './graph.js';
import { type Box, type Layout, layoutOf, type Point } from './layout.js';

const TAGS: Readonly<Record<FlowNode['kind'], string>> = {
  start: 'startEvent',
  end: 'endEvent',
  task: 'task',
  exclusive: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
};

/**
 * A flow as a BPMN diagram: one pool, a lane for each owner or actor, and where everything is drawn. It is not meant to be run:
 * conditions are words. Equal flows give equal text.
 */
export function flowBpmn(flow: FlowEntry, data: MapExport): string {
  const graph = flowGraph(flow, data);
  const layout = layoutOf(graph);
  const definitions = tag(
    'bpmn:definitions',
    {
      'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
      'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
      'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
      'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      id: ncName('definitions', flow.id),
      name: flow.name,
      targetNamespace: `urn:etom-map:${ncName(data.map ?? 'map', flow.id)}`,
      exporter: 'eTOM Process Maps',
    },
    lines([
      collaboration(flow),
      tag(
        'bpmn:process',
        { id: ncName('flow', flow.id), name: flow.name, isExecutable: 'false' },
        lines([
          ...documentation([flow.description, flow.note]),
          laneSet(flow, graph),
          ...graph.nodes.map((node) => nodeXml(node, graph.edges)),
          ...graph.edges.map(edgeXml),
        ]),
      ),
      diagram(flow, graph, layout),
    ]),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${definitions}\n`;
}

function collaboration(flow: FlowEntry): string {
  const participant = { id: ncName('pool', flow.id), name: flow.name, processRef: ncName('flow', flow.id) };
  return tag(
    'bpmn:collaboration',
    { id: ncName('collaboration', flow.id) },
    lines([tag('bpmn:participant', participant)]),
  );
}

function laneSet(flow: FlowEntry, { lanes, nodes }: FlowGraph): string {
  const own = lanes.map(({ id, name }, index) =>
    tag(
      'bpmn:lane',
      { id, name },
      lines(nodes.filter(({ lane }) => lane === index).map((node) => tag('bpmn:flowNodeRef', {}, node.id))),
    ),
  );
  return tag('bpmn:laneSet', { id: ncName('lanes', flow.id) }, lines(own));
}

function nodeXml(node: FlowNode, edges: readonly FlowEdge[]): string {
  const incoming = edges.filter(({ to }) => to === node);
  const outgoing = edges.filter(({ from }) => from === node);
  return tag(
    `bpmn:${TAGS[node.kind]}`,
    {
      id: node.id,
      name: node.name && oneLine(node.name),
      gatewayDirection: directionOf(node, incoming.length, outgoing.length),
      default: outgoing.find(({ isDefault }) => isDefault)?.id,
    },
    lines([
      ...documentation(node.step ? wordsOf(node.step) : []),
      ...incoming.map(({ id }) => tag('bpmn:incoming', {}, id)),
      ...outgoing.map(({ id }) => tag('bpmn:outgoing', {}, id)),
    ]),
  );
}

function directionOf({ kind }: FlowNode, incoming: number, outgoing: number): string | undefined {
  if (kind === 'task' || kind === 'start' || kind === 'end') return undefined;
  if (incoming > 1) return outgoing > 1 ? 'Mixed' : 'Converging';
  return outgoing > 1 ? 'Diverging' : undefined;
}

function wordsOf({ process, description, note, reference, actor }: StepEntry): (string | undefined)[] {
  const outside = actor === undefined ? undefined : `Done by ${actor}`;
  return [process && `Process ${process}`, reference && `eTOM ${reference}`, outside, description, note];
}

function documentation(words: readonly (string | undefined)[]): string[] {
  const said = words.filter((each) => each !== undefined && each !== '');
  return said.length > 0 ? [tag('bpmn:documentation', {}, escapeXml(said.join('\n')))] : [];
}

function edgeXml({ id, from, to, name, isDefault }: FlowEdge): string {
  const isCondition = name !== undefined && !isDefault && from.kind !== 'start';
  return tag(
    'bpmn:sequenceFlow',
    { id, name: name && oneLine(name), sourceRef: from.id, targetRef: to.id },
    // An expression that is not formal: words for people.
    isCondition ? tag('bpmn:conditionExpression', { 'xsi:type': 'bpmn:tExpression' }, escapeXml(name)) : '',
  );
}

function diagram(flow: FlowEntry, graph: FlowGraph, layout: Layout): string {
  const pool = shape(ncName('pool', flow.id), layout.pool, { isHorizontal: 'true' });
  const lanes = [...layout.lanes].map(([{ id }, box]) => shape(id, box, { isHorizontal: 'true' }));
  const nodes = [...layout.nodes].map(([node, box]) =>
    shape(
      node.id,
      box,
      { isMarkerVisible: node.kind === 'exclusive' ? 'true' : undefined },
      layout.labels.get(node),
    ),
  );
  const edges = graph.edges.map((edge) => {
    const { points = [], label } = layout.edges.get(edge) ?? {};
    return tag(
      'bpmndi:BPMNEdge',
      { id: `${edge.id}_di`, bpmnElement: edge.id },
      lines([...points.map(waypoint), ...(label ? [labelXml(label)] : [])]),
    );
  });
  const plane = tag(
    'bpmndi:BPMNPlane',
    { id: ncName('plane', flow.id), bpmnElement: ncName('collaboration', flow.id) },
    lines([pool, ...lanes, ...nodes, ...edges]),
  );
  return tag('bpmndi:BPMNDiagram', { id: ncName('diagram', flow.id), name: flow.name }, lines([plane]));
}

function shape(
  id: string,
  box: Box,
  said: Readonly<Record<string, string | undefined>>,
  label?: Box,
): string {
  return tag(
    'bpmndi:BPMNShape',
    { id: `${id}_di`, bpmnElement: id, ...said },
    lines([bounds(box), ...(label ? [labelXml(label)] : [])]),
  );
}

function labelXml(box: Box): string {
  return tag('bpmndi:BPMNLabel', {}, bounds(box));
}

function bounds({ x, y, width, height }: Box): string {
  return tag('dc:Bounds', { x, y, width, height });
}

function waypoint({ x, y }: Point): string {
  return tag('di:waypoint', { x, y });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Elements one below the other; nothing where there are none. */
function lines(elements: readonly string[]): string {
  if (elements.length === 0) return '';
  return `\n${elements.join('\n')}\n`;
}
