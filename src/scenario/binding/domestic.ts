import type { ChipTreatment } from '../../controls/index.ts';
import { unit } from '../../kit/unit.ts';
import { type Origin, scaled, type Value } from '../../uncertainty/index.ts';
import type { Cluster, Scenario } from '../scenario.ts';
import { type Timed, uniform } from './acts.ts';
import { firstEffect } from './first-act.ts';
import { during, type Inputs, NEVER, structural } from './inputs.ts';
import type { Rules } from './policy.ts';

/** A rate in `%/year` is read as a monthly one; growth compounds by the year. */
const MONTHS_A_YEAR = 12;

/** Rules speak of memory bandwidth density in this unit. */
const DENSITY = unit('GB/s/mm2').factor;

type Domestic = Scenario['supply']['domestic'];

interface Stop {
  readonly from: Value;
  /** Share still permitted from then on. */
  readonly permit: Value;
}

/** The first of these rulings to take effect that stops more than it lets through, of acts that come about; never, where none does. */
const stopOf = (rules: Rules, rulings: readonly ChipTreatment[], origin: Origin, given: Value | undefined): Stop => {
  if (given) return { from: given, permit: structural(0, given.origin) };
  const stopping = new Map(rulings.filter((t) => t.permit.low + t.permit.high < 1).map((t) => [t.act, t]));
  const acts = rules.acts.filter((act) => stopping.has(act.id)).map((act) => rules.timed(act.id));
  const permitOf = (act: Timed): Value => {
    const { permit, className } = stopping.get(act.id) as ChipTreatment;
    return uniform(permit.low, permit.high, `policy.${act.id}#${className}.permit`, act.origin);
  };
  const from = firstEffect(
    acts.map((act) => ({ act, size: act.begins })),
    NEVER,
    origin,
  );
  const permit = firstEffect(
    acts.map((act) => ({ act, size: permitOf(act) })),
    1,
    origin,
  );
  return { from, permit };
};

/** Wafers, dies, memory and packaging. */
export const bindDomestic = (inputs: Inputs, scenario: Scenario, machines: ReadonlyMap<string, Cluster>, rules: Rules): void => {
  const { domestic: d } = scenario.supply;
  const one = (name: string, value: Value): void => inputs.set(name, [value]);
  one('waferCapacity', d.wafers);
  one('aiShare', d.ai_share);
  one('equipmentControl', d.equipment_control);
  one('usableDiameter', d.diameter);
  one('defectLearning', d.learning);
  one('defectClustering', d.clustering);
  one('fabLag', d.fab_lag);
  one('packagingCapacity', d.packaging);
  one('packagePrice', d.packaging_price);
  one('waferPrice', d.wafer_price);
  const { response } = scenario.supply;
  one('responseGrowth', scaled(response.growth, MONTHS_A_YEAR));
  one('responseLag', response.lag);
  one('deniedInFigures', response.contained);
  one('stockCover', d.stock_cover);
  one('stockCorrection', d.stock_correction);
  const foundry = stopOf(rules, rules.settled.foundry, d.origin, d.foreign_foundry_ends);
  one('foreignFoundryEnds', foundry.from);
  one('foreignFoundryAfter', foundry.permit);
  bindDies(inputs, d);
  bindMemory(inputs, scenario, rules);
  bindProducts(inputs, d, machines);
};

const bindDies = (inputs: Inputs, { dies }: Domestic): void => {
  const each = (name: string, of: (die: Domestic['dies'][number]) => Value): void => inputs.set(name, dies.map(of));
  inputs.dimension(
    'die',
    dies.map((die) => die.id),
  );
  each('waferShare', (die) => die.wafers);
  each('dieArea', (die) => die.area);
  each('defectDensityStart', (die) => die.defects);
  each('defectReference', (die) => die.reference);
  each('salvage', (die) => die.salvage);
  each('dieBankStart', (die) => die.bank);
  each('foreignDies', (die) => die.foreign);
};

const bindMemory = (inputs: Inputs, scenario: Scenario, rules: Rules): void => {
  const { hbm } = scenario.supply.domestic;
  const { generations } = hbm;
  const each = (name: string, of: (g: (typeof generations)[number]) => Value): void => inputs.set(name, generations.map(of));
  inputs.dimension(
    'memory',
    generations.map((g) => g.id),
  );
  each('memoryStart', (g) => g.stock);
  each('memoryImported', (g) => g.imported);
  const stops = new Map(
    generations.map((g) => [g, stopOf(rules, rules.memory(g.id, inputs.decide(g.density) / DENSITY), g.origin, hbm.imports_end)]),
  );
  each('memoryImportEnds', (g) => (stops.get(g) as Stop).from);
  each('memoryImportAfter', (g) => (stops.get(g) as Stop).permit);
  each('memoryHoard', (g) => g.hoard);
  each('stackPrice', (g) => g.price);
  each('memoryMade', (g) => {
    const start = g.start?.kind === 'constant' ? g.start.value : 0;
    const grown: Value = { kind: 'growth', from: g.made, annual: scaled(hbm.growth, MONTHS_A_YEAR), start, origin: g.made.origin };
    return during(grown, g.start, undefined, scenario.horizon.months);
  });
};

const bindProducts = (inputs: Inputs, d: Domestic, machines: ReadonlyMap<string, Cluster>): void => {
  const chips = inputs.ids('chip');
  const dies = d.dies.map((die) => die.id);
  const memories = d.hbm.generations.map((g) => g.id);
  for (const p of d.products) {
    if (!dies.includes(p.die)) inputs.report(p.origin, 'unknown-id', `supply.domestic.dies has no '${p.die}'`, `dies: ${dies.join(', ')}`);
    if (!memories.includes(p.memory))
      inputs.report(p.origin, 'unknown-id', `supply.domestic.hbm.generations has no '${p.memory}'`, `generations: ${memories.join(', ')}`);
  }
  inputs.combination(
    'product',
    d.products.map((p) => p.chip),
    d.products.map((p) => [chips.indexOf(p.chip), dies.indexOf(p.die), memories.indexOf(p.memory)]),
  );
  inputs.set(
    'inLine',
    d.products.map((p) => structural(p.first ? 1 : 0, p.origin)),
  );
  const line = d.products.flatMap((p, i) => (p.first ? [{ chip: p.chip, i }] : []));
  inputs.combination(
    'preferred',
    line.map((p) => p.chip),
    line.map((p) => [p.i]),
  );
  const products = new Map(d.products.map((p) => [p.chip, p]));
  const perChip = (name: string, of: (p: Domestic['products'][number]) => Value, otherwise: number): void =>
    inputs.set(
      name,
      chips.map((id) => {
        const p = products.get(id);
        return p ? of(p) : structural(otherwise, (machines.get(id) as Cluster).origin);
      }),
    );
  perChip('diesPerChip', (p) => p.dies, 0);
  perChip('stacksPerChip', (p) => p.stacks, 0);
  perChip('packagingYield', (p) => p.yield, 1);
  perChip('ordersStart', (p) => p.orders, 0);
  perChip('finishedStart', (p) => p.finished, 0);
};
