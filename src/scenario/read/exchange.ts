import { unit } from '../../kit/unit.ts';
import { combine, type Value } from '../../uncertainty/index.ts';
import { child, type MapNode, type Node } from '../text/node.ts';
import { anyFigure } from './figure/figured.ts';
import { type Exchange, RATE_PATH, type Reading } from './reading.ts';

const rateNode = (root: MapNode): Node | undefined => child(child(root, 'supply'), 'exchange_rate');

/** Prices abroad are in dollars: a scenario in another currency needs the rate, whatever its own figures are in. */
export const checkRate = (root: MapNode, reading: Reading): void => {
  if (reading.currency === 'USD' || rateNode(root)) return;
  const place = child(root, 'supply')?.place ?? root.place;
  reading.report(
    place,
    'missing-key',
    "supply needs 'exchange_rate'",
    'such as exchange_rate: 7.1 CNY/USD; only a plan in USD can do without',
  );
};

/** Reads the scenario's exchange rate when a figure in the other currency first needs it. */
export const exchangeOf = (root: MapNode, reading: Reading): Exchange => {
  const node = rateNode(root);
  let rate: Value | undefined;
  let asked = false;
  const yuanForDollar = (): Value | undefined => {
    if (asked || !node) return rate;
    // a rate that asks for a rate finds none
    asked = true;
    rate = reading.figure(node, { ...anyFigure, unit: unit('CNY/USD'), low: Number.MIN_VALUE }, RATE_PATH)?.value;
    return rate;
  };
  return (from, to) => {
    const value = (from === 'USD' && to === 'CNY') || (from === 'CNY' && to === 'USD') ? yuanForDollar() : undefined;
    return value && from === 'CNY' ? combine([value], ([r]) => 1 / (r as number), value.origin) : value;
  };
};
