import type { Field, ItemsField, ListField, MapField, RecordField } from './field.ts';
import type { Placed, Read, Typed } from './typed.ts';

type Fields = Readonly<Record<string, Field & Typed<unknown>>>;

/** What reading a record gives: every declared key, and where the record was written. */
export type ReadRecord<F extends Fields> = { readonly [K in keyof F]: Read<F[K]> } & Placed;

/** Named fields. Where the user says nothing, it is there all the same, with its defaults. */
export const record = <const F extends Fields>(about: string, fields: F): RecordField & Typed<ReadRecord<F>> => ({
  kind: 'record',
  about,
  fields,
  optional: false,
});

/** Named fields, absent where the user says nothing. */
export const optionalRecord = <const F extends Fields>(about: string, fields: F): RecordField & Typed<ReadRecord<F> | undefined> => ({
  kind: 'record',
  about,
  fields,
  optional: true,
});

/** A plain list; a merge replaces it whole. */
export const list = <T>(of: Field & Typed<T>, about: string, example?: string): ListField & Typed<readonly Exclude<T, undefined>[]> => ({
  kind: 'list',
  of,
  about,
  orOne: false,
  ...(example !== undefined && { example }),
});

/** A list whose brackets may be left out around a single item. */
export const oneOrMore = <T>(
  of: Field & Typed<T>,
  about: string,
  example?: string,
): ListField & Typed<readonly Exclude<T, undefined>[]> => ({
  ...list(of, about, example),
  orOne: true,
});

export interface ItemsOptions {
  /** Fields that tell items apart, the first that is written; `id` unless said otherwise. */
  readonly keys?: readonly string[];
  readonly rows?: Readonly<Record<string, string>>;
}

/** An item of a list also knows its identity, as paths name it. */
export type Item<F extends Fields> = ReadRecord<F> & { readonly key: string };

/** A list of records merged by identity. */
export const items = <const F extends Fields>(
  about: string,
  fields: F,
  options: ItemsOptions = {},
): ItemsField & Typed<readonly Item<F>[]> => ({
  kind: 'items',
  about,
  of: record(about, fields),
  keys: options.keys ?? ['id'],
  rows: options.rows ?? {},
});

/** A map from names the user chooses. */
export const map = <T>(
  of: Field & Typed<T>,
  about: string,
  table?: string,
): MapField & Typed<ReadonlyMap<string, Exclude<T, undefined>>> => ({
  kind: 'map',
  of,
  about,
  ...(table !== undefined && { table }),
});
