/** The flows of a map, step by step. */
import type { FlowEntry, MapExport, StepEntry } from '../json/model.js';
import type { FlowReport, FlowStepReport } from './model.js';

/** The flows, with who does each step and how mature its process is. */
export function flowReports({ flows, processes, roles }: MapExport): FlowReport[] {
  const byPath = new Map(processes.map((process) => [process.path, process]));
  const names = new Map(roles.map(({ id, name }) => [id, name]));
  const roleName = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : (names.get(id) ?? id);
  const step = (each: StepEntry, flow: FlowEntry): FlowStepReport => {
    const process = each.process === undefined ? undefined : byPath.get(each.process);
    return {
      id: each.id,
      name: each.name,
      by: each.actor ?? roleName(process?.owner),
      maturity: process?.maturity,
      when: each.when,
      next: each.next.map(({ to, when }) => nextWords(flow, to, when, each.parallel === true)),
    };
  };
  return flows.map((flow) => ({
    id: flow.id,
    name: flow.name,
    owner: roleName(flow.owner),
    start: flow.start,
    end: flow.end,
    steps: flow.steps.map((each) => step(each, flow)),
  }));
}

function nextWords({ steps }: FlowEntry, to: string, when: string | undefined, parallel: boolean): string {
  const name = steps.find(({ id }) => id === to)?.name ?? to;
  const words = when === undefined ? name : `${name} (when: ${when})`;
  return parallel ? `and ${words}` : words;
}
