import { combine, type Origin, type Value } from '../../uncertainty/index.ts';
import type { Price } from '../format/index.ts';
import type { Scenario } from '../scenario.ts';
import { type Inputs, structural, sum } from './inputs.ts';

/** Corporate income tax of China: general, high-tech enterprise, encouraged industry in the west (Enterprise Income Tax Law; Cai Shui 2020 no. 23); of the United States: federal (26 U.S.C. § 11). */
const TAX_RATES = { standard: 0.25, 'high-tech': 0.15, western: 0.15, us: 0.21, none: 0 } as const;

/** A price without VAT. */
const exVat = ({ value, vat }: Price, rate: Value): Value =>
  vat === 'ex'
    ? value
    : combine([value, rate], ([x, r]) => (x as number) / (1 + (r as number)), { ...value.origin, text: `${value.origin.text}, ex VAT` });

/** A lag in whole months, one at least. */
const whole = (value: Value): Value =>
  combine([value], ([x]) => Math.max(1, Math.round(x as number)), { ...value.origin, text: `${value.origin.text}, whole months` });

/** Money of the scenario for a dollar. A scenario in another currency than dollars has been refused if it has no rate. */
export const ownPerDollar = ({ currency, supply }: Scenario): Value => {
  if (currency === 'USD') return structural(1, supply.origin);
  if (!supply.exchange_rate) throw new Error(`a scenario in ${currency} without an exchange rate`);
  return supply.exchange_rate;
};

export const bindMoney = (inputs: Inputs, scenario: Scenario): void => {
  const { finance: f, horizon } = scenario;
  const one = (name: string, value: Value): void => inputs.set(name, [value]);
  one('discountRate', f.discount);
  one('equityCost', f.equity_cost);
  one('inflation', f.inflation);
  one('declining', structural(f.depreciation.method === 'declining' ? 1 : 0, f.depreciation.origin));
  one('equipmentLife', whole(f.depreciation.servers));
  one('hallLife', whole(f.depreciation.facility));
  one('equipmentTaxLife', whole(f.tax_depreciation.servers));
  one('hallTaxLife', whole(f.tax_depreciation.facility));
  one('vatGoods', f.vat.goods);
  one('vatBuilding', f.vat.building);
  one('vatServices', f.vat.services);
  one('debtShare', f.debt.share);
  one('interestRate', f.debt.rate);
  one('debtGrace', whole(f.debt.grace));
  one('debtEnd', sum(whole(f.debt.grace), whole(f.debt.term)));
  one('occupancy', f.occupancy);
  one('rentalPath', exVat(f.rental_price, f.vat.services));
  one('tightnessResponse', f.rental.tightness);
  one('contractShare', f.rental.contract_share);
  one('contractTerm', whole(f.rental.contract_term));
  one('takeOrPay', f.rental.take_or_pay);
  one('voucherRate', f.vouchers);
  one('earlyRetirement', f.early_retirement);
  one('lossLife', f.loss_life);
  one('maintenanceRate', f.maintenance);
  one('hallUpkeepRate', f.hall_upkeep);
  one('residualRate', f.value_loss);
  one('busyTarget', f.busy);
  one('idleShare', f.idle_power);
  one('loadFactor', f.load);
  one('fixedOverhead', f.fixed_overhead);
  one(
    'taxRate',
    structural(TAX_RATES[f.tax], {
      ...f.origin,
      text: f.tax,
      source: 'China Enterprise Income Tax Law; Cai Shui 2020 no. 23; 26 U.S.C. § 11',
    }),
  );
  one('finalMonth', lastMonth(horizon.months, f.origin));
  inputs.set(
    'powerPrice',
    scenario.sites.map((s) => exVat(s.electricity, f.vat.goods)),
  );
  inputs.set(
    'grantShare',
    scenario.investment.map((p) => p.grant),
  );
};

/** 1 in the last month, 0 before. */
const lastMonth = (months: number, origin: Origin): Value => ({
  kind: 'curve',
  between: 'step',
  points: [...(months > 1 ? [{ month: 0, value: structural(0, origin) }] : []), { month: months - 1, value: structural(1, origin) }],
  origin,
});
