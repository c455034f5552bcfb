import type { Value } from '../../uncertainty/value.ts';
import type { DateField, FigureField, MonthField, ParameterField, Range } from './field.ts';
import type { Given, Presence, Typed } from './typed.ts';

export interface FigureOptions extends Presence {
  readonly example?: string;
  /** In the field's unit; from zero upwards unless said otherwise. */
  readonly range?: Range;
  readonly fixed?: boolean;
  readonly column?: string;
  readonly unless?: string;
}

const figure = (unit: string, about: string, options: FigureOptions, more: Partial<FigureField>): FigureField => ({
  kind: 'figure',
  unit,
  about,
  range: [0, Number.POSITIVE_INFINITY],
  fixed: false,
  whole: false,
  ...options,
  ...more,
});

type Figure<O> = FigureField & Typed<Given<Value, O>>;

/** A figure with a unit; `money` in it stands for the scenario's currency. */
export const quantity = <const O extends FigureOptions = Record<never, never>>(unit: string, about: string, options?: O): Figure<O> =>
  figure(unit, about, options ?? {}, {});

/** A figure that is the same in every month; curves are refused. */
export const fixed = <const O extends FigureOptions = Record<never, never>>(unit: string, about: string, options?: O): Figure<O> =>
  figure(unit, about, options ?? {}, { fixed: true });

/** A part of a whole: `80 %` or `0.8`. */
export const share = <const O extends FigureOptions = Record<never, never>>(about: string, options?: O): Figure<O> =>
  figure('%', about, { range: [0, 100], ...options }, {});

/** A rate of change a year: `25 %/year`. Cannot fall below −100 %. */
export const rate = <const O extends FigureOptions = Record<never, never>>(about: string, options?: O): Figure<O> =>
  figure('%/year', about, { range: [-100, Number.POSITIVE_INFINITY], ...options }, {});

/** How many: a whole number, written without unit. */
export const count = <const O extends FigureOptions = Record<never, never>>(about: string, options?: O): Figure<O> =>
  figure('1', about, options ?? {}, { whole: true });

/** A number without unit. */
export const number = <const O extends FigureOptions = Record<never, never>>(about: string, options?: O): Figure<O> =>
  figure('1', about, options ?? {}, {});

/** A price, with or without value-added tax. */
export interface Price {
  readonly value: Value;
  readonly vat: 'in' | 'ex';
}

/** A price; `bare` is what it means where the user does not say. */
export const price = <const O extends FigureOptions = Record<never, never>>(
  unit: string,
  about: string,
  bare: 'in' | 'ex',
  options?: O,
): FigureField & Typed<Given<Price, O>> => figure(unit, about, options ?? {}, { priced: bare });

/** A time span in calendar months or years, the same throughout. */
export const duration = <const O extends FigureOptions = Record<never, never>>(about: string, options?: O): Figure<O> =>
  figure('month', about, { range: [0, 1200], ...options }, { fixed: true });

export interface DateOptions extends Presence {
  readonly example?: string;
  readonly within?: boolean;
}

/** A month, perhaps uncertain: `2025-11`, `2025-11 to 2026-06`. Read as months since the start of the horizon. */
export const date = <const O extends DateOptions = Record<never, never>>(
  about: string,
  options?: O,
): DateField & Typed<Given<Value, O>> => ({
  kind: 'date',
  about,
  within: false,
  example: '2025-11',
  ...options,
});

/** A certain month, read as an absolute month. */
export const month = <const O extends DateOptions = Record<never, never>>(
  about: string,
  options?: O,
): MonthField & Typed<Given<number, O>> => ({
  kind: 'month',
  about,
  within: false,
  example: '2027-12',
  ...options,
});

/** A named figure with its unit; see `read/parameter.ts`. */
export const parameter = (about: string): ParameterField & Typed<Parameter> => ({ kind: 'parameter', about, example: '1' });

/** What the scenario calls a parameter. */
export interface Parameter {
  readonly value: Value;
  /** Of `value`, in base units. */
  readonly dimension: string;
  /** As the user wrote it, `1` for pure numbers: how a slider shows it. */
  readonly unit: string;
  /** In base units. */
  readonly min?: number;
  readonly max?: number;
  readonly label?: string;
}
