import { parseMonth } from '../../../kit/month.ts';
import { didYouMean } from '../../../kit/suggest.ts';
import { unit } from '../../../kit/unit.ts';
import type { Origin } from '../../../uncertainty/value.ts';
import { type MapNode, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import type { Figured, Wanted } from './figured.ts';
import { inMeasure } from './value.ts';

const KEYS = ['from', 'growth', 'at'];

/** Rates of change; nothing can lose more than all of itself in a year. */
const perYear: Wanted = {
  unit: unit('%/year'),
  low: unit('%/year').factor * -100,
  high: Number.POSITIVE_INFINITY,
  fixed: true,
  whole: false,
};

/** Base units count growth by month; the contract's `annual` is a plain number a year. */
const MONTHS = unit('year').factor;

const startOf = (node: MapNode, path: string, reading: Reading): number | undefined => {
  const at = node.entries.get('at')?.node;
  if (at === undefined) return 0;
  const month = parseMonth(textOf(at) ?? '');
  if (month === undefined) return reading.report(at.place, 'bad-date', `${path}: 'at' is the month of 'from'`, 'write 2024-01');
  return month - reading.horizon.start;
};

/** Reads `{from: 100 MW, growth: 25 %/year}`; `from` holds in the first month of the horizon, or in the month `at`. */
export const readGrowth = (node: MapNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const { path } = origin;
  for (const [key, entry] of node.entries) {
    if (!KEYS.includes(key))
      reading.report(
        entry.key,
        'unknown-key',
        `${path}: a growing figure has no key '${key}'`,
        didYouMean(key, KEYS) ?? 'it has from, growth and at',
      );
  }
  const [from, growth] = [node.entries.get('from')?.node, node.entries.get('growth')?.node];
  if (!from || !growth) {
    const hint = 'write {from: 100 MW, growth: 25 %/year}';
    return reading.report(node.place, 'missing-key', `${path}: a growing figure needs '${from ? 'growth' : 'from'}'`, hint);
  }
  const first = reading.figure(from, { ...wanted, fixed: true }, `${path}.from`);
  const annual = reading.figure(growth, perYear, `${path}.growth`);
  const start = startOf(node, path, reading);
  if (!first || !annual || start === undefined) return undefined;
  return { ...first, value: { kind: 'growth', from: first.value, annual: inMeasure(annual.value, MONTHS), start, origin } };
};
