import { FIXED, HomeChain, Road, usefulTflops, type Yardstick } from './oracle-chips.ts';
import { bookMonth, newBooks } from './oracle-money.ts';
import { annuity, Cohorts, over, type Scarce, shareOut, sum } from './oracle-parts.ts';
import type { TinyFigures } from './tiny-figures.ts';

/** Offers: the foreign chip, the one made at home, the foreign chip against the rules. */
const CHIP_OF = [0, 1, 0] as const;
const SITES = [0, 1] as const;
const HOSTED = [0, 0, 1, 1] as const;
const SITE_OF = [0, 1, 0, 1] as const;

/** Months of one quantity, by the id of the results and, after a space, the member. */
export type Told = Map<string, number[]>;

export const tell = (told: Told, id: string, value: number): void => {
  const series = told.get(id);
  if (series) series.push(value);
  else told.set(id, [value]);
};

/**
 * The tiny world stepped by hand, month by month: the equations of the reference written out for two chips, two sites and two programmes.
 * It shares nothing with the model it checks. Powers in W, money in yuan, compute in TFLOPS.
 */
export const simulateByHand = (f: TinyFigures, firmBuys: 'all' | 'imported', h100: Yardstick): Told => {
  const told: Told = new Map();
  const purchases = [{ p: 0, o: 1 }, { p: 1, o: 0 }, ...(firmBuys === 'all' ? [{ p: 1, o: 1 }] : []), { p: 1, o: 2 }];
  const isHome = (o: number): boolean => o === 1;
  const foreignPrice = f.chips[0].price;
  const chipPrice = [foreignPrice * f.exchange, f.chips[1].price, foreignPrice * f.exchange * (1 + f.premium)];
  const systemPrice = CHIP_OF.map((c, o) => (chipPrice[o] as number) + f.chips[c].server + f.chips[c].network);
  const monthlyRate = (1 + f.discount) ** (1 / 12) - 1;
  const home = new HomeChain(f);
  const roads = [new Road(f.chips[0].lag), new Road(f.chips[1].lag), new Road(3)];
  const onOrder = [0, 0, 0];
  const waiting = [0, 0];
  const spare = [0, 0];
  const shareBuilt = SITES.map((s) => over(f.built[s], f.built[0] + f.built[1], 0.5));
  const installed = HOSTED.map((c, h) => new Cohorts(f.chips[c].installed * (shareBuilt[SITE_OF[h] as number] as number), f.chips[c].life));
  const built = SITES.map((s) => {
    const standing = sum(f.chips.map((c) => c.installed * (shareBuilt[s] as number) * c.power)) * FIXED.design[s];
    return Math.max(f.built[s] * 1e6, standing);
  });
  const equipment = f.programmes.map((p, i) => new Cohorts(p.inHand * 1e6 * (1 - (i === 0 ? 0 : p.facility)), p.carryOver || 1));
  const halls = f.programmes.map((p, i) => new Cohorts(p.inHand * 1e6 * (i === 0 ? 0 : p.facility), p.carryOver || 1));
  const peaks: number[] = [];
  const ordered: number[][] = [];
  const books = newBooks(f);
  const at = (h: number): number => (installed[h] as Cohorts).total;
  const powerAt = (s: number): number => sum(HOSTED.map((c, h) => (SITE_OF[h] === s ? at(h) * f.chips[c].power : 0)));

  for (let t = 0; t < f.months; t++) {
    const denied = f.embargoFrom !== undefined && t >= f.embargoFrom;
    const opening = {
      chips: sum(HOSTED.map((_, h) => at(h))),
      power: powerAt(0) + powerAt(1),
      peak: sum(HOSTED.map((c, h) => at(h) * f.chips[c].peak)),
    };
    const useful = [usefulTflops(f, 0, t, h100), usefulTflops(f, 1, t, h100)] as const;
    const soonOf = (lead: number) => SITES.map((s) => f.power[s] * 1e6 + (s === 1 && t + lead >= f.phaseMonth ? f.phase * 1e6 : 0));
    const planned = soonOf(0);
    const soon = soonOf(f.lead).map((x, s) => Math.max(x, built[s] as number));
    const weighted = (figures: readonly number[], otherwise: number) =>
      over(sum(figures.map((x, s) => x * (soon[s] as number))), sum(soon), otherwise);
    const meanDesign = weighted(FIXED.design, 1.3);

    // what there is to buy, and what it would cost to compute with it
    const demandNow = f.demand * 1e6 * (1 + f.demandGrowth) ** (t / 12);
    peaks.push(demandNow * f.demandPeak);
    const grown = t >= 12 ? over(peaks[t] as number, peaks[t - 12] as number, 1) : 1;
    const wanted = (peaks[t] as number) * grown ** (f.foresight / 12) * f.buildAhead;
    const pipeline = sum(
      ([0, 1] as const).map(
        (c) =>
          useful[c] *
          (at(2 * c) +
            at(2 * c + 1) +
            (waiting[c] as number) +
            (c === 0 ? (onOrder[0] as number) + (onOrder[2] as number) : (onOrder[1] as number))),
      ),
    );
    const demandRoom = Math.max(0, wanted - pipeline - f.remote * 1e6);
    const promised =
      sum(SITES.map((s) => powerAt(s) * FIXED.design[s])) +
      sum(
        ([0, 1] as const).map(
          (c) =>
            ((waiting[c] as number) + (c === 0 ? (onOrder[0] as number) + (onOrder[2] as number) : (onOrder[1] as number))) *
            f.chips[c].power *
            meanDesign,
        ),
      );
    const headroom = Math.max(0, sum(soon) - promised);
    const vendor = f.worldRevenue * 1e6 * f.vendorShare * f.access;
    const leaking = denied ? f.leakCap * f.access : 0;
    const legal = denied ? 0 : Math.min(f.most * f.access, over(vendor, foreignPrice, 0));
    const available = [legal, home.onOffer, leaking];
    const hours = books.hours(t);
    const cost = CHIP_OF.map((c, o) => {
      const { power, server, network, life } = f.chips[c];
      const energy =
        (power / 1000) *
        (FIXED.busy * FIXED.load + (1 - FIXED.busy) * FIXED.idle) *
        weighted(FIXED.powerPrice, 0.4) *
        weighted(FIXED.pue, 1.3) *
        hours;
      const hall = power * meanDesign * weighted(FIXED.hallCost, 20) * annuity(monthlyRate, FIXED.hallLife);
      const all = (systemPrice[o] as number) * annuity(monthlyRate, life) + energy + FIXED.maintenance * (server + network) + hall;
      return useful[c] === 0 ? 1e9 : all / ((useful[c] / 1000) * hours);
    });
    tell(told, 'cost.levelised', Math.min(...cost));

    // who wants what
    const offered = [denied ? 0 : 1, 1, leaking > 0 ? 1 : 0];
    const budget = f.programmes.map((p, i) => (equipment[i] as Cohorts).total / p.spendingTime);
    const choiceOf = (i: number): number[] => {
      const candidates = purchases.map(({ p, o }) =>
        p === i && (offered[o] as number) > 0 ? (cost[o] as number) : Number.POSITIVE_INFINITY,
      );
      const least = Math.min(...candidates);
      const weights = candidates.map((x) => (Number.isFinite(x) ? (x / least) ** (-1 / f.spread) : 0));
      return weights.map((w) => over(w, sum(weights), 0));
    };
    const tastes = f.programmes.map((_, i) => choiceOf(i));
    const shares = purchases.map(({ p, o }, k) => {
      const taste = tastes[p] as number[];
      const foreign = sum(purchases.map((q, j) => (isHome(q.o) ? 0 : (taste[j] as number))));
      const own = sum(purchases.map((q, j) => (isHome(q.o) ? (taste[j] as number) : 0)));
      const kept = Math.min(foreign, f.programmes[p as 0 | 1].foreign);
      return (taste[k] as number) * (isHome(o) ? over(1 - kept, own, 0) : over(kept, foreign, 0));
    });
    const sought = purchases.map(({ p, o }, k) => ((budget[p] as number) * (shares[k] as number)) / (systemPrice[o] as number));

    // two rounds: first by taste, then with what a limit left unspent
    const needs = (rooms: {
      supply: readonly number[];
      vendor: readonly number[];
      power: readonly number[];
      demand: readonly number[];
    }): Scarce[] => [
      { room: rooms.supply, at: (k) => purchases[k]?.o as number, each: () => 1 },
      { room: rooms.vendor, at: () => 0, each: (k) => (purchases[k]?.o === 0 ? foreignPrice : 0) },
      { room: rooms.power, at: () => 0, each: (k) => f.chips[CHIP_OF[purchases[k]?.o as number] as 0 | 1].power * meanDesign },
      { room: rooms.demand, at: () => 0, each: (k) => useful[CHIP_OF[purchases[k]?.o as number] as 0 | 1] },
    ];
    const first = shareOut(sought, needs({ supply: available, vendor: [vendor], power: [headroom], demand: [demandRoom] }));
    const [supplyLeft, vendorLeft, powerLeft, demandLeft] = first.left as [number[], number[], number[], number[]];
    const spentBy = (amounts: readonly number[], i: number, foreignOnly: boolean): number =>
      sum(
        purchases.map(({ p, o }, k) => (p === i && !(foreignOnly && isHome(o)) ? (amounts[k] as number) * (systemPrice[o] as number) : 0)),
      );
    const again = purchases.map(({ o }, k) =>
      (supplyLeft[o] as number) > Math.max(1e-6 * (available[o] as number), 1e-6) ? (shares[k] as number) : 0,
    );
    const second = shareOut(
      purchases.map(({ p, o }, k) => {
        const money = Math.max(0, (budget[p] as number) - spentBy(first.given, p, false));
        const others = sum(purchases.map((q, j) => (q.p === p ? (again[j] as number) : 0)));
        return (money * over(again[k] as number, others, 0)) / (systemPrice[o] as number);
      }),
      [
        ...needs({ supply: supplyLeft, vendor: vendorLeft, power: powerLeft, demand: demandLeft }),
        {
          room: f.programmes.map((p, i) => Math.max(0, (budget[i] as number) * p.foreign - spentBy(first.given, i, true))),
          at: (k) => purchases[k]?.p as number,
          each: (k) => (isHome(purchases[k]?.o as number) ? 0 : (systemPrice[purchases[k]?.o as number] as number)),
        },
      ],
    );
    const bought = first.given.map((x, k) => x + (second.given[k] as number));
    const byOffer = [0, 1, 2].map((o) => sum(bought.filter((_, k) => purchases[k]?.o === o)));
    tell(told, 'chips.bought_first', sum(first.given));
    tell(told, 'chips.bought_second', sum(second.given));
    tell(told, 'supply.imports', byOffer[0] as number);
    tell(told, 'supply.leakage', byOffer[2] as number);

    // chips arrive, find a place, fail and age
    const stored = ([0, 1] as const).map((c) => {
      const missing = (at(2 * c) + at(2 * c + 1)) * f.chips[c].spares - (spare[c] as number);
      return Math.min(waiting[c] as number, Math.max(0, missing));
    });
    const arrived = waiting.map((x, c) => x - (stored[c] as number));
    const broken = HOSTED.map((c, h) => at(h) * (1 - (1 - f.chips[c].failures) ** (1 / 12)));
    const repaired = broken.map((x, h) => {
      const c = HOSTED[h] as 0 | 1;
      return x * Math.min(1, over(spare[c] as number, (broken[2 * c] as number) + (broken[2 * c + 1] as number), 0));
    });
    const free = SITES.map((s) => Math.max(0, (built[s] as number) - powerAt(s) * FIXED.design[s]));
    const pull = sum(free.map((x, s) => x * FIXED.appeal[s as 0 | 1]));
    const place = shareOut(
      HOSTED.map(
        (c, h) => (arrived[c] as number) * over((free[SITE_OF[h] as 0 | 1] as number) * FIXED.appeal[SITE_OF[h] as 0 | 1], pull, 0),
      ),
      [
        { room: free, at: (h) => SITE_OF[h] as number, each: (h) => f.chips[HOSTED[h] as 0 | 1].power * FIXED.design[SITE_OF[h] as 0 | 1] },
        { room: f.crews, at: (h) => SITE_OF[h] as number, each: () => 1 },
        { room: arrived, at: (h) => HOSTED[h] as number, each: () => 1 },
      ],
    );
    let retired = 0;
    for (const [h, stand] of installed.entries()) {
      stand.take(broken[h] as number);
      retired += stand.expire(t, f.chips[HOSTED[h] as 0 | 1].life);
      stand.add(t, (place.given[h] as number) + (repaired[h] as number));
      waiting[HOSTED[h] as number] = (waiting[HOSTED[h] as number] as number) - (place.given[h] as number);
    }
    for (const c of [0, 1] as const) {
      waiting[c] = (waiting[c] as number) - (stored[c] as number);
      spare[c] = (spare[c] as number) + (stored[c] as number) - (repaired[2 * c] as number) - (repaired[2 * c + 1] as number);
      tell(told, `chips.spare ${c}`, spare[c] as number);
    }
    tell(told, 'chips.replaced', sum(repaired));
    ordered.push(bought);
    const lag = f.chips[0].lag;
    const wasFree = f.embargoFrom === undefined || t - lag < f.embargoFrom;
    const turned = denied && lag > 0 && wasFree ? 1 - f.grandfathered : 0;
    const refunds = f.programmes.map((_, i) =>
      spentBy(
        purchases.map(({ o }, k) => (o === 0 ? (ordered[t - lag]?.[k] ?? 0) * turned : 0)),
        i,
        true,
      ),
    );
    let seized = 0;
    for (const [o, road] of roads.entries()) {
      const out = road.send(byOffer[o] as number);
      onOrder[o] = road.under;
      const lost = o === 2 ? out * f.seized : o === 0 ? out * turned : 0;
      seized += o === 2 ? lost : 0;
      const c = CHIP_OF[o] as 0 | 1;
      waiting[c] = (waiting[c] as number) + out - lost;
    }
    tell(told, 'chips.seized', seized);
    tell(told, 'chips.retired', retired);
    tell(told, 'chips.on_order', sum(onOrder));
    tell(told, 'chips.commissioned', sum(place.given));
    home.step(t, byOffer[1] as number, sum(sought.filter((_, k) => purchases[k]?.o === 1)));
    tell(told, 'supply.domestic', home.made);
    tell(told, 'supply.die_bank', home.dies);
    tell(told, 'supply.hbm_stock', home.stacks);
    tell(told, 'supply.finished', home.finished);

    // halls: one programme builds, at both sites
    const hallCash = (halls[1] as Cohorts).total;
    const raise = shareOut(
      SITES.map((s) => (hallCash > 0 ? Math.max(0, (planned[s] as number) - (built[s] as number)) : 0)),
      [{ room: [hallCash], at: () => 0, each: (s) => FIXED.hallCost[s as 0 | 1] }],
    ).given;
    const hallSpend = raise.map((x, s) => x * FIXED.hallCost[s as 0 | 1]);
    for (const s of SITES) built[s] = (built[s] as number) + (raise[s] as number);

    const spent = f.programmes.map((_, i) => spentBy(bought, i, false));
    const { surplus } = bookMonth(told, books, f, t, {
      bought: purchases.map(({ p, o }, k) => ({
        chip: CHIP_OF[o] as 0 | 1,
        programme: p,
        price: chipPrice[o] as number,
        chips: bought[k] as number,
      })),
      installed: HOSTED.map((c, h) => ({ chip: c, site: SITE_OF[h] as 0 | 1, chips: at(h) })),
      waiting,
      built,
      refund: sum(refunds),
      hallSpend,
      opening,
      powerCost: weighted(FIXED.pue, 1.3) * weighted(FIXED.powerPrice, 0.4),
      demand: demandNow,
      useful,
    });
    settle(f, t, equipment, halls, { spent, refunds, surplus, hallSpend: sum(hallSpend) }, told);
  }
  tell(told, 'npv', books.presentValue(f.discount));
  return told;
};

