import type { RowOf } from '../../catalogue/index.ts';
import { type Act, type ChipTreatment, figuresOf, type Rulebook, type Treatments, treatments, withActs } from '../../controls/index.ts';
import type { Value } from '../../uncertainty/index.ts';
import type { Scenario } from '../scenario.ts';
import { actsOf, type Change, EMBARGO, type Timed, timedAct, timedEmbargo, uniform } from './acts.ts';
import { type Inputs, NEVER, rest, structural } from './inputs.ts';

export interface Rules {
  readonly acts: readonly Act[];
  readonly settled: Treatments;
  readonly known: (act: string) => boolean;
  readonly timed: (act: string) => Timed;
  /** What acts do to separate memory stacks made abroad, of this bandwidth density in GB/s/mm². */
  readonly memory: (id: string, density: number) => readonly ChipTreatment[];
}

/** Denied whatever acts say: every chip that is not made at home. */
const embargoed = (scenario: Scenario, chips: readonly string[]): readonly ChipTreatment[] => {
  if (!scenario.policy.embargo) return [];
  const home = new Set(scenario.supply.domestic.products.map((p) => p.chip));
  return chips
    .filter((chip) => !home.has(chip))
    .map((chip) => ({
      act: EMBARGO,
      chip,
      className: 'all',
      jurisdiction: 'scenario',
      kind: 'deny',
      permit: { low: 0, high: 0 },
      fee: 0,
      amendedBy: [],
      onlyWith: [],
      missing: [],
      reason: 'policy.embargo denies every foreign accelerator',
    }));
};

/** Settles once which clause of which act applies to which chip, and hands the dates to the equations. */
export const bindPolicy = (inputs: Inputs, scenario: Scenario, rulebook: Rulebook, rows: readonly RowOf<'chips'>[]): Rules => {
  const { policy, horizon } = scenario;
  const acts = actsOf(rulebook, scenario);
  const changes = new Map(policy.change.map((c) => [c.regime, c]));
  const shipment = { destination: policy.destination, headquarters: policy.headquarters, route: 'abroad' as const };
  const book = withActs(rulebook, acts);
  const settled = treatments(book, rows.map(figuresOf), shipment);
  const memory = (id: string, hbm_density: number) =>
    treatments(book, [{ id, part: 'memory', maker: 'KR', hbm_density }], shipment).treatments;
  const byId = new Map(acts.map((act) => [act.id, act]));
  const timed = (id: string): Timed => timedAct(byId.get(id) as Act, changes.get(id), horizon.start);
  const every = [...acts.map((act) => timed(act.id)), ...timedEmbargo(policy)];
  inputs.dimension(
    'act',
    every.map((a) => a.id),
  );
  inputs.dimension(
    'amender',
    every.map((a) => a.id),
  );
  const each = (names: readonly string[], of: (a: Timed) => Value): void => {
    for (const name of names) inputs.set(name, every.map(of));
  };
  each(['actAnnounced'], (a) => a.announced);
  each(['actBegins', 'amenderBegins'], (a) => a.begins);
  each(['actEnds', 'amenderEnds'], (a) => a.ends);
  each(['actHappens', 'amenderHappens'], (a) => a.happens);
  bindRulings(inputs, [...settled.treatments, ...embargoed(scenario, inputs.ids('chip'))], changes, every);
  inputs.set('pullForward', [policy.pull_forward]);
  return { acts, settled, known: (act) => byId.has(act), timed, memory };
};

const clauseOf = (t: ChipTreatment): string => `${t.act}#${t.className}`;

/** More chips a month than the world makes. */
const UNBOUNDED = 1e9;

/** Chips a month; quotas in other measures are not bound to the simulation. */
const quotaOf = (t: ChipTreatment): number => {
  if (t.quota?.unit !== 'chip' || t.quota.per === 'cumulative') return UNBOUNDED;
  return t.quota.amount / (t.quota.per === 'year' ? 12 : 1);
};

