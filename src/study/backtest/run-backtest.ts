import { formatMonth } from '../../kit/month.ts';
import type { Problem } from '../../kit/problem.ts';
import type { World } from '../../scenario/binding/index.ts';
import { readScenario, type Scenario } from '../../scenario/index.ts';
import { type PlanRequest, plan } from '../plan.ts';
import { type OnStretch, run } from '../run.ts';
import { scenarioCatalogue } from '../world.ts';
import { type BacktestRow, backtestRow } from './backtest.ts';
import { type Observed, observedOf } from './observed.ts';
import { type Score, scoreOf } from './score.ts';
import { type ObservedSeries, observedSeries } from './series.ts';
import { recordsIt } from './simulated.ts';

/** A simulation beside what was observed. */
export interface Backtest {
  readonly rows: readonly BacktestRow[];
  readonly score: Score;
  readonly series: readonly ObservedSeries[];
}

export type BacktestResult = { readonly backtest: Backtest; readonly problems: readonly [] } | { readonly problems: readonly Problem[] };

const notRecorded = (scenario: Scenario, o: Observed): Problem => {
  const origin = scenario.observations.find((x) => x.id === o.id)?.origin;
  const { file, line, column } = origin ?? { file: scenario.file, line: 1, column: 1 };
  const row = o.chip === undefined ? 'total' : `row of chip '${o.chip}'`;
  const message = `observations.${o.id}: no ${row} of '${o.variable}' in the unit of the value`;
  return { file, line, column, code: 'unknown-variable', message, hint: 'suanli data variables lists all with their units' };
};

/** What the observations need, so that every draw of it can be kept; all else is left out. */
const needs = ({ observations }: Scenario): Pick<PlanRequest, 'outputs' | 'rows'> => ({
  outputs: observations.flatMap((o) => [o.variable, ...(o.weight === undefined ? [] : [o.weight])]),
  rows: observations.flatMap((o) => (o.chip === undefined ? [] : [o.variable])),
});

/** Simulates a scenario and sets its observations beside the results. Everything wrong with it comes back at once. */
export const runBacktest = async (request: PlanRequest, world: World, onStretch?: OnStretch): Promise<BacktestResult> => {
  const first = readScenario({ ...request, catalogue: scenarioCatalogue(world) });
  if (!first.scenario) return { problems: first.problems };
  const { plan: ready, problems } = plan({ ...request, ...needs(first.scenario) }, world);
  if (!ready) return { problems };
  const { scenario } = ready;
  const { observed, problems: wrong } = observedOf(scenario);
  const { recorded } = ready.program;
  const missing = observed.filter((o) => !recordsIt(recorded, o)).map((o) => notRecorded(scenario, o));
  if (wrong.length + missing.length > 0) return { problems: [...wrong, ...missing] };
  const results = await run(ready, request.draws, request.seed, onStretch);
  if (results.binned) throw new Error('a backtest adds up months of each draw, which a binned run does not keep');
  const { start } = scenario.horizon;
  const rows = observed.map((o) => backtestRow(results, start, o, formatMonth));
  return { backtest: { rows, score: scoreOf(rows), series: observedSeries(results, start, observed) }, problems: [] };
};
