import type { Series } from '../engine/results.ts';
import { type Spread, spreadOf, spreadOfOutcomes } from './spread.ts';

/** What a row says of the draws: the one number where all agree, how they spread where they do not. */
export type Figure = number | Spread;

/** Whether a series is of a run of one draw. The mean is then that draw. */
export const isOfOneDraw = (series: Series): boolean => !series.outcomes && series.draws(0, 0).length === 1;

export const finite = (value: number): number | undefined => (Number.isFinite(value) ? value : undefined);

/** The figures of one recorded quantity by month and member, divided by `factor`; undefined where no draw has a value. */
export const monthFigures = (series: Series, factor: number): ((month: number, member: number) => Figure | undefined) => {
  const { mean, members, outcomes } = series;
  const meanOf = (month: number, member: number): number => mean[month * members + member] as number;
  if (isOfOneDraw(series)) return (month, member) => finite(meanOf(month, member) / factor);
  if (!outcomes) return (month, member) => spreadOf(series.draws(month, member), factor, meanOf(month, member));
  return (month, member) => {
    const found = outcomes.month(month, member);
    const exactMean = meanOf(month, member);
    return found.same === undefined ? spreadOfOutcomes(found, factor, exactMean) : exactMean / factor;
  };
};

type Quantile = 'p5' | 'p25' | 'p50' | 'p75' | 'p95';

/** The figures of some rows as columns. Where the draws of no row differ, the columns of quantiles are that of the mean. */
export class FigureColumns {
  private readonly mean: Float64Array;
  private quantiles: Readonly<Record<Quantile, Float64Array>> | undefined;
  private length = 0;

  /** @param most rows, at most */
  constructor(most: number) {
    this.mean = new Float64Array(most);
  }

  add(figure: Figure): void {
    const row = this.length++;
    if (typeof figure === 'number') this.addAgreed(row, figure);
    else this.addSpread(row, figure);
  }

  private addAgreed(row: number, value: number): void {
    this.mean[row] = value;
    if (!this.quantiles) return;
    const { p5, p25, p50, p75, p95 } = this.quantiles;
    p5[row] = p25[row] = p50[row] = p75[row] = p95[row] = value;
  }

  private addSpread(row: number, spread: Spread): void {
    const { mean } = this;
    // in all rows before this one the quantiles are the mean
    this.quantiles ??= { p5: mean.slice(), p25: mean.slice(), p50: mean.slice(), p75: mean.slice(), p95: mean.slice() };
    const { p5, p25, p50, p75, p95 } = this.quantiles;
    mean[row] = spread.mean;
    p5[row] = spread.p5;
    p25[row] = spread.p25;
    p50[row] = spread.p50;
    p75[row] = spread.p75;
    p95[row] = spread.p95;
  }

  /** The columns of these names in their order. */
  columns(names: readonly (Quantile | 'mean')[]): Float64Array[] {
    const { quantiles, length } = this;
    const mean = this.mean.subarray(0, length);
    return names.map((name) => (name === 'mean' || !quantiles ? mean : quantiles[name].subarray(0, length)));
  }
}
