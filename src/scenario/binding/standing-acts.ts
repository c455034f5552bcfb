import type { Act, Rulebook } from '../../controls/index.ts';
import type { Place } from '../../kit/problem.ts';
import type { Scenario } from '../scenario.ts';
import { actsOf, type Change } from './acts.ts';

/** An act as a scenario has it, in one line. */
export interface StandingAct {
  readonly id: string;
  /** `lines 80 %, in effect 2023-11-17, announced 2023-10-17`; empty where the scenario leaves the act out. */
  readonly text: string;
  readonly source: string;
  readonly file: string;
  readonly line: number;
}

/** What a change may say of when an act stands and where its thresholds are. */
export const STANDING = ['announced', 'from', 'to', 'probability', 'lines'] as const;

const textOf = (act: Act, change: Change | undefined): string => {
  const written = (key: (typeof STANDING)[number]): string | undefined => change?.[key]?.origin.text;
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['probability', written('probability')],
    ['lines', written('lines')],
    ['in effect', written('from') ?? act.effective],
    ['until', written('to') ?? act.ends],
    ['announced', written('announced') ?? act.announced],
  ];
  return parts.flatMap(([name, text]) => (text === undefined ? [] : [`${name} ${text}`])).join(', ');
};

const at = ({ file, line }: Place, id: string, text: string, source: string): StandingAct => ({ id, text, source, file, line });

/** The acts of a scenario's timeline, in the order of the rulebook, then those that it leaves out itself. Changed ones stand where it changes them. */
export const standingActs = (rulebook: Rulebook, scenario: Scenario): readonly StandingAct[] => {
  const changes = new Map(scenario.policy.change.map((c) => [c.regime, c]));
  const standing = actsOf(rulebook, scenario).map((act) => {
    const change = changes.get(act.id);
    const moved = change && STANDING.map((key) => change[key]).find((value) => value !== undefined);
    const { source = act.sources[0] ?? act.title } = moved?.origin ?? {};
    return at(moved?.origin ?? act.place, act.id, textOf(act, change), source);
  });
  const removed = scenario.policy.change.filter((c) => c.remove).map((c) => at(c.origin, c.regime, '', c.origin.source ?? ''));
  return [...standing, ...removed];
};
