import type { Grouping } from './grouping.ts';

/** What one group of changes does to the number asked. All figures in the number's own unit. */
export interface Contribution {
  readonly group: string;
  readonly value: number;
  /** 90 % band over futures, or interval of a sampled value; both the value itself where it is exact and there is one future. */
  readonly low: number;
  readonly high: number;
  /** Made alone, all else as in A; and made last, all else as in B. */
  readonly firstIn: number;
  readonly lastIn: number;
  /** Rules without which this one demands nothing. */
  readonly restsOn: readonly string[];
  /** Where the changes are written, each once. */
  readonly paths: readonly string[];
}

/** What two groups do together beyond what each does alone: positive where they help each other up. */
export interface Interaction {
  readonly groups: readonly [string, string];
  readonly value: number;
}

/** How the difference between two scenarios in one number splits among what was changed. */
export interface Attribution {
  /** As asked: `capacity.installed@2027-12`. */
  readonly output: string;
  readonly unit: string;
  readonly a: number;
  readonly b: number;
  /** b − a, and what the contributions add up to. */
  readonly difference: number;
  /** Largest first. */
  readonly contributions: readonly Contribution[];
  /** Largest first; of sampled values none. */
  readonly interactions: readonly Interaction[];
  readonly by: Grouping;
  /** `exact`: every coalition was run. */
  readonly method: 'exact' | 'sampled';
  readonly coalitions: number;
  readonly draws: number;
  /** Parts in which the scenarios are built differently, so that whole sections were exchanged. */
  readonly apart: readonly string[];
}
