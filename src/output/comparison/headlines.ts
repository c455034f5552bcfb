import { differenceSpread } from '../../study/compare/index.ts';
import { sharedGrid } from './shared-grid.ts';
import { type Figure, type Side, WHOLE } from './side.ts';

/** The figures of one headline variable of one side by year. */
export type Line = ReadonlyMap<string, Pick<Figure, 'mean' | 'p5' | 'p50' | 'p95'>>;

/** The 90 % band of a difference, by variable and year: `capacity.installed@2027`. */
export type Bands = ReadonlyMap<string, readonly [number, number]>;

/** One headline variable of all sides by year, totals only, in the order of the sides. */
export interface ComparedVariable {
  readonly variable: string;
  readonly unit: string;
  readonly years: readonly string[];
  readonly lines: readonly Line[];
  /** Differences from the first side, where futures are known. */
  readonly bands: readonly Bands[];
}

const isTotal = (f: Figure): boolean => f.period !== WHOLE && f.place.every((cell) => cell === '');

const nameOf = (f: Figure): string => `${f.variable}@${f.period}`;

/** How the headlines of a side differ from the first's, future by future; nothing where futures are not known. */
export const bandsOf = (base: Side, other: Side): Bands => {
  const known = new Map(base.figures.filter(isTotal).map((f) => [nameOf(f), f]));
  const { periods } = sharedGrid(base, other);
  return new Map(
    other.figures
      .filter((f) => isTotal(f) && periods.has(f.period) && other.headlines.includes(f.variable))
      .flatMap((b) => {
        const a = known.get(nameOf(b));
        const spread = a?.draws && b.draws && a.unit === b.unit ? differenceSpread(a.draws(), b.draws()) : undefined;
        return spread ? [[nameOf(b), [spread.p5, spread.p95] as const] as const] : [];
      }),
  );
};

/**
 * What a summary of a comparison shows: variables that every side counts among its headlines, in years that compare with the first's.
 * @param bands of each side's differences from the first
 */
export const comparedHeadlines = (sides: readonly Side[], bands: readonly Bands[] = []): ComparedVariable[] => {
  const [base, ...others] = sides;
  if (!base) return [];
  const shared = base.headlines.filter((v) => others.every((o) => o.headlines.includes(v)));
  const periods = sides.map((side) => sharedGrid(base, side).periods);
  return shared.flatMap((variable) => {
    const totals = sides.map((s, i) => s.figures.filter((f) => f.variable === variable && isTotal(f) && periods[i]?.has(f.period)));
    const unit = totals.flat()[0]?.unit;
    if (unit === undefined || totals.flat().some((f) => f.unit !== unit)) return [];
    const years = [...new Set(totals.flat().map((f) => f.period))].sort();
    return [{ variable, unit, years, lines: totals.map((t) => new Map(t.map((f) => [f.period, f]))), bands }];
  });
};
