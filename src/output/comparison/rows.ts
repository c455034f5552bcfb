import { differenceSpread } from '../../study/compare/index.ts';
import { LEADING, TRAILING } from '../dimensions.ts';
import { type Cell, type Column, eachAlone, number, type Table, text } from '../table.ts';
import { sharedGrid } from './shared-grid.ts';
import { type Figure, keyOf, type Side } from './side.ts';

const COLUMNS: readonly Column[] = [
  text('base', 'What is compared with: the first result named'),
  text('scenario', 'The result compared'),
  text('variable', 'Dotted name of the quantity'),
  text('unit', 'Unit of the figures in this row'),
  ...LEADING.map((name) => text(name, `The ${name} the row is about; empty: the total`)),
  text('period', 'Calendar year; horizon for a figure of all months'),
  number('base_mean', 'Mean of the first result'),
  number('mean', 'Mean of the result compared'),
  number('difference', 'mean − base_mean'),
  number('relative', 'difference / |base_mean|; empty where base_mean is 0'),
  number('base_p50', 'Median of the first result'),
  number('p50', 'Median of the result compared'),
  ...TRAILING.map((name) => text(name, `The ${name} the row is about; empty: the total`)),
  number('difference_p5', '5 % quantile of the difference future by future; empty where the futures are not known'),
  number('difference_p50', 'Median of the difference future by future'),
  number('difference_p95', '95 % quantile of the difference future by future'),
];

const cell = (x: number | undefined): Cell => (x === undefined || !Number.isFinite(x) ? '' : x);

const spreadCells = (a: Figure, b: Figure): readonly Cell[] => {
  const spread = a.draws && b.draws ? differenceSpread(a.draws(), b.draws()) : undefined;
  return [cell(spread?.p5), cell(spread?.p50), cell(spread?.p95)];
};

/** Rows of one result against the first. Only what both have in the same unit and for the same months is compared. */
export const comparisonRows = (base: Side, other: Side): readonly (readonly Cell[])[] => {
  const { periods } = sharedGrid(base, other);
  const known = new Map(other.figures.map((f) => [keyOf(f), f]));
  return base.figures.flatMap((a) => {
    const b = known.get(keyOf(a));
    if (!b || !periods.has(a.period)) return [];
    const difference = b.mean - a.mean;
    const relative = a.mean === 0 ? '' : difference / Math.abs(a.mean);
    const front = [base.label, other.label, a.variable, a.unit, ...a.place.slice(0, LEADING.length), a.period];
    const middle = [a.mean, b.mean, difference, relative, cell(a.p50), cell(b.p50)];
    return [[...front, ...middle, ...a.place.slice(LEADING.length), ...spreadCells(a, b)]];
  });
};

/** Every other result against the first: means, their difference, and how the difference spreads over futures that both met. */
export const comparisonTable = (rows: readonly (readonly Cell[])[]): Table => ({
  name: 'compare',
  about: 'Results side by side by year and over the horizon, each against the first: difference of means and its spread over futures',
  columns: COLUMNS,
  blocks: eachAlone(rows),
});
