import type { Series } from '../engine/results.ts';
import { formatMonth } from '../kit/month.ts';
import { annualSpread } from './annual-spread.ts';
import { FlowLimits, limitsByFlow } from './binding-limits.ts';
import { type Year, yearsOf, yearUnit } from './calendar.ts';
import { whyUndefined } from './internal-rate-words.ts';
import { type MonthlyBand, monthlyBand } from './monthly-band.ts';
import type { RunView } from './run-view.ts';
import { type Spread, spreadOf } from './spread.ts';

interface Headline {
  readonly name: string;
  readonly unit: string;
  readonly years: ReadonlyMap<number, Spread>;
}

interface FlowBinding {
  readonly flow: string;
  readonly years: readonly { readonly year: number; readonly limits: readonly { readonly limit: string; readonly share: number }[] }[];
}

/** A run in a few figures, as summaries show it. */
export interface Digest {
  readonly title: string;
  readonly scenario: string;
  readonly draws: number;
  readonly seed: number;
  readonly years: readonly number[];
  readonly first: string;
  readonly last: string;
  readonly headlines: readonly Headline[];
  readonly overalls: readonly (Spread & { readonly name: string; readonly unit: string })[];
  /** Internal rates of return that some draws do not have, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
  readonly bindings: readonly FlowBinding[];
  /** Capacity in service, month by month. */
  readonly chart: MonthlyBand | undefined;
  /** Paths of what was written and has no effect. */
  readonly unused: readonly string[];
  /** Headline figures that no uncertain figure moves. */
  readonly unmoved: readonly string[];
}

/** The variable that a plan is about first of all. */
const CHARTED = 'capacity.installed';

const headline = (series: Series, years: readonly Year[]): Headline => {
  const { id, unit, yearly } = series.recorded;
  const spreads = years.map((year) => [year.year, annualSpread(series, 0, year)] as const);
  return { name: id, unit: yearUnit(unit, yearly).text, years: new Map(spreads.flatMap(([year, s]) => (s ? [[year, s]] : []))) };
};

const headlines = (run: RunView, years: readonly Year[]): Headline[] => {
  const totals = new Map(run.results.series.filter((s) => s.recorded.axes.length === 0).map((s) => [s.recorded.id, s]));
  return run.variables.flatMap((v) => {
    const series = v.headline ? totals.get(v.id) : undefined;
    return series ? [headline(series, years)] : [];
  });
};

/** Shares of a year's limits, largest first; none in a year in which nothing was held back. */
const bindings = (run: RunView, years: readonly Year[]): FlowBinding[] =>
  [...limitsByFlow(run.results)].map(([flow, limits]) => {
    const members = Array.from({ length: limits[0]!.members }, (_, i) => i);
    const limitsOfFlow = new FlowLimits(limits, run.results.draws);
    return {
      flow: run.flowIds.get(flow) ?? flow,
      years: years.map((year) => ({
        year: year.year,
        limits: limitsOfFlow
          .binding(members, year)
          .filter((l) => l.held > 0)
          .sort((a, b) => b.share - a.share),
      })),
    };
  });

/** Names that a summary shows. */
const headlineIds = (run: RunView): readonly string[] => [
  ...run.variables.filter((v) => v.headline).map((v) => v.id),
  ...run.results.overalls.map((o) => o.quantity.id),
];

export const digest = (run: RunView): Digest => {
  const years = yearsOf(run.start, run.results.months);
  return {
    title: run.title,
    scenario: run.scenario,
    draws: run.results.draws,
    seed: run.results.seed,
    years: years.map((y) => y.year),
    first: formatMonth(run.start),
    last: formatMonth(run.start + run.results.months - 1),
    headlines: headlines(run, years),
    overalls: run.results.overalls.flatMap(({ quantity, values }) => {
      const spread = spreadOf(values, quantity.unit.factor);
      return spread ? [{ ...spread, name: quantity.id, unit: quantity.unit.text }] : [];
    }),
    missing: run.results.overalls.flatMap((o) => {
      const why = whyUndefined(o);
      return why === undefined ? [] : [{ name: o.quantity.id, why }];
    }),
    bindings: bindings(run, years).filter((b) => b.years.some((y) => y.limits.length > 0)),
    chart: monthlyBand(run, CHARTED),
    unused: run.facts.audit.unused.map(({ path }) => path),
    unmoved: headlineIds(run).filter((id) => run.facts.audit.unmoved.includes(id)),
  };
};
