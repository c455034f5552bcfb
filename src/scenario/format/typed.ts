import type { Origin } from '../../uncertainty/value.ts';

declare const read: unique symbol;

/** Carries the type that reading a field gives. Only types see it. */
export interface Typed<T> {
  readonly [read]?: T;
}

/** What reading a field gives. */
export type Read<F> = F extends Typed<infer T> ? T : never;

/** A figure or word the format supplies where the user says nothing; a figure says where it is from. */
export interface Default {
  /** As a user would write it: `6 %`. */
  readonly text: string;
  /** Who says so; a word or flag needs none. */
  readonly source?: string;
  readonly asOf?: string;
}

export interface Presence {
  readonly required?: true;
  readonly default?: Default;
}

/** A field without default may be absent, unless it must be there; one that gives way to another may be absent too. */
export type Given<T, O> = O extends { readonly unless: string }
  ? T | undefined
  : O extends { readonly required: true } | { readonly default: Default }
    ? T
    : T | undefined;

/** Of every field: what it means, and one way to write it. */
export interface Meaning extends Presence {
  readonly about: string;
  /** As a user would write it. */
  readonly example?: string;
}

/** Every record of the scenario knows where it was written. */
export interface Placed {
  readonly origin: Origin;
}
