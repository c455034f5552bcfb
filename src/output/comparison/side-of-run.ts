import type { Series } from '../../engine/results.ts';
import { leavesOf } from '../../study/compare/index.ts';
import { annualSpread, drawsOfYear } from '../annual-spread.ts';
import { type Year, yearsOf, yearUnit, yearValue } from '../calendar.ts';
import { DIMENSIONS, dimensionCells, rowsOf } from '../dimensions.ts';
import type { RunView } from '../run-view.ts';
import { type Spread, spreadOf } from '../spread.ts';
import { tidySeries } from '../tidy-series.ts';
import { type Figure, type InputOrigin, isFlow, type Side, WHOLE, wholeUnit } from './side.ts';

const NOWHERE = DIMENSIONS.map(() => '');

const drawsOf = (series: Series, member: number, span: Year): Float64Array => {
  const { unit, yearly } = series.recorded;
  const { factor } = yearUnit(unit, yearly);
  return Float64Array.from(drawsOfYear(series, member, span), (x) => x / factor);
};

const figure = (variable: string, unit: string, period: string, place: readonly string[], spread: Spread): Figure => {
  const { mean, p5, p50, p95 } = spread;
  return { variable, unit, period, place, mean, p5, p50, p95 };
};

function* yearFigures(run: RunView): Generator<Figure> {
  const years = yearsOf(run.start, run.results.months);
  for (const series of tidySeries(run)) {
    const { id, unit, yearly, axes } = series.recorded;
    const shown = yearUnit(unit, yearly).text;
    for (const [member, at] of rowsOf(id, axes).entries()) {
      for (const year of years) {
        const spread = annualSpread(series, member, year);
        if (!spread) continue;
        const made = figure(id, shown, String(year.year), dimensionCells(at), spread);
        yield run.results.binned ? made : { ...made, draws: () => drawsOf(series, member, year) };
      }
    }
  }
}

/** Totals of flows over the horizon, and the overall quantities. */
function* wholeFigures(run: RunView): Generator<Figure> {
  const { overalls, months, binned } = run.results;
  for (const one of tidySeries(run)) {
    const { id, unit, yearly, axes } = one.recorded;
    const shown = yearUnit(unit, yearly);
    if (axes.length > 0 || yearly !== 'sum' || !isFlow(shown.text)) continue;
    const span = { year: 0, from: 0, to: months };
    const mean = yearValue((month) => one.mean[month] as number, span, yearly) / shown.factor;
    const draws = binned ? undefined : drawsOf(one, 0, span);
    const spread = draws && spreadOf(draws, 1, mean);
    if (!Number.isFinite(mean)) continue;
    const [p5, p50, p95] = spread ? [spread.p5, spread.p50, spread.p95] : [Number.NaN, Number.NaN, Number.NaN];
    const made = { variable: id, unit: wholeUnit(shown.text), period: WHOLE, place: NOWHERE, mean, p5, p50, p95 };
    yield draws ? { ...made, draws: () => draws } : made;
  }
  for (const { quantity, values } of overalls) {
    const { factor, text } = quantity.unit;
    const spread = spreadOf(values, factor);
    if (spread) yield { ...figure(quantity.id, text, WHOLE, NOWHERE, spread), draws: () => values.map((x) => x / factor) };
  }
}

/** A side from a run just made. */
export const sideOfRun = (label: string, run: RunView): Side => {
  const totals = new Set(run.results.series.flatMap(({ recorded }) => (recorded.axes.length === 0 ? [recorded.id] : [])));
  const origins = new Map<string, InputOrigin>(
    run.assumptions.map(({ path, source, file, line }) => [path, { source, file, line }] as const),
  );
  return {
    label,
    version: run.facts.version,
    span: { start: run.start, months: run.results.months },
    figures: [...yearFigures(run), ...wholeFigures(run)],
    headlines: run.variables.flatMap(({ id, headline }) => (headline && totals.has(id) ? [id] : [])),
    inputs: leavesOf(run.facts.resolved),
    origins,
    acts: run.facts.acts,
  };
};
