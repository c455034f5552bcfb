import type { Draft, Lower } from '../draft.ts';
import { flowInto } from './flow-into.ts';

/** A balance may fall below 0 by roundings of what passed through it, not by more. */
const STOCK_TOLERANCE = 1e-9;

/** closing = opening + what flows in − what flows out − what assemblies use: the only statement that writes a stock. */
export const lowerStocks = (draft: Draft, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const stock of draft.typed.stocks.values()) {
    draft.owner = stock.name;
    const target = draft.variable(stock.name);
    const opening = x.read(target, 'opening');
    const inflows = flowInto(draft, lower, stock.name, stock.inflows);
    const outflows = flowInto(draft, lower, stock.name, stock.outflows, stock.uses);
    const filled = inflows.reduce((sum, f) => x.apply('+', sum, f), opening);
    draft.set(
      target,
      outflows.reduce((sum, f) => x.apply('-', sum, f), filled),
    );
    const entered = draft.named.get(`all that entered ${stock.name}`);
    // an age limit subtracts running totals, so that its roundings are relative to them
    const scale = entered ? x.apply('max', filled, x.read(entered)) : filled;
    draft.checks.push({
      name: `${stock.name} is not below 0`,
      space: target.axes,
      // a rounding below 0 that an earlier month let pass is not held against this one
      left: x.apply('min', x.apply('-', x.read(target), x.apply('min', opening, x.number(0))), x.number(0)),
      right: x.number(0),
      scale,
      tolerance: STOCK_TOLERANCE,
    });
  }
};
