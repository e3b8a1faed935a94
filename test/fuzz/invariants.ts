/** What must hold of every input, each by its name. A check throws where it does not. */
import assert from 'node:assert/strict';
import { assertFit } from './answers.js';
import { asked, placesIn } from './asked.js';
import { exportsAreWhole } from './exports.js';
import { fixesMend, fixingAllEnds } from './fixes.js';
import { formattingTidies } from './formats.js';
import { importsRefuseClearly } from './imports.js';
import { incrementalEqualsFresh } from './incremental.js';
import type { FuzzInput } from './inputs.js';
import { renamesKeepMeaning } from './renames.js';
import { type Asked, AT_PLACE, OF_DOCUMENT, OF_FRAMEWORK } from './services.js';

/** Measures what is asked of a service. */
export type Clock = <T>(service: string, ask: () => T) => T;

/** What a block says that could not be read because of a fault of ours. */
const FAULT = /please report it/;

type Invariant = (input: FuzzInput, clock: Clock) => void | Promise<void>;

/** What is tried with every input. */
const QUICK: Readonly<Record<string, Invariant>> = {
  'every service answers, with ranges that lie in the document': servicesAnswer,
  'incremental equals fresh': incrementalEqualsFresh,
  'a fix removes its finding and adds none': fixesMend,
  'fixing all comes to an end': fixingAllEnds,
  'formatting is idempotent and keeps the meaning': formattingTidies,
  'rename keeps the meaning': renamesKeepMeaning,
};

/** What takes its time, whatever the input is. */
const SLOW: Readonly<Record<string, Invariant>> = {
  'trees and pictures answer, with ranges that lie in the document': picturesAnswer,
  'exports are whole': exportsAreWhole,
  'imports refuse clearly': importsRefuseClearly,
};

/** What is tried with an input: all, or only what is quick. */
export function invariants(all: boolean): [name: string, check: Invariant][] {
  return Object.entries(all ? { ...QUICK, ...SLOW } : QUICK);
}

function servicesAnswer(input: FuzzInput, clock: Clock): void {
  const at = asked(input.text);
  for (const { problems } of at.document.blocks)
    for (const problem of problems)
      assert.ok(!('detail' in problem && FAULT.test(problem.detail)), `reading: ${JSON.stringify(problem)}`);
  for (const [name, ask] of Object.entries(OF_DOCUMENT)) assertAnswers(name, at, clock, () => ask(at));
  for (const position of placesIn(at))
    for (const [name, ask] of Object.entries(AT_PLACE))
      assertAnswers(name, at, clock, () => ask(at, position));
}

function picturesAnswer(input: FuzzInput, clock: Clock): void {
  const at = asked(input.text);
  for (const [name, ask] of Object.entries(OF_FRAMEWORK)) assertAnswers(name, at, clock, () => ask(at));
}

function assertAnswers(service: string, { text, document }: Asked, clock: Clock, ask: () => unknown): void {
  try {
    assertFit(clock(service, ask), text, document);
  } catch (error) {
    if (error instanceof Error) error.message = `${service}: ${error.message}`;
    throw error;
  }
}
