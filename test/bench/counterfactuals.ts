import type { Results } from '../../src/engine/index.ts';
import { yearOf } from '../../src/kit/month.ts';
import { FlowLimits } from '../../src/output/binding-limits.ts';
import { lineChart } from '../../src/report/svg/line-chart.ts';
import { run } from '../../src/study/index.ts';
import { planned, shipped } from '../support/shipped-world.ts';
import { VARIANTS, type Variant } from './counterfactual-variants.ts';

const SEED = 1;
/** Growth a year that full denial calls forth in the second comparison: half of what the parameter of the scenario allows. */
const RESPONSE = '10 %/year';

/** What one variant came to, draw by draw: `[year][draw]` in shown units. */
export interface Outcome {
  readonly variant: Variant;
  readonly years: readonly string[];
  readonly installed: readonly (readonly number[])[];
  readonly effective: readonly (readonly number[])[];
  readonly answered: readonly (readonly number[])[];
  /** Means in thousand chips a year. */
  readonly imports: readonly number[];
  readonly domestic: readonly number[];
  readonly leaked: readonly number[];
  /** What bound most, and in what share of draws. */
  readonly assembly: readonly string[];
  readonly purchase: readonly string[];
  readonly second: readonly string[];
}

interface Years {
  readonly names: readonly string[];
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

const yearsOf = (start: number, months: number): Years => {
  const names = [...new Set(Array.from({ length: months }, (_, t) => String(yearOf(start + t))))];
  const month = (year: string): number => Number(year) * 12 - start;
  return { names, spans: names.map((y) => ({ from: Math.max(0, month(y)), to: Math.min(months, month(y) + 12) })) };
};

const totalOf = (results: Results, id: string) => {
  const s = results.series.find((r) => r.recorded.id === id && r.recorded.axes.length === 0);
  if (!s) throw new Error(`nothing is recorded of ${id}`);
  return s;
};

const atEnd = (results: Results, id: string, { spans }: Years): number[][] => {
  const s = totalOf(results, id);
  return spans.map(({ to }) => [...s.draws(to - 1, 0)].map((x) => x / s.recorded.unit.factor));
};

const inYear = (results: Results, id: string, { spans }: Years): number[] => {
  const s = totalOf(results, id);
  const chips = s.recorded.unit.factor;
  return spans.map(({ from, to }) => s.mean.slice(from, to).reduce((sum, x) => sum + x / chips, 0) / 1000);
};

/** Names of limits as the pages of results call them. */
const SHOWN: Readonly<Record<string, string>> = { dieBank: 'dies', memoryStock: 'memory' };

/** The limit of a flow that bound most in each year, with its share; of several flows together, weighted by what each wanted. */
const boundBy = (results: Results, flow: string, spans: Years['spans']): readonly { readonly limit: string; readonly share: number }[] => {
  const limits = results.limits.filter((l) => l.tally.flow === flow);
  const members = Array.from({ length: limits[0]?.members ?? 0 }, (_, i) => i);
  const limitsOfFlow = new FlowLimits(limits, results.draws);
  return spans.map((span) => {
    const found = limitsOfFlow.binding(members, span).sort((a, b) => b.share - a.share);
    return { limit: SHOWN[found[0]?.limit ?? ''] ?? found[0]?.limit ?? 'nothing', share: found[0]?.share ?? 0 };
  });
};

const simulate = async (variant: string, draws: number, response?: string) => {
  const sets = response === undefined ? [] : [`parameters.domestic_response=${response}`];
  const plan = planned(shipped('china-national'), { variant, draws, seed: SEED, sets });
  return { results: await run(plan, draws, SEED), years: yearsOf(plan.scenario.horizon.start, plan.scenario.horizon.months) };
};

const said = (bound: ReturnType<typeof boundBy>): string[] => bound.map((b) => `${b.limit} ${Math.round(100 * b.share)} %`);

/** Runs every variant twice: mechanically, and with domestic capacity answering to denial. */
export const simulateVariants = async (draws: number): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const variant of VARIANTS) {
    const { results, years } = await simulate(variant.name, draws);
    const answering = await simulate(variant.name, draws, RESPONSE);
    outcomes.push({
      variant,
      years: years.names,
      installed: atEnd(results, 'capacity.installed', years),
      effective: atEnd(results, 'capacity.effective', years),
      answered: atEnd(answering.results, 'capacity.effective', years),
      imports: inYear(results, 'supply.imports', years),
      domestic: inYear(results, 'supply.domestic', years),
      leaked: inYear(results, 'supply.leakage', years),
      assembly: said(boundBy(results, 'assembling', years.spans)),
      purchase: said(boundBy(results, 'buying', years.spans)),
      second: said(boundBy(results, 'buyingMore', years.spans)),
    });
  }
  return outcomes;
};

