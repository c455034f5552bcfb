import { dimensionColumns, LEADING, TRAILING } from '../dimensions.ts';
import type { Spread } from '../spread.ts';
import { type Cell, type Column, number, text } from '../table.ts';

const NOT_ADDITIVE = 'of the draws; quantiles of parts do not add up to the quantile of their total';

/** Columns of the tidy tables: one row a variable, place and period. */
export const quantityColumns = (period: Column): Column[] => [
  text('scenario', 'Name of the scenario, with #variant where one was chosen'),
  text('variable', 'Dotted name of the quantity, as listed by `suanli data variables`'),
  text('unit', 'Unit of the figures in this row'),
  ...dimensionColumns(LEADING),
  period,
  number('mean', 'Mean over the draws in which the quantity is defined; means of parts add up'),
  number('p5', `5 % quantile ${NOT_ADDITIVE}`),
  number('p25', `25 % quantile ${NOT_ADDITIVE}`),
  number('p50', `Median ${NOT_ADDITIVE}`),
  number('p75', `75 % quantile ${NOT_ADDITIVE}`),
  number('p95', `95 % quantile ${NOT_ADDITIVE}; p5 to p95 is the 90 % band`),
  ...dimensionColumns(TRAILING),
];

/** Rows of one quantity in one place, by period. @param before, @param after the cells on both sides, the same in all of them */
export const quantityRows = (before: readonly Cell[], after: readonly Cell[]): ((period: string, spread: Spread) => Cell[]) => {
  const blank = ['', 0, 0, 0, 0, 0, 0] as const;
  const pattern: Cell[] = [...before, ...blank, ...after];
  return (period, s) => {
    const row = pattern.slice();
    let at = before.length;
    row[at++] = period;
    for (const figure of [s.mean, s.p5, s.p25, s.p50, s.p75, s.p95]) row[at++] = figure;
    return row;
  };
};

export const threeQuantiles = (s: Spread): Cell[] => [s.mean, s.p5, s.p50, s.p95];
