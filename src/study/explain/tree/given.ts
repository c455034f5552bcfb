import type { Unit } from '../../../kit/unit.ts';
import type { Origin, Value } from '../../../uncertainty/index.ts';
import type { Plan } from '../../plan.ts';
import { type Cell, cellKey, placeOf } from '../draw/cell.ts';
import type { Given, Part } from '../explanation.ts';
import type { Naming } from './naming.ts';
import { partsOf } from './parts.ts';
import { spotted } from './spotted.ts';

/** Inputs that the calendar gives. */
const CALENDAR: ReadonlySet<string> = new Set(['time', 'month_of_year', 'hours', 'days']);

type Planned = Pick<Plan, 'scenario' | 'bound' | 'sources' | 'sampler'>;

/** A figure made from others goes by the source of the first that has one. */
const sourced = (own: Origin, parts: readonly Part[]): Pick<Given, 'source' | 'asOf' | 'confidence'> => {
  const { source, asOf, confidence } = own.source === undefined ? (parts.find((p) => p.source !== undefined) ?? own) : own;
  return { source, asOf, confidence };
};

/** Says where the figures of inputs come from. */
export class Leaves {
  readonly #planned: Planned;
  readonly #naming: Naming;
  readonly #draw: number;
  readonly #known = new Map<string, Given | undefined>();

  /** @param draw its number in the run */
  constructor(planned: Planned, naming: Naming, draw: number) {
    this.#planned = planned;
    this.#naming = naming;
    this.#draw = draw;
  }

  #valueOf({ variable, member }: Cell): Value | undefined {
    const { bound, sources } = this.#planned;
    const name = sources.get(variable.name) ?? variable.name;
    const knot = / at knot (\d+)/.exec(variable.name)?.[1];
    const table = bound.tables.get(name);
    return table ? table.values[Number(knot ?? 1) - 1]?.[member] : bound.values.get(name)?.[member];
  }

  /** @returns nothing for what only numbers the members of a dimension */
  given(cell: Cell, value: number, shown: Unit): Given | undefined {
    const key = cellKey(cell);
    if (!this.#known.has(key)) this.#known.set(key, this.#made(cell, value, shown));
    return this.#known.get(key);
  }

  #made(cell: Cell, value: number, shown: Unit): Given | undefined {
    const { variable, member, month } = cell;
    const input = this.#planned.sources.get(variable.name) ?? variable.name;
    const about = this.#naming.described(variable)?.about ?? '';
    const common = {
      kind: 'given' as const,
      input,
      about,
      place: placeOf(variable.axes, member),
      value: value / shown.factor,
      unit: shown.text,
    };
    if (CALENDAR.has(variable.name)) return { ...common, name: 'horizon', ...this.#ofCalendar(), parts: [], left: 0 };
    const figure = this.#valueOf(cell);
    if (!figure) return undefined;
    const { path, text } = figure.origin;
    const made = partsOf(figure, this.#planned.sampler, this.#draw, Math.max(0, month));
    return { ...common, name: path, text, origin: spotted(figure.origin), ...sourced(figure.origin, made.parts), ...made };
  }

  #ofCalendar(): Pick<Given, 'text' | 'origin' | 'source' | 'asOf' | 'confidence'> {
    const { origins, file } = this.#planned.scenario;
    const line = origins.get('horizon.start')?.line ?? 1;
    const written = origins.get('horizon.start')?.file ?? file;
    return { text: 'the calendar', origin: { file: written, line }, source: 'Gregorian calendar', asOf: undefined, confidence: undefined };
  }
}
