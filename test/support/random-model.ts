import {
  aux,
  type Binding,
  combination,
  type Declaration,
  type Dimension,
  dimension,
  flow,
  type InputData,
  identity,
  inOrder,
  input,
  limited,
  type Model,
  model,
  overall,
  pool,
  type RecordRequest,
  ration,
  sector,
  stock,
  table,
} from '../../src/equations/index.ts';
import { Dice, type Figures, randomFigures } from './random-figures.ts';
import { FormulaWriter, type Named, type Words } from './random-formula.ts';

export interface RandomModel {
  readonly model: Model;
  readonly binding: Binding;
  readonly record: readonly RecordRequest[];
}

/** Builds one random valid model: sparse combinations, drawn inputs and lags, conveyors, pools, tables, stocks that age. */
class Builder {
  private readonly dice: Dice;
  readonly months: number;
  readonly declarations: Record<string, Declaration> = {};
  readonly inputs = new Map<string, InputData>();
  readonly members = new Map<string, { readonly ids: readonly string[]; readonly tuples?: readonly (readonly number[])[] }>();
  private readonly spaces: readonly (readonly Dimension[])[];
  private readonly stockSpace: readonly Dimension[];
  private readonly pair: Dimension;
  private readonly plain: readonly [Dimension, Dimension, Dimension];
  private readonly earlier: Named[] = [];
  private readonly lags: Named[] = [];
  private readonly looseLags: Named[] = [];
  private readonly tables: Named[] = [];

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.months = 3 + this.dice.below(10);
    const [a, b, age] = [dimension('a', 'A'), dimension('b', 'B'), dimension('age', 'Months back')];
    const pair = combination('pair', [a, b], 'Some of A with some of B');
    const deep = combination('deep', [pair, b], 'Pairs again, with a way to B of its own');
    this.plain = [a, b, age];
    this.pair = pair;
    this.spaces = [[], [a], [b], [a, b], [b, a], [pair], [deep]];
    this.stockSpace = this.dice.one([[a], [pair], [a, b]]);
    for (const d of this.plain)
      this.members.set(d.name, { ids: Array.from({ length: 1 + this.dice.below(4) }, (_, i) => `${d.name}${i}`) });
    this.bindPairs(a, b);
  }

  private size(d: Dimension): number {
    return this.members.get(d.name)?.ids.length ?? 0;
  }

  private bindPairs(a: Dimension, b: Dimension): void {
    const tuples: [number, number][] = [];
    for (let i = 0; i < this.size(a); i++) for (let j = 0; j < this.size(b); j++) if (this.dice.chance(0.6)) tuples.push([i, j]);
    this.members.set('pair', { ids: tuples.map((t) => `p${t.join('.')}`), tuples });
    const deep = tuples.flatMap(([, j], k) => (this.dice.chance(0.7) ? [[k, j] as const] : []));
    this.members.set('deep', { ids: deep.map((t) => `d${t.join('.')}`), tuples: deep });
  }

  private cells(over: readonly Dimension[]): number {
    return over.reduce((n, d) => n * this.size(d), 1);
  }

  input(name: string, unit: string, over: readonly Dimension[], f: Partial<Figures> & { low: number; high: number }): void {
    this.declarations[name] = input(unit, over, `Given ${name}`);
    this.inputs.set(name, randomFigures(this.dice, { cells: this.cells(over), months: this.months, ...f }));
  }

  private anyKind(): { monthly: boolean; uncertain: boolean } {
    return { monthly: this.dice.chance(0.4), uncertain: this.dice.chance(0.4) };
  }

  givens(): void {
    const [a, , age] = this.plain;
    for (let i = 0; i < 5; i++) {
      const over = this.dice.one(this.spaces);
      this.input(`given${i}`, '1', over, { low: -2, high: 5, zeros: 0.1, ...this.anyKind() });
      this.earlier.push({ text: `given${i}`, over });
    }
    for (const [i, over] of [[], [a], [this.pair]].entries()) {
      const uncertain = this.dice.chance(0.5);
      const bounded = this.dice.chance(0.5);
      this.input(`lag${i}`, 'month', over, {
        low: 1,
        high: 6,
        whole: this.dice.chance(0.7),
        uncertain,
        bounded,
        monthly: this.dice.chance(0.2),
      });
      // draws of unknown range may be 0 months, which closes rings: those lags are for conveyors only
      if (!uncertain || bounded) this.lags.push({ text: `lag${i}`, over });
      this.looseLags.push({ text: `lag${i}`, over });
    }
    this.input('life', 'month', [a], { low: 1, high: 8, uncertain: this.dice.chance(0.5) });
    this.input('weights', '1', [age], { low: 0, high: 1, uncertain: this.dice.chance(0.5) });
    for (const [i, over] of [[], [a]].entries()) this.table(`table${i}`, over);
  }

  private table(name: string, over: readonly Dimension[]): void {
    const knots = Float64Array.from({ length: 1 + this.dice.below(4) }, (_, k) => k * 1.5 - 1);
    const data = randomFigures(this.dice, {
      cells: knots.length * this.cells(over),
      months: 1,
      low: -3,
      high: 3,
      uncertain: this.dice.chance(0.4),
    });
    this.declarations[name] = table('1', '1', over, 'Some curve');
    this.inputs.set(name, { ...data, knots });
    this.tables.push({ text: name, over });
  }

  formulas(): void {
    const later = Array.from({ length: 3 + this.dice.below(8) }, (_, i): Named => ({ text: `aux${i}`, over: this.dice.one(this.spaces) }));
    for (const own of later) {
      const words: Words = { earlier: this.earlier, all: later, lags: this.lags, looseLags: this.looseLags, tables: this.tables };
      this.declarations[own.text] = aux('1', own.over, new FormulaWriter(this.dice, words, own.over).formula(), 'Computed');
      this.earlier.push(own);
    }
  }

  private amount(over: readonly Dimension[]): string {
    const usable = this.earlier.filter((n) => n.over.every((d) => over.includes(d)));
    const name = usable.length === 0 ? '1' : this.dice.one(usable).text;
    return `(abs(${name}) + 0.25) * (10 chip/month)`;
  }

  /** Two stocks in a row with every kind of rule between them; what leaves is shared or aged, so that no balance falls below 0. */
  chains(): void {
    const over = this.stockSpace;
    const wide = over[0] === this.pair || over.length === 2 ? over : this.dice.one([over, [this.pair]]);
    const rule = this.dice.one([ration, inOrder]);
    this.input('start', 'chip', over, { low: 0, high: 60, uncertain: this.dice.chance(0.4) });
    this.input('poolSize', 'chip/month', [this.plain[0]], { low: -1, high: 25, zeros: 0.2, ...this.anyKind() });
    this.input('each', '1', wide, { low: 0.1, high: 2, zeros: 0.2 });
    Object.assign(this.declarations, {
      first: stock('chip', over, 'First stock', { initial: 'start' }),
      second: stock('chip', over, 'Second stock'),
      parts: stock('chip', [], 'Parts that moving uses up', {}),
      entering: flow(
        'chip/month',
        over,
        { to: 'first' },
        limited({ want: this.amount(over), gate: 'poolSize * 2', half: this.amount(over) }),
        'In',
      ),
      making: flow('chip/month', [], { to: 'parts' }, '7 chip/month', 'Parts made'),
      moving: flow(
        'chip/month',
        wide,
        { from: 'first', to: 'second', uses: { parts: 'each' } },
        rule(this.amount(over), { shared: pool('poolSize', { each: 'each' }) }),
        'On',
      ),
      leaking: flow('chip/month', over, { from: 'first' }, ration(`${this.amount(over)} * 0.3`, { shared: pool('poolSize') }), 'Lost'),
      ending: flow('chip/month', over, { from: 'second' }, 'expiring(second, life)', 'Too old'),
      spare: aux('chip/month', [this.plain[0]], 'left(poolSize)', 'Left of the pool'),
      held: aux('chip', [], 'sum(closing(first)) + sum(closing(second))', 'All in stock'),
      kept: identity(
        'chip',
        [],
        'held - sum(first) - sum(second)',
        'month * (sum(entering) - sum(leaking) - sum(ending))',
        'Nothing is lost',
      ),
      best: overall('chip', 'greatest', 'held', 'Most in stock'),
      allIn: overall('chip', 'total', 'sum(entering)', 'All that entered'),
    } satisfies Record<string, Declaration>);
  }

  result(): RandomModel {
    const steps = (step: number, base: number): InputData => ({
      monthly: true,
      uncertain: false,
      values: Float64Array.from({ length: this.months }, (_, t) => base + ((t * step) % 12)),
    });
    this.inputs.set('time', { monthly: true, uncertain: false, values: Float64Array.from({ length: this.months }, (_, t) => t) });
    this.inputs.set('month_of_year', steps(1, 1));
    const record = Object.entries(this.declarations).flatMap(([name, d]): RecordRequest[] => {
      if (d.kind === 'stock' || d.kind === 'flow') return [{ name, over: d.over }, ...(d.over.length > 0 ? [{ name, over: [] }] : [])];
      return d.kind === 'auxiliary' ? [{ name, over: d.over }] : [];
    });
    const { months, members, inputs } = this;
    return { model: model('random', [sector('all', 'Everything', this.declarations)]), binding: { months, members, inputs }, record };
  }
}

/** A random valid model with members, figures and draws; the same for the same seed. */
export const randomModel = (seed: number): RandomModel => {
  const builder = new Builder(seed);
  builder.givens();
  builder.formulas();
  builder.chains();
  return builder.result();
};
