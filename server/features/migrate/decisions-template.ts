/** A file in which a person answers what a migration could not. `decisions.ts` reads it. */
import { writeScalar } from '../../map/scalar.js';
import { type MigratedReference, type Migration, OPEN } from './plan.js';

/**
 * The open decisions of maps, each once, with its candidates in comments.
 * @param placeOf a file and a zero-based line, as people write them.
 */
export function decisionsTemplate(
  migrations: readonly Pick<Migration, 'references'>[],
  to: string,
  placeOf: (uri: string, line: number) => string,
): string {
  const open = new Map<string, MigratedReference[]>();
  for (const one of migrations.flatMap(({ references }) => references)) {
    if (!OPEN.has(one.outcome)) continue;
    const key = one.was ?? one.text;
    const others = open.get(key);
    if (others) others.push(one);
    else open.set(key, [one]);
  }
  const entries = [...open].map(([key, all]) => {
    const [first] = all;
    const places = all.map(({ uri, range }) => placeOf(uri, range.start.line)).join(', ');
    const now = first?.now.map((one) => `#   ${writeScalar(one, true)}`) ?? [];
    return [`# ${places}: ${first?.reason ?? ''}`, ...now, `${writeScalar(key, true)}:`]
      .map(oneLine)
      .join('\n');
  });
  const head = [
    `# Decisions for: etom migrate --to ${to} --decide <this file>`,
    `# Write behind each colon an element of ${to}, a list of elements in [ ], keep (it stays as it is) or remove.`,
    '# What is left empty stays undecided. The comments name the candidates.',
  ];
  return `${[head.join('\n'), ...entries].join('\n\n')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}
