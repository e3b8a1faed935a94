/** Measures of one open document, in each of its sizes. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { belowOneRoot, crowdedMap, mapOf } from './generate.js';
import { MEASURES, type Measure, placesIn } from './measures.js';
import { ENUMERATING, GENERIC, OURS, type Peer, Session } from './peers.js';
import { OWN, type Row } from './report.js';
import { BENCH, FLOOR, NODE } from './tools.js';

export interface Options {
  readonly quick: boolean;
  /** Whether a case or a measure is asked for, by the words of both. */
  isWanted(name: string): boolean;
}

/** A text, and how often it is measured. */
export interface Case {
  readonly name: string;
  readonly text: string;
  readonly peers: readonly Peer[];
  readonly rounds: number;
  /** How often ours does in a round what a peer does once, so that its 95th percentile means something. */
  readonly times: number;
}

/** What a server must do before it counts: its code is compiled, its data read. */
const WARM_UP = 3;

/** Measures all cases, one after the other. @returns the rows of each, as soon as it is measured. */
export async function* documentRows(options: Options): AsyncGenerator<Row[]> {
  for (const one of cases(options.quick)) yield measureCase(one, options);
}

function cases(quick: boolean): Case[] {
  const some = (rounds: number): number => (quick ? 1 : rounds);
  const all = [OURS, GENERIC, ENUMERATING];
  return [
    { name: '1,000 lines', text: mapOf(1_000), peers: all, rounds: some(4), times: 6 },
    { name: '10,000 lines', text: mapOf(10_000), peers: all, rounds: some(3), times: 8 },
    { name: '100,000 lines', text: mapOf(100_000), peers: all, rounds: some(2), times: 12 },
    {
      name: '100,000 lines below one root',
      text: belowOneRoot(mapOf(100_000)),
      peers: [OURS],
      rounds: some(2),
      times: 10,
    },
    {
      name: '2,000 processes that overlap',
      text: crowdedMap(2_000),
      peers: [OURS],
      rounds: some(2),
      times: 10,
    },
  ];
}

/** Measures one case: starting, the floor, and all measures by turns. */
export async function measureCase(one: Case, { isWanted }: Options): Promise<Row[]> {
  const rows = new Rows(one.name);
  const wanted = MEASURES.filter(({ name }) => isWanted(`${one.name}, ${name}`));
  if (isWanted(`${one.name}, ${START}`)) {
    for (let round = 0; round < one.rounds; round++) {
      for (const peer of one.peers) {
        const { session, ms } = await Session.start(peer, one.text);
        session.end();
        rows.add(START, 'ms', peer.name, ms);
      }
    }
  }
  if (isWanted(`${one.name}, ${READ}`)) readAlone(one, rows);
  if (wanted.length > 0) await measureOpen(one, wanted, rows);
  return rows.all();
}

const START = 'start to first findings';
const READ = 'reading the whole text';

function readAlone({ text, rounds }: Case, rows: Rows): void {
  const file = path.join(BENCH, 'floor.etom.yaml');
  writeFileSync(file, text);
  const { stdout } = spawnSync(NODE, [FLOOR, 'read', file, String(rounds * 3)], { encoding: 'utf8' });
  const { yaml, ours } = JSON.parse(stdout) as { yaml: number[]; ours: number[] };
  // The first time each compiles its code.
  for (const ms of yaml.slice(1)) rows.add(READ, 'ms', 'yaml alone', ms);
  for (const ms of ours.slice(1)) rows.add(READ, 'ms', OURS.name, ms);
}

async function measureOpen(one: Case, measures: readonly Measure[], rows: Rows): Promise<void> {
  const places = placesIn(one.text);
  const sessions: Session[] = [];
  const does = (session: Session, { shared, brief }: Measure): boolean =>
    isOurs(session) || (shared && (session.peer !== ENUMERATING || brief === true));
  try {
    for (const peer of one.peers) sessions.push((await Session.start(peer, one.text)).session);
    for (const session of sessions) {
      for (const measure of measures.filter((each) => does(session, each)))
        for (let time = 0; time < (isOurs(session) ? WARM_UP : 1); time++) await measure.run(session, places);
    }
    for (let round = 0; round < one.rounds; round++) {
      for (const measure of measures) {
        for (const session of sessions.filter((each) => does(each, measure))) {
          for (let time = 0; time < (isOurs(session) ? one.times : 1); time++)
            rows.add(measure.name, 'ms', session.peer.name, await measure.run(session, places));
        }
      }
      console.error(`${one.name}: round ${round + 1} of ${one.rounds}`);
    }
    for (const session of sessions) {
      const memory = session.peakMemory();
      if (memory !== undefined) rows.add('peak memory', 'MiB', session.peer.name, memory);
    }
  } finally {
    for (const session of sessions) session.end();
  }
}

const isOurs = ({ peer }: Session): boolean => peer.name === OWN;

/** Rows of one case that grow sample by sample. */
export class Rows {
  readonly #rows = new Map<string, { unit: Row['unit']; samples: Record<string, number[]> }>();

  constructor(private readonly of: string) {}

  add(measure: string, unit: Row['unit'], name: string, sample: number): void {
    const row = this.#rows.get(measure) ?? { unit, samples: {} };
    this.#rows.set(measure, row);
    row.samples[name] = [...(row.samples[name] ?? []), sample];
  }

  all(): Row[] {
    return [...this.#rows].map(([measure, row]) => ({ of: this.of, measure, ...row }));
  }
}
