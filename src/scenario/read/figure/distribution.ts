import { isFault } from '../../../kit/fault.ts';
import { parseMonth } from '../../../kit/month.ts';
import type { Place } from '../../../kit/problem.ts';
import { parseQuantity } from '../../../kit/quantity.ts';
import { didYouMean } from '../../../kit/suggest.ts';
import { type Unit, unit, unitless } from '../../../kit/unit.ts';
import { findKind, type Kind, makeDistribution, type Origin, type Parameter } from '../../../uncertainty/index.ts';
import { describeNode, type MapNode, type Node, shorten, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import { inUnitOf } from './curve.ts';
import { anyFigure, type Figured, type Wanted } from './figured.ts';
import { physical } from './interval.ts';
import { figured, measure, rangeFor } from './scalar.ts';

const pure: Wanted = { ...anyFigure, unit: unitless };

/** Reads the figures of a distribution; the first one's unit holds for all. */
class ParameterReader {
  first: Unit | undefined;
  private readonly wanted: Wanted;
  private readonly path: string;
  private readonly reading: Reading;

  constructor(wanted: Wanted, path: string, reading: Reading) {
    this.wanted = wanted;
    this.path = path;
    this.reading = reading;
  }

  all(node: Node, parameter: Parameter): number | readonly number[] | undefined {
    if (node.kind !== 'list') return this.one(node, parameter);
    const values = node.items.map((item) => this.one(item, parameter));
    return values.every((v) => v !== undefined) ? values : undefined;
  }

  private one(node: Node, parameter: Parameter): number | undefined {
    if (node.kind !== 'scalar' || node.value === null || typeof node.value === 'boolean') {
      return this.reading.report(node.place, 'wrong-kind', `${this.path}: a figure is wanted, this is ${describeNode(node)}`);
    }
    const month = parseMonth(node.text);
    if (month !== undefined && (parameter.measure === 'month' || this.wanted.unit?.dimension === 'date'))
      return month - this.reading.horizon.start;
    const quantity = parseQuantity(node.text);
    if (isFault(quantity)) return this.reading.fault(quantity, node.start, this.path);
    const own = parameter.measure === 'quantity';
    const value = measure(quantity, own ? inUnitOf(this.first, this.wanted) : pure, this.reading, node.start, this.path);
    if (own && value !== undefined) this.first ??= quantity.unit;
    return value;
  }
}

const unknownParameter = (place: Place, key: string, kind: Kind, path: string, reading: Reading): undefined => {
  const known = kind.parameters.map((p) => p.name);
  const hint = didYouMean(key, known) ?? `it has ${known.join(', ')}`;
  return reading.report(place, 'unknown-parameter', `${path}: '${shorten(key)}' is no parameter of ${kind.name}`, hint);
};

/** Reads `{dist: triangular, low: 0 month, mode: 4 month, high: 14 month}`. */
export const readDistribution = (node: MapNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const { path } = origin;
  const named = node.entries.get('dist')?.node as Node;
  const kind = findKind(textOf(named) ?? '');
  if (isFault(kind)) return reading.fault(kind, named.place, path);
  const reader = new ParameterReader(wanted, path, reading);
  const parameters: [string, number | readonly number[]][] = [];
  let sound = true;
  for (const [key, entry] of node.entries) {
    if (key === 'dist') continue;
    const parameter = kind.parameters.find((p) => p.name === key);
    const value = parameter ? reader.all(entry.node, parameter) : unknownParameter(entry.key, key, kind, path, reading);
    if (value === undefined) sound = false;
    else parameters.push([key, value]);
  }
  if (!sound) return undefined;
  const own = reader.first ?? wanted.unit ?? unitless;
  const distribution = makeDistribution(kind, Object.fromEntries(parameters), physical(rangeFor(wanted, own.dimension)));
  if (isFault(distribution)) return reading.fault(distribution, node.place, path);
  return figured({ kind: 'uncertain', name: path, distribution, origin }, own, wanted, reading);
};

/** Dates are wanted in months from the start of the horizon; they are written `2025-11`, so that no unit of the table can be meant. */
export const asDates: Wanted = { ...anyFigure, unit: { ...unit('month'), dimension: 'date' }, fixed: true };