/** Money in, money out, and what is too old. */
const settle = (
  f: TinyFigures,
  t: number,
  equipment: readonly Cohorts[],
  halls: readonly Cohorts[],
  month: {
    readonly spent: readonly number[];
    readonly refunds: readonly number[];
    readonly surplus: readonly number[];
    readonly hallSpend: number;
  },
  told: Told,
): void => {
  let lapsed = 0;
  for (const [i, fund] of equipment.entries()) {
    const p = f.programmes[i as 0 | 1];
    const facility = i === 0 ? 0 : p.facility;
    const hall = halls[i] as Cohorts;
    const life = Math.max(1, p.carryOver);
    fund.take(month.spent[i] as number);
    lapsed += fund.expire(t, life);
    fund.add(t, p.money * 1e6 * (1 - facility) + (month.surplus[i] as number) + (month.refunds[i] as number));
    if (i === 1) hall.take(month.hallSpend);
    hall.expire(t, life);
    hall.add(t, p.money * 1e6 * facility);
  }
  tell(told, 'funds.unspent', sum(equipment.map((e) => e.total)));
  tell(told, 'funds.lapsed', lapsed);
  tell(told, 'funds.spent', sum(month.spent));
  tell(told, 'funds.refunded', sum(month.refunds));
  tell(told, 'funds.reinvested', sum(month.surplus));
};
