import type { Dimension } from '../../declare.ts';
import { essential, sameDims } from '../../dimensions.ts';
import type { Expression } from '../../program.ts';
import type { TypedStock } from '../../typed/typed-model.ts';
import type { Draft, Lower } from '../draft.ts';

const moved = (
  draft: Draft,
  name: string,
  flow: string,
  amount: Expression,
  over: readonly Dimension[],
  stockOver: readonly Dimension[],
): Expression => {
  if (sameDims(essential(over), essential(stockOver))) return amount;
  const dimension = draft.variable(name).unit.dimension;
  return draft.reduce(`${flow} by ${name}`, dimension, 'sum', amount, draft.axesOf(essential(over)), draft.axesOf(stockOver, true));
};

/** What flows and assemblies move of a stock in a month, each summed to the stock's own dimensions. In base units a month is 1. */
export const flowInto = (
  draft: Draft,
  lower: Lower,
  stock: string,
  flows: readonly string[],
  uses: TypedStock['uses'] = [],
): Expression[] => {
  const { expressions: x, typed } = draft;
  const { over } = typed.scope.entry(stock).declaration;
  const read = (flow: string): Expression => x.read(draft.variable(flow));
  const direct = flows.map((flow) => moved(draft, stock, flow, read(flow), typed.scope.entry(flow).declaration.over, over));
  const used = uses.map(({ flow, each }) =>
    moved(draft, stock, `use by ${flow}`, x.apply('*', read(flow), lower(each)), typed.scope.entry(flow).declaration.over, over),
  );
  return [...direct, ...used];
};
