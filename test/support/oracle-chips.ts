import { sum } from './oracle-parts.ts';
import type { TinyFigures } from './tiny-figures.ts';

/** Constants of the tiny world's text, in base units. */
export const FIXED = {
  design: [1.25, 1.4],
  pue: [1.2, 1.3],
  hallCost: [20, 25],
  powerPrice: [0.5, 0.4],
  carbon: [0.5, 0.6],
  green: [0, 0.5],
  water: [0.5, 1],
  appeal: [1, 2],
  maintenance: 0.01,
  upkeep: 0.005,
  hallLife: 120,
  equipmentTaxLife: 36,
  hallTaxLife: 240,
  interest: 0.06 / 12,
  grace: 3,
  term: 6,
  contract: 4,
  busy: 0.5,
  idle: 0.2,
  load: 0.8,
  fixedOverhead: 0.5,
  tax: 0.25,
  referenceMfu: 0.4,
  dieArea: 4,
  diameter: 20,
  reference: 1000,
  diesPerChip: 2,
  stacksPerChip: 4,
} as const;

/** Days of 2025, 2026 and on, month by month. */
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const hoursOf = (month: number): number => {
  const year = 2025 + Math.floor(month / 12);
  return (month % 12 === 1 && year % 4 === 0 ? 29 : (DAYS[month % 12] as number)) * 24;
};

export interface Yardstick {
  readonly peak: number;
  readonly bandwidth: number;
}

/** Effective compute of one chip, in TFLOPS: arithmetic, and bandwidth at the balance of the yardstick, mixed. */
export const usefulTflops = (f: TinyFigures, chip: 0 | 1, month: number, h100: Yardstick): number => {
  const c = f.chips[chip];
  const running = (1 - (1 - c.maturity) * 0.5 ** (month / c.maturing)) * c.goodput * FIXED.busy;
  const serving = h100.peak * FIXED.referenceMfu * (c.bandwidth / h100.bandwidth);
  const decoding = f.demand > 0 ? f.decodeShare : 0;
  return ((1 - decoding) * c.peak * c.mfu + decoding * serving) * running;
};

/** The chain from wafers to finished chips. */
export class HomeChain {
  readonly #f: TinyFigures;
  readonly #good: number[] = [];
  #wafers = 0;
  dies: number;
  stacks: number;
  finished: number;
  made = 0;
  #orders: number;

  constructor(f: TinyFigures) {
    this.#f = f;
    this.dies = f.dieBank;
    this.stacks = f.stacks;
    this.finished = f.finished;
    this.#orders = f.orders;
  }

  get onOffer(): number {
    return this.finished * this.#f.access;
  }

  /** Gross dies of a wafer times the good part of them, at the experience so far. */
  get #goodPerWafer(): number {
    const { defects, learning, clustering, salvage } = this.#f;
    const { diameter, dieArea, reference } = FIXED;
    const gross = (Math.PI * (diameter / 2) ** 2) / dieArea - (Math.PI * diameter) / Math.sqrt(2 * dieArea);
    const density = defects * (1 + this.#wafers / reference) ** -learning;
    const yielded = (1 + (dieArea * density) / clustering) ** -clustering;
    return gross * (yielded + salvage * (1 - yielded));
  }

  unitCost(): number {
    const { packagingYield } = this.#f;
    return (FIXED.diesPerChip * (70_000 / this.#goodPerWafer) + FIXED.stacksPerChip * 1000 + 5000) / packagingYield;
  }

  /** One month: assembles from what was there at its opening, sells what the plan bought, remembers what was sought. */
  step(month: number, bought: number, sought: number): void {
    const { packagingYield, packaging, stockCover, stockCorrection, access, waferShare, wafers, fabLag, stacksImported } = this.#f;
    const wanted = Math.max(0, this.#orders + (this.#orders * (1 + stockCover) - this.finished) / stockCorrection);
    const most = Math.min(
      packaging * packagingYield,
      (this.dies * packagingYield) / FIXED.diesPerChip,
      (this.stacks * packagingYield) / FIXED.stacksPerChip,
    );
    this.made = Math.min(wanted, most);
    this.#good.push(wafers * waferShare * this.#goodPerWafer);
    this.#wafers += wafers * waferShare;
    this.dies += (month >= fabLag ? (this.#good[month - fabLag] as number) : 0) - (this.made * FIXED.diesPerChip) / packagingYield;
    this.stacks += stacksImported - (this.made * FIXED.stacksPerChip) / packagingYield;
    this.finished += this.made - bought - this.finished * (1 - access);
    this.#orders = access === 0 ? 0 : sought / access;
  }
}

/** Chips under way: sent with a lag, met at the end of it. */
export class Road {
  readonly #lag: number;
  readonly #sent: number[] = [];
  constructor(lag: number) {
    this.#lag = lag;
  }

  send(amount: number): number {
    this.#sent.push(amount);
    return this.#sent[this.#sent.length - 1 - this.#lag] ?? 0;
  }

  get under(): number {
    return this.#lag === 0 ? 0 : sum(this.#sent.slice(-this.#lag));
  }
}
