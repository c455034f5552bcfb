import type { Description } from '../../equations/describe.ts';
import type { InputData, OverallQuantity, Variable } from '../../equations/program.ts';
import { quantile } from '../../kit/statistics.ts';
import type { Plan } from '../../study/plan.ts';
import type { CashFlowView } from '../run-view.ts';
import { cashFlowParts } from './cash-flow-parts.ts';

/** The rates that draws were discounted with: an input's value in the last month, as the engine takes it. */
const ratesOf = ({ monthly, uncertain, values, sample }: InputData, months: number, draws: number): Float64Array => {
  const last = monthly ? months - 1 : 0;
  if (!uncertain) return (values as Float64Array).slice(last, last + 1);
  const drawn = new Float64Array((last + 1) * draws);
  sample?.(0, draws, drawn);
  return drawn.slice(last * draws);
};

/** The input a scalar hands on unchanged; undefined for one that is computed. */
const inputBehind = (scalar: Variable, { inputs, program }: Plan): InputData | undefined => {
  const written = program.statements.find((s) => s.target === scalar && s.mode === 'set')?.expression;
  const source = written?.op === 'read' && written.lag === 0 ? written.variable : scalar;
  return inputs.get(source.name);
};

const presentValueOf = ({ id, rate }: OverallQuantity, plan: Plan, draws: number): CashFlowView['value'] => {
  // a rate that is computed was not kept: then there is nothing to work the value out again with
  const input = rate && inputBehind(rate, plan);
  if (!input) return undefined;
  const rates = ratesOf(input, plan.program.months, draws);
  return { id, rate: quantile(rates, 0.5), certain: rates.every((r) => r === rates[0]) };
};

const viewOf = (of: Variable, flow: Description, plan: Plan, draws: number): CashFlowView => {
  const about = plan.program.overalls.filter((o) => o.of === of);
  const npv = about.find((o) => o.how === 'npv');
  const value = npv && presentValueOf(npv, plan, draws);
  const irr = about.find((o) => o.how === 'irr');
  return {
    variable: flow.id as string,
    about: flow.about,
    ...cashFlowParts(flow, plan.descriptions),
    ...(value && { value }),
    ...(irr && { returns: irr.id }),
  };
};

/** Every recorded cash flow of which results give a present value or a rate of return. */
export const cashFlowViews = (plan: Plan, draws: number): CashFlowView[] => {
  const appraised = new Set(plan.program.overalls.filter((o) => o.how === 'npv' || o.how === 'irr').map((o) => o.of));
  return [...appraised].flatMap((of) => {
    const flow = plan.descriptions.find((d) => d.name === of.name && d.id !== undefined);
    return flow ? [viewOf(of, flow, plan, draws)] : [];
  });
};
