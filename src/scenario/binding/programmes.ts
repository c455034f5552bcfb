import type { Value } from '../../uncertainty/index.ts';
import type { Programme, Scenario } from '../scenario.ts';
import { during, grown, type Inputs, product, rest, structural } from './inputs.ts';
import type { Offer } from './offers.ts';

const buys = (p: Programme, use: 'chips' | 'facility'): boolean => p.eligible.uses.length === 0 || p.eligible.uses.includes(use);

const fits = (p: Programme, offer: Offer): boolean => {
  const { chips, only } = p.eligible;
  if (!buys(p, 'chips') || (only.length > 0 && !only.includes(offer.chip))) return false;
  return chips === 'all' || (chips === 'domestic') === (offer.source === 'domestic');
};

/** Part of the money kept for halls: none or all where only one use is allowed. */
const facilityShare = (p: Programme): Value => {
  if (!buys(p, 'facility')) return structural(0, p.origin);
  return buys(p, 'chips') ? p.facility : structural(1, p.origin);
};

/** A programme that ends before it begins would pay nothing, and say nothing of it. */
const refuseReversed = (inputs: Inputs, { id, from, to }: Programme): void => {
  if (from?.kind !== 'constant' || to?.kind !== 'constant' || from.value <= to.value) return;
  inputs.report(
    to.origin,
    'reversed-interval',
    `investment.${id} ends before its money comes: to ${to.origin.text}, from ${from.origin.text}`,
    'are the two months the wrong way round?',
  );
};

const nameOf = (p: Programme, o: Pick<Offer, 'chip' | 'source'>): string => `${p.id}: ${o.chip}/${o.source}`;

/** Names of what the programmes may buy. */
export const purchasesOf = ({ investment }: Scenario, offers: readonly Offer[]): ReadonlySet<string> =>
  new Set(investment.flatMap((p) => offers.flatMap((o) => (fits(p, o) ? [nameOf(p, o)] : []))));

/**
 * Buyers, their money, and what each may buy.
 * @param beside purchases of another scenario, bound as ones that are not allowed
 */
export const bindProgrammes = (inputs: Inputs, scenario: Scenario, offers: readonly Offer[], beside?: ReadonlySet<string>): void => {
  const { investment: programmes, horizon } = scenario;
  const each = (name: string, of: (p: Programme) => Value): void => inputs.set(name, programmes.map(of));
  inputs.dimension(
    'programme',
    programmes.map((p) => p.id),
  );
  each('funding', (p) => during(product(p.amount, grown(p.matching)), p.from, p.to, horizon.months));
  for (const p of programmes) refuseReversed(inputs, p);
  each('facilityShare', facilityShare);
  each('reinvestShare', (p) => p.reinvest);
  each('carryOver', (p) => p.carry_over);
  each('spendingTime', (p) => p.spending_time);
  each('equipmentStart', (p) => product(p.in_hand, rest(facilityShare(p))));
  each('hallStart', (p) => product(p.in_hand, facilityShare(p)));
  const purchases = programmes.flatMap((p, i) =>
    offers.flatMap((o, j) => (fits(p, o) || beside?.has(nameOf(p, o)) ? [{ p, i, o, j }] : [])),
  );
  const parents = inputs.members.get('offer')?.tuples ?? [];
  inputs.combination(
    'purchase',
    purchases.map(({ p, o }) => nameOf(p, o)),
    purchases.map(({ i, j }) => [i, j, ...(parents[j] as readonly number[])]),
  );
  inputs.set(
    'allowedShare',
    purchases.map(({ p, o }) => structural(fits(p, o) ? 1 : 0, p.origin)),
  );
  const sites = inputs.ids('site');
  const builds = programmes.flatMap((p, i) => {
    const open = p.eligible.sites.length === 0 ? sites : p.eligible.sites;
    for (const id of open) {
      if (!sites.includes(id)) inputs.report(p.origin, 'unknown-id', `sites has no '${id}'`, `sites: ${sites.slice(0, 12).join(', ')}`);
    }
    return buys(p, 'facility') ? open.flatMap((id) => (sites.includes(id) ? [{ p, i, site: id }] : [])) : [];
  });
  inputs.combination(
    'build',
    builds.map(({ p, site }) => `${p.id}/${site}`),
    builds.map(({ i, site }) => [i, sites.indexOf(site)]),
  );
  const { procurement } = scenario;
  inputs.set('spread', [procurement.spread]);
  inputs.set('buildAhead', [procurement.build_ahead]);
  inputs.set('foresight', [procurement.foresight]);
  inputs.set('referenceUtilisation', [procurement.reference_mfu]);
};
