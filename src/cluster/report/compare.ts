import { designCluster } from '../design/design-cluster.ts';
import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import type { ChipSpec, ServerSpec } from '../spec.ts';
import { type Assessment, assessCluster } from './assess.ts';
import type { ReportRequest } from './report-request.ts';

export type Basis = 'money' | 'power' | 'compute';

/** One candidate at the size that equals the reference on one basis. */
export interface ComparedCluster {
  readonly chip: string;
  readonly server: string;
  readonly count: number;
  readonly capex_usd: number | null;
  readonly facility_mw: number;
  readonly fp16_pflops: number;
  readonly tokens_per_second: number | null;
  readonly output_tokens_per_second: number | null;
  readonly goodput: number;
}

export type Comparison = Readonly<Record<Basis, readonly ComparedCluster[]>>;

const sixteen = (chip: ChipSpec): number => chip.peak.fp16 ?? chip.peak.bf16 ?? 0;

/** What a cluster of `count` amounts to on a basis; nothing where it has no price or cannot be built. */
const measure = (request: ReportRequest, count: number, basis: Basis): number | undefined => {
  if (basis === 'compute') return (sixteen(request.chip) * count) / 1000;
  const design = designCluster({ ...request, count });
  if (!design.ok) return undefined;
  return basis === 'power' ? design.value.power.facility : design.value.capex?.total;
};

/** Most chips that stay within an amount: every measure grows with the count but for a switch here and there, so bisection finds it. */
const countWithin = (request: ReportRequest, amount: number, basis: Basis): number | undefined => {
  const within = (count: number): boolean => {
    const value = measure(request, count, basis);
    return value !== undefined && value <= amount;
  };
  if (measure(request, 1, basis) === undefined || !within(1)) return undefined;
  let low = 1;
  let high = 2;
  while (high < 1e8 && within(high)) high *= 2;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (within(middle)) low = middle;
    else high = middle;
  }
  return low;
};

/** The same question about another chip: a layout and batch settled for the reference do not carry over, nor does a fabric. */
const candidateOf = (request: ReportRequest, other: { chip: ChipSpec; server: ServerSpec }): ReportRequest => {
  const { fabric: _fabric, training, ...rest } = request;
  const kept = training?.seq === undefined ? {} : { training: { seq: training.seq } };
  return { ...rest, ...other, ...kept };
};

/** A candidate that cannot hold the model still has a size, a price and a power. */
const assessAnyway = (request: ReportRequest): Outcome<Assessment> => {
  const assessed = assessCluster(request);
  if (assessed.ok) return assessed;
  const { model: _model, training: _training, serving: _serving, ...machine } = request;
  return assessCluster(machine);
};

const row = (assessed: Assessment): ComparedCluster => {
  const { design } = assessed;
  return {
    chip: design.chip.id,
    server: design.server.id,
    count: design.count,
    capex_usd: design.capex?.total ?? null,
    facility_mw: design.power.facility,
    fp16_pflops: (sixteen(design.chip) * design.count) / 1000,
    tokens_per_second: assessed.training?.tokensPerSecond ?? null,
    output_tokens_per_second: assessed.serving?.outputPerSecond ?? null,
    goodput: assessed.reliability.goodput,
  };
};

/**
 * Candidates beside the reference at equal money, equal facility MW and equal dense 16-bit compute. The reference is the request's own
 * chip at its own count. A candidate without a price is missing from the money table.
 */
export const compareClusters = (request: ReportRequest, others: readonly { chip: ChipSpec; server: ServerSpec }[]): Outcome<Comparison> => {
  const reference = assessCluster(request);
  if (!reference.ok) return reference;
  const tables: Record<Basis, ComparedCluster[]> = { money: [], power: [], compute: [] };
  const problems = [];
  for (const basis of ['money', 'power', 'compute'] as const) {
    const amount = measure(request, request.count, basis);
    if (amount === undefined) continue;
    tables[basis].push(row(reference.value));
    for (const other of others) {
      const candidate = candidateOf(request, other);
      const count = countWithin(candidate, amount, basis);
      if (count === undefined) continue;
      const assessed = assessAnyway({ ...candidate, count });
      if (assessed.ok) tables[basis].push(row(assessed.value));
      else problems.push(...assessed.problems);
    }
  }
  if (others.length === 0) problems.push(flagProblem('compare', 'nothing-to-compare', 'no chip to compare with', '--compare chipA,chipB'));
  return problems.length > 0 ? refused(...problems) : done(tables);
};
