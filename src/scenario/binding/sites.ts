import { combine, constant, type Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario, Site } from '../scenario.ts';
import { ahead, type Inputs, largest, product, smallest, structural, sum } from './inputs.ts';

/** Halls, power and what stands in them at the start. */
export const bindSites = (inputs: Inputs, scenario: Scenario, machines: ReadonlyMap<string, Cluster>): void => {
  const { sites } = scenario;
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
  each('pueTypical', (s) => approvedPUE(inputs, s));
  each('designPUE', (s) => s.design_pue);
  each('carbonFactor', (s) => s.carbon);
  each('greenShare', (s) => s.green);
  each('waterUse', (s) => s.water);
  each('crews', (s) => s.crews);
  each('siteAppeal', (s) => s.appeal);
  bindPhases(inputs, sites);
  bindOpening(inputs, scenario, machines);
};

/** Halls above the local limit are not approved: what is built meets it, and a plan that cannot is refused. */
const approvedPUE = (inputs: Inputs, { id, pue, pue_limit: limit }: Site): Value => {
  if (limit === undefined) return pue;
  if (pue.kind === 'constant' && limit.kind === 'constant' && pue.value > limit.value) {
    const hint = `plan a PUE of ${limit.value} at most, or set pue_limit where the rule does not apply`;
    inputs.report(
      pue.origin,
      'out-of-range',
      `sites.${id}.pue: ${pue.value} is above the local limit of ${limit.value} for new halls`,
      hint,
    );
  }
  return smallest(pue, limit);
};

const bindPhases = (inputs: Inputs, sites: readonly Site[]): void => {
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
    phases.map(({ s, p }) => product(p.basis === 'it' ? product(p.power, s.design_pue) : p.power, p.realised)),
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

/** Chips of the start stand where there is power, in proportion; halls hold at least what stands in them. */
const bindOpening = (inputs: Inputs, scenario: Scenario, machines: ReadonlyMap<string, Cluster>): void => {
  const { sites } = scenario;
  const chips = [...machines.values()];
  const powers = sites.map((s) => s.built);
  const shareOf = (i: number): Value =>
    combine(
      powers,
      (x) => {
        const all = x.reduce((a, b) => a + b, 0);
        return all > 0 ? (x[i] as number) / all : 1 / x.length;
      },
      { ...(sites[i] as Site).origin, text: 'share of the power there at the start' },
    );
  const shares = sites.map((_, i) => shareOf(i));
  const hosted = chips.flatMap((c, k) => sites.map((s, i) => ({ c, k, s, i })));
  inputs.combination(
    'hosting',
    hosted.map(({ c, s }) => `${c.chip}/${s.id}`),
    hosted.map(({ k, i }) => [k, i]),
  );
  const empty = (c: Cluster): boolean => c.installed.kind === 'constant' && c.installed.value === 0;
  inputs.set(
    'installedStart',
    hosted.map(({ c, i }) => (empty(c) ? constant(0, c.installed.origin) : product(c.installed, shares[i] as Value))),
  );
  inputs.set(
    'builtStart',
    sites.map((s, i) => {
      const standing = chips.filter((c) => !empty(c) && c.power);
      const draw = combine(
        [shares[i] as Value, s.design_pue, ...standing.flatMap((c) => [c.installed, c.power as Value])],
        ([share, pue, ...pairs]) => {
          let watts = 0;
          for (let k = 0; k < pairs.length; k += 2) watts += (pairs[k] as number) * (share as number) * (pairs[k + 1] as number);
          return watts * (pue as number);
        },
        { ...s.origin, text: 'power of what stands there at the start' },
      );
      return standing.length === 0 ? s.built : largest(s.built, draw);
    }),
  );
};
