import { isMap, type Node } from 'yaml';
import { didYouMean } from '../../kit/suggest.ts';
import { itemsOf, type Page, pairsOf, report } from './page.ts';

/** Turns a node into a value, or reports and gives undefined. */
export type Reader<T> = (page: Page, node: Node | undefined) => T | undefined;

/** One key of a record: how it is read, and what holds where it is left out (`required` if nothing can). */
export interface Field<T> {
  readonly read: Reader<T>;
  readonly otherwise?: { readonly value: T };
}

/** Field types by key. */
export type Shape = Readonly<Record<string, Field<unknown>>>;

export type ValueOf<S extends Shape> = { -readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never };

export const required = <T>(read: Reader<T>): Field<T> => ({ read });

export const optional = <T>(read: Reader<T>): Field<T | undefined> => ({ read, otherwise: { value: undefined } });

export const withDefault = <T>(read: Reader<T>, value: T): Field<T> => ({ read, otherwise: { value } });

/** A map with exactly these keys. Everything wrong in it is reported; it has a value only if nothing is. */
export const record =
  <S extends Shape>(shape: S): Reader<ValueOf<S>> =>
  (page, node) => {
    const pairs = pairsOf(page, node);
    if (!pairs) return undefined;
    const before = page.problems.length;
    for (const [key, { key: at }] of pairs) {
      if (!Object.hasOwn(shape, key)) report(page, at, 'unknown-key', `'${key}' is no key here`, didYouMean(key, Object.keys(shape)));
    }
    const values: Record<string, unknown> = {};
    for (const [key, field] of Object.entries(shape)) {
      const pair = pairs.get(key);
      if (pair) values[key] = field.read(page, pair.value);
      else if (field.otherwise) values[key] = field.otherwise.value;
      else report(page, node, 'missing-key', `'${key}' is missing`);
    }
    return page.problems.length === before ? (values as ValueOf<S>) : undefined;
  };

/** A list, or one item that stands for a list of one. */
export const listOf =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (page, node) => {
    const values = itemsOf(page, node).map((item) => read(page, item));
    return values.every((v) => v !== undefined) ? (values as T[]) : undefined;
  };

/** As `listOf`, but a map is not one item: a list is wanted. */
export const listOnly =
  <T>(read: Reader<T>): Reader<readonly T[]> =>
  (page, node) =>
    isMap(node) ? report(page, node, 'wrong-shape', 'a list is wanted here', 'begin each item with a dash') : listOf(read)(page, node);
