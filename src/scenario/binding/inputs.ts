import type { Problem } from '../../kit/problem.ts';
import { combine, constant, type Origin, type Value, valueAt } from '../../uncertainty/index.ts';

/** Members of a dimension; a combination says which members of its parents each stands for. */
export interface Members {
  readonly ids: readonly string[];
  readonly tuples?: readonly (readonly number[])[];
}

/** Values over rising knots, knot by knot one for each member. */
export interface Table {
  readonly knots: readonly number[];
  readonly values: readonly (readonly Value[])[];
}

/** What a scenario hands to the equations, collected sector by sector. */
export class Inputs {
  readonly members = new Map<string, Members>();
  /** For each input of the model one value a member. */
  readonly values = new Map<string, readonly Value[]>();
  /** Tables the equations look up: for each knot one value a member. */
  readonly tables = new Map<string, Table>();
  readonly problems: Problem[] = [];
  /** Figures that decided how the scenario is bound, rather than going into an input. */
  readonly decided: Value[] = [];

  dimension(name: string, ids: readonly string[]): void {
    this.members.set(name, { ids });
  }

  combination(name: string, ids: readonly string[], tuples: readonly (readonly number[])[]): void {
    this.members.set(name, { ids, tuples });
  }

  ids(dimension: string): readonly string[] {
    return (this.members.get(dimension) as Members).ids;
  }

  set(name: string, values: readonly Value[]): void {
    this.values.set(name, values);
  }

  table(name: string, knots: readonly number[], values: readonly (readonly Value[])[]): void {
    this.tables.set(name, { knots, values });
  }

  /** A figure as a plain number, where it decides once for the whole run. */
  decide(value: Value): number {
    this.decided.push(value);
    return valueAt(value, 0);
  }

  report(origin: Origin, code: string, message: string, hint?: string): void {
    const { file, line, column } = origin;
    this.problems.push({ file, line, column, code, message, ...(hint !== undefined && { hint }) });
  }
}

/** A number that follows from how the scenario is built, not from a figure: it points at the text that says so. */
export const structural = (value: number, origin: Origin): Value => constant(value, origin);

const at = (args: readonly number[], i: number): number => args[i] as number;

const joined = (a: Value, b: Value, sign: string): Origin => ({ ...a.origin, text: `${a.origin.text} ${sign} ${b.origin.text}` });

export const product = (a: Value, b: Value): Value => combine([a, b], (x) => at(x, 0) * at(x, 1), joined(a, b, '×'));

export const sum = (a: Value, b: Value): Value => combine([a, b], (x) => at(x, 0) + at(x, 1), joined(a, b, '+'));

export const largest = (a: Value, b: Value): Value => combine([a, b], (x) => Math.max(at(x, 0), at(x, 1)), joined(a, b, 'or at least'));

export const smallest = (a: Value, b: Value): Value => combine([a, b], (x) => Math.min(at(x, 0), at(x, 1)), joined(a, b, 'or at most'));

/** One minus a share. */
export const rest = (a: Value): Value => combine([a], (x) => 1 - at(x, 0), { ...a.origin, text: `1 − ${a.origin.text}` });

/** One plus a share. */
export const grown = (a: Value): Value => combine([a], (x) => 1 + at(x, 0), { ...a.origin, text: `1 + ${a.origin.text}` });

/** The value as it will be some months later, for who must decide now. */
export const ahead = (value: Value, months: number): Value => {
  switch (value.kind) {
    case 'constant':
    case 'uncertain':
      return value;
    case 'derived':
      return { ...value, of: value.of.map((part) => ahead(part, months)) };
    case 'growth':
      return { ...value, from: ahead(value.from, months), annual: ahead(value.annual, months), start: value.start - months };
    case 'curve':
      return { ...value, points: value.points.map((p) => ({ month: p.month - months, value: ahead(p.value, months) })) };
  }
};

/** Zero outside the months from `from` to the one before `to`. */
export const during = (value: Value, from: Value | undefined, to: Value | undefined, months: number): Value => {
  if (!from && !to) return value;
  const clock: Value = {
    kind: 'curve',
    between: 'linear',
    points: [
      { month: 0, value: constant(0, value.origin) },
      { month: months, value: constant(months, value.origin) },
    ],
    origin: value.origin,
  };
  const first = from ?? constant(0, value.origin);
  const last = to ?? constant(NEVER, value.origin);
  return combine([value, clock, first, last], (x) => (at(x, 1) >= at(x, 2) && at(x, 1) < at(x, 3) ? at(x, 0) : 0), value.origin);
};

/** A month that no horizon reaches. */
export const NEVER = 1e6;
