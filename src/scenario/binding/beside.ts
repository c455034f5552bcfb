import type { Rulebook } from '../../controls/index.ts';
import type { Scenario } from '../scenario.ts';
import { type Timeline, timelineOf } from './acts.ts';
import { offersOf } from './offers.ts';
import { purchasesOf } from './programmes.ts';

/**
 * What another scenario has and is bound beside a scenario's own: acts that never come about, purchases that programmes may not make.
 * Two scenarios bound beside each other have the same members, and differ in figures only.
 */
export interface Beside extends Timeline {
  /** Names of purchases, as members of that dimension. */
  readonly purchases: ReadonlySet<string>;
}

/** What a scenario has that another can be bound beside. */
export const besideOf = (rulebook: Rulebook, scenario: Scenario): Beside => ({
  ...timelineOf(rulebook, scenario),
  purchases: purchasesOf(scenario, offersOf(scenario.supply)),
});
