import { aux, input, sector } from '../equations/declare.ts';
import { chip, maker } from './dimensions.ts';

/** Who sells, who loses a market, and whether supply from home is capable and affordable. */
export const market = sector('market', 'Vendors’ sales, market shares and self-reliance', {
  vendorRevenue: aux(
    'USD/month',
    [maker],
    'sum(boughtByOffer * isImported * priceForeign, maker)',
    'Sales of foreign makers to this destination under the rules',
    {
      id: 'vendor.revenue',
      total: 'sum',
      yearly: 'sum',
    },
  ),
  chipSales: aux(
    'USD/month',
    [chip],
    'sum(boughtByOffer * isImported * priceForeign, chip)',
    'Sales of the chip to this destination under the rules, booked as it leaves its maker',
    { id: 'vendor.chip_sales', rows: [chip], yearly: 'sum' },
  ),
  chipUnits: aux('chip/month', [chip], 'sum(boughtByOffer * isImported, chip)', 'Chips sold to this destination under the rules', {
    id: 'vendor.chip_units',
    rows: [chip],
    yearly: 'sum',
  }),
  vendorLost: aux('USD/month', [maker], 'vendorOffer - vendorRevenue', 'Sales below what the maker would have offered without controls', {
    id: 'vendor.revenue_lost',
    total: 'sum',
    yearly: 'sum',
  }),
  homeSpend: aux('CNY/month', [], 'sum(bought * chipPrice * isDomestic)', 'Spending on domestic chips'),
  chipSpend: aux('CNY/month', [], 'sum(bought * chipPrice)', 'Spending on chips'),
  marketShare: aux('1', [], 'ratio(chipSpend - homeSpend, chipSpend, 0)', 'Foreign share of spending on chips', {
    id: 'market.share',
    yearly: { ratio: ['chipSpend - homeSpend', 'chipSpend'] },
  }),
  domesticUnits: aux('1', [], 'ratio(sum(bought * isDomestic), sum(bought), 0)', 'Domestic share of chips bought', {
    id: 'selfreliance.units',
    yearly: { ratio: ['sum(bought * isDomestic)', 'sum(bought)'] },
  }),

  frontierPeak: input('FLOPS/chip', [], 'Dense FP16 peak of the best chip sold anywhere'),
  bestAtHome: aux(
    'FLOPS/chip',
    [],
    'greatest(peakFlops * isDomestic * if(onSale > 0, 1, 0))',
    'Dense FP16 peak of the best domestic chip on sale',
  ),
  capabilityRatio: aux('1', [], 'ratio(bestAtHome, frontierPeak, 0)', 'Best domestic chip over the best sold anywhere, by dense FP16', {
    id: 'selfreliance.capability_ratio',
    total: 'none',
    yearly: 'last',
  }),
  homeCost: aux(
    'CNY/PFLOPS/hour',
    [],
    'least(if(isDomestic > 0, levelisedCost, 1e9 CNY/PFLOPS/hour))',
    'Least levelised cost of domestic compute',
  ),
  foreignCost: aux(
    'CNY/PFLOPS/hour',
    [],
    'least(if(isDomestic > 0, 1e9 CNY/PFLOPS/hour, levelisedCost))',
    'Least levelised cost of foreign compute, whether or not it may be bought',
  ),
  costRatio: aux('1', [], 'ratio(homeCost, foreignCost, 0)', 'Cost of effective compute from domestic over foreign chips', {
    id: 'selfreliance.cost_ratio',
    total: 'none',
    yearly: 'mean',
  }),
  makerPrice: aux('CNY/chip', [chip], 'sum(chipPrice * isDomestic, chip)', 'Price of a domestic chip'),
  margin: aux('1', [chip], 'ratio(makerPrice - unitCost, makerPrice, 0) * domesticChip', 'Gross margin of the domestic maker on the chip', {
    id: 'supply.margin',
    rows: [chip],
    total: 'none',
    yearly: 'mean',
  }),
});
