/** Both ends included; equal where the figure is certain. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export type Kind = 'free' | 'notify' | 'licence' | 'deny' | 'tariff';

export type Policy = 'presumption-of-approval' | 'case-by-case' | 'presumption-of-denial' | 'not-stated';

/** From the mildest to the strictest. */
export const POLICIES: readonly Policy[] = ['presumption-of-approval', 'case-by-case', 'not-stated', 'presumption-of-denial'];

export interface Quota {
  /** Chips, TPP, or a share of one. */
  readonly amount: number;
  readonly unit: 'chip' | 'TPP' | 'share of vendor sales in the US';
  readonly per: 'month' | 'year' | 'cumulative';
  readonly scope: 'chip' | 'class' | 'customer' | 'country';
}

/** What a class of an act does to a shipment. */
export interface Treatment {
  readonly kind: Kind;
  /** Licences only. */
  readonly policy?: Policy;
  /** The licence exception that spares a licence: NAC, ACA, HBM. */
  readonly exception?: string;
  /** Share of what is applied for that passes, 0 to 1. Drawn once per future: it is political and persists. */
  readonly approval: Range;
  /** Months from application to leave. */
  readonly lag?: Range;
  /** Share of the price. */
  readonly fee?: number;
  readonly quota?: Quota;
  /** What a licensee must certify or accept, in words. */
  readonly conditions: readonly string[];
  /** Where approval and lag come from. */
  readonly basis?: string;
}

/** What product output calls it. A duty leaves a shipment free. */
export type Status = 'free' | 'notify' | 'licence' | 'deny';

/** From the mildest to the strictest. */
export const STATUSES: readonly Status[] = ['free', 'notify', 'licence', 'deny'];

export const statusOf = (treatment: Treatment): Status => (treatment.kind === 'tariff' ? 'free' : treatment.kind);

/** Negative if `a` is milder than `b`: by status first, then by the stated policy. */
export const compareTreatments = (a: Treatment, b: Treatment): number =>
  STATUSES.indexOf(statusOf(a)) - STATUSES.indexOf(statusOf(b)) ||
  POLICIES.indexOf(a.policy ?? 'not-stated') - POLICIES.indexOf(b.policy ?? 'not-stated');
