import { didYouMean } from '../../kit/suggest.ts';
import { parseUnit } from '../../kit/unit.ts';
import { type Declaration, type Dimension, input, type Model } from '../declare.ts';
import { ancestors } from '../dimensions.ts';
import { Consequence, Refusal } from '../fault.ts';

/** One declaration and where it stands. */
export interface Entry {
  readonly name: string;
  readonly sector: string;
  readonly declaration: Declaration;
}

/** What every formula may read without declaring it; the binding supplies the figures under these names. */
export const BUILT_IN: Readonly<Record<string, Declaration>> = {
  time: input('month', [], 'Months since the start: 0 in the first month'),
  month_of_year: input('1', [], 'Calendar month, 1 to 12'),
  hours: input('hour/month', [], 'Real hours of this month'),
  days: input('day/month', [], 'Real days of this month'),
};

const unitHint = (name: string): string | undefined =>
  'unknown' in parseUnit(name) ? undefined : `a unit stands right after a number; put brackets around both: (1 ${name})`;

/** Everything a formula can name. */
export class Scope {
  readonly entries: ReadonlyMap<string, Entry>;
  /** In the order of first mention. */
  readonly dimensions: readonly Dimension[];
  private readonly ids: ReadonlyMap<string, string>;
  /** Declarations at fault by themselves: what reads them cannot be judged. */
  private readonly broken: ReadonlySet<string>;

  constructor(model: Model, broken: ReadonlySet<string> = new Set()) {
    this.broken = broken;
    const entries = new Map<string, Entry>();
    const ids = new Map<string, string>();
    const dimensions = new Set<Dimension>();
    const add = (name: string, sector: string, declaration: Declaration): void => {
      if (entries.has(name)) return;
      entries.set(name, { name, sector, declaration });
      if (declaration.id !== undefined && !ids.has(declaration.id)) ids.set(declaration.id, name);
      for (const d of declaration.over) for (const each of [...ancestors(d)].reverse().concat(d)) dimensions.add(each);
    };
    for (const [name, declaration] of Object.entries(BUILT_IN)) add(name, 'time', declaration);
    for (const s of model.sectors) for (const [name, declaration] of Object.entries(s.declarations)) add(name, s.name, declaration);
    this.entries = entries;
    this.ids = ids;
    this.dimensions = [...dimensions];
  }

  /** The declared name behind a name or public id. */
  readonly resolve = (name: string): string | undefined => (this.entries.has(name) ? name : this.ids.get(name));

  private names(): string[] {
    return [...this.entries.keys(), ...this.ids.keys()];
  }

  /** @throws Refusal if nothing is called so */
  entry(name: string): Entry {
    const own = this.resolve(name);
    const found = own === undefined ? undefined : this.entries.get(own);
    if (!found) throw new Refusal(`there is no '${name}'`, this.dimensionHint(name) ?? unitHint(name) ?? didYouMean(name, this.names()));
    if (this.broken.has(found.name)) throw new Consequence(found.name);
    return found;
  }

  private dimensionHint(name: string): string | undefined {
    return this.dimensions.some((d) => d.name === name)
      ? `${name} is a dimension; dimensions stand only in sum(x, ${name}) and its like`
      : undefined;
  }

  /** @throws Refusal if no variable varies over such a dimension */
  dimension(name: string): Dimension {
    const found = this.dimensions.find((d) => d.name === name);
    if (!found)
      throw new Refusal(
        `there is no dimension '${name}'`,
        didYouMean(
          name,
          this.dimensions.map((d) => d.name),
        ),
      );
    return found;
  }

  /** Dimensions in the model's order. */
  ordered(dims: readonly Dimension[]): readonly Dimension[] {
    return this.dimensions.filter((d) => dims.includes(d));
  }
}
