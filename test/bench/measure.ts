/** The middle of some figures. */
export const median = (x: readonly number[]): number => [...x].sort((a, b) => a - b)[x.length >> 1] as number;

/** Wall milliseconds of something. */
export const timed = async (what: () => unknown): Promise<number> => {
  const before = performance.now();
  await what();
  return performance.now() - before;
};

/** CPU milliseconds of something that runs in this thread. */
export const cpu = (what: () => void): number => {
  const before = process.cpuUsage();
  what();
  return process.cpuUsage(before).user / 1000;
};

/** Medians of several measurements taken in turn, so that a disturbance meets all alike. */
export const interleaved = async <K extends string>(
  rounds: number,
  measures: Readonly<Record<K, () => number | Promise<number>>>,
): Promise<Record<K, number>> => {
  const found = Object.fromEntries(Object.keys(measures).map((k) => [k, [] as number[]])) as unknown as Record<K, number[]>;
  for (let round = 0; round < rounds; round++) for (const k of Object.keys(measures) as K[]) found[k].push(await measures[k]());
  return Object.fromEntries(Object.entries<number[]>(found).map(([k, x]) => [k, median(x)])) as Record<K, number>;
};

/** One line of the table: what was measured, the figure, and what it should reach. */
export interface Figure {
  readonly what: string;
  readonly figure: string;
  readonly target: string;
}

/** A table in Markdown. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
