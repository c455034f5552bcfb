import { parseMonth } from '../../../kit/month.ts';
import type { Unit } from '../../../kit/unit.ts';
import type { Origin, Value } from '../../../uncertainty/value.ts';
import { type MapNode, shorten, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import type { Figured, Wanted } from './figured.ts';

export interface Point {
  readonly month: number;
  readonly value: Value;
}

/** What any unit will do for is in the unit of its first figure from then on. */
export const inUnitOf = (first: Unit | undefined, wanted: Wanted): Wanted =>
  wanted.unit === undefined && first ? { ...wanted, unit: first } : wanted;

/** How a curve runs between its points. */
export const readBetween = (node: MapNode, path: string, reading: Reading): 'linear' | 'step' => {
  const between = node.entries.get('between')?.node;
  const word = textOf(between);
  if (between && word !== 'linear' && word !== 'step') {
    reading.report(between.place, 'unknown-word', `${path}: between points a curve is linear or step, not '${shorten(word ?? '')}'`);
  }
  return word === 'step' ? 'step' : 'linear';
};

/** The curve through points in any order; two in one month cannot be, their keys being the same. */
export const curve = (points: readonly Point[], between: 'linear' | 'step', origin: Origin): Value => ({
  kind: 'curve',
  between,
  points: [...points].sort((a, b) => a.month - b.month),
  origin,
});

/** Reads `{2024-01: 100 MW, 2026-01: 300 MW, between: step}`. */
export const readPoints = (node: MapNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const { path } = origin;
  const between = readBetween(node, path, reading);
  const points: Point[] = [];
  let first: Figured | undefined;
  let sound = true;
  for (const [key, entry] of node.entries) {
    if (key === 'between') continue;
    const month = parseMonth(key);
    if (month === undefined) {
      const hint = /^\d{4}$/.test(key)
        ? `write ${key}-01`
        : 'a curve has months as keys, {2024-01: …}; other forms have value, dist, from and growth, csv';
      reading.report(entry.key, /^\d/.test(key) ? 'bad-date' : 'unknown-key', `${path}: '${shorten(key)}' is not a month`, hint);
      sound = false;
      continue;
    }
    const point = reading.figure(entry.node, { ...inUnitOf(first?.unit, wanted), fixed: true }, `${path}.${key}`);
    if (point) points.push({ month: month - reading.horizon.start, value: point.value });
    else sound = false;
    first ??= point;
  }
  if (!sound || !first)
    return points.length === 0 && sound ? reading.report(node.place, 'missing-key', `${path}: the curve has no points`) : undefined;
  return { ...first, value: curve(points, between, origin) };
};
