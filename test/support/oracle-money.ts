import { FIXED, hoursOf } from './oracle-chips.ts';
import { Cohorts, over, sum } from './oracle-parts.ts';
import { type Told, tell } from './oracle-plan.ts';
import type { TinyFigures } from './tiny-figures.ts';

/** What happened in a month, as the books need it: closing stocks, and what was bought and built. */
export interface Happened {
  readonly bought: readonly { readonly chip: 0 | 1; readonly programme: number; readonly price: number; readonly chips: number }[];
  readonly installed: readonly { readonly chip: 0 | 1; readonly site: 0 | 1; readonly chips: number }[];
  readonly waiting: readonly number[];
  readonly built: readonly number[];
  readonly refund: number;
  readonly hallSpend: readonly number[];
  /** Watts and TFLOPS of chips in service at the opening of the month. */
  readonly opening: { readonly chips: number; readonly power: number; readonly peak: number };
  /** Yuan for a kWh of IT energy. */
  readonly powerCost: number;
  readonly demand: number;
  readonly useful: readonly [number, number];
}

export interface Books {
  readonly hours: (month: number) => number;
  /** Paid for equipment, for halls, and drawn from lenders, up to the opening of each month. */
  readonly equipmentPaid: number[];
  readonly hallsPaid: number[];
  readonly drawn: number[];
  readonly spotPrices: number[];
  readonly granted: number[];
  readonly losses: Cohorts;
  readonly flows: number[];
  tightness: number;
  marketValue: number;
  hallBook: number;
  debt: number;
  vatCredit: number;
  readonly presentValue: (rate: number) => number;
}

export const newBooks = (f: TinyFigures): Books => {
  const flows: number[] = [];
  return {
    hours: hoursOf,
    equipmentPaid: [0],
    hallsPaid: [0],
    drawn: [0],
    spotPrices: [],
    granted: f.programmes.map((p, i) => p.inHand * 1e6 * (1 - (i === 0 ? 0 : p.facility))),
    losses: new Cohorts(),
    flows,
    tightness: 1,
    marketValue: 0,
    hallBook: 0,
    debt: 0,
    vatCredit: 0,
    presentValue: (rate) => flows.reduce((total, x, t) => total + x * (1 + rate) ** (-t / 12), 0),
  };
};

const tellCapacity = (told: Told, f: TinyFigures, h: Happened) => {
  const peak = sum(h.installed.map((x) => x.chips * f.chips[x.chip].peak));
  const effective = sum(h.installed.map((x) => x.chips * h.useful[x.chip]));
  const accessible = effective + f.remote * 1e6;
  for (const c of [0, 1] as const) {
    const chips = sum(h.installed.filter((x) => x.chip === c).map((x) => x.chips));
    tell(told, `chips.installed ${c}`, chips);
    tell(told, `chips.waiting ${c}`, h.waiting[c] as number);
    tell(told, `chips.bought ${c}`, sum(h.bought.filter((x) => x.chip === c).map((x) => x.chips)));
  }
  tell(told, 'capacity.installed', peak * 1e12);
  tell(told, 'capacity.effective', effective * 1e12);
  tell(told, 'demand.total', h.demand * 1e12);
  tell(told, 'demand.served', Math.min(h.demand, accessible) * 1e12);
  return { peak, sold: over(Math.min(h.demand, accessible), accessible, 0), tightness: accessible > 1e-3 ? h.demand / accessible : 1 };
};

/** Power of a month by site: of chips, and at the meter. */
const powerOf = (f: TinyFigures, h: Happened, sold: number) => {
  const share = sold * FIXED.busy * FIXED.load + (1 - sold * FIXED.busy) * FIXED.idle;
  return ([0, 1] as const).map((s) => {
    const here = h.installed.filter((x) => x.site === s);
    const all = sum(here.map((x) => x.chips * f.chips[x.chip].power));
    const home = sum(here.filter((x) => x.chip === 1).map((x) => x.chips * f.chips[1].power));
    const it = all * share;
    const full = (h.built[s] as number) / FIXED.design[s];
    const overhead = (FIXED.pue[s] - 1) * (FIXED.fixedOverhead * full + (1 - FIXED.fixedOverhead) * it);
    return { it, meter: it + overhead, free: (h.built[s] as number) - all * FIXED.design[s], home: home / Math.max(all, 1) };
  });
};

