import { combineDimensions } from '../../kit/unit.ts';
import type { Dimension } from '../declare.ts';
import { essential, namesOf, reachedTwice } from '../dimensions.ts';
import { Refusal } from '../fault.ts';
import type { BinaryOp, UnaryOp } from '../program.ts';
import { dimensionText } from './dimension-text.ts';
import type { Term } from './term.ts';

type Dims = readonly Dimension[];

/** Dimensions of a value made from several. */
export const joined = (terms: readonly Term[], text: string): Dims => {
  const dims = terms.flatMap((t) => t.over);
  const twice = reachedTwice(dims);
  if (twice)
    throw new Refusal(
      `'${text}' varies over ${namesOf(twice.by)}, which both lead to ${twice.dimension.name}`,
      `add one of them up first: sum(…, ${twice.dimension.name})`,
    );
  return essential(dims);
};

/** Both must be of one dimension; a bare 0 takes the other's. */
const common = (a: Term, b: Term, text: string): string => {
  if (a.free) return b.unit;
  if (b.free || a.unit === b.unit) return a.unit;
  throw new Refusal(
    `'${text}' joins ${dimensionText(a.unit)} with ${dimensionText(b.unit)}`,
    `'${a.text}' is in ${dimensionText(a.unit)}, '${b.text}' in ${dimensionText(b.unit)}`,
  );
};

export const plain = (t: Term, role: string): Term => {
  if (t.unit !== '') throw new Refusal(`'${t.text}' is in ${dimensionText(t.unit)}, but ${role} must be a pure number`);
  return t;
};

export const numberTerm = (value: number, unit: string, text: string, free = false): Term => ({
  op: 'number',
  value,
  unit,
  free,
  over: [],
  text,
});

const unaryUnit = (op: UnaryOp, a: Term): string => {
  if (op === 'sqrt') return combineDimensions('', a.unit, 0.5);
  if (op === 'exp' || op === 'log' || op === 'not') return plain(a, `the argument of ${op}`).unit;
  return a.unit;
};

export const unary = (op: UnaryOp, a: Term, text: string): Term => ({
  op,
  args: [a],
  unit: unaryUnit(op, a),
  free: a.free && op !== 'exp' && op !== 'log' && op !== 'not',
  over: a.over,
  text,
});

const COMPARISONS = new Set<BinaryOp>(['<', '<=', '>', '>=', '==', '!=']);

const binaryUnit = (op: BinaryOp, a: Term, b: Term, text: string): string => {
  if (op === '*') return combineDimensions(a.unit, b.unit, 1);
  if (op === '/') return combineDimensions(a.unit, b.unit, -1);
  if (op === 'and' || op === 'or') return combineDimensions(plain(a, `a side of ${op}`).unit, plain(b, `a side of ${op}`).unit, 1);
  if (op === 'pow') return combineDimensions(plain(a, 'the base of pow').unit, plain(b, 'the exponent of pow').unit, 1);
  const unit = common(a, b, text);
  return COMPARISONS.has(op) ? '' : unit;
};

export const binary = (op: BinaryOp, a: Term, b: Term, text: string): Term => ({
  op,
  args: [a, b],
  unit: binaryUnit(op, a, b, text),
  free: a.free && b.free && (op === '+' || op === '-' || op === 'min' || op === 'max'),
  over: joined([a, b], text),
  text,
});

export const choose = (condition: Term, yes: Term, no: Term, text: string): Term => ({
  op: 'if',
  args: [plain(condition, 'the condition of if'), yes, no],
  unit: common(yes, no, text),
  free: yes.free && no.free,
  over: joined([condition, yes, no], text),
  text,
});

const times = (base: Term, count: number, text: string): Term =>
  count === 1 ? base : binary('*', times(base, count - 1, text), base, text);

/** Small whole powers are products, halves are roots, so that units and bits follow from simpler operations. */
export const power = (base: Term, exponent: Term, text: string): Term => {
  if (exponent.op !== 'number' || exponent.unit !== '')
    throw new Refusal(`the exponent in '${text}' is not a plain number`, 'write pow(a, b)');
  const n = exponent.value;
  const one = numberTerm(1, '', '1');
  if (n === 0) return one;
  if (Number.isInteger(n) && Math.abs(n) <= 4) return n > 0 ? times(base, n, text) : binary('/', one, times(base, -n, text), text);
  if (n === 0.5) return unary('sqrt', base, text);
  return { op: 'pow', args: [base, exponent], unit: combineDimensions('', base.unit, n), free: false, over: base.over, text };
};
