import type { Description, Variable } from '../../../equations/index.ts';
import { type Unit, unit } from '../../../kit/unit.ts';
import { isHidden } from '../draw/cell.ts';

/** `CNY*FLOP^-1*s` as people write it: `CNY*s/FLOP`. */
const asFraction = (dimension: string): string => {
  const parts = dimension.split('*');
  const above = parts.filter((part) => !part.includes('^-')).join('*');
  const below = parts.filter((part) => part.includes('^-')).map((part) => `/${part.replace(/\^-1$/, '').replace('^-', '^')}`);
  return `${above === '' ? '1' : above}${below.join('')}`;
};

/** What the variables of a program are called, and in which units people read them. */
export class Naming {
  readonly #described: ReadonlyMap<string, Description>;
  readonly #currency: string;
  readonly #money: RegExp;
  readonly #usual = new Map<string, Unit>();

  /** @param currency of the scenario: the equations count money in one unit, written CNY, and descriptions are in this one */
  constructor(descriptions: readonly Description[], currency: string) {
    this.#currency = currency;
    this.#money = new RegExp(`\\b${currency}\\b`);
    this.#described = new Map(descriptions.map((d) => [d.name, d]));
    for (const d of [...descriptions].sort((a, b) => Number(a.id === undefined) - Number(b.id === undefined))) {
      const shown = unit(d.unit);
      const dimension = this.#inEquations(shown);
      if (!this.#usual.has(dimension)) this.#usual.set(dimension, shown);
    }
  }

  /** The dimension in which the equations count what is shown in a unit. */
  #inEquations({ text }: Unit): string {
    return unit(text.replace(this.#money, 'CNY')).dimension;
  }

  described(variable: Variable): Description | undefined {
    return isHidden(variable) ? undefined : this.#described.get(variable.name);
  }

  /** The public id where there is one. */
  nameOf(variable: Variable): string {
    return this.described(variable)?.id ?? variable.name;
  }

  /** A limit that is a stock goes by its public id, as in limits.csv. */
  limitName(name: string): string {
    const d = this.#described.get(name);
    return d?.kind === 'stock' ? (d.id ?? name) : name;
  }

  /**
   * The unit a value is shown in: the declared one, otherwise one in which such quantities are usually shown.
   * @param beside the unit of the number it enters, taken where it fits
   */
  unitOf(variable: Variable, beside?: Unit): Unit {
    const described = this.described(variable);
    if (described) return unit(described.unit);
    const { dimension } = variable.unit;
    if (beside && this.#inEquations(beside) === dimension) return beside;
    const usual = this.#usual.get(dimension);
    if (usual) return usual;
    // one with a factor has a name of its own, such as hours a month
    const text = variable.unit.factor === 1 ? asFraction(dimension) : variable.unit.text;
    return { ...variable.unit, text: text.replace(/\bCNY\b/, this.#currency) };
  }
}
