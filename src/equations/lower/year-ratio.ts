import type { Recorded } from '../program.ts';
import type { Term } from '../terms/term.ts';
import type { TypedRatio } from '../typed/typed-model.ts';
import type { Draft, DraftVariable, Lower } from './draft.ts';

/** Sum of the months of the calendar year up to this one. */
const soFar = (draft: Draft, name: string, term: Term, lower: Lower): DraftVariable => {
  const { expressions: x } = draft;
  const total = draft.hidden(name, term.unit, []);
  total.memory = 1;
  draft.settled.add(total);
  const isFirst = x.apply('==', x.read(draft.variable('month_of_year')), x.number(1));
  draft.set(total, x.apply('+', x.apply('if', isFirst, x.number(0), x.read(total, 'now', 1)), lower(term)));
  return total;
};

/**
 * The ratio of two sums over the calendar year up to this month: in the last month of a year, that of the year. Where nothing is below
 * the line there is none, and 0 stands in its place.
 */
export const lowerYearRatio = (draft: Draft, name: string, ratio: TypedRatio, lower: Lower): NonNullable<Recorded['ofYear']> => {
  const { expressions: x } = draft;
  const over = x.read(soFar(draft, `${name} this year, above the line`, ratio.over, lower));
  const under = x.read(soFar(draft, `${name} this year, below the line`, ratio.under, lower));
  const none = x.apply('==', under, x.number(0));
  return {
    value: draft.keep(`${name} of the year`, ratio.unit, [], x.apply('if', none, x.number(0), x.apply('/', over, under))),
    exists: draft.keep(`whether the year has ${name}`, '', [], x.apply('if', none, x.number(0), x.number(1))),
  };
};
