import type { Place } from '../../kit/problem.ts';
import type { Confidence } from '../../uncertainty/value.ts';
import type { PlaceSet, Places, Scope } from './place.ts';
import { classKey, type Predicate } from './predicate.ts';
import type { Range, Treatment } from './treatment.ts';

/**
 * What an act stands in the way of: goods leaving a country or entering one, dealing in goods wherever they are,
 * foundries making dies for others, or what programmes may buy.
 */
export type Gate = 'export' | 'import' | 'dealing' | 'foundry' | 'procurement';

export const GATES: readonly Gate[] = ['export', 'import', 'dealing', 'foundry', 'procurement'];

/** A treatment and whom it is for. The first case of a class that fits a shipment counts; one without places fits all. */
export interface Case {
  readonly destinations?: PlaceSet;
  readonly headquarters?: PlaceSet;
  readonly treatment: Treatment;
}

export interface ControlClass {
  readonly id: string;
  readonly about?: string;
  readonly when: Predicate;
  readonly cases: readonly Case[];
  readonly place: Place;
}

/** Classes of an earlier act of the same jurisdiction that this act governs instead. */
export interface Amendment {
  readonly act: string;
  readonly classes: readonly string[];
  /** The classes are rewritten and no longer stand for any chip; else only chips in a class of this act are taken out of them. */
  readonly whole: boolean;
  readonly place: Place;
}

/** A duty on buyers: what share of a programme's chips must be domestic (1 is a ban of foreign chips). */
export interface Mandate {
  readonly id: string;
  readonly kind: 'procurement-ban' | 'domestic-content';
  /** Kinds of money the duty falls on: `state-funded`, or `all`. */
  readonly programmes: string;
  readonly domesticShare: Range;
  /** Sites less complete than this share must also remove foreign chips they have. */
  readonly removeBelowCompletion?: number;
}

/** One act of one jurisdiction, as its file in data/regimes states it. Dates are `YYYY-MM-DD`. */
export interface Act extends Scope {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  /** Acts that tell one story, for attribution. */
  readonly episode: string;
  readonly gate: Gate;
  readonly announced: string;
  readonly effective: string;
  /** First day on which it no longer holds. */
  readonly ends?: string;
  /** Never enforced: in force only where a question asks for it. */
  readonly whatIf: boolean;
  readonly amends: readonly Amendment[];
  /** False for an act that only changes what others demand: with them gone, it demands nothing. */
  readonly standsAlone: boolean;
  readonly classes: readonly ControlClass[];
  readonly mandates: readonly Mandate[];
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  readonly asOf: string;
  readonly notes?: string;
  /** Where its file states it. */
  readonly place: Place;
}

/** All acts that a question is about, oldest first, with the definitions of every class known, in force or not. */
export interface Rulebook {
  readonly acts: readonly Act[];
  readonly definitions: ReadonlyMap<string, ControlClass>;
  /** Acts that were never enforced, for who wants to ask what they would have done. */
  readonly whatIfs: readonly Act[];
  readonly places: Places;
}

export const inForce = (act: Act, date: string): boolean => act.effective <= date && (act.ends === undefined || date < act.ends);

const byDate = (a: Act, b: Act): number => (a.effective < b.effective ? -1 : a.effective > b.effective ? 1 : a.id < b.id ? -1 : 1);

/** A rulebook of these acts; what-ifs are left out until chosen. The order in which acts are given does not matter. */
export const rulebookOf = (acts: readonly Act[], places: Places): Rulebook => ({
  acts: acts.filter((act) => !act.whatIf).sort(byDate),
  definitions: new Map(acts.flatMap((act) => act.classes.map((c) => [classKey(act.id, c.id), c] as const))),
  whatIfs: acts.filter((act) => act.whatIf).sort(byDate),
  places,
});

/** Another selection of acts under the same definitions. */
export const withActs = (rulebook: Rulebook, acts: readonly Act[]): Rulebook => ({ ...rulebook, acts: [...acts].sort(byDate) });

/** The rulebook without some acts; what they amended holds again. */
export const withoutActs = (rulebook: Rulebook, gone: (act: Act) => boolean): Rulebook =>
  withActs(
    rulebook,
    rulebook.acts.filter((act) => !gone(act)),
  );

/** The rulebook with some of its what-ifs as if they had been enforced. */
export const withWhatIfs = (rulebook: Rulebook, ids: readonly string[]): Rulebook =>
  withActs(rulebook, [...rulebook.acts, ...rulebook.whatIfs.filter((act) => ids.includes(act.id) && !rulebook.acts.includes(act))]);
