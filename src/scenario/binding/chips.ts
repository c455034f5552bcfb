import { combine, type Origin, type Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario } from '../scenario.ts';
import { type Inputs, NEVER, structural } from './inputs.ts';

/** Chips of the scenario: all that a machine is declared for. Every chip on offer must have one. */
export const bindChips = (inputs: Inputs, scenario: Scenario): ReadonlyMap<string, Cluster> => {
  const machines = new Map(scenario.clusters.map((c) => [c.chip, c]));
  const { supply } = scenario;
  for (const item of [...supply.imports, ...supply.leakage, ...supply.domestic.products]) {
    if (!machines.has(item.chip))
      inputs.report(
        item.origin,
        'no-machine',
        `'${item.chip}' is on offer, but clusters says nothing of the machine around it`,
        `add {chip: ${item.chip}, …} to clusters`,
      );
  }
  inputs.dimension('chip', [...machines.keys()]);
  return machines;
};

type Kind = { readonly [K in keyof Cluster]: Cluster[K] extends Value | undefined ? K : never }[keyof Cluster];

/** Per failure and year: a monthly hazard. */
const hazard = (annual: Value): Value =>
  combine([annual], ([a]) => 1 - (1 - (a as number)) ** (1 / 12), { ...annual.origin, text: `${annual.origin.text} a year, by month` });

/** What each chip draws, computes, costs to house and how long it lasts; when it is first and last sold. */
export const bindMachines = (
  inputs: Inputs,
  scenario: Scenario,
  machines: ReadonlyMap<string, Cluster>,
  actKnown: (act: string) => boolean,
): void => {
  const all = [...machines.values()];
  const needed = (c: Cluster, key: Kind, hint: string): Value => {
    const value = c[key] as Value | undefined;
    if (value) return value;
    inputs.report(c.origin, 'missing-figure', `clusters.${c.chip}: no ${String(key)}`, hint);
    return structural(0, c.origin);
  };
  const each = (name: string, of: (c: Cluster) => Value): void => inputs.set(name, all.map(of));
  each('chipPower', (c) => needed(c, 'power', 'power: 1400 W/chip'));
  each('serverPrice', (c) => needed(c, 'server_price', 'server_price: 50000 CNY/chip'));
  each('networkPrice', (c) => needed(c, 'network_price', 'network_price: 20000 CNY/chip'));
  each('peakFlops', (c) => c.peak);
  each('memoryBandwidth', (c) => c.bandwidth);
  each('tppPerChip', (c) => c.tpp);
  each('generalPerChip', (c) => c.cores);
  each('modelUtilisation', (c) => needed(c, 'mfu', 'mfu: 30 % to 45 %, or server'));
  each('maturityStart', (c) => c.maturity);
  each('maturityTime', (c) => c.maturing);
  each('goodput', (c) => c.goodput);
  each('failureRate', (c) => hazard(c.failures));
  each('spareShare', (c) => c.spares);
  each('life', (c) => c.life);
  each('lifeExpected', (c) => c.life);
  const { products } = scenario.supply.domestic;
  const home = new Set(products.map((p) => p.chip));
  each('domesticChip', (c) => structural(home.has(c.chip) ? 1 : 0, c.origin));
  bindSale(inputs, scenario, all, actKnown);
};

interface Sale {
  readonly chip: string;
  readonly from?: Value | undefined;
  readonly to?: Value | undefined;
  readonly made_for?: string | undefined;
  readonly origin: Origin;
}

const bindSale = (inputs: Inputs, scenario: Scenario, all: readonly Cluster[], actKnown: (act: string) => boolean): void => {
  const { imports, domestic } = scenario.supply;
  const sales = new Map<string, Sale>([...domestic.products, ...imports].map((s: Sale) => [s.chip, s]));
  inputs.set(
    'launched',
    all.map((c) => {
      const sale = sales.get(c.chip);
      if (!sale) return structural(NEVER, c.origin);
      if (sale.made_for !== undefined && !actKnown(sale.made_for)) return structural(NEVER, sale.origin);
      return sale.from ?? structural(0, sale.origin);
    }),
  );
  inputs.set(
    'withdrawn',
    all.map((c) => sales.get(c.chip)?.to ?? structural(NEVER, c.origin)),
  );
  const chips = inputs.ids('chip');
  const acts = inputs.ids('act');
  const tied = imports.filter((i) => i.made_for !== undefined && actKnown(i.made_for) && chips.includes(i.chip));
  inputs.combination(
    'tied',
    tied.map((i) => `${i.chip}/${i.made_for}`),
    tied.map((i) => [chips.indexOf(i.chip), acts.indexOf(i.made_for as string)]),
  );
};
