import type { Catalogue } from '../../../catalogue/index.ts';
import { leastRackKw } from '../../../cluster/index.ts';
import type { Cluster, Scenario, Site } from '../../scenario.ts';
import type { Inputs } from '../inputs.ts';
import { machineOf } from '../machines/machine-design.ts';
import type { Halls } from './cooling.ts';

/** The least a rack must give for the chip's server, kW; nothing where no server is named or its power is not known. */
const neededKw = (catalogue: Catalogue, { chip, server }: Cluster): number | undefined => {
  const machine = server === undefined ? undefined : machineOf(catalogue, chip, server);
  return machine?.ok ? leastRackKw(machine.value.server) : undefined;
};

const kilowatts = (watts: number): number => Number((watts / 1000).toPrecision(3));

/** No way of cooling is planned beyond the densest rack that is published for it. */
const checkCooled = (inputs: Inputs, { id, rack_power: given }: Site, { row }: Halls): void => {
  const most = row?.rack_power;
  if (!given || !row || !most || inputs.decide(given) <= most.value) return;
  inputs.report(
    given.origin,
    'out-of-range',
    `sites.${id}.rack_power: ${kilowatts(inputs.decide(given))} kW is more than ${row.cooling} cooling takes: ${kilowatts(most.value)} kW, the densest rack published`,
    'name another way of cooling, or leave cooling out and write pue and design_pue',
  );
};

/** Chips that the plan may buy or starts with. */
const wanted = ({ supply, clusters }: Scenario): ReadonlySet<string> =>
  new Set([
    ...[...supply.imports, ...supply.leakage, ...supply.domestic.products].map((item) => item.chip),
    ...clusters.filter((c) => c.installed.kind !== 'constant' || c.installed.value > 0).map((c) => c.chip),
  ]);

/**
 * Whether the racks of a site take the server of a chip, for each pair of them.
 * A chip that is on offer or there, and that no site can take, is reported: it would only be bought to wait.
 */
export const bindRacks = (
  inputs: Inputs,
  scenario: Scenario,
  catalogue: Catalogue,
  machines: readonly Cluster[],
  halls: ReadonlyMap<Site, Halls>,
): ((chip: Cluster, site: Site) => boolean) => {
  const { sites } = scenario;
  for (const s of sites) checkCooled(inputs, s, halls.get(s) as Halls);
  const limits = new Map(
    sites.flatMap((s): [Site, number][] => {
      const limit = halls.get(s)?.rackPower;
      return limit ? [[s, inputs.decide(limit)]] : [];
    }),
  );
  if (limits.size === 0) return () => true;
  const needs = new Map(machines.map((c) => [c, neededKw(catalogue, c)]));
  const fits = (c: Cluster, s: Site): boolean => (needs.get(c) ?? 0) * 1000 <= (limits.get(s) ?? Number.POSITIVE_INFINITY);
  const asked = wanted(scenario);
  for (const c of machines) {
    if (!asked.has(c.chip) || sites.some((s) => fits(c, s))) continue;
    const given = sites.map((s) => `${s.id} ${kilowatts(limits.get(s) as number)} kW`).join(', ');
    inputs.report(
      c.origin,
      'rack-too-dense',
      `clusters.${c.chip}: a rack of ${c.server} draws ${kilowatts((needs.get(c) as number) * 1000)} kW, and no site has such racks: ${given}`,
      'raise rack_power at a site, name another server, or take the chip out of supply',
    );
  }
  return fits;
};
