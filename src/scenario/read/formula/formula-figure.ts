import { type Fault, fault, isFault } from '../../../kit/fault.ts';
import type { Place } from '../../../kit/problem.ts';
import { combine, type Origin, type Value } from '../../../uncertainty/index.ts';
import type { ScalarNode } from '../../text/node.ts';
import type { Figured, Wanted } from '../figure/figured.ts';
import { checkRange } from '../figure/range.ts';
import { certain, varies } from '../figure/value.ts';
import { convert } from '../figure/wanted.ts';
import type { Reading } from '../reading.ts';
import { readFormula } from './read-formula.ts';

/** A parameter at fault is reported where it stands, and not again where it is used. */
const reported: Fault = fault('reported', 'a parameter is at fault');

/** Reads `= 2e9 CNY/year * budget_scale`; the result must measure what is wanted. */
export const readFormulaFigure = (node: ScalarNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const at = node.text.indexOf('=') + 1;
  const place = { ...node.start, column: node.start.column + at };
  const { names } = reading;
  const lookup = (name: string) => (names.list.includes(name) ? (names.parameter(name, node.place) ?? reported) : undefined);
  const result = readFormula(node.text.slice(at), lookup, names.list, origin);
  if (isFault(result)) return result.code === reported.code ? undefined : reading.fault(result, place, origin.path);
  const own = convert(result.value, result.unit.dimension, wanted, reading.exchange);
  if (!own) {
    const gives = result.unit.dimension === '' ? 'a pure number' : result.unit.text;
    return reading.report(place, 'wrong-unit', `${origin.path}: the formula gives ${gives} where ${wanted.unit?.text} is wanted`);
  }
  if (wanted.fixed && varies(own)) {
    return reading.report(place, 'curve-refused', `${origin.path}: the formula varies by month, this cannot`);
  }
  const value = bounded(own, wanted, origin, reading, place);
  return value && { value, unit: wanted.unit ?? result.unit };
};

/** A certain result is checked now; an uncertain one stays within the field's range as the samples of a distribution do. */
const bounded = (value: Value, wanted: Wanted, origin: Origin, reading: Reading, place: Place): Value | undefined => {
  const { low, high } = wanted;
  const number = certain(value);
  if (number !== undefined && !Number.isFinite(number)) {
    return reading.report(place, 'bad-formula', `${origin.path}: the result is ${number}`, 'is something divided by zero?');
  }
  if (number !== undefined) return checkRange(number, false, wanted, reading, place, origin.path) ? value : undefined;
  if (!Number.isFinite(low) && !Number.isFinite(high)) return value;
  return combine([value], ([x]) => Math.min(high, Math.max(low, x as number)), origin);
};
