import type { StandingAct } from '../../scenario/binding/index.ts';
import type { Leaves } from '../../study/compare/index.ts';

/** Stands in the period column for a figure of the whole horizon. */
export const WHOLE = 'horizon';

/** A figure of one of the results compared: a variable in one year and place, or of the whole horizon. */
export interface Figure {
  readonly variable: string;
  readonly unit: string;
  /** A year, or `WHOLE`. */
  readonly period: string;
  /** The cells of `DIMENSIONS`. */
  readonly place: readonly string[];
  readonly mean: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
  /** One value per future, in the unit; results of a folder have none, nor do runs too large to keep them. */
  readonly draws?: () => Float64Array;
}

/** Where a figure of the scenario stands, and who says so. */
export interface InputOrigin {
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

/** One of the results that are compared. */
export interface Side {
  readonly label: string;
  /** Version of the program that made it. */
  readonly version: string;
  /** Absolute first month, and how many. */
  readonly span: { readonly start: number; readonly months: number };
  readonly figures: readonly Figure[];
  /** Variables its summary shows by year. */
  readonly headlines: readonly string[];
  /** What its scenario says, path by path. */
  readonly inputs: Leaves;
  readonly origins: ReadonlyMap<string, InputOrigin>;
  /** Acts as its scenario has them; undefined for a folder that does not say. */
  readonly acts: readonly StandingAct[] | undefined;
}

export const keyOf = (f: Figure): string => JSON.stringify([f.variable, f.unit, f.period, ...f.place]);

/** A side without its draws, to be kept while others are simulated. */
export const settled = (side: Side): Side => ({ ...side, figures: side.figures.map(({ draws: _, ...figure }) => figure) });

/** Flows of a year add up to those of the horizon; their unit says so. */
export const isFlow = (unit: string): boolean => unit.includes('/year');

/** `CNY/year` of every year add up to `CNY`. */
export const wholeUnit = (unit: string): string => unit.replace('/year', '') || '1';
