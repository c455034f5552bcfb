import { aux, input, sector } from '../equations/declare.ts';
import { chip, maker, offer, source } from './dimensions.ts';

/** Foreign makers' offers to this destination: bounded by their world sales, by rules, by what is on sale. */
export const imports = sector('imports', 'Foreign supply: what makers would sell here, and what leaks', {
  isImported: input('1', [source], '1 for chips sold under the rules by a foreign maker'),
  isDomestic: input('1', [source], '1 for chips made at home'),
  isLeaked: input('1', [source], '1 for chips that come in against the rules'),
  access: input('1', [], 'Share of national supply within reach of this plan'),

  worldRevenue: input('USD/month', [maker], 'The maker’s world sales of data-centre accelerators', {
    id: 'vendor.revenue_world',
    total: 'sum',

    yearly: 'sum',
  }),
  vendorOffer: aux('USD/month', [maker], 'worldRevenue * vendorShare * access', 'What the maker would sell here, as before the controls', {
    id: 'vendor.offer',
    total: 'sum',
    rows: [],
    yearly: 'sum',
  }),

  homeShare: input('1', [maker], 'Part of the maker’s world sales that its own country buys'),
  salesPart: input('1', [offer], 'Part of the maker’s world sales that the chip makes up while it is sold'),
  soldAtHome: aux(
    'chip/month',
    [chip],
    'sum(isImported * if(time >= launched and time < withdrawn, existence, 0) * ratio(worldRevenue * homeShare * salesPart, priceForeign, 0 chip/month), chip)',
    'Chips the maker sells in its own country, by which some quotas go',
  ),

  exchangeRate: input('CNY/USD', [], 'Exchange rate'),
  priceForeign: input('USD/chip', [offer], 'Price of the chip where it is quoted in dollars'),
  priceHome: input('CNY/chip', [offer], 'Price of the chip where it is quoted in yuan'),
  premium: input('1', [offer], 'Mark-up of the channel over the list price'),
  serverPrice: input('CNY/chip', [chip], 'Server around the chip: host, board, chassis, its share per chip'),
  networkPrice: input('CNY/chip', [chip], 'Network and storage, their share per chip'),

  chipPrice: aux(
    'CNY/chip',
    [offer],
    '(priceForeign * exchangeRate + priceHome) * (1 + premium)',
    'Price of the chip in this channel, before fees',
  ),
  feePerChip: aux('CNY/chip', [offer], 'isImported * priceForeign * exchangeRate * fee', 'Licence fees and tariffs on one chip'),
  systemPrice: aux(
    'CNY/chip',
    [offer],
    'chipPrice + feePerChip + serverPrice + networkPrice',
    'Everything paid to put one more chip into a cluster',
  ),

  volumeCap: input('chip/month', [offer], 'Most that the maker makes of the chip for this destination; a billion stands for no limit'),
  leakCap: input('chip/month', [offer], 'Most chips that can leak in a month'),
  leakBegins: input('month', [offer], 'Month in which leakage may begin'),
  leakEnds: input('month', [offer], 'Month in which it ends'),
  leaking: aux(
    'chip/month',
    [offer],
    'if(time >= leakBegins and time < leakEnds, leakCap * restricted * access, 0 chip/month)',
    'Chips that can leak: only while a rule stands before them',
  ),
  foreignFloor: aux(
    'CNY/PFLOPS/hour',
    [],
    'least(if(isImported > 0, levelisedCost, 1e9 CNY/PFLOPS/hour))',
    'Least levelised cost of what foreign makers sell, permitted or not',
  ),
  wouldBuy: aux(
    '1',
    [offer],
    'if(isImported * onSale > 0, isImported * onSale * pow(ratio(levelisedCost, foreignFloor, 1), -1 / spread), 0)',
    'Weight the offer would have in the choice if no rule stood before it',
  ),
  denied: aux(
    '1',
    [],
    'ratio(sum(wouldBuy * (1 - permit)), sum(wouldBuy), 0)',
    'Share of the demand for foreign chips now on sale that rules turn away',
    { id: 'policy.denied', yearly: 'mean' },
  ),
  seizedShare: input('1', [offer], 'Share of leaked chips seized on the way'),
});
