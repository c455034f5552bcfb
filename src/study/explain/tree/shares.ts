import type { Mode } from '../../../equations/index.ts';

/** What members bring to a sum, product, least or greatest: those that matter most, and the rest as one number. */
export interface Shares<T> {
  readonly listed: readonly T[];
  readonly rest: { readonly count: number; readonly value: number } | undefined;
}

/** How much a member matters: first the largest. */
const weight: Readonly<Record<Exclude<Mode, 'set'>, (x: number) => number>> = {
  add: Math.abs,
  send: Math.abs,
  multiply: (x) => Math.abs(x - 1),
  least: (x) => -x,
  greatest: (x) => x,
};

/** Members as one number. */
export const together: Readonly<Record<Exclude<Mode, 'set'>, (values: readonly number[]) => number>> = {
  add: (v) => v.reduce((a, b) => a + b, 0),
  send: (v) => v.reduce((a, b) => a + b, 0),
  multiply: (v) => v.reduce((a, b) => a * b, 1),
  least: (v) => Math.min(...v),
  greatest: (v) => Math.max(...v),
};

/** Members that change nothing: they are not worth a line of their own. */
const idle = (mode: Exclude<Mode, 'set'>, x: number): boolean =>
  mode === 'multiply' ? x === 1 : (mode === 'add' || mode === 'send') && x === 0;

/**
 * Splits the members of one reduction; one that would stand alone in the rest is listed.
 * @param most so many are listed, largest first
 */
export const largest = <T>(all: readonly T[], sizeOf: (member: T) => number, mode: Exclude<Mode, 'set'>, most: number): Shares<T> => {
  const ranked = [...all].sort((a, b) => weight[mode](sizeOf(b)) - weight[mode](sizeOf(a)));
  // those that change nothing come last
  const telling = ranked.filter((member) => !idle(mode, sizeOf(member))).length;
  const count = telling === most + 1 ? most + 1 : Math.min(most, Math.max(telling, 1));
  const rest = ranked.slice(count);
  return {
    listed: ranked.slice(0, count),
    rest: rest.length === 0 ? undefined : { count: rest.length, value: together[mode](rest.map(sizeOf)) },
  };
};
