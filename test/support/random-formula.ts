import { ancestors, reaches } from '../../src/equations/dimensions.ts';
import type { Dimension } from '../../src/equations/index.ts';
import type { Dice } from './random-figures.ts';

/** A name formulas may use: a pure number over some dimensions. */
export interface Named {
  readonly text: string;
  readonly over: readonly Dimension[];
}

export interface Words {
  /** Known before the formula: may be read as they are. */
  readonly earlier: readonly Named[];
  /** All variables, the formula's own too: may be read of months before. */
  readonly all: readonly Named[];
  /** At least a month. */
  readonly lags: readonly Named[];
  /** May be 0, or not known before the draws. */
  readonly looseLags: readonly Named[];
  readonly tables: readonly Named[];
}

const fits = (n: Named, over: readonly Dimension[]): boolean => n.over.every((d) => reaches(over, d));

/** Random formulas of pure numbers that vary over no more than they may, and stay within ±1000 whatever the figures. */
export class FormulaWriter {
  private readonly dice: Dice;
  private readonly words: Words;
  private readonly over: readonly Dimension[];
  constructor(dice: Dice, words: Words, over: readonly Dimension[]) {
    this.dice = dice;
    this.words = words;
    this.over = over;
  }

  formula(): string {
    return `clamp(${this.part(this.dice.below(4))}, -1000, 1000)`;
  }

  private name(from: readonly Named[]): string | undefined {
    const usable = from.filter((n) => fits(n, this.over));
    return usable.length === 0 ? undefined : this.dice.one(usable).text;
  }

  private leaf(): string {
    const name = this.dice.chance(0.75) ? this.name(this.words.earlier) : undefined;
    return name ?? this.dice.one(['0', '1', '2.5', '-0.75', '12', '1e-3', 'month_of_year', '(time / month)']);
  }

  private reduction(): string | undefined {
    const sources = this.words.earlier.filter((n) => n.over.length > 0);
    if (sources.length === 0) return undefined;
    const source = this.dice.one(sources);
    const keep = source.over.flatMap((d) => [d, ...ancestors(d)]).filter((d) => reaches(this.over, d) && this.dice.chance(0.5));
    const kept = keep.filter((d) => !keep.some((k) => ancestors(k).includes(d)));
    const inner = this.dice.chance(0.5) ? source.text : `${source.text} * ${this.dice.one(['2', `abs(${source.text})`, '0.5'])}`;
    const how = this.dice.one(['sum', 'least', 'greatest', 'product']);
    const safe = how === 'product' ? `clamp(${inner}, 0.5, 1.5)` : inner;
    return `${how}(${[safe, ...new Set(kept.map((d) => d.name))].join(', ')})`;
  }

  private past(): string | undefined {
    const name = this.name(this.words.all);
    if (name === undefined) return undefined;
    const initial = this.dice.one(['0', '1.5', this.name(this.words.earlier) ?? '0']);
    if (this.dice.chance(0.3)) return `previous(${name}, ${initial})`;
    const lag = this.dice.chance(0.5) ? this.name(this.words.lags) : undefined;
    return `delay(${name}, ${lag ?? 1 + this.dice.below(5)}, ${initial})`;
  }

  private special(): string | undefined {
    const table = this.name(this.words.tables);
    const lag = this.name(this.words.looseLags);
    const source = this.name(this.words.earlier);
    const kind = this.dice.below(3);
    if (kind === 0) return table && `lookup(${table}, ${this.part(1)})`;
    if (kind === 1) return source && `spread(${source}, weights)`;
    const plain = this.words.earlier.find((n) => n.text === source);
    const within = lag !== undefined && this.words.looseLags.some((l) => l.text === lag && plain && fits(l, plain.over));
    return source && `transit(${source}, ${within ? lag : this.dice.below(4)})`;
  }

  private part(depth: number): string {
    if (depth === 0) return this.leaf();
    const special = this.dice.chance(0.35) ? this.dice.one([() => this.reduction(), () => this.past(), () => this.special()])() : undefined;
    if (special !== undefined) return special;
    const [a, b, c] = [this.part(depth - 1), this.part(depth - 1), this.part(this.dice.below(depth))];
    return this.dice.one([
      `(${a} + ${b})`,
      `(${a} - ${b})`,
      `(${a} * ${b})`,
      `(${a} / (abs(${b}) + 0.1))`,
      `ratio(${a}, ${b}, ${c})`,
      `min(${a}, ${b})`,
      `max(${a}, ${b}, ${c})`,
      `if(${a} ${this.dice.one(['<', '<=', '>', '>=', '==', '!='])} ${b}, ${c}, ${a})`,
      `if(${a} > 0 and not (${b} < 1) or ${c} == 0, ${b}, ${c})`,
      `sqrt(abs(${a}))`,
      `exp(clamp(${a}, -5, 5))`,
      `log(abs(${a}) + 0.5)`,
      `pow(abs(${a}) + 0.2, clamp(${b}, -2, 2))`,
      `floor(${a})`,
      `-(${a})`,
      `(${a}) ^ 2`,
    ]);
  }
}
