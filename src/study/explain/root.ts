import type { Total, Variable } from '../../equations/index.ts';
import { formatMonth } from '../../kit/month.ts';
import { type Unit, unit } from '../../kit/unit.ts';
import { yearUnit } from '../../kit/year-unit.ts';
import { yearRatioOf } from './asked-number.ts';
import type { Cell } from './draw/cell.ts';
import type { Explanation, Figure, Given, More } from './explanation.ts';
import { partsOfRun } from './of-run.ts';
import type { Found } from './question.ts';
import type { Grounds } from './tree/grounds.ts';
import { decidingLimit } from './tree/limit.ts';
import { largest, together } from './tree/shares.ts';
import { Telling } from './tree/telling.ts';
import { Tree } from './tree/tree.ts';

/** Members that are listed where several were asked for together. */
const LISTED = 6;

type Monthly = NonNullable<Found['monthly']>;

/** How members are brought together, in the words of a program; what has no total is asked for one member at a time. */
const modeOf = (total: Total): 'add' | 'least' | 'greatest' => (total === 'least' || total === 'greatest' ? total : 'add');

/** Explains the number that was asked for: a cell, several members together, a year, or a figure of the whole run. */
export class Root {
  readonly #grounds: Grounds;
  readonly #tree: Tree;
  readonly #telling: Telling;
  readonly #found: Found;
  readonly #place: Readonly<Record<string, string>>;

  constructor(grounds: Grounds, found: Found, place: Readonly<Record<string, string>>) {
    this.#grounds = grounds;
    this.#tree = new Tree(grounds);
    this.#telling = new Telling(grounds);
    this.#found = found;
    this.#place = place;
  }

  explain(overall?: number): Figure | Given {
    const { monthly } = this.#found;
    const root = monthly ? this.#ofMonths(monthly) : this.#ofRun(overall ?? Number.NaN);
    this.#tree.finish();
    return root.kind === 'figure' && monthly ? { ...root, period: monthly.period } : root;
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
    return together[modeOf(total)](members.map((member) => this.#grounds.draw.value({ variable, month, member })));
  }

  #ofMonths(monthly: Monthly): Figure | Given {
    const { from, to, period } = monthly;
    const { yearly } = this.#found.description;
    const ofYear = yearRatioOf(this.#grounds.draw.program, this.#found.description, period);
    if (!ofYear && (yearly === 'last' || to - from === 1)) return this.#ofMonth(monthly, to - 1, period);
    const months = Array.from({ length: to - from }, (_, i) => from + i);
    const values = months.map((month) => this.#monthValue(monthly, month));
    const sum = values.reduce((a, b) => a + b, 0);
    const telling = values.reduce((best, x, i) => (Math.abs(x) > Math.abs(values[best] as number) ? i : best), 0);
    const inputs = months.map((month, i) =>
      i === telling
        ? this.#ofMonth(monthly, month, this.#monthText(month))
        : this.#more(this.#monthText(month), values[i] as number, 'months'),
    );
    const shown = yearUnit(this.#unit, yearly);
    const { value, equation } = ofYear ? this.#ofSums(ofYear.value, to - 1) : this.#ofValues(sum, months.length);
    const figure = this.#figure(period, value / shown.factor, equation, inputs);
    return { ...figure, unit: shown.text };
  }

  /** @param value of the year so far */
  #ofSums(value: Variable, last: number): { readonly value: number; readonly equation: string } {
    const [over, under] = this.#found.description.yearRatio ?? [];
    const equation = `sum over the year of (${over}) / sum over the year of (${under})`;
    return { value: this.#grounds.draw.value({ variable: value, month: last, member: 0 }), equation };
  }

  #ofValues(sum: number, months: number): { readonly value: number; readonly equation: string } {
    const { yearly } = this.#found.description;
    return { value: yearly === 'mean' ? sum / months : sum, equation: `${yearly} of its months` };
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
      return told;
    }
    const { total, formula } = this.#found.description;
    const { listed, rest } = largest(cells, (c) => draw.value(c), modeOf(total), LISTED);
    const inputs = listed.flatMap((c, i) =>
      i > 0 && brief ? this.#telling.alike(c, this.#unit) : (this.#tree.told(c, depth, this.#unit) ?? []),
    );
    const others = rest ? [this.#more(period, rest.value, 'others', rest.count)] : [];
    const value = this.#monthValue(monthly, month) / this.#unit.factor;
    const figure = this.#figure(period, value, `${total} over its members${formula === undefined ? '' : `, each ${formula}`}`, [
      ...inputs,
      ...others,
    ]);
    return { ...figure, limit: decidingLimit(draw.program, cells, draw, naming) };
  }

  /** A figure of the whole run; `value` is what the run gave. */
  #ofRun(value: number): Figure {
    const { description } = this.#found;
    const quantity = this.#grounds.draw.program.overalls.find((o) => o.id === (description.id ?? description.name));
    if (!quantity) throw new Error(`the program has no ${description.name}`);
    const equation = `${quantity.how} of ${description.formula ?? 'its months'}`;
    return this.#figure('', value / this.#unit.factor, equation, partsOfRun(quantity, this.#grounds, this.#tree));
  }
}
