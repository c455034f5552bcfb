import type { OverallQuantity } from '../../equations/index.ts';
import { formatMonth } from '../../kit/month.ts';
import { type Unit, unit } from '../../kit/unit.ts';
import { yearUnit } from '../../kit/year-unit.ts';
import { yearsOf } from '../../kit/years.ts';
import type { Cell } from './draw/cell.ts';
import type { Explanation, Figure, Given, More } from './explanation.ts';
import { decidingLimit } from './tree/limit.ts';
import type { Found } from './question.ts';
import { largest } from './tree/shares.ts';
import { type Grounds, Tree } from './tree/tree.ts';

/** Members that are listed where several were asked for together. */
const LISTED = 6;

type Monthly = NonNullable<Found['monthly']>;

const combine = (values: readonly number[], how: 'sum' | 'least' | 'greatest' | 'none'): number => {
  if (how === 'least') return Math.min(...values);
  return how === 'greatest' ? Math.max(...values) : values.reduce((a, b) => a + b, 0);
};

/** Explains the number that was asked for: a cell, several members together, a year, or a figure of the whole run. */
export class Root {
  readonly #grounds: Grounds;
  readonly #tree: Tree;
  readonly #found: Found;
  readonly #place: Readonly<Record<string, string>>;

  constructor(grounds: Grounds, found: Found, place: Readonly<Record<string, string>>) {
    this.#grounds = grounds;
    this.#tree = new Tree(grounds);
    this.#found = found;
    this.#place = place;
  }

  explain(overall?: number): Figure | Given {
    const { monthly } = this.#found;
    const root = monthly ? this.#ofMonths(monthly) : this.#ofRun(overall ?? Number.NaN);
    this.#tree.finish();
    return root;
  }

  get #unit(): Unit {
    return unit(this.#found.description.unit);
  }

