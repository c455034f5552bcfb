import { type Applied, type Governing, govern } from './govern.ts';
import { compareTreatments, POLICIES, type Policy, STATUSES, type Status, statusOf, type Treatment } from './rules/treatment.ts';

/** What several governing acts come to together. */
export interface Settled {
  /** Unknown where it hangs on a figure that is not known. */
  readonly status: Status | 'unknown';
  /** Of what certainly governs, else the strictest possible. */
  readonly policy?: Policy | undefined;
  readonly exception?: string | undefined;
  /** Share of the price: fees and duties added. */
  readonly fee: number;
  /** The strictest of what governs. */
  readonly deciding?: Governing | undefined;
  /** What governs whatever the unknown figures turn out to be. */
  readonly governing: readonly Governing[];
  /** What could govern besides, were unknown figures to turn out against the chip or for it. */
  readonly open: readonly Governing[];
}

const READINGS = [
  { standing: false, amending: false },
  { standing: true, amending: false },
  { standing: false, amending: true },
  { standing: true, amending: true },
] as const;

const treatmentsOf = (governing: readonly Governing[]): readonly Treatment[] => governing.map((g) => g.hit.treatment);

/** The strictest treatment: acts that do not amend each other cumulate. */
const strictest = (governing: readonly Governing[]): Governing | undefined =>
  governing.reduce<Governing | undefined>((a, b) => (a && compareTreatments(a.hit.treatment, b.hit.treatment) >= 0 ? a : b), undefined);

const feeOf = (governing: readonly Governing[]): number => treatmentsOf(governing).reduce((sum, t) => sum + (t.fee ?? 0), 0);

const statusUnder = (governing: readonly Governing[]): Status =>
  STATUSES[Math.max(0, ...treatmentsOf(governing).map((t) => STATUSES.indexOf(statusOf(t))))] as Status;

const strictestPolicy = (policies: readonly (Policy | undefined)[]): Policy | undefined =>
  POLICIES[Math.max(-1, ...policies.map((p) => (p === undefined ? -1 : POLICIES.indexOf(p))))];

/** Weighs all acts that apply: the outcome is known only if it is the same however the open questions turn out. */
export const settle = (applied: readonly Applied[]): Settled => {
  const decided = applied.every((a) => a.undecided.length === 0);
  const outcomes = (decided ? READINGS.slice(0, 1) : READINGS).map((reading) => govern(applied, reading));
  const governing = outcomes[0] as readonly Governing[];
  const statuses = outcomes.map(statusUnder);
  const status = statuses.every((s) => s === statuses[0]) ? (statuses[0] as Status) : 'unknown';
  const tops = outcomes.map(strictest);
  const open = outcomes.slice(1).flatMap((o) => o.filter((g) => g.hit.finding.truth === 'unknown'));
  const seen = new Set<string>();
  return {
    status,
    policy: status === 'licence' ? (tops[0]?.hit.treatment.policy ?? strictestPolicy(tops.map((t) => t?.hit.treatment.policy))) : undefined,
    exception: status === 'unknown' ? undefined : tops[0]?.hit.treatment.exception,
    fee: feeOf(governing),
    deciding: tops[0],
    governing,
    open: open.filter((g) => !seen.has(g.act.id) && seen.add(g.act.id) !== undefined),
  };
};
