import type { Origin } from '../uncertainty/value.ts';
import type { Parameter, Sections } from './format/index.ts';
import type { Overridden } from './merge/overridden.ts';
import type { Horizon } from './read/reading.ts';
import type { Json } from './text/node.ts';

type Study = 'suanli' | 'extends' | 'horizon' | 'parameters' | 'variants' | 'origin';

/** A checked scenario. Every figure is a `Value` that knows its origin; lists, maps and records are there even where nothing was written. */
export interface Scenario extends Omit<Sections, Study> {
  readonly file: string;
  /** The chosen variant; undefined for the file as it stands. */
  readonly variant: string | undefined;
  /** Names of all variants of the file. */
  readonly variants: readonly string[];
  /** `start` is an absolute month; dates of the tree count months from it. */
  readonly horizon: Horizon;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Parameters that no figure, slider or bound uses. */
  readonly unused: readonly string[];
  /** The merged text as plain data, without `extends` and `variants`: reading it again gives the same scenario. */
  readonly resolved: Json;
  /** Where each value was written, by path. */
  readonly origins: ReadonlyMap<string, Origin>;
  /** Every file read, the scenario's own first. */
  readonly files: readonly string[];
  /** Values of these files, and of the variant, that did not come to count. */
  readonly overridden: readonly Overridden[];
}

export type Site = Scenario['sites'][number];
export type Phase = Site['phases'][number];
export type Cluster = Scenario['clusters'][number];
export type Programme = Scenario['investment'][number];
export type Workload = Scenario['demand'][number];
export type Policy = Scenario['policy'];
export type Supply = Scenario['supply'];
export type Procurement = Scenario['procurement'];
export type Finance = Scenario['finance'];
export type Observation = Scenario['observations'][number];
export type Target = Scenario['targets'][number];
