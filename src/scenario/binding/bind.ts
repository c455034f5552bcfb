import type { Catalogue, RowOf } from '../../catalogue/index.ts';
import { figureToValue } from '../../catalogue/index.ts';
import type { Rulebook } from '../../controls/index.ts';
import { constant, scaled } from '../../uncertainty/index.ts';
import type { Scenario } from '../scenario.ts';
import type { Beside } from './beside.ts';
import { bindChips, bindMachines } from './chips.ts';
import { bindDemand } from './demand.ts';
import { bindDomestic } from './domestic.ts';
import { Inputs } from './inputs.ts';
import { bindSizes } from './machines/bind-sizes.ts';
import { fillMachines } from './machines/filled-machines.ts';
import { bindMandates } from './mandates.ts';
import { bindMoney } from './money.ts';
import { bindOffers } from './offers.ts';
import { bindPolicy } from './policy.ts';
import { bindProgrammes } from './programmes.ts';
import { bindGeneral, bindService } from './service.ts';
import { bindSites } from './sites.ts';
import { bindStatistics } from './statistics.ts';

const BILLION = 1e9;

/** What is known of the world beside the scenario. */
export interface World {
  readonly catalogue: Catalogue;
  readonly rulebook: Rulebook;
}

const chipRows = (world: World, chips: readonly string[]): readonly RowOf<'chips'>[] =>
  chips.flatMap((id) => {
    const row = world.catalogue.lookup('chips', id);
    return row ? [row] : [];
  });

/** The yardstick of H100-equivalents: the H100 SXM of the catalogue. */
const bindYardstick = (inputs: Inputs, world: World): void => {
  const h100 = world.catalogue.lookup('chips', 'h100_sxm');
  if (!h100?.fp16 || !h100.memory_bandwidth) throw new Error('the catalogue has no figures of h100_sxm');
  inputs.set('h100Peak', [constant(h100.fp16.value, h100.fp16.origin)]);
  inputs.set('h100Bandwidth', [constant(h100.memory_bandwidth.value, h100.memory_bandwidth.origin)]);
};

/**
 * Turns a scenario into members and figures for every input of the model, settling once what does not change by month.
 * @param beside what another scenario has, bound so that nothing comes of it
 */
export const bind = (scenario: Scenario, world: World, beside?: Beside): Inputs => {
  const inputs = new Inputs();
  const declared = bindChips(inputs, scenario);
  if (inputs.problems.length > 0) return inputs;
  const filled = fillMachines(inputs, scenario, world.catalogue, declared);
  const machines = new Map(filled.map(({ cluster }) => [cluster.chip, cluster]));
  bindSizes(inputs, filled);
  const rules = bindPolicy(inputs, scenario, world.rulebook, chipRows(world, inputs.ids('chip')), machines, beside);
  const offers = bindOffers(inputs, scenario);
  bindMachines(inputs, scenario, machines, rules.known);
  bindDomestic(inputs, scenario, machines, rules);
  bindDemand(inputs, scenario, (id) => {
    const active = world.catalogue.lookup('models', id)?.params_active_b;
    return active && scaled(figureToValue(active, `models.${id}.params_active_b`), BILLION);
  });
  bindSites(inputs, scenario, machines, world.catalogue);
  bindService(inputs, scenario, [...machines.values()], world.catalogue);
  bindGeneral(inputs, scenario);
  bindProgrammes(inputs, scenario, offers, beside?.purchases);
  bindMandates(inputs, scenario, rules);
  bindMoney(inputs, scenario);
  bindStatistics(inputs, scenario, offers, (chip) => world.catalogue.lookup('chips', chip)?.maker);
  bindYardstick(inputs, world);
  return inputs;
};
