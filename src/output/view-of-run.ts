import type { LimitSeries, Results } from '../engine/results.ts';
import { type CostDeclaration, isCost } from '../model/cost-lines.ts';
import { suanli } from '../model/suanli.ts';
import { audit } from '../study/audit/index.ts';
import type { Plan } from '../study/plan.ts';
import type { CostLineView, ManifestFacts, RunView } from './run-view.ts';
import { assumptions } from './views/assumptions.ts';
import { cashFlowViews } from './views/cash-flow-views.ts';

/** What is known of a run beside its plan and results. */
export interface RunFacts extends Omit<ManifestFacts, 'resolved' | 'variant' | 'file' | 'audit' | 'acts'> {
  /** Short name of the scenario, for the `scenario` column. */
  readonly name: string;
}

const costLine = (declaration: CostDeclaration): CostLineView => {
  const { id, cost } = declaration;
  if (id === undefined) throw new Error('a cost line without an id cannot be recorded');
  return { variable: id, line: id.slice(id.lastIndexOf('.') + 1), category: cost.category, payer: cost.payer, flow: cost.flow };
};

const costLines = (): CostLineView[] =>
  suanli().sectors.flatMap((sector) => Object.values(sector.declarations).flatMap((d) => (isCost(d) ? [costLine(d)] : [])));

/** A stock that limits a flow goes by its public id. */
const withPublicLimit = (
  l: LimitSeries,
  shown: readonly { readonly name: string; readonly id: string; readonly kind: string }[],
): LimitSeries => {
  const stock = shown.find((d) => d.kind === 'stock' && d.name === l.tally.limit);
  return { ...l, tally: { ...l.tally, limit: stock?.id ?? l.tally.limit } };
};

/** A run as the outputs see it. */
export const viewOfRun = (plan: Plan, results: Results, { name, ...facts }: RunFacts): RunView => {
  const { scenario, descriptions, bound } = plan;
  const { variant, file, resolved } = scenario;
  const shown = descriptions.flatMap((d) => (d.id === undefined ? [] : [{ ...d, id: d.id }]));
  return {
    scenario: variant === undefined ? name : `${name}#${variant}`,
    title: scenario.name,
    start: scenario.horizon.start,
    currency: scenario.currency,
    country: scenario.policy.destination,
    results: { ...results, limits: results.limits.map((l) => withPublicLimit(l, shown)) },
    variables: shown.map(({ id, about, headline }) => ({ id, about, headline })),
    costs: costLines(),
    cashFlows: cashFlowViews(plan, results.draws),
    assumptions: assumptions(scenario, bound.values.values()),
    flowIds: new Map(shown.map((d) => [d.name, d.id])),
    facts: { ...facts, file, ...(variant !== undefined && { variant }), audit: audit(plan), acts: plan.acts(), resolved },
  };
};