  #figure(period: string, value: number, equation: string | undefined, inputs: readonly Explanation[]): Figure {
    const { description } = this.#found;
    const named = { variable: description.id ?? description.name, about: description.about, period, place: this.#place };
    return { kind: 'figure', ...named, value, unit: this.#unit.text, equation, origin: undefined, limit: undefined, inputs };
  }

  #monthValue({ variable, members }: Monthly, month: number): number {
    const { total } = this.#found.description;
    return combine(
      members.map((member) => this.#grounds.draw.value({ variable, month, member })),
      total,
    );
  }

  #ofMonths(monthly: Monthly): Figure | Given {
    const { from, to, period } = monthly;
    const { yearly } = this.#found.description;
    if (yearly === 'last' || to - from === 1) return this.#ofMonth(monthly, to - 1, period);
    const months = Array.from({ length: to - from }, (_, i) => from + i);
    const values = months.map((month) => this.#monthValue(monthly, month));
    const sum = values.reduce((a, b) => a + b, 0);
    const telling = values.reduce((best, x, i) => (Math.abs(x) > Math.abs(values[best] as number) ? i : best), 0);
    const inputs = months.map((month, i) =>
      i === telling
        ? this.#ofMonth(monthly, month, this.#monthText(month))
        : this.#more(this.#monthText(month), values[i] as number, 'months'),
    );
    const value = yearly === 'mean' ? sum / months.length : sum;
    const shown = yearUnit(this.#unit, yearly);
    const figure = this.#figure(period, value / shown.factor, `${yearly} of its months`, inputs);
    return { ...figure, unit: shown.text };
  }

  #monthText(month: number): string {
    return formatMonth(this.#grounds.start + month);
  }

  #more(period: string, value: number, why: More['why'], count?: number): More {
    const { kind, equation, origin, limit, inputs, ...named } = this.#figure(period, value / this.#unit.factor, undefined, []);
    return { ...named, kind: 'more', why, count };
  }

  #ofMonth(monthly: Monthly, month: number, period: string): Figure | Given {
    const { variable, members } = monthly;
    const { brief, depth, naming, draw } = this.#grounds;
    const cells = members.map((member): Cell => ({ variable, month, member }));
    const [first] = cells;
    if (!first) return this.#figure(period, 0, 'nothing is counted', []);
    if (cells.length === 1) {
      const told = this.#tree.told(first, depth);
      if (!told || told.kind === 'more') throw new Error(`${variable.name} cannot be the root of an explanation`);
      return told.kind === 'given' ? told : { ...told, period };
    }
    const { total, formula } = this.#found.description;
    const { listed, rest } = largest(
      cells,
      (c) => draw.value(c),
      total === 'least' ? 'least' : total === 'greatest' ? 'greatest' : 'add',
      LISTED,
    );
    const inputs = listed.flatMap((c, i) =>
      i > 0 && brief ? this.#tree.alike(c, this.#unit) : (this.#tree.told(c, depth, this.#unit) ?? []),
    );
    const others = rest ? [this.#more(period, rest.value, 'others', rest.count)] : [];
    const value = this.#monthValue(monthly, month) / this.#unit.factor;
    const figure = this.#figure(period, value, `${total} over its members${formula === undefined ? '' : `, each ${formula}`}`, [
      ...inputs,
      ...others,
    ]);
    return { ...figure, limit: decidingLimit(draw.program, cells, draw, naming) };
  }

  /** The months' amounts year by year, the rate and the months that count. */
  #ofRun(value: number): Figure {
    const { draw, start } = this.#grounds;
    const { description } = this.#found;
    const quantity = draw.program.overalls.find((o) => o.id === (description.id ?? description.name));
    if (!quantity) throw new Error(`the program has no ${description.name}`);
    const { months } = draw.program;
    const at = (month: number): number => draw.value({ variable: quantity.of, month, member: 0 });
    const years = yearsOf(start, months).map(({ year, from, to }) => {
      const amounts = Array.from({ length: to - from }, (_, i) => at(from + i));
      return this.#yearOf(String(year), quantity, amounts);
    });
    const parts = [quantity.rate, quantity.where].flatMap((variable) =>
      variable ? (this.#tree.told({ variable, month: months - 1, member: 0 }, this.#grounds.depth) ?? []) : [],
    );
    const deciding = this.#tree.told(
      { variable: quantity.of, month: decidingMonth(quantity.how, months, at), member: 0 },
      this.#grounds.depth,
    );
    return this.#figure('', value / this.#unit.factor, `${quantity.how} of ${description.formula ?? 'its months'}`, [
      ...years,
      ...parts,
      ...(deciding ? [deciding] : []),
    ]);
  }

  #yearOf(year: string, quantity: OverallQuantity, amounts: readonly number[]): More {
    const { naming } = this.#grounds;
    const { variable, how, value } = ofYear(quantity, amounts);
    const own = naming.unitOf(variable);
    const shown = how === 'sum' ? yearUnit(own, 'sum') : own;
    const named = { variable: naming.nameOf(variable), about: `${how} of its months`, period: year, place: {} };
    return { kind: 'more', ...named, value: value / shown.factor, unit: shown.text, why: 'months', count: amounts.length };
  }
}

/** The months of a year as one number, in the way in which they enter an overall quantity. */
const ofYear = ({ of: variable, how }: OverallQuantity, amounts: readonly number[]) => {
  const sum = amounts.reduce((a, b) => a + b, 0);
  if (how === 'least') return { variable, how, value: Math.min(...amounts) };
  if (how === 'greatest') return { variable, how, value: Math.max(...amounts) };
  const adds = how === 'npv' || how === 'irr' || how === 'payback' || how === 'total';
  return adds ? { variable, how: 'sum', value: sum } : { variable, how: 'mean', value: sum / amounts.length };
};

/** The month worth taking apart: the extreme one where that decides, otherwise the one with the largest amount. */
const decidingMonth = (how: string, months: number, at: (month: number) => number): number => {
  const all = Array.from({ length: months }, (_, i) => at(i));
  if (how === 'first') return 0;
  if (how === 'last') return months - 1;
  const size = (x: number): number => (how === 'least' ? -x : how === 'greatest' ? x : Math.abs(x));
  return all.reduce((best, x, i) => (size(x) > size(all[best] as number) ? i : best), 0);
};
