import type { RowOf } from '../../catalogue/index.ts';
import {
  type Act,
  type ChipTreatment,
  figuresOf,
  ROUTES,
  type Rulebook,
  type Treatments,
  treatments,
  withActs,
  withLinesAt,
} from '../../controls/index.ts';
import type { Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario } from '../scenario.ts';
import { actsOf, boundActs, EMBARGO, type Timed, type Timeline, timedAct, timedEmbargo } from './acts.ts';
import { type Inputs, structural } from './inputs.ts';
import { bindQuotas } from './quotas.ts';
import { bindRulings, type Ruling } from './rulings.ts';

export interface Rules {
  readonly acts: readonly Act[];
  readonly settled: Treatments;
  readonly known: (act: string) => boolean;
  readonly timed: (act: string) => Timed;
  /** What acts do to separate memory stacks made abroad, of this bandwidth density in GB/s/mm². */
  readonly memory: (id: string, density: number) => readonly ChipTreatment[];
}

/** Denied whatever acts say, on every route: every chip that is not made at home. */
const embargoed = (scenario: Scenario, chips: readonly string[], beside: Timeline | undefined): readonly Ruling[] => {
  if (!scenario.policy.embargo && !beside?.embargo) return [];
  const home = new Set(scenario.supply.domestic.products.map((p) => p.chip));
  return chips
    .filter((chip) => !home.has(chip))
    .flatMap((chip) =>
      ROUTES.map((route) => ({
        act: EMBARGO,
        chip,
        route,
        className: 'all',
        jurisdiction: 'scenario',
        kind: 'deny',
        permit: { low: 0, high: 0 },
        fee: 0,
        amendedBy: [],
        onlyWith: [],
        missing: [],
        reason: 'policy.embargo denies every foreign accelerator',
      })),
    );
};

/** The rules with lines drawn where the scenario draws them. What class a chip is in is settled once, so that they must be certain. */
const redrawn = (inputs: Inputs, rulebook: Rulebook, scenario: Scenario): Rulebook => {
  const factors = new Map<string, number>();
  for (const { regime, lines } of scenario.policy.change) {
    if (!lines) continue;
    if (lines.kind !== 'constant')
      inputs.report(lines.origin, 'uncertain-line', `the lines of '${regime}' must be certain`, 'one share, such as 80 %');
    else factors.set(regime, inputs.decide(lines));
  }
  return withLinesAt(rulebook, factors);
};

/**
 * Settles once which clause of which act applies to which chip, and hands the dates to the equations.
 * @param beside acts of another scenario, bound as ones that never come about
 */
export const bindPolicy = (
  inputs: Inputs,
  scenario: Scenario,
  rulebook: Rulebook,
  rows: readonly RowOf<'chips'>[],
  machines: ReadonlyMap<string, Cluster>,
  beside?: Timeline,
): Rules => {
  const { policy, horizon } = scenario;
  const drawn = redrawn(inputs, rulebook, scenario);
  const own = new Set(actsOf(drawn, scenario).map((act) => act.id));
  const book = withActs(drawn, boundActs(drawn, own, beside));
  const { acts } = book;
  const changes = new Map(policy.change.map((c) => [c.regime, c]));
  const { destination, headquarters } = policy;
  const onRoute = (route: (typeof ROUTES)[number]) => treatments(book, rows.map(figuresOf), { destination, headquarters, route });
  const settled = onRoute('abroad');
  const memory = (id: string, hbm_density: number) =>
    treatments(book, [{ id, part: 'memory', maker: 'KR', hbm_density }], { destination, headquarters, route: 'abroad' }).treatments;
  const byId = new Map(acts.map((act) => [act.id, act]));
  const timed = (id: string): Timed => timedAct(byId.get(id) as Act, changes.get(id), horizon.start, own.has(id));
  const every = [...acts.map((act) => timed(act.id)), ...timedEmbargo(policy, beside)];
  for (const name of ['act', 'amender']) {
    inputs.dimension(
      name,
      every.map((a) => a.id),
    );
  }
  const each = (names: readonly string[], of: (a: Timed) => Value): void => {
    for (const name of names) inputs.set(name, every.map(of));
  };
  each(['actAnnounced'], (a) => a.announced);
  each(['actBegins', 'amenderBegins'], (a) => a.begins);
  each(['actEnds', 'amenderEnds'], (a) => a.ends);
  each(['actHappens', 'amenderHappens'], (a) => a.happens);
  inputs.dimension('route', ROUTES);
  inputs.set(
    'isAbroad',
    ROUTES.map((route) => structural(route === 'abroad' ? 1 : 0, policy.origin)),
  );
  const rulings: readonly Ruling[] = [
    ...ROUTES.flatMap((route) => onRoute(route).treatments.map((t): Ruling => ({ ...t, route }))),
    ...embargoed(scenario, inputs.ids('chip'), beside),
  ];
  bindRulings(inputs, rulings, changes, every);
  bindQuotas(inputs, scenario, rulings, changes, every, machines);
  inputs.set('pullForward', [policy.pull_forward]);
  inputs.set('grandfathered', [policy.grandfathered]);
  return { acts, settled, known: (act) => byId.has(act), timed, memory };
};
