import type { Results } from '../engine/results.ts';
import type { Month } from '../kit/month.ts';
import type { StandingAct } from '../scenario/binding/index.ts';
import type { Audit } from '../study/audit/index.ts';

/** What the outputs need to know of a variable beside its numbers. Variables without an entry are written, never shown as headlines. */
export interface VariableView {
  /** Public id, as `Recorded.id`: `capacity.installed`. */
  readonly id: string;
  readonly about: string;
  /** Shown in the terminal summary and in summary.csv. */
  readonly headline: boolean;
}

/** A leaf of the costs: a recorded series of money per month, and where its rows belong in costs.csv. */
export interface CostLineView {
  /** The id of the recorded series. Of several with this id, the one with the most dimensions holds the leaves. */
  readonly variable: string;
  /** What the money is for, coarsely and finely: `chips`, `energy` … */
  readonly category: string;
  readonly line: string;
  readonly payer: string;
  /** What kind of flow: `cost`, `tax`, `financing` … ; `cost.capex` + `cost.opex` are those of `cost`. */
  readonly flow: string;
  /** −1 where the series counts a receipt as positive. */
  readonly sign?: 1 | -1;
  /** A place in a dimension the series does not have. */
  readonly programme?: string;
  readonly site?: string;
  readonly chip?: string;
}

/** One text a run was made from. */
export interface SourceFile {
  readonly file: string;
  /** Lower-case hexadecimal SHA-256 of its bytes. */
  readonly sha256: string;
}

/** A text of the scenario, which the manifest keeps whole, so that the run can be made again when the files have changed. */
export interface ScenarioFile extends SourceFile {
  readonly text: string;
}

/** What the manifest says beside the figures. */
export interface ManifestFacts {
  readonly version: string;
  /** The scenario's own file, one of `scenarioFiles`. */
  readonly file: string;
  readonly variant?: string;
  /** Changes given on the command line, as `path=value`. */
  readonly sets: readonly string[];
  readonly scenarioFiles: readonly ScenarioFile[];
  readonly dataFiles: readonly SourceFile[];
  /** The latest date any figure of the data speaks of. */
  readonly dataAsOf?: string;
  /** The merged scenario as plain data, JSON can hold it. */
  readonly resolved: unknown;
  /** Which figures of the scenario count. */
  readonly audit: Audit;
  /** Acts as the scenario has them. */
  readonly acts: readonly StandingAct[];
  /** Seconds from start to writing; left out where it should not differ between runs. */
  readonly wallSeconds?: number;
}

/** A figure of the scenario or of our data that the run used. */
export interface Assumption {
  /** As `--set` names it, or `table.row.column` in our data. */
  readonly path: string;
  readonly about: string;
  /** As written: `20 MW to 40 MW`. */
  readonly text: string;
  /** At the start of the horizon, uncertain ones at their median; a month as `YYYY-MM`. */
  readonly value: number | string;
  readonly unit: string;
  readonly source: string;
  readonly asOf: string;
  readonly confidence: string;
  readonly file: string;
  readonly line: number;
}

/** A cash flow whose value is among the results, and how that value is worked out, so that a workbook can do it again. */
export interface CashFlowView {
  /** Id of the recorded total, money per month. */
  readonly variable: string;
  readonly about: string;
  /** Recorded totals that its equation adds or takes away; the rest of it has no rows of its own. */
  readonly parts: readonly { readonly variable: string; readonly about: string; readonly sign: 1 | -1 }[];
  /** What the rest is, in words. */
  readonly rest: string;
  /** Id of its present value among the overall figures, and the annual rate: the same in all draws, or the median of them. */
  readonly value?: { readonly id: string; readonly rate: number; readonly certain: boolean };
  /** Id of its internal rate of return. */
  readonly returns?: string;
}

/** A finished run as the outputs see it. */
export interface RunView {
  /** Name for the `scenario` column: the scenario's, with `#variant` where one was chosen. */
  readonly scenario: string;
  readonly title: string;
  /** First month of the horizon. */
  readonly start: Month;
  /** `CNY` … ; the unit of costs.csv. */
  readonly currency: string;
  /** Where the chips go: two capital letters. */
  readonly country: string;
  readonly results: Results;
  readonly variables: readonly VariableView[];
  readonly costs: readonly CostLineView[];
  readonly cashFlows: readonly CashFlowView[];
  readonly assumptions: readonly Assumption[];
  /** Public ids of flows by the names their tallies carry; a flow without one is called by its name. */
  readonly flowIds: ReadonlyMap<string, string>;
  readonly facts: ManifestFacts;
}
