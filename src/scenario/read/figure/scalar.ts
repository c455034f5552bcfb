import { fault, isFault } from '../../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../../kit/interval.ts';
import type { Place } from '../../../kit/problem.ts';
import { inUnit, parseQuantity, type Quantity } from '../../../kit/quantity.ts';
import type { Unit } from '../../../kit/unit.ts';
import { constant, type Origin, type Value } from '../../../uncertainty/index.ts';
import { describeNode, type ScalarNode } from '../../text/node.ts';
import { readFormulaFigure } from '../formula/formula-figure.ts';
import { RATE_PATH, type Reading } from '../reading.ts';
import type { Figured, Wanted } from './figured.ts';
import { intervalOf } from './interval.ts';
import { checkRange } from './range.ts';
import { convert, foreignMoney } from './wanted.ts';

/** Reads `20 MW`, `20 MW to 40 MW` or `= budget * 2`. */
export const readScalar = (node: ScalarNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const { path } = origin;
  if (node.value === null || typeof node.value === 'boolean') {
    return reading.report(node.place, 'wrong-kind', `${path}: a figure is wanted, this is ${describeNode(node)}`);
  }
  const text = node.text.trim();
  if (text.startsWith('=')) return readFormulaFigure(node, wanted, origin, reading);
  if (looksLikeInterval(text)) return intervalIn(text, wanted, origin, reading, node.start);
  const quantity = parseQuantity(text);
  if (isFault(quantity)) return reading.fault(quantity, node.start, path);
  return quantityIn(quantity, wanted, origin, reading, node.start);
};

/** A quantity in base units of what is wanted; a currency that the scenario can exchange counts. */
export const measure = (quantity: Quantity, wanted: Wanted, reading: Reading, place: Place, path: string): number | undefined => {
  const { unit } = wanted;
  if (unit === undefined) return quantity.value;
  const value = inUnit(quantity, unit);
  if (typeof value === 'number') return value;
  const money = foreignMoney(quantity.unit.dimension, unit.dimension);
  if (!money) return reading.fault(value, place, path);
  if (reading.exchange(money.from, money.to)) return quantity.value;
  const hint = `give ${RATE_PATH}, or write the figure in ${unit.text}`;
  const missing = fault('no-exchange-rate', `'${quantity.text}' is in ${money.from}, and the scenario has no rate to ${money.to}`, {
    hint,
  });
  return reading.fault(missing, place, path);
};

/** Ranges of money are declared in the scenario's currency; a foreign figure is checked for its sign alone. */
export const rangeFor = (wanted: Wanted, dimension: string): Wanted =>
  wanted.unit === undefined || wanted.unit.dimension === dimension
    ? wanted
    : { ...wanted, low: wanted.low >= 0 ? 0 : Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };

const quantityIn = (quantity: Quantity, wanted: Wanted, origin: Origin, reading: Reading, place: Place): Figured | undefined => {
  const value = measure(quantity, wanted, reading, place, origin.path);
  if (value === undefined || !checkRange(value, quantity.bare, rangeFor(wanted, quantity.unit.dimension), reading, place, origin.path))
    return undefined;
  return figured(constant(value, origin), quantity.unit, wanted, reading);
};

const intervalIn = (text: string, wanted: Wanted, origin: Origin, reading: Reading, place: Place): Figured | undefined => {
  const interval = parseInterval(text);
  if (isFault(interval)) return reading.fault(interval, place, origin.path);
  if (interval.kind === 'months') {
    return reading.report(place, 'wrong-kind', `${origin.path}: a figure is wanted, these are months`);
  }
  const { low, high } = interval;
  const range = rangeFor(wanted, low.unit.dimension);
  for (const end of [low, high]) {
    const value = measure(end, wanted, reading, place, origin.path);
    if (value === undefined || !checkRange(value, end.bare, range, reading, place, origin.path)) return undefined;
  }
  const distribution = intervalOf(low.value, high.value, range);
  if (isFault(distribution)) return reading.fault(distribution, place, origin.path);
  const value = { kind: 'uncertain', name: origin.path, distribution, origin } as const;
  return figured(value, low.unit, wanted, reading);
};

/** The figure, exchanged into the currency wanted where it is in another. */
export const figured = (value: Value, unit: Unit, wanted: Wanted, reading: Reading): Figured | undefined => {
  const own = convert(value, unit.dimension, wanted, reading.exchange);
  return own && { value: own, unit: wanted.unit ?? unit };
};