const bySite = (of: (site: 0 | 1) => number): number => of(0) + of(1);

/** Power and energy told, and the lines they and the month's purchases cost. */
const linesOf = (told: Told, f: TinyFigures, t: number, h: Happened, sold: number) => {
  const power = powerOf(f, h, sold);
  const kWh = power.map((p) => (p.meter / 1000) * hoursOf(t));
  tell(
    told,
    'power.it',
    bySite((s) => power[s]?.it as number),
  );
  tell(
    told,
    'power.facility',
    bySite((s) => power[s]?.meter as number),
  );
  tell(
    told,
    'power.headroom',
    bySite((s) => power[s]?.free as number),
  );
  tell(told, 'power.envelope', sum(h.built));
  tell(told, 'energy', sum(kWh));
  tell(
    told,
    'carbon',
    bySite((s) => (kWh[s] as number) * FIXED.carbon[s] * (1 - FIXED.green[s])),
  );
  tell(
    told,
    'water',
    bySite((s) => ((power[s]?.it as number) / 1000) * hoursOf(t) * FIXED.water[s]),
  );
  const bought = (of: (x: Happened['bought'][number]) => number): number => sum(h.bought.map((x) => x.chips * of(x)));
  return {
    chips: bought((x) => x.price),
    servers: bought((x) => f.chips[x.chip].server),
    network: bought((x) => f.chips[x.chip].network),
    refunds: -h.refund,
    halls: sum(h.hallSpend),
    electricity: bySite((s) => (kWh[s] as number) * FIXED.powerPrice[s]),
    power_subsidy: -(kWh[0] as number) * FIXED.powerPrice[0] * f.subsidy * (power[0]?.home as number),
    maintenance: sum(h.installed.map((x) => x.chips * (f.chips[x.chip].server + f.chips[x.chip].network))) * FIXED.maintenance,
    hall_upkeep: bySite((s) => (h.built[s] as number) * FIXED.hallCost[s]) * FIXED.upkeep,
  };
};

/** Writes down one month; returns the surplus that each programme puts back. */
export const bookMonth = (told: Told, books: Books, f: TinyFigures, t: number, h: Happened): { readonly surplus: readonly number[] } => {
  const { peak, sold, tightness } = tellCapacity(told, f, h);
  const lines = linesOf(told, f, t, h, sold);
  const capex = lines.chips + lines.servers + lines.network + lines.refunds + lines.halls;
  const opex = lines.electricity + lines.maintenance + lines.hall_upkeep;
  const net = opex + lines.power_subsidy;
  const revenue = (peak / 1000) * Math.max(sold, f.contractShare * f.takeOrPay) * hoursOf(t) * rentOf(books, f, h);
  books.tightness = tightness;
  const lender = lend(books, f, t, capex);
  const income_tax = taxOf(books, f, t, revenue - net - lender.interest);
  const value_added_tax = vatOf(books, f, lines, revenue);
  const all = { ...lines, ...lender, income_tax, value_added_tax };
  for (const [name, value] of Object.entries(all)) tell(told, `cost.line.${name}`, value);
  tell(told, 'cost.capex', capex);
  tell(told, 'cost.opex', opex);
  tell(told, 'cost.total', sum(Object.values(all)));
  tell(told, 'revenue', revenue);
  tell(told, 'tax', income_tax);
  enterAssets(books, f, t, { equipment: capex - lines.halls, refund: h.refund, halls: lines.halls });
  const left = t === f.months - 1 ? books.marketValue + books.hallBook : 0;
  const flow = revenue - capex - net - income_tax - value_added_tax + left;
  books.flows.push(flow);
  tell(told, 'finance.cash_flow', flow);
  tell(told, 'finance.cash_flow_equity', flow - sum(Object.values(lender)) - (t === f.months - 1 ? books.debt : 0));
  return { surplus: putBack(books, f, Math.max(0, revenue - net - income_tax)) };
};