const bindRulings = (
  inputs: Inputs,
  rulings: readonly ChipTreatment[],
  changes: ReadonlyMap<string, Change>,
  acts: readonly Timed[],
): void => {
  const chips = inputs.ids('chip');
  const ids = inputs.ids('act');
  const clauses = [...new Set(rulings.map(clauseOf))];
  const names = rulings.map((t) => `${clauseOf(t)}/${t.chip}`);
  const jurisdictions = [...new Set(rulings.map((t) => t.jurisdiction))];
  inputs.dimension('clause', clauses);
  inputs.dimension('jurisdiction', jurisdictions);
  inputs.combination(
    'ruling',
    names,
    rulings.map((t) => [clauses.indexOf(clauseOf(t)), chips.indexOf(t.chip), ids.indexOf(t.act), jurisdictions.indexOf(t.jurisdiction)]),
  );
  bindPairs(inputs, 'amendment', rulings, names, (t) => t.amendedBy);
  bindPairs(inputs, 'requirement', rulings, names, (t) => t.onlyWith);
  const each = (name: string, of: (t: ChipTreatment, act: Timed) => Value): void =>
    inputs.set(
      name,
      rulings.map((t) => of(t, acts[(ids.indexOf(t.act), jurisdictions.indexOf(t.jurisdiction))] as Timed)),
    );
  each('needsBase', (t, { origin }) => structural(t.onlyWith.length > 0 ? 1 : 0, origin));
  each('rulingFee', (t, { origin }) => structural(t.fee, { ...origin, text: t.reason }));
  each('rulingQuota', (t, { origin }) => structural(quotaOf(t), origin));
  each('rulingLag', (t, { origin }) =>
    t.lag ? uniform(t.lag.low, t.lag.high, `policy.${clauseOf(t)}.lag`, origin) : structural(0, origin),
  );
  each('rulingPermit', (t, { origin }) => {
    const approval = t.kind === 'licence' ? changes.get(t.act)?.approval : undefined;
    return approval ?? uniform(t.permit.low, t.permit.high, `policy.${clauseOf(t)}.permit`, { ...origin, text: t.reason });
  });
};

/** Rulings paired with other acts that bear on them. */
const bindPairs = (
  inputs: Inputs,
  name: 'amendment' | 'requirement',
  rulings: readonly ChipTreatment[],
  names: readonly string[],
  of: (t: ChipTreatment) => readonly string[],
): void => {
  const acts = inputs.ids('amender');
  const pairs = rulings.flatMap((t, i) =>
    of(t)
      .filter((id) => acts.includes(id))
      .map((id) => ({ i, id })),
  );
  inputs.combination(
    name,
    pairs.map((p) => `${names[p.i]} by ${p.id}`),
    pairs.map((p) => [p.i, acts.indexOf(p.id)]),
  );
};

/** Mandates to buy at home, programme by programme; of several the first known counts. */
export const bindMandates = (inputs: Inputs, scenario: Scenario, rules: Rules): void => {
  const found = scenario.investment.map((p) => {
    const fits = (programmes: string): boolean => programmes === 'all' || (programmes === 'state-funded' && p.state_funded);
    const duty = rules.settled.mandates.find((m) => fits(m.programmes));
    return { p, duty, act: duty && rules.timed(duty.act) };
  });
  inputs.set(
    'banBegins',
    found.map(({ p, act }) => act?.begins ?? structural(NEVER, p.origin)),
  );
  inputs.set(
    'banHappens',
    found.map(({ p, act }) => act?.happens ?? structural(0, p.origin)),
  );
  inputs.set(
    'foreignBefore',
    found.map(({ p }) => p.eligible.foreign),
  );
  inputs.set(
    'foreignAfter',
    found.map(({ p, duty, act }) =>
      duty && act
        ? rest(uniform(duty.domesticShare.low, duty.domesticShare.high, `policy.${duty.act}.domestic`, act.origin))
        : structural(1, p.origin),
    ),
  );
};
