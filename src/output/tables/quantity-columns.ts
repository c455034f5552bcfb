import { type Coordinates, dimensionCells, dimensionColumns, LEADING, TRAILING } from '../dimensions.ts';
import { type Figure, FigureColumns } from '../figures.ts';
import type { Spread } from '../spread.ts';
import { type Block, type Cell, type Column, number, text } from '../table.ts';

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

/** What all rows of one quantity in one place share. */
export interface QuantityPlace {
  readonly scenario: string;
  readonly variable: string;
  readonly unit: string;
  readonly at: Coordinates;
}

/** Rows by period; a period without a figure has none. */
interface FigureRows {
  readonly periods: readonly string[];
  readonly figures: FigureColumns;
}

/** @param figureOf of a period, by its place among them */
export const figureRows = (periods: readonly string[], figureOf: (i: number) => Figure | undefined): FigureRows => {
  const figures = new FigureColumns(periods.length);
  const shown: string[] = [];
  for (let i = 0; i < periods.length; i++) {
    const figure = figureOf(i);
    if (figure === undefined) continue;
    figures.add(figure);
    shown.push(periods[i] as string);
  }
  return { periods: shown, figures };
};

/** The rows of one quantity in one place. */
export const quantityBlock = ({ scenario, variable, unit, at }: QuantityPlace, { periods, figures }: FigureRows): Block => ({
  length: periods.length,
  columns: [
    ...[scenario, variable, unit, ...dimensionCells(at, LEADING)],
    periods,
    ...figures.columns(['mean', 'p5', 'p25', 'p50', 'p75', 'p95']),
    ...dimensionCells(at, TRAILING),
  ],
});

/** The figures of narrow tables. */
export const THREE_QUANTILES = ['mean', 'p5', 'p50', 'p95'] as const;

export const threeQuantiles = (s: Spread): Cell[] => THREE_QUANTILES.map((name) => s[name]);