/** Each owner's part of the surplus goes by what it was granted before this month. */
const putBack = (books: Books, f: TinyFigures, earned: number): readonly number[] => {
  const granted = sum(books.granted);
  const surplus = f.programmes.map((p, i) => p.reinvest * over(books.granted[i] as number, granted, 0) * earned);
  for (const [i, p] of f.programmes.entries())
    books.granted[i] = (books.granted[i] as number) + p.money * 1e6 * (1 - (i === 0 ? 0 : p.facility));
  return surplus;
};

/** Spot price by last month's scarcity, never below the power it takes; contracts pay the mean of their term. */
const rentOf = (books: Books, f: TinyFigures, h: Happened): number => {
  const floor = h.opening.chips >= 1 ? (h.opening.power * FIXED.load * h.powerCost) / h.opening.peak : 0;
  books.spotPrices.push(Math.max(floor, f.rent * Math.min(10, Math.max(0.1, books.tightness)) ** f.tightness));
  const term = books.spotPrices.slice(-FIXED.contract);
  return f.contractShare * (sum(term) / term.length) + (1 - f.contractShare) * (books.spotPrices.at(-1) as number);
};

/** Loans drawn, interest on what was owed, repayment in equal parts after the grace. */
const lend = (books: Books, f: TinyFigures, t: number, capex: number) => {
  const drawing = f.debtShare * Math.max(0, capex);
  const interest = books.debt * FIXED.interest;
  books.drawn.push((books.drawn[t] as number) + drawing);
  const drawnBy = (month: number): number => books.drawn[month + 1] ?? 0;
  const due = month(t - FIXED.grace, drawnBy) - month(t - FIXED.grace - FIXED.term, drawnBy);
  const repayment = Math.min(books.debt, due / FIXED.term);
  books.debt += drawing - repayment;
  return { loans: -drawing, interest, repayment };
};

const month = (t: number, of: (t: number) => number): number => (t < 0 ? 0 : of(t));

const vatOf = (books: Books, f: TinyFigures, lines: Readonly<Record<string, number>>, revenue: number): number => {
  const goods = sum(['chips', 'servers', 'network', 'electricity'].map((line) => lines[line] as number));
  const paid = f.vat[0] * goods + f.vat[1] * (lines.halls as number);
  const used = Math.min(books.vatCredit + paid, f.vat[2] * revenue);
  books.vatCredit += paid - used;
  return paid - used;
};

interface Spent {
  readonly equipment: number;
  readonly refund: number;
  readonly halls: number;
}

/** What equipment would sell for, and what halls stand at in the books. */
const enterAssets = (books: Books, f: TinyFigures, t: number, { equipment, refund, halls }: Spent): void => {
  const aged = books.marketValue * (1 - f.valueLoss) ** (1 / 12);
  books.marketValue = aged + equipment + refund - Math.min(refund, aged);
  const written = ((books.hallsPaid[t] as number) - (books.hallsPaid[t - FIXED.hallLife] ?? 0)) / FIXED.hallLife;
  books.hallBook += halls - Math.min(books.hallBook, written);
  books.equipmentPaid.push((books.equipmentPaid[t] as number) + equipment);
  books.hallsPaid.push((books.hallsPaid[t] as number) + halls);
};

/** Straight-line tax depreciation of what was paid within the life, then income tax after losses carried forward, oldest first. */
const taxOf = (books: Books, f: TinyFigures, t: number, beforeDepreciation: number): number => {
  const within = (paid: readonly number[], life: number): number => ((paid[t] as number) - (paid[t - life] ?? 0)) / life;
  const profit = beforeDepreciation - within(books.equipmentPaid, FIXED.equipmentTaxLife) - within(books.hallsPaid, FIXED.hallTaxLife);
  const used = Math.min(books.losses.total, Math.max(0, profit));
  books.losses.take(used);
  books.losses.expire(t, Math.max(1, f.lossLife));
  books.losses.add(t, Math.max(0, -profit));
  return FIXED.tax * (Math.max(0, profit) - used);
};
