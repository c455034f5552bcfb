import type { Origin, Value } from '../../uncertainty/index.ts';
import type { Scenario } from '../scenario.ts';
import { type Inputs, structural } from './inputs.ts';

/** Corporate income tax of China: general, high-tech enterprise, encouraged industry in the west (Enterprise Income Tax Law; Cai Shui 2020 no. 23). */
const TAX_RATES = { standard: 0.25, 'high-tech': 0.15, western: 0.15, none: 0 } as const;

export const bindMoney = (inputs: Inputs, scenario: Scenario): void => {
  const { finance: f, horizon } = scenario;
  const one = (name: string, value: Value): void => inputs.set(name, [value]);
  one('discountRate', f.discount);
  one('equipmentLife', f.depreciation.servers);
  one('hallLife', f.depreciation.facility);
  one('rentalPrice', f.rental_price.value);
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
    structural(TAX_RATES[f.tax], { ...f.origin, text: f.tax, source: 'China Enterprise Income Tax Law; Cai Shui 2020 no. 23' }),
  );
  one('finalMonth', lastMonth(horizon.months, f.origin));
};

/** 1 in the last month, 0 before. */
const lastMonth = (months: number, origin: Origin): Value => ({
  kind: 'curve',
  between: 'step',
  points: [
    { month: 0, value: structural(months === 1 ? 1 : 0, origin) },
    { month: months - 1, value: structural(1, origin) },
  ],
  origin,
});
