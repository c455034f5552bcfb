import { combine, type Origin, type Value } from '../../uncertainty/index.ts';
import type { Scenario } from '../scenario.ts';
import { during, type Inputs, NEVER, product, rest, structural } from './inputs.ts';
import { ownPerDollar } from './money.ts';

const SOURCES = ['imported', 'domestic', 'leaked'] as const;
export type Source = (typeof SOURCES)[number];

/** Name of the maker that stands for all makers at home. */
const HOME = 'domestic';

/** A chip as one channel offers it. */
export interface Offer {
  readonly chip: string;
  readonly source: Source;
  readonly maker: string;
  readonly price: Value;
  readonly lag: Value;
  readonly origin: Origin;
}

type Supply = Scenario['supply'];

/** More chips a month than the world makes. */
const UNBOUNDED = 1e9;

/** Every chip on every channel. */
export const offersOf = (supply: Supply): readonly Offer[] => [
  ...supply.imports.map(({ chip, maker, price, lag, origin }): Offer => ({ chip, source: 'imported', maker, price, lag, origin })),
  ...supply.domestic.products.map(({ chip, price, lag, origin }): Offer => ({ chip, source: 'domestic', maker: HOME, price, lag, origin })),
  ...supply.leakage.map(({ chip, maker, price, lag, origin }): Offer => ({ chip, source: 'leaked', maker, price, lag, origin })),
];

const index = (ids: readonly string[], id: string): number => ids.indexOf(id);

/** The cap of a leak, times what an embargo leaves of it while it lasts. */
const underEmbargo = (cap: Value, { policy: { embargo }, horizon }: Scenario): Value => {
  if (!embargo) return cap;
  const stopped = during(product(cap, rest(embargo.leakage)), embargo.from, embargo.to, horizon.months);
  return combine([cap, stopped], ([all, less]) => (all as number) - (less as number), cap.origin);
};

/** Channels, makers and what each asks. */
export const bindOffers = (inputs: Inputs, scenario: Scenario): readonly Offer[] => {
  const { supply } = scenario;
  const { origin } = supply;
  const offers = offersOf(supply);
  const makers = [...supply.makers.map((m) => m.id), HOME];
  inputs.dimension('source', SOURCES);
  inputs.dimension('maker', makers);
  for (const o of offers) {
    if (!makers.includes(o.maker))
      inputs.report(o.origin, 'unknown-id', `supply.makers has no '${o.maker}'`, `makers: ${makers.slice(0, -1).join(', ')}`);
  }
  const chips = inputs.ids('chip');
  inputs.combination(
    'offer',
    offers.map((o) => `${o.chip}/${o.source}`),
    offers.map((o) => [index(chips, o.chip), index(SOURCES, o.source), index(makers, o.maker)]),
  );
  const only = (source: Source, value: (o: Offer) => Value): readonly Value[] =>
    offers.map((o) => (o.source === source ? value(o) : structural(0, o.origin)));
  for (const [name, source] of [
    ['isImported', 'imported'],
    ['isDomestic', 'domestic'],
    ['isLeaked', 'leaked'],
  ] as const) {
    inputs.set(
      name,
      SOURCES.map((s) => structural(s === source ? 1 : 0, origin)),
    );
  }
  inputs.set('worldRevenue', [...supply.makers.map((m) => m.world_revenue), structural(0, origin)]);
  inputs.set('homeShare', [...supply.makers.map((m) => m.home_share), structural(0, origin)]);
  const parts = new Map(supply.imports.map((i) => [i.chip, i.sales_part]));
  inputs.set(
    'salesPart',
    only('imported', (o) => parts.get(o.chip) as Value),
  );
  inputs.set('vendorShare', [...supply.makers.map((m) => m.share), structural(0, origin)]);
  inputs.set(
    'priceForeign',
    offers.map((o) => (o.source === 'domestic' ? structural(0, o.origin) : o.price)),
  );
  inputs.set(
    'priceHome',
    only('domestic', (o) => o.price),
  );
  inputs.set(
    'deliveryLag',
    offers.map((o) => o.lag),
  );
  const leaks = new Map(supply.leakage.map((l) => [l.chip, l]));
  const leak = (o: Offer, of: (l: Supply['leakage'][number]) => Value): Value => of(leaks.get(o.chip) as Supply['leakage'][number]);
  const volumes = new Map(supply.imports.map((i) => [i.chip, i.most]));
  inputs.set(
    'volumeCap',
    offers.map((o) =>
      o.source === 'imported' ? (volumes.get(o.chip) ?? structural(UNBOUNDED, o.origin)) : structural(UNBOUNDED, o.origin),
    ),
  );
  inputs.set(
    'premium',
    only('leaked', (o) => leak(o, (l) => l.premium)),
  );
  inputs.set(
    'leakCap',
    only('leaked', (o) => leak(o, (l) => underEmbargo(l.cap, scenario))),
  );
  inputs.set(
    'leakBegins',
    offers.map((o) => (o.source === 'leaked' ? (leaks.get(o.chip)?.from ?? structural(0, o.origin)) : structural(0, o.origin))),
  );
  inputs.set(
    'leakEnds',
    offers.map((o) => (o.source === 'leaked' ? (leaks.get(o.chip)?.to ?? structural(NEVER, o.origin)) : structural(NEVER, o.origin))),
  );
  inputs.set(
    'seizedShare',
    only('leaked', (o) => leak(o, (l) => l.seized)),
  );
  inputs.set('access', [supply.access]);
  // dollars of foreign makers in the scenario’s own money
  inputs.set('exchangeRate', [ownPerDollar(scenario)]);
  inputs.set('remoteCapacity', [supply.remote]);
  inputs.set('frontierPeak', [supply.frontier]);
  return offers;
};
