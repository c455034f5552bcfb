import { unit } from '../../kit/unit.ts';
import { combine, type Value } from '../../uncertainty/index.ts';
import { child, type MapNode } from '../text/node.ts';
import { anyFigure } from './figure/figured.ts';
import { type Exchange, RATE_PATH, type Reading } from './reading.ts';

/** Reads the scenario's exchange rate when a figure in the other currency first needs it. */
export const exchangeOf = (root: MapNode, reading: Reading): Exchange => {
  const node = child(child(root, 'supply'), 'exchange_rate');
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