const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const place = q * (sorted.length - 1);
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (high - low) * (place - Math.floor(place));
};

const figure = (x: number): string => {
  const digits = Math.abs(x) >= 100 ? 0 : Math.abs(x) >= 10 ? 1 : 2;
  const text = Math.abs(x).toFixed(digits);
  return Number(text) === 0 ? '0' : `${x < 0 ? '−' : ''}${Number(text).toLocaleString('en-US')}`;
};

const spread = (values: readonly number[]): string =>
  `${figure(quantile(values, 0.5))}<br>${figure(quantile(values, 0.05))}–${figure(quantile(values, 0.95))}`;

const signed = (text: string): string => (text === '0' || text.startsWith('−') ? text : `+${text}`);

/** Differences draw by draw, so that what both have in common falls out. */
const against = (a: readonly (readonly number[])[], b: readonly (readonly number[])[]): string[] =>
  a.map((year, y) => {
    const differences = year.map((x, d) => x - ((b[y] as readonly number[])[d] as number));
    const [mid, low, high] = [0.5, 0.05, 0.95].map((q) => signed(figure(quantile(differences, q))));
    return `${mid}<br>${low} to ${high}`;
  });

const table = (o: Outcome, base: Outcome): string => {
  const row = (name: string, cells: readonly string[]): string => `| ${name} | ${cells.join(' | ')} |`;
  const same = o === base;
  return [
    row('', o.years),
    `| --- |${o.years.map(() => ' --- |').join('')}`,
    row('installed, EFLOPS', o.installed.map(spread)),
    row('effective, EFLOPS', o.effective.map(spread)),
    ...(same
      ? []
      : [
          row('effective less as-happened', against(o.effective, base.effective)),
          row(`the same, domestic capacity answering at ${RESPONSE}`, against(o.answered, base.answered)),
        ]),
    row('imported, thousand', o.imports.map(figure)),
    row('made at home, thousand', o.domestic.map(figure)),
    row('leaked, thousand', o.leaked.map(figure)),
    row('assembly bound by', o.assembly),
    row('first purchases bound by', o.purchase),
    row('second purchases bound by', o.second),
  ].join('\n');
};

/** The generated part of docs/counterfactuals.md. */
export const tables = (outcomes: readonly Outcome[]): string => {
  const base = outcomes[0] as Outcome;
  return outcomes.map((o) => `## ${o.variant.name}\n\n${o.variant.what}\n\n${table(o, base)}\n\n${o.variant.caveat}`).join('\n\n');
};

/** docs/counterfactuals.svg: medians of installed compute by variant, with the band of what happened. */
export const chart = (outcomes: readonly Outcome[]): string => {
  const base = outcomes[0] as Outcome;
  const medians = (o: Outcome): number[] => o.installed.map((year) => quantile(year, 0.5));
  const edge = (q: number): number[] => base.installed.map((year) => quantile(year, q));
  return lineChart({
    title: 'Installed AI compute in China by counterfactual, dense FP16 EFLOPS at the end of the year',
    note: 'medians of the mechanical comparison; shaded: 90 % range of as-happened',
    x: base.years,
    lines: outcomes.map((o) => ({
      name: o.variant.name,
      values: medians(o),
      ...(o === base && { band: [edge(0.05), edge(0.95)] as const }),
    })),
  });
};
