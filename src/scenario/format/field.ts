import type { Meaning } from './typed.ts';

/** The least and greatest figure that can be, in the field's own unit. */
export type Range = readonly [low: number, high: number];

/** Any figure: fixed, uncertain, a formula or, unless `fixed`, varying by month. */
export interface FigureField extends Meaning {
  readonly kind: 'figure';
  /** May name `money`, which stands for the scenario's currency: `money/kWh`. */
  readonly unit: string;
  readonly range: Range;
  /** One figure for the whole horizon; curves are refused. */
  readonly fixed: boolean;
  readonly whole: boolean;
  /** The catalogue cell that supplies it where the user says nothing: `sites.price`. */
  readonly column?: string;
  /** A key of the same record: where that is written this comes from it, and neither table nor default speaks. */
  readonly unless?: string;
  /** A price, which states whether it includes value-added tax; what it means where it does not say. */
  readonly priced?: 'in' | 'ex';
}

/** A month in time, perhaps uncertain; months since the start of the horizon. */
export interface DateField extends Meaning {
  readonly kind: 'date';
  /** A date after the horizon has no meaning here. */
  readonly within: boolean;
}

/** A month in time that must be certain, as an absolute month (`kit/month.ts`). */
export interface MonthField extends Meaning {
  readonly kind: 'month';
  /** It must be one of the horizon's. */
  readonly within: boolean;
}

export interface TextField extends Meaning {
  readonly kind: 'text';
  readonly pattern?: RegExp;
  /** What the pattern demands, in words. */
  readonly demand?: string;
  /** The top-level list one of whose items it names. */
  readonly of?: string;
  /** It is the path of a value of this scenario. */
  readonly path?: true;
}

/** The id of a row of a catalogue table. */
export interface ReferenceField extends Meaning {
  readonly kind: 'reference';
  readonly table: string;
}

export interface ChoiceField extends Meaning {
  readonly kind: 'choice';
  readonly words: readonly string[];
}

export interface FlagField extends Meaning {
  readonly kind: 'flag';
}

/** A formula in the language of the model, kept as text for the compiler. */
export interface FormulaField extends Meaning {
  readonly kind: 'formula';
}

/** A named figure of any dimension that other figures may use. */
export interface ParameterField extends Meaning {
  readonly kind: 'parameter';
}

export interface ListField extends Meaning {
  readonly kind: 'list';
  readonly of: Field;
  /** A single item may stand without its brackets. */
  readonly orOne: boolean;
}

/** A map from names the user chooses. */
export interface MapField extends Meaning {
  readonly kind: 'map';
  readonly of: Field;
  /** The keys are ids of this catalogue table. */
  readonly table?: string;
}

export interface RecordField extends Meaning {
  readonly kind: 'record';
  readonly fields: Readonly<Record<string, Field>>;
  /** Absent where the user says nothing, rather than filled with defaults. */
  readonly optional: boolean;
}

/** A list of records told apart by an identity: the first of `keys` that is written. */
export interface ItemsField extends Meaning {
  readonly kind: 'items';
  readonly of: RecordField;
  readonly keys: readonly string[];
  /** Tables whose rows supply columns, and the field that names the row: `{sites: 'id'}`. */
  readonly rows: Readonly<Record<string, string>>;
}

/** Any JSON the reader need not understand: variants, checked once chosen. */
export interface AnyField extends Meaning {
  readonly kind: 'any';
}

export type Field =
  | FigureField
  | DateField
  | MonthField
  | TextField
  | ReferenceField
  | ChoiceField
  | FlagField
  | FormulaField
  | ParameterField
  | ListField
  | MapField
  | RecordField
  | ItemsField
  | AnyField;
