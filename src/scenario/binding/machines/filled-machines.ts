import type { Catalogue } from '../../../catalogue/index.ts';
import { DEFAULT_PARTS, type ModelShape, shapeOf } from '../../../cluster/index.ts';
import { combine, constant, type Origin, type Value } from '../../../uncertainty/index.ts';
import { FORMAT_FILE } from '../../read/group/default.ts';
import type { Cluster, Scenario } from '../../scenario.ts';
import type { Inputs } from '../inputs.ts';
import { ownPerDollar } from '../money.ts';
import {
  designedGoodput,
  designedMaturity,
  designedPower,
  designedUtilisation,
  designOrigin,
  learningOf,
  networkUsd,
  serverUsd,
} from './design-figures.ts';
import { designOf, goodputAt, type Machine, machineOf } from './machine-design.ts';
import { LEVEL, type SizeEffect, sizedGoodput, sizedUtilisation } from './size-effect.ts';

/** A machine of the scenario with what its server brings, and how it fares in other sizes than the one planned for. */
export interface Filled {
  readonly cluster: Cluster;
  readonly utilisation: SizeEffect;
  readonly goodput: SizeEffect;
}

/** Whether the scenario says it itself: a default is no word of the user. */
const stated = (value: Value | undefined): value is Value => value !== undefined && value.origin.file !== FORMAT_FILE;

const plain = (cluster: Cluster): Filled => ({ cluster, utilisation: LEVEL, goodput: LEVEL });

/** What design needs of the scenario beside the machine. */
interface Around {
  readonly catalogue: Catalogue;
  /** Money of the scenario for a dollar. */
  readonly rate: Value;
  readonly start: number;
}

const inMoney = (usd: Value | undefined, rate: Value): Value | undefined =>
  usd && combine([usd, rate], ([price, r]) => (price as number) * (r as number), usd.origin);

const modelFor = (catalogue: Catalogue, c: Cluster): ModelShape => {
  const row = catalogue.lookup('models', c.model);
  if (!row) throw new Error(`the catalogue has no model ${c.model}`);
  return shapeOf(row);
};

/** Figures of the design wherever the scenario is silent. */
const filled = (c: Cluster, machine: Machine, size: number, around: Around, inputs: Inputs): Filled => {
  const { catalogue, rate, start } = around;
  const server = machine.server.id;
  const from = (key: string, text: string, source: string): Origin => designOrigin(c.origin, `clusters.${c.key}.${key}`, text, source);
  const design = designOf(machine, size);
  if (!design.ok) {
    for (const p of design.problems) inputs.report(c.origin, 'no-design', `clusters.${c.chip}: ${p.message}`, p.hint);
    return plain(c);
  }
  const shape = modelFor(catalogue, c);
  const goodput = sizedGoodput(machine, shape, size);
  const utilisation = c.mfu ? undefined : sizedUtilisation(machine, shape, size);
  const designed = `${size} ${c.chip} in ${server}`;
  const bill = `servers.csv ${server} and chips.csv ${c.chip}, docs/cluster.md`;
  const chips = (key: string, reached: string): Origin => from(key, `${designed}: ${reached}`, 'docs/cluster.md and cluster-validation.md');
  const learning = learningOf(c.chip);
  // spares that the scenario holds are bought as chips, and not in the price of the others
  const spareShare = stated(c.spares) ? 0 : DEFAULT_PARTS.spareShare;
  const cluster: Cluster = {
    ...c,
    power: c.power ?? designedPower(design.value, chips('power', 'power')),
    server_price: c.server_price ?? inMoney(serverUsd(machine, spareShare, from('server_price', `${server} less its chips`, bill)), rate),
    network_price:
      c.network_price ?? inMoney(networkUsd(machine, design.value, from('network_price', `network of ${designed}`, bill)), rate),
    cores: stated(c.cores)
      ? c.cores
      : constant(design.value.general.cores / size, from('cores', `host cores of ${server}`, `servers.csv ${server}`)),
    mfu: c.mfu ?? (utilisation && designedUtilisation(utilisation.planned, chips('mfu', c.model))),
    goodput: stated(c.goodput)
      ? c.goodput
      : designedGoodput(goodputAt(machine, shape, size, 2), goodputAt(machine, shape, size, 0.5), chips('goodput', 'one job')),
    maturity: stated(c.maturity) ? c.maturity : designedMaturity(machine, start, chips('maturity', 'software of its age')),
    maturing: stated(c.maturing) ? c.maturing : constant(learning.halving, chips('maturing', `${learning.halving} month`)),
  };
  return { cluster, utilisation: utilisation?.effect ?? LEVEL, goodput: stated(c.goodput) ? LEVEL : goodput.effect };
};

/** Machines by chip, those with a server completed from its design: each (chip, server) is designed once, for the job size planned for. */
export const fillMachines = (
  inputs: Inputs,
  scenario: Scenario,
  catalogue: Catalogue,
  machines: ReadonlyMap<string, Cluster>,
): readonly Filled[] => {
  const { horizon } = scenario;
  const rate = ownPerDollar(scenario);
  return [...machines.values()].map((c) => {
    if (c.server === undefined) return plain(c);
    const machine = machineOf(catalogue, c.chip, c.server);
    if (!machine.ok) {
      for (const p of machine.problems)
        inputs.report(c.origin, 'no-design', `clusters.${c.chip}: ${p.message}`, 'give power, prices and mfu, and leave server out');
      return plain(c);
    }
    const { serverRow } = machine.value;
    if (serverRow.chips?.includes(c.chip) !== true) {
      const fitting = catalogue.list('servers').filter((row) => row.chips?.includes(c.chip));
      const hint =
        fitting.length > 0
          ? `those that do: ${fitting.map((row) => row.id).join(', ')}`
          : 'no server of the catalogue does: leave server out';
      inputs.report(c.origin, 'wrong-server', `clusters.${c.chip}: ${c.server} does not carry it`, hint);
      return plain(c);
    }
    return filled(c, machine.value, inputs.decide(c.job_size), { catalogue, rate, start: horizon.start }, inputs);
  });
};
