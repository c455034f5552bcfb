import type { Quota } from '../../controls/index.ts';
import { unit } from '../../kit/unit.ts';
import { combine, constant, type Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario } from '../scenario.ts';
import type { Change, Timed } from './acts.ts';
import { type Inputs, structural } from './inputs.ts';
import { clauseOf, type Ruling } from './rulings.ts';

const MONTHS_A_YEAR = 12;

/** A ruling that counts against a quota: the act's own, or one that the scenario sets. */
interface Limit {
  readonly ruling: Ruling;
  readonly index: number;
  readonly allowance: string;
  readonly quota: Quota;
  /** Chips in twelve months, where the scenario says so. */
  readonly set?: Value;
}

const PER_CLASS = { amount: 0, unit: 'chip', per: 'year', scope: 'class' } as const satisfies Quota;

const limitOf = (ruling: Ruling, index: number, change: Change | undefined): readonly Limit[] => {
  const clause = clauseOf(ruling);
  if (change?.quota) return [{ ruling, index, allowance: clause, quota: PER_CLASS, set: change.quota }];
  const { quota } = ruling;
  if (!quota) return [];
  return [{ ruling, index, allowance: quota.scope === 'chip' ? `${clause}/${ruling.chip}` : clause, quota }];
};

/** Months before the present one that count: none for a monthly quota, all for a cumulative one. */
const monthsBefore = ({ per }: Quota, horizon: number): number => (per === 'month' ? 0 : per === 'year' ? MONTHS_A_YEAR - 1 : horizon);

/** Quotas in chips, in TPP, or as a share of what the maker sells in its own country. A customer is a programme. */
export const bindQuotas = (
  inputs: Inputs,
  scenario: Scenario,
  rulings: readonly Ruling[],
  changes: ReadonlyMap<string, Change>,
  acts: readonly Timed[],
  machines: ReadonlyMap<string, Cluster>,
): void => {
  const { months } = scenario.horizon;
  const limits = rulings.flatMap((t, i) => limitOf(t, i, changes.get(t.act)));
  const first = new Map([...limits].reverse().map((l) => [l.allowance, l]));
  const ids = [...first.keys()].reverse();
  const originOf = (l: Limit) => (acts.find((a) => a.id === l.ruling.act) as Timed).origin;
  const fixed = (l: Limit): Value => {
    const { amount, unit: measure, scope } = l.quota;
    const customers = scope === 'customer' ? scenario.investment.length : 1;
    if (l.set) return combine([l.set], ([perMonth]) => (perMonth as number) * MONTHS_A_YEAR, l.set.origin);
    if (measure === 'share of vendor sales in the US') return structural(0, originOf(l));
    return constant(amount * customers * (measure === 'TPP' ? unit('TPP').factor : 1), originOf(l));
  };
  inputs.dimension('allowance', ids);
  const each = (name: string, of: (l: Limit) => Value): void =>
    inputs.set(
      name,
      ids.map((id) => of(first.get(id) as Limit)),
    );
  each('allowanceFixed', fixed);
  each('allowanceMonths', (l) => structural(monthsBefore(l.quota, months), originOf(l)));
  each('growthMonths', (l) => structural(monthsBefore(l.quota, months) + 1, originOf(l)));
  inputs.combination(
    'counted',
    limits.map((l) => `${l.allowance}: ${l.ruling.chip}/${l.ruling.route}`),
    limits.map((l) => [l.index, ids.indexOf(l.allowance)]),
  );
  inputs.set(
    'countedAs',
    limits.map((l) => (l.quota.unit === 'TPP' ? (machines.get(l.ruling.chip) as Cluster).tpp : structural(1, originOf(l)))),
  );
  // a chip counts once, on however many routes the act stands
  const routesOf = (l: Limit): number => limits.filter((o) => o.allowance === l.allowance && o.ruling.chip === l.ruling.chip).length;
  const grows = (l: Limit): boolean => !l.set && l.quota.unit === 'share of vendor sales in the US';
  inputs.set(
    'countedSales',
    limits.map((l) => structural(grows(l) ? l.quota.amount / routesOf(l) : 0, originOf(l))),
  );
};
