import { figureToValue } from '../../../catalogue/index.ts';
import { type ClusterDesign, DEFAULT_PARTS, familyOf, LEARNING, type Learning, maturity } from '../../../cluster/index.ts';
import { isFault } from '../../../kit/fault.ts';
import { parseMonth } from '../../../kit/month.ts';
import { combine, constant, intervalDistribution, type Origin, type PhysicalRange, type Value } from '../../../uncertainty/index.ts';
import type { Machine } from './machine-design.ts';

/** An uncertain figure between two numbers that a design gives. */
const between = (low: number, high: number, range: PhysicalRange, origin: Origin): Value => {
  const distribution = intervalDistribution(low, high, range);
  if (isFault(distribution)) throw new Error(`${origin.path}: ${distribution.fault}`);
  return { kind: 'uncertain', name: origin.path, distribution, origin };
};

/** The designed figures of one machine stand where the scenario names its server. */
export const designOrigin = (at: Origin, path: string, text: string, source: string): Origin => ({
  file: at.file,
  line: at.line,
  column: at.column,
  path,
  text,
  source,
  confidence: 'low',
});

/** Thirteen known clusters: facility power is predicted 7 % too high in the mean, 20 % off at the 90th percentile (cluster-validation.md). */
export const designedPower = (design: ClusterDesign, origin: Origin): Value => {
  const watts = (design.power.it * 1e6) / design.count;
  return between(0.78 * watts, 1.12 * watts, { min: 0 }, origin);
};

/**
 * Searched layouts are as good as a well-tuned run gets. Of 33 published runs whose layout is not known half reached 79 % of that or less,
 * one in ten 56 % (cluster-validation.md, layout searched).
 */
export const designedUtilisation = (planned: number, origin: Origin): Value => {
  const realised = between(0.55, 1.05, { min: 0 }, origin);
  return combine([realised], ([share]) => Math.min(1, planned * (share as number)), origin);
};

/** Measured failure rates of two clusters of the same chip are 2.8 times apart (Meta RSC-1 and RSC-2, arXiv 2410.21680): half to twice. */
export const designedGoodput = (worst: number, best: number, origin: Origin): Value => between(worst, best, { min: 0, max: 1 }, origin);

const ecosystem = (chip: string): keyof typeof LEARNING => {
  const family = familyOf(chip);
  return family === 'ascend' ? 'cann' : family === 'ampere' || family === 'hopper' || family === 'blackwell' ? 'cuda' : 'other';
};

export const learningOf = (chip: string): Learning => LEARNING[ecosystem(chip)];

/** Part of its final efficiency that the software of a chip has reached when the horizon begins. */
export const designedMaturity = ({ chipRow }: Machine, start: number, origin: Origin): Value => {
  const release =
    chipRow.release === undefined
      ? undefined
      : parseMonth(/^\d{4}$/.test(chipRow.release) ? `${chipRow.release}-07` : chipRow.release.slice(0, 7));
  return constant(maturity(learningOf(chipRow.id), release === undefined ? 0 : start - release), origin);
};

/** Price of one system in USD with its range, from its chips where it has none of its own; nothing where neither has one. */
const systemUsd = ({ chipRow, serverRow, server }: Machine): Value | undefined => {
  if (serverRow.price) return figureToValue(serverRow.price, `servers.${serverRow.id}.price`);
  if (!chipRow.price) return undefined;
  const chip = figureToValue(chipRow.price, `chips.${chipRow.id}.price`);
  return combine([chip], ([x]) => (x as number) * server.chips * DEFAULT_PARTS.systemOverChips, chip.origin);
};

/** USD a chip: the system around it with a share of spare systems, less the chip; never below nothing. */
export const serverUsd = (machine: Machine, spareShare: number, origin: Origin): Value | undefined => {
  const system = systemUsd(machine);
  const { chipRow, server } = machine;
  if (!system || !chipRow.price) return undefined;
  const chip = figureToValue(chipRow.price, `chips.${chipRow.id}.price`);
  const whole = 1 + spareShare;
  return combine([system, chip], ([s, c]) => Math.max(0, ((s as number) * whole) / server.chips - (c as number)), origin);
};

/** USD a chip: switches, optics and cables of the design, and storage as a share of the system. */
export const networkUsd = (machine: Machine, { capex, count }: ClusterDesign, origin: Origin): Value | undefined => {
  const system = systemUsd(machine);
  if (!system || !capex) return undefined;
  const fabric = (capex.switches + capex.optics + capex.cables) / count;
  return combine([system], ([s]) => fabric + ((s as number) * DEFAULT_PARTS.storagePriceShare) / machine.server.chips, origin);
};
