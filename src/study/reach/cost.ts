import type { Description } from '../../equations/index.ts';
import { isFault } from '../../kit/fault.ts';
import { formatMonth } from '../../kit/month.ts';
import { quantiles } from '../../kit/quantiles.ts';
import { sumUnit } from '../../kit/year-unit.ts';
import { type Asked, type AskedHorizon, readAsked } from '../asked/index.ts';
import type { Trial } from './trial.ts';

/** What a plan pays over its whole horizon. */
export const paid = (descriptions: readonly Description[], horizon: AskedHorizon): Asked => {
  const asked = readAsked(`cost.total@${formatMonth(horizon.start)}`, descriptions, horizon);
  if (isFault(asked)) throw new Error(asked.fault);
  return { ...asked, unit: sumUnit(asked.unit), period: '', span: { from: 0, to: horizon.months } };
};

/** What settings of a scenario cost. */
export interface Costs {
  readonly unit: string;
  /** In that unit; NaN where it cannot be told. */
  readonly of: (path: string, text: string) => Promise<number>;
}

/**
 * What a plan with a setting pays more than without it: the median over draws of the difference, each draw with the same random
 * numbers on both sides.
 */
export const costsIn = (payments: Trial, { unit }: Asked): Costs => {
  let without: ReturnType<Trial> | undefined;
  return {
    unit: unit.text,
    of: async (path, text) => {
      without ??= payments([]);
      const [before, after] = [await without, await payments([`${path}=${text}`])];
      if (!before || !after) return Number.NaN;
      const more = after.map((x, draw) => x - (before[draw] as number));
      return more.every(Number.isFinite) ? (quantiles(more, [0.5])[0] as number) / unit.factor : Number.NaN;
    },
  };
};
