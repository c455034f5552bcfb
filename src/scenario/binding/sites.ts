import type { Catalogue } from '../../catalogue/index.ts';
import type { Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario, Site } from '../scenario.ts';
import { approvedGreen, approvedPUE } from './halls/approval.ts';
import { type Halls, hallsOf } from './halls/cooling.ts';
import { bindOpening } from './halls/opening.ts';
import { bindRacks } from './halls/racks.ts';
import { ahead, type Inputs, product, structural, sum } from './inputs.ts';

/** Halls, power and what stands in them at the start. */
export const bindSites = (inputs: Inputs, scenario: Scenario, machines: ReadonlyMap<string, Cluster>, catalogue: Catalogue): void => {
  const { sites } = scenario;
  const halls = new Map(sites.map((s) => [s, hallsOf(inputs, scenario, catalogue, s)]));
  const hallsAt = (s: Site): Halls => halls.get(s) as Halls;
  inputs.dimension(
    'site',
    sites.map((s) => s.id),
  );
  const each = (name: string, of: (s: Site) => Value): void => inputs.set(name, sites.map(of));
  const curve = (s: Site): Value => s.power ?? structural(0, s.origin);
  each('powerCurve', curve);
  each('powerCurveSoon', (s) => ahead(curve(s), Math.round(inputs.decide(s.lead))));
  each('orderLead', (s) => s.lead);
  each('siteHallCost', (s) => s.capex);
  each('subsidyRate', (s) => s.subsidy);
  each('pueTypical', (s) => approvedPUE(inputs, scenario, catalogue, s, hallsAt(s)));
  each('designPUE', (s) => hallsAt(s).designPue);
  each('carbonFactor', (s) => s.carbon);
  each('greenShare', (s) => approvedGreen(inputs, s));
  each('waterUse', (s) => s.water);
  each('crews', (s) => s.crews);
  each('siteAppeal', (s) => s.appeal);
  bindPhases(inputs, sites, hallsAt);
  const chips = [...machines.values()];
  bindOpening(inputs, sites, chips, hallsAt, bindRacks(inputs, scenario, catalogue, chips, halls));
};

const bindPhases = (inputs: Inputs, sites: readonly Site[], hallsAt: (s: Site) => Halls): void => {
  const phases = sites.flatMap((s, i) => s.phases.map((p) => ({ s, i, p })));
  const ids = phases.map(({ s, p }) => `${s.id}/${p.id}`);
  inputs.dimension('phase_name', ids);
  inputs.combination(
    'phase',
    ids,
    phases.map(({ i }, k) => [k, i]),
  );
  inputs.set(
    'phasePower',
    phases.map(({ s, p }) => product(p.basis === 'it' ? product(p.power, hallsAt(s).designPue) : p.power, p.realised)),
  );
  inputs.set(
    'phaseCost',
    phases.map(({ s, p }) => p.capex ?? s.capex),
  );
  inputs.set(
    'phaseReady',
    phases.map(({ p }) => sum(p.ready, p.delay)),
  );
};
