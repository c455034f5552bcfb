/** What can be varied in the tiny world. Powers in MW, money in million yuan, the rest in the units of the scenario's text. */
export interface TinyFigures {
  readonly months: number;
  readonly access: number;
  readonly exchange: number;
  readonly worldRevenue: number;
  readonly vendorShare: number;
  readonly most: number;
  readonly embargoFrom: number | undefined;
  readonly grandfathered: number;
  readonly leakCap: number;
  readonly premium: number;
  readonly seized: number;
  readonly remote: number;
  readonly wafers: number;
  readonly waferShare: number;
  readonly fabLag: number;
  readonly defects: number;
  readonly learning: number;
  readonly clustering: number;
  readonly salvage: number;
  readonly dieBank: number;
  readonly stacks: number;
  readonly stacksImported: number;
  readonly packaging: number;
  readonly packagingYield: number;
  readonly stockCover: number;
  readonly stockCorrection: number;
  readonly orders: number;
  readonly finished: number;
  readonly demand: number;
  readonly demandGrowth: number;
  readonly demandPeak: number;
  readonly buildAhead: number;
  readonly foresight: number;
  readonly spread: number;
  readonly decodeShare: number;
  readonly lead: number;
  readonly power: readonly [north: number, south: number];
  readonly built: readonly [north: number, south: number];
  readonly phase: number;
  readonly phaseMonth: number;
  readonly crews: readonly [north: number, south: number];
  readonly subsidy: number;
  readonly chips: readonly [foreign: TinyChip, home: TinyChip];
  readonly programmes: readonly [state: TinyProgramme, firm: TinyProgramme];
  readonly discount: number;
  readonly rent: number;
  readonly valueLoss: number;
  readonly lossLife: number;
  /** VAT on goods, on building, on compute sold. */
  readonly vat: readonly [goods: number, building: number, services: number];
  readonly debtShare: number;
  readonly contractShare: number;
  readonly takeOrPay: number;
  readonly tightness: number;
}

export interface TinyChip {
  /** USD for the foreign chip, CNY for the one made at home. */
  readonly price: number;
  readonly server: number;
  readonly network: number;
  readonly power: number;
  readonly peak: number;
  readonly bandwidth: number;
  readonly mfu: number;
  readonly maturity: number;
  readonly maturing: number;
  readonly goodput: number;
  readonly life: number;
  readonly failures: number;
  readonly spares: number;
  readonly installed: number;
  readonly lag: number;
}

export interface TinyProgramme {
  readonly money: number;
  readonly inHand: number;
  readonly facility: number;
  readonly foreign: number;
  readonly spendingTime: number;
  readonly carryOver: number;
  readonly reinvest: number;
}

const firm = { money: 150, inHand: 0, facility: 0.2, foreign: 1, spendingTime: 2, carryOver: 60, reinvest: 0 };
const foreign = {
  price: 10_000,
  server: 20_000,
  network: 10_000,
  power: 1000,
  peak: 200,
  bandwidth: 2000,
  mfu: 0.5,
  maturity: 1,
  maturing: 24,
  goodput: 1,
  life: 60,
  failures: 0,
  spares: 0,
  installed: 0,
  lag: 2,
};

/** Round figures, so that the first months can be worked by hand (`tiny-world.ts`). */
export const TINY: TinyFigures = {
  months: 24,
  access: 1,
  exchange: 7,
  worldRevenue: 100,
  vendorShare: 0.2,
  most: 100_000,
  embargoFrom: undefined,
  grandfathered: 0.5,
  leakCap: 300,
  premium: 0.5,
  seized: 0.1,
  remote: 0,
  wafers: 100,
  waferShare: 1,
  fabLag: 3,
  defects: 0.25,
  learning: 0,
  clustering: 1,
  salvage: 0,
  dieBank: 2000,
  stacks: 100_000,
  stacksImported: 1000,
  packaging: 1500,
  packagingYield: 1,
  stockCover: 1,
  stockCorrection: 3,
  orders: 800,
  finished: 1000,
  demand: 1000,
  demandGrowth: 0,
  demandPeak: 1,
  buildAhead: 1,
  foresight: 0,
  spread: 0.5,
  decodeShare: 0,
  lead: 6,
  power: [8, 0],
  built: [2, 0],
  phase: 4,
  phaseMonth: 8,
  crews: [1000, 1000],
  subsidy: 0.2,
  chips: [foreign, { ...foreign, price: 50_000, power: 800, peak: 400, bandwidth: 1000, mfu: 0.25, lag: 1 }],
  programmes: [{ ...firm, money: 96, facility: 0, spendingTime: 1 }, firm],
  discount: 0.21,
  rent: 10,
  valueLoss: 0,
  lossLife: 60,
  vat: [0, 0, 0],
  debtShare: 0,
  contractShare: 0,
  takeOrPay: 0,
  tightness: 0,
};
