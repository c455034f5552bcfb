import type { Confidence } from '../../uncertainty/index.ts';

/** What stands in every part of an explanation. Values are in `unit`. */
interface Told {
  readonly value: number;
  readonly unit: string;
}

/** Which limit decided a flow, and the one that would have been next, with the share of it that was left unused. */
export interface DecidingLimit {
  readonly name: string;
  readonly next: string | undefined;
  readonly unused: number | undefined;
}

/** A place in a file. */
export interface Spotted {
  readonly file: string;
  readonly line: number;
}

interface Named extends Told {
  /** Public id, or name in the model's equations. */
  readonly variable: string;
  readonly about: string;
  /** Month or year; empty for one figure of the whole run. */
  readonly period: string;
  /** Member of each dimension: `{chip: 'h20', site: 'guian'}`. */
  readonly place: Readonly<Record<string, string>>;
}

/** A number with its equation and what entered it. */
export interface Figure extends Named {
  readonly kind: 'figure';
  readonly equation: string | undefined;
  /** File and line of an equation that reads nothing. */
  readonly origin: Spotted | undefined;
  readonly limit: DecidingLimit | undefined;
  readonly inputs: readonly Explanation[];
}

/** A number that is not taken apart here. */
export interface More extends Named {
  readonly kind: 'more';
  /**
   * `above`: explained at another place of the tree; `others`: several small ones together; `opening`: a balance carried over; `depth`: ask for more depth;
   * `alike`: taken apart like the member before it.
   */
  readonly why: 'above' | 'others' | 'opening' | 'depth' | 'months' | 'alike';
  /** How many numbers this is, where it is several. */
  readonly count: number | undefined;
}

/** Who says so, and where it is written. */
interface Sourced {
  readonly text: string;
  readonly origin: Spotted;
  readonly source: string | undefined;
  readonly asOf: string | undefined;
  readonly confidence: Confidence | undefined;
}

/** One of the figures another was made from. */
export interface Part extends Sourced {
  readonly name: string;
  /** In this draw and month, where the text says in which unit it is. */
  readonly number: Told | undefined;
}

/** A figure of the world, the scenario or the calendar: where the explanation ends. */
export interface Given extends Told, Sourced {
  readonly kind: 'given';
  /** As `--set` would name it, or `table.row.column`. */
  readonly name: string;
  /** Name of the model's input that it went into. */
  readonly input: string;
  readonly about: string;
  readonly place: Readonly<Record<string, string>>;
  /** What a figure made from others was made from, in this month, and how many more there are. */
  readonly parts: readonly Part[];
  readonly left: number;
}

export type Explanation = Figure | More | Given;

/** A whole answer. */
export interface Answer {
  readonly figure: Figure | Given;
  /** The draw that is explained, and how many were looked at to choose it; one draw needs no choice. */
  readonly draw: number;
  readonly among: number;
}
