import { aux, flow, input, sector, stock } from '../equations/declare.ts';
import { hosting } from './dimensions.ts';

/** What compute rents for: a path that answers to scarcity, a floor, contracts that remember, and chips no longer worth their power. */
export const prices = sector('prices', 'Rental price of compute, contracts, revenue and early retirement', {
  rentalPath: input('CNY/PFLOPS/hour', [], 'Rent of one PFLOPS of dense FP16 capacity for one hour, as the scenario’s path, ex VAT'),
  tightnessResponse: input('1', [], 'Per cent that the price rises when demand over capacity rises by one per cent'),
  tightness: aux(
    '1',
    [],
    'if(capacityAccessible > 1e9 FLOPS, sum(demandMean) / capacityAccessible, 1)',
    'Demand over capacity in service; less than a millionth of a chip is none',
  ),
  floorPrice: aux(
    'CNY/PFLOPS/hour',
    [],
    'if(sum(installed) >= 1 chip, ratio(sum(installed * chipPower) * loadFactor * meanPUE * meanPowerPrice, sum(installed * peakFlops), 0 CNY/PFLOPS/hour), 0 CNY/PFLOPS/hour)',
    'Electricity of one PFLOPS for an hour: below it nobody rents out',
  ),
  spotPrice: aux(
    'CNY/PFLOPS/hour',
    [],
    'max(floorPrice, rentalPath * pow(clamp(previous(tightness, 1), 0.1, 10), tightnessResponse))',
    'Rent on the spot market',
  ),
  contractShare: input('1', [], 'Share of capacity under contract'),
  contractTerm: input('month', [], 'Term of a contract'),
  takeOrPay: input('1', [], 'Share of contracted hours that is paid whether used or not'),
  spotPriceSum: stock('CNY*month/PFLOPS/hour', [], 'Spot prices added up since the start'),
  addingPrice: flow('CNY/PFLOPS/hour', [], { to: 'spotPriceSum' }, 'spotPrice', 'Spot price of the month'),
  spotPricesSoFar: aux('CNY*month/PFLOPS/hour', [], 'closing(spotPriceSum)', 'Spot prices added up to the end of the month'),
  contractPrice: aux(
    'CNY/PFLOPS/hour',
    [],
    '(spotPricesSoFar - delay(spotPricesSoFar, contractTerm, 0 CNY*month/PFLOPS/hour)) / min(contractTerm, time + 1 month)',
    'Price of contracts in force: the mean of spot prices over one term, when they were signed',
  ),
  realisedPrice: aux(
    'CNY/PFLOPS/hour',
    [],
    'contractShare * contractPrice + (1 - contractShare) * spotPrice',
    'Price of hours paid, contracts and spot together',
    {
      id: 'price.rental',
      yearly: 'mean',
    },
  ),
  occupancy: input('1', [], 'Most of the capacity that finds tenants'),
  paidShare: aux('1', [], 'max(min(sold, occupancy), contractShare * takeOrPay)', 'Share of capacity that is paid for'),
  revenue: aux('CNY/month', [], 'sum(capacityPeak) * paidShare * hours * realisedPrice', 'Rent of capacity paid for, ex VAT', {
    id: 'revenue',
    yearly: 'sum',
    headline: true,
  }),

  earlyRetirement: input('1/month', [], 'Pace at which chips not worth their running cost are taken out; 0 keeps them'),
  worth: aux('CNY/chip/month', [hosting], 'peakFlops * previous(paidShare, 1) * hours * spotPrice', 'Rent one chip earns'),
  avoidable: aux(
    'CNY/chip/month',
    [hosting],
    'chipPower * loadFactor * pueTypical * hours * powerPrice + maintenanceRate * (serverPrice + networkPrice)',
    'Running cost saved by taking one chip out',
  ),
  retiringEarly: flow(
    'chip/month',
    [hosting],
    { from: 'installed', to: 'scrapped' },
    'installed * earlyRetirement * if(worth < avoidable, 1, 0)',
    'Chips taken out because they earn less than they cost to run',
    { id: 'chips.retired_early', yearly: 'sum' },
  ),
});
