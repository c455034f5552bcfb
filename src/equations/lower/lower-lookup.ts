import { sizeOf } from '../axes.ts';
import type { Expression, InputData } from '../program.ts';
import type { Term } from '../terms/term.ts';
import type { Draft, Lower } from './draft.ts';

/** The table's values at one knot, as an input over the table's dimensions. */
const slice = (data: InputData, knots: number, knot: number, members: number): InputData => {
  const { values, sample } = data;
  if (!data.uncertain || !sample)
    return { monthly: false, uncertain: false, values: (values as Float64Array).slice(knot * members, (knot + 1) * members) };
  return {
    monthly: false,
    uncertain: true,
    sample: (first, count, out) => {
      const all = new Float64Array(knots * members * count);
      sample(first, count, all);
      out.set(all.subarray(knot * members * count, (knot + 1) * members * count));
    },
  };
};

/** Value at a knot: a literal where one number serves all, else a hidden input. */
const atKnot = (draft: Draft, table: string, dimension: string, data: InputData, knot: number): Expression => {
  const { expressions: x, typed } = draft;
  const knots = data.knots?.length ?? 0;
  const axes = draft.axesOf(typed.scope.entry(table).declaration.over, true);
  if (axes.length === 0 && !data.uncertain) return x.number(data.values?.[knot] ?? Number.NaN);
  const name = `${table} at knot ${knot + 1}`;
  return x.read(draft.named.get(name) ?? draft.hidden(name, dimension, axes, slice(data, knots, knot, sizeOf(axes)), table));
};

/** first value + Σ slope · clamp(x − knot, 0, width): linear between knots, level beyond. */
export const lowerLookup = (draft: Draft, term: Term & { op: 'lookup' }, lower: Lower): Expression => {
  const { expressions: x } = draft;
  const data = draft.inputs.get(term.table);
  const knots = data?.knots;
  if (!data || !knots) throw new Error(`table ${term.table} is not bound`);
  const at = lower(term.of);
  const values = Array.from(knots, (_, k) => atKnot(draft, term.table, term.unit, data, k));
  let sum = values[0] as Expression;
  for (let k = 1; k < knots.length; k++) {
    const start = knots[k - 1] as number;
    const width = x.number((knots[k] as number) - start);
    const slope = x.apply('/', x.apply('-', values[k] as Expression, values[k - 1] as Expression), width);
    const within = x.apply('min', x.apply('max', x.apply('-', at, x.number(start)), x.number(0)), width);
    sum = x.apply('+', sum, x.apply('*', slope, within));
  }
  return sum;
};
