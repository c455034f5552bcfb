import { isFault } from '../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../kit/interval.ts';
import { formatMonth, parseMonth } from '../../kit/month.ts';
import { constant, dateDistribution, type Origin, type Value } from '../../uncertainty/index.ts';
import type { DateField, MonthField } from '../format/field.ts';
import { describeNode, type Node, type ScalarNode, shorten } from '../text/node.ts';
import { asDates } from './figure/distribution.ts';
import type { Reading } from './reading.ts';

const EXAMPLE = 'write a month as 2025-11, an uncertain one as 2025-11 to 2026-06';

const checkWithin = (month: number, within: boolean, node: Node, path: string, reading: Reading): boolean => {
  const { start, months } = reading.horizon;
  if (!within || (month >= start && month < start + months)) return true;
  const span = `${formatMonth(start)} to ${formatMonth(start + months - 1)}`;
  reading.report(node.place, 'outside-horizon', `${path}: ${formatMonth(month)} is outside the horizon`, span);
  return false;
};

/** A month from text, reported if it is none. */
export const monthIn = (node: Node, path: string, reading: Reading): number | undefined => {
  const month = node.kind === 'scalar' ? parseMonth(node.text.trim()) : undefined;
  if (month !== undefined) return month;
  const day = node.kind === 'scalar' && /^(\d{4}-\d{2})-\d{2}$/.exec(node.text);
  return reading.report(
    node.place,
    'bad-date',
    `${path}: a month is wanted, this is ${describeNode(node)}`,
    day ? `time runs in whole months: write ${day[1]}` : EXAMPLE,
  );
};

export const readMonth = (node: Node, field: MonthField, path: string, reading: Reading): number | undefined => {
  reading.origin(path, node);
  const month = monthIn(node, path, reading);
  return month !== undefined && checkWithin(month, field.within, node, path, reading) ? month : undefined;
};

const readScalarDate = (node: ScalarNode, field: DateField, path: string, origin: Origin, reading: Reading): Value | undefined => {
  const { start } = reading.horizon;
  if (!looksLikeInterval(node.text)) {
    const month = monthIn(node, path, reading);
    return month === undefined || !checkWithin(month, field.within, node, path, reading) ? undefined : constant(month - start, origin);
  }
  const interval = parseInterval(node.text);
  if (isFault(interval)) return reading.fault(interval, node.start, path);
  if (interval.kind !== 'months')
    return reading.report(node.place, 'bad-date', `${path}: '${shorten(node.text)}' is not an interval of months`, EXAMPLE);
  if (![interval.first, interval.last].every((m) => checkWithin(m, field.within, node, path, reading))) return undefined;
  return { kind: 'uncertain', name: path, distribution: dateDistribution(interval.first - start, interval.last - start), origin };
};

/** Reads a date as months since the start of the horizon; all months of an interval are equally likely. */
export const readDate = (node: Node, field: DateField, path: string, reading: Reading): Value | undefined => {
  if (node.kind === 'scalar') return readScalarDate(node, field, path, reading.origin(path, node), reading);
  const inner = node.kind === 'map' ? node.entries.get('value')?.node : undefined;
  if (node.kind === 'map' && inner?.kind === 'scalar') {
    const origin = reading.origin(path, node);
    const source = node.entries.get('source')?.node;
    return readScalarDate(inner, field, path, { ...origin, ...(source?.kind === 'scalar' && { source: source.text }) }, reading);
  }
  if (node.kind === 'map' && node.entries.has('dist')) return reading.figure(node, asDates, path)?.value;
  return reading.report(node.place, 'bad-date', `${path}: a month is wanted, this is ${describeNode(node)}`, EXAMPLE);
};
