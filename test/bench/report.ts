/** What comes out of a run: numbers by case and measure, as a table, as JSON, and against those of before. */

/** The numbers of one measure in one case, by who was measured. */
export interface Row {
  /** Such as `10,000 lines`. */
  readonly of: string;
  readonly measure: string;
  readonly unit: 'ms' | 'MiB';
  readonly samples: Readonly<Record<string, readonly number[]>>;
}

export interface Result {
  readonly date: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

/** What is kept of a row to compare later runs with. */
export interface Kept {
  readonly of: string;
  readonly measure: string;
  readonly median: number;
  /** How many times as much another one needed, by name. */
  readonly ratios: Readonly<Record<string, number>>;
}

export const OWN = 'etom';
/** A ratio that is worse than before by this factor is pointed out. */
const NOTABLY = 1.5;

/** The middle of some numbers; undefined where there are none. */
export function median(numbers: readonly number[]): number | undefined {
  return quantile(numbers, 0.5);
}

/** A quantile by the nearest rank. @param share from 0 to 1. */
export function quantile(numbers: readonly number[], share: number): number | undefined {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Keeps medians and ratios. */
export function keep(rows: readonly Row[]): Kept[] {
  return rows.map(({ of, measure, samples }) => {
    const own = median(samples[OWN] ?? []) ?? Number.NaN;
    const others = Object.entries(samples).filter(([name]) => name !== OWN);
    const ratios = others.map(([name, numbers]) => [name, rounded((median(numbers) ?? Number.NaN) / own)]);
    return { of, measure, median: rounded(own), ratios: Object.fromEntries(ratios) };
  });
}

/** A table in Markdown, with a part for each case. */
export function tables(rows: readonly Row[]): string {
  const parts = [...new Set(rows.map(({ of }) => of))].map((part) => {
    const own = rows.filter(({ of }) => of === part);
    const names = [...new Set(own.flatMap(({ samples }) => Object.keys(samples)))].filter(
      (name) => name !== OWN,
    );
    const head = ['', OWN, 'p95', ...names.flatMap((name) => [name, 'ratio'])];
    const body = own.map((row) => cellsOf(row, names));
    const lines = [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...body];
    return `### ${part}\n\n${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
  });
  return parts.join('\n');
}

function cellsOf({ measure, unit, samples }: Row, names: readonly string[]): string[] {
  const own = samples[OWN] ?? [];
  const shown = (number: number | undefined): string =>
    number === undefined ? '' : `${rounded(number)} ${unit}`;
  const middle = median(own);
  return [
    measure,
    shown(middle),
    own.length > 1 ? shown(quantile(own, 0.95)) : '',
    ...names.flatMap((name) => {
      const other = median(samples[name] ?? []);
      const ratio = other === undefined || middle === undefined ? '' : `${rounded(other / middle)} ×`;
      return [shown(other), ratio];
    }),
  ];
}

/** What is notably worse than before, a line each. Ratios count, since machines differ; medians only where nothing is compared. */
export function worse(now: readonly Kept[], before: readonly Kept[]): string[] {
  return now.flatMap(({ of, measure, median: own, ratios }) => {
    const old = before.find((one) => one.of === of && one.measure === measure);
    if (!old) return [];
    const compared = Object.entries(ratios).filter(([name]) => old.ratios[name] !== undefined);
    if (compared.length === 0)
      return own > old.median * NOTABLY ? [`${of}, ${measure}: ${own}, was ${old.median}`] : [];
    return compared
      .filter(([name, ratio]) => ratio * NOTABLY < (old.ratios[name] ?? 0))
      .map(
        ([name, ratio]) => `${of}, ${measure}: ${name} needs ${ratio} × as much, was ${old.ratios[name]} ×`,
      );
  });
}

/** Three digits that count. */
function rounded(number: number): number {
  return number >= 100 ? Math.round(number) : Number(number.toPrecision(3));
}
