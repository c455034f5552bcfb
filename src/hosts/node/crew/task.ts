import type { MessagePort } from 'node:worker_threads';
import type { OutcomeTable, RangeResult } from '../../../engine/index.ts';
import type { Share } from '../../../study/run.ts';
import type { Failure } from './failure.ts';

/** A scenario as the command line names it: enough for a thread to plan it while we do. */
export interface NamedScenario {
  readonly file: string;
  readonly variant: string | undefined;
  readonly sets: readonly string[];
  readonly draws: number;
  readonly seed: number;
}

/** The same with all its texts, so that a worker plans what we planned even if a file has changed since. */
export interface CrewScenario extends NamedScenario {
  /** By the name the scenario reads them under. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A share of the draws to be simulated. */
export interface CrewTask {
  readonly scenario: CrewScenario;
  readonly share: Share;
  /** Told how many draws are done. */
  readonly port: MessagePort;
}

/** Outcomes to be found, as many as a thread finds before the others do. */
export interface TableTask {
  readonly scenario: CrewScenario;
  readonly table: OutcomeTable;
}

export type CrewAnswer = { readonly result: RangeResult } | { readonly failure: Failure };
