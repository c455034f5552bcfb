import type { Description, Variable } from '../../../equations/index.ts';
import { type Unit, unit } from '../../../kit/unit.ts';
import { isHidden } from '../draw/cell.ts';

/** What the variables of a program are called, and in which units people read them. */
export class Naming {
  readonly #described: ReadonlyMap<string, Description>;
  readonly #usual = new Map<string, Unit>();

  constructor(descriptions: readonly Description[]) {
    this.#described = new Map(descriptions.map((d) => [d.name, d]));
    for (const d of [...descriptions].sort((a, b) => Number(a.id === undefined) - Number(b.id === undefined))) {
      const shown = unit(d.unit);
      if (!this.#usual.has(shown.dimension)) this.#usual.set(shown.dimension, shown);
    }
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
    if (beside?.dimension === dimension) return beside;
    return this.#usual.get(dimension) ?? variable.unit;
  }
}
