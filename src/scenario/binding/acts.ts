import type { Act, Rulebook } from '../../controls/index.ts';
import { isFault } from '../../kit/fault.ts';
import { daysIn, parseDay } from '../../kit/month.ts';
import { combine, findKind, makeDistribution, type Origin, type Value } from '../../uncertainty/index.ts';
import type { Scenario } from '../scenario.ts';
import { NEVER, structural } from './inputs.ts';

export type Change = Scenario['policy']['change'][number];

/** An act as the equations meet it: months of the horizon, and whether it comes about. */
export interface Timed {
  readonly id: string;
  readonly announced: Value;
  readonly begins: Value;
  readonly ends: Value;
  readonly happens: Value;
  readonly origin: Origin;
}

/**
 * Acts that another scenario has, bound beside a scenario's own as acts that never come about: both then have the same members, and
 * differ in whether acts happen.
 */
export interface Timeline {
  readonly acts: ReadonlySet<string>;
  readonly embargo?: NonNullable<Scenario['policy']['embargo']>;
}

/** Id of the act that stands for `policy.embargo`. */
export const EMBARGO = 'embargo';

const dayOf = (date: string) => {
  const day = parseDay(date);
  if (!day) throw new Error(`an act is dated '${date}'`);
  return day;
};

/** The first month in which something that begins on this day holds for most of it. */
const firstMonth = (date: string): number => {
  const { month, day } = dayOf(date);
  return month + (2 * (day - 1) >= daysIn(month) ? 1 : 0);
};

/** A number equally likely anywhere from `low` to `high`; certain where they meet. */
export const uniform = (low: number, high: number, name: string, origin: Origin): Value => {
  if (low === high) return structural(low, origin);
  const kind = findKind('uniform');
  if (isFault(kind)) throw new Error(kind.fault);
  const distribution = makeDistribution(kind, { low, high }, { min: 0 });
  if (isFault(distribution)) throw new Error(distribution.fault);
  return { kind: 'uncertain', name, distribution, origin };
};

/** Acts of the scenario's timeline: those known, and those it names, less the ones removed, announced or in effect too late. */
export const actsOf = (rulebook: Rulebook, { policy, horizon }: Scenario): readonly Act[] => {
  const changes = new Map(policy.change.map((c) => [c.regime, c]));
  const until = policy.until?.kind === 'constant' ? policy.until.value + horizon.start : Number.POSITIVE_INFINITY;
  const inTime = (act: Act): boolean => Math.max(dayOf(act.announced).month, dayOf(act.effective).month) <= until;
  const base = rulebook.acts.filter((act) => (policy.timeline === 'none' ? changes.has(act.id) : inTime(act)));
  const wanted = rulebook.whatIfs.filter((act) => changes.has(act.id));
  return [...base, ...wanted].filter((act) => changes.get(act.id)?.remove !== true);
};

/** What a scenario's own timeline holds. */
export const timelineOf = (rulebook: Rulebook, scenario: Scenario): Timeline => ({
  acts: new Set(actsOf(rulebook, scenario).map((act) => act.id)),
  ...(scenario.policy.embargo && { embargo: scenario.policy.embargo }),
});

/** Acts of the scenario and those bound beside them, in the order of the rulebook. */
export const boundActs = ({ acts, whatIfs }: Rulebook, own: ReadonlySet<string>, beside: Timeline | undefined): readonly Act[] =>
  [...acts, ...whatIfs].filter((act) => own.has(act.id) || beside?.acts.has(act.id));

const originOf = (act: Act): Origin => ({
  ...act.place,
  path: `regimes.${act.id}`,
  text: act.effective,
  source: act.sources[0] ?? act.title,
  asOf: act.asOf,
  confidence: act.confidence,
});

/** 1 with the given chance, drawn once per future. */
const occurs = (change: Change | undefined, act: string, origin: Origin): Value => {
  const chance = change?.probability;
  if (!chance) return structural(1, origin);
  const u = uniform(0, 1, `policy.${act}.happens`, origin);
  return combine([u, chance], ([x, p]) => ((x as number) < (p as number) ? 1 : 0), chance.origin);
};

/** The act with what the scenario changes about its dates; one bound beside the scenario's own never comes about. */
export const timedAct = (act: Act, change: Change | undefined, start: number, own: boolean): Timed => {
  const origin = originOf(act);
  const month = (date: string): Value => structural(firstMonth(date) - start, { ...origin, text: date });
  return {
    id: act.id,
    announced: change?.announced ?? structural(dayOf(act.announced).month - start, { ...origin, text: act.announced }),
    begins: change?.from ?? month(act.effective),
    ends: change?.to ?? (act.ends === undefined ? structural(NEVER, origin) : month(act.ends)),
    happens: own ? occurs(change, act.id, origin) : structural(0, origin),
    origin,
  };
};

/** The scenario's own embargo, or one bound beside it, as an act. It is announced when it takes effect. */
export const timedEmbargo = ({ embargo: own }: Scenario['policy'], beside: Timeline | undefined): readonly Timed[] => {
  const embargo = own ?? beside?.embargo;
  if (!embargo) return [];
  const { from, to, origin } = embargo;
  const happens = structural(own ? 1 : 0, origin);
  return [{ id: EMBARGO, announced: from, begins: from, ends: to ?? structural(NEVER, origin), happens, origin }];
};
