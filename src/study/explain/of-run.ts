import type { OverallQuantity } from '../../equations/index.ts';
import { yearUnit } from '../../kit/year-unit.ts';
import { yearsOf } from '../../kit/years.ts';
import type { Explanation, More } from './explanation.ts';
import type { Grounds } from './tree/grounds.ts';
import type { Tree } from './tree/tree.ts';

/** The months of a year as one number, in the way in which they enter an overall quantity. */
const ofYear = (how: OverallQuantity['how'], amounts: readonly number[]): { readonly how: string; readonly value: number } => {
  const sum = amounts.reduce((a, b) => a + b, 0);
  if (how === 'least') return { how, value: Math.min(...amounts) };
  if (how === 'greatest') return { how, value: Math.max(...amounts) };
  const adds = how === 'npv' || how === 'irr' || how === 'payback' || how === 'total';
  return adds ? { how: 'sum', value: sum } : { how: 'mean', value: sum / amounts.length };
};

const yearOf = (year: string, { of, how }: OverallQuantity, amounts: readonly number[], { naming }: Grounds): More => {
  const one = ofYear(how, amounts);
  const own = naming.unitOf(of);
  const shown = one.how === 'sum' ? yearUnit(own, 'sum') : own;
  const named = { variable: naming.nameOf(of), about: `${one.how} of its months`, period: year, place: {} };
  return { kind: 'more', ...named, value: one.value / shown.factor, unit: shown.text, why: 'months', count: amounts.length };
};

/** The month worth taking apart: the extreme one where that decides, otherwise the one with the largest amount. */
const decidingMonth = (how: OverallQuantity['how'], amounts: readonly number[]): number => {
  if (how === 'first') return 0;
  if (how === 'last') return amounts.length - 1;
  const size = (x: number): number => (how === 'least' ? -x : how === 'greatest' ? x : Math.abs(x));
  return amounts.reduce((best, x, i) => (size(x) > size(amounts[best] as number) ? i : best), 0);
};

/** What entered an overall quantity: its months year by year, the rate, whether the last month counts, and one month taken apart. */
export const partsOfRun = (quantity: OverallQuantity, grounds: Grounds, tree: Tree): readonly Explanation[] => {
  const { draw, start, depth } = grounds;
  const { months } = draw.program;
  const amounts = Array.from({ length: months }, (_, month) => draw.value({ variable: quantity.of, month, member: 0 }));
  const years = yearsOf(start, months).map(({ year, from, to }) => yearOf(String(year), quantity, amounts.slice(from, to), grounds));
  const beside = [quantity.rate, quantity.where].flatMap((variable) =>
    variable ? (tree.told({ variable, month: months - 1, member: 0 }, depth) ?? []) : [],
  );
  const deciding = tree.told({ variable: quantity.of, month: decidingMonth(quantity.how, amounts), member: 0 }, depth);
  return [...years, ...beside, ...(deciding ? [deciding] : [])];
};
