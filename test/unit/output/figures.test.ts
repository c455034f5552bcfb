import { describe, expect, it } from 'vitest';
import type { Outcomes, Series } from '../../../src/engine/results.ts';
import { FigureColumns, monthFigures } from '../../../src/output/figures.ts';
import { series } from '../../support/made-results.ts';

const ALL = ['mean', 'p5', 'p25', 'p50', 'p75', 'p95'] as const;
const spread = { mean: 3, p5: 1, p25: 2, p50: 4, p75: 5, p95: 6, defined: 1 };

const columnsOf = (figures: readonly (number | typeof spread)[], most = figures.length): number[][] => {
  const columns = new FigureColumns(most);
  for (const figure of figures) columns.add(figure);
  return columns.columns(ALL).map((column) => [...column]);
};

describe('columns of figures', () => {
  it('are all that of the mean where the draws of no row differ', () => {
    expect(columnsOf([7, 8])).toEqual(ALL.map(() => [7, 8]));
  });

  it('keep agreed figures before and after a row whose draws differ', () => {
    expect(columnsOf([7, spread, 8])).toEqual([
      [7, 3, 8],
      [7, 1, 8],
      [7, 2, 8],
      [7, 4, 8],
      [7, 5, 8],
      [7, 6, 8],
    ]);
  });

  it('are as long as there are rows, and as asked for', () => {
    expect(columnsOf([7], 3)).toEqual(ALL.map(() => [7]));
    expect(columnsOf([], 3)).toEqual(ALL.map(() => []));
    const columns = new FigureColumns(1);
    columns.add(spread);
    expect(columns.columns(['p95', 'mean']).map((column) => [...column])).toEqual([[6], [3]]);
  });
});

describe('figures of a month', () => {
  const stock = (figures: number[][][]): Series => series({ id: 'x', unit: '1', yearly: 'last', figures });

  it('of one draw are that draw, in the unit, and none where it has no value', () => {
    const figureOf = monthFigures(
      stock([
        [[3], [Number.NaN]],
        [[5], [6]],
      ]),
      2,
    );
    expect([figureOf(0, 0), figureOf(0, 1), figureOf(1, 0), figureOf(1, 1)]).toEqual([1.5, undefined, 2.5, 3]);
  });

  it('of several draws say how these spread', () => {
    expect(monthFigures(stock([[[1, 2, 3]]]), 2)(0, 0)).toMatchObject({ mean: 1, p50: 1 });
  });

  it('of what a run summed up are one number where all draws agree, from the exact mean', () => {
    const outcomes = (same: number | undefined): Outcomes => ({ same, quantiles: (shares) => shares.map((share) => 100 * share) });
    const month = (m: number): Outcomes => outcomes(m === 0 ? 1 : undefined);
    const figureOf = monthFigures({ ...stock([[[1.25, 1.25]], [[2, 4]]]), outcomes: { month, year: () => outcomes(1) } }, 1);
    expect(figureOf(0, 0)).toBe(1.25);
    expect(figureOf(1, 0)).toMatchObject({ mean: 3, p5: 5, p50: 50, p95: 95 });
  });
});
