import type { Program } from '../../equations/program.ts';
import { BinnedReader } from '../recording/binned-reader.ts';
import { ExactReader } from '../recording/exact-reader.ts';
import type { KeptRows } from '../recording/recorder.ts';
import { planRows, type RowPlan } from '../recording/row-plan.ts';
import type { Period } from '../results.ts';

/** How a run was told to keep its draws. */
export interface Keeping {
  /** Draws of the whole run. */
  readonly totalDraws: number;
  /** Months that were summed up within each draw. */
  readonly years?: readonly Period[];
  readonly mostRecordBytes?: number;
}

/** The draws that a run's ranges have kept, to be read. */
export interface KeptDraws {
  readonly program: Program;
  readonly draws: number;
  readonly years: readonly Period[];
  readonly plan: RowPlan;
  /** One of these, or neither in a run of one draw. */
  readonly exact: ExactReader | undefined;
  readonly binned: BinnedReader | undefined;
}

const isKind =
  <K extends KeptRows['kind']>(kind: K) =>
  (rows: KeptRows | undefined): rows is Extract<KeptRows, { kind: K }> =>
    rows?.kind === kind;

/** @param kept what each range kept, in the order of their draws */
export const keptDraws = (
  program: Program,
  kept: readonly (KeptRows | undefined)[],
  { totalDraws, years = [], mostRecordBytes }: Keeping,
): KeptDraws => {
  const plan = planRows(program, years, totalDraws, mostRecordBytes);
  const many = totalDraws > 1;
  return {
    program,
    draws: totalDraws,
    years,
    plan,
    exact: many && !plan.binned ? new ExactReader(kept.filter(isKind('exact'))) : undefined,
    binned: many && plan.binned ? new BinnedReader(kept.filter(isKind('binned'))) : undefined,
  };
};
