import type { Case } from '../rules/act.ts';
import { type Kind, POLICIES, type Quota, type Range, type Treatment } from '../rules/treatment.ts';
import { report } from './page.ts';
import { placeSet } from './place-reader.ts';
import { figureIn, monthsRange, share, shareRange, text, word } from './plain.ts';
import { listOnly, optional, type Reader, record, required, withDefault } from './record.ts';

const ALL: Range = { low: 1, high: 1 };
const NONE: Range = { low: 0, high: 0 };

const amount: Reader<Pick<Quota, 'amount' | 'unit'>> = (page, node) => {
  const written = text(page, node);
  if (written === undefined) return undefined;
  const [, portion] = /^(.*%)\s+of vendor sales in the US$/.exec(written) ?? [];
  const unit = portion === undefined ? (/TPP$/.test(written) ? 'TPP' : 'chip') : 'share of vendor sales in the US';
  const value = figureIn(page, node, portion ?? written, portion === undefined ? unit : '%');
  if (value === undefined) return undefined;
  if (value < 0) return report(page, node, 'out-of-range', `'${written}' is negative`);
  return { amount: portion === undefined ? value : value / 100, unit } as const;
};

const quota: Reader<Quota> = (page, node) => {
  const read = record({
    amount: required(amount),
    per: required(word('month', 'year', 'cumulative')),
    scope: required(word('chip', 'class', 'customer', 'country')),
  })(page, node);
  return read && { ...read.amount, per: read.per, scope: read.scope };
};

const SHAPE = {
  kind: required(word<Kind>('free', 'notify', 'licence', 'deny', 'tariff')),
  policy: optional(word(...POLICIES)),
  exception: optional(text),
  approval: optional(shareRange),
  refusal: optional(shareRange),
  lag: optional(monthsRange),
  fee: optional(share),
  quota: optional(quota),
  conditions: withDefault(listOnly(text), []),
  basis: optional(text),
  destinations: optional(placeSet),
  headquarters: optional(placeSet),
} as const;

/** What each kind must say, and what makes no sense with it. */
const MUST: Readonly<Record<Kind, readonly (keyof typeof SHAPE)[]>> = {
  free: [],
  notify: ['exception'],
  licence: ['policy', 'approval'],
  deny: [],
  tariff: ['fee'],
};
const MAY: Readonly<Record<Kind, readonly (keyof typeof SHAPE)[]>> = {
  free: ['exception'],
  notify: ['refusal', 'lag', 'quota'],
  licence: ['exception', 'lag', 'fee', 'quota'],
  deny: ['approval'],
  tariff: [],
};
const ALWAYS: readonly string[] = ['kind', 'conditions', 'basis', 'destinations', 'headquarters'];

const approvalOf = (kind: Kind, approval: Range | undefined, refusal: Range | undefined): Range => {
  if (refusal) return { low: 1 - refusal.high, high: 1 - refusal.low };
  return approval ?? (kind === 'deny' ? NONE : ALL);
};

/** A treatment, with whom it is for where it is not for all. Shares and lags that are judgements must say on what basis. */
export const treatmentCase: Reader<Case> = (page, node) => {
  const read = record(SHAPE)(page, node);
  if (!read) return undefined;
  const { kind, refusal, approval, destinations, headquarters, ...rest } = read;
  for (const [key, value] of Object.entries(read)) {
    const allowed = ALWAYS.includes(key) || [...MUST[kind], ...MAY[kind]].some((k) => k === key);
    if (value !== undefined && !allowed) return report(page, node, 'contradictory-treatment', `'${key}' makes no sense for '${kind}'`);
  }
  const missing = MUST[kind].filter((key) => read[key] === undefined);
  if ((approval || refusal || rest.lag) && rest.basis === undefined) missing.push('basis');
  if (missing.length > 0) return report(page, node, 'missing-key', `a treatment of kind '${kind}' also says: ${missing.join(', ')}`);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const treatment = { kind, approval: approvalOf(kind, approval, refusal), ...known } as Treatment;
  return { treatment, ...(destinations && { destinations }), ...(headquarters && { headquarters }) };
};
