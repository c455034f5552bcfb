import { aux, input, sector } from '../equations/declare.ts';
import { chip, offer, programme, purchase } from './dimensions.ts';

/** What a programme would buy if it could have all it wants: cost, permission and taste. */
export const choice = sector('choice', 'What buyers weigh: levelised cost, what they may buy, and taste', {
  lifeExpected: input('month', [chip], 'Service life buyers count with'),
  discountRate: input('1', [], 'Annual discount rate'),
  monthlyRate: aux('1', [], 'pow(1 + discountRate, 1 / 12) - 1', 'The same, compounding monthly'),
  capitalCharge: aux(
    '1/month',
    [chip],
    'ratio(monthlyRate, 1 - pow(1 + monthlyRate, -lifeExpected / (1 month)), (1 month) / lifeExpected) / (1 month)',
    'Annuity: monthly payment for one yuan of capital over the life; without interest an even share of it',
  ),
  runningCost: aux(
    'CNY/chip/month',
    [chip],
    'chipPower * powerShare * meanPowerPrice * meanPUE * hours + maintenanceRate * (serverPrice + networkPrice)',
    'Electricity and maintenance of one chip that is sold all the time',
  ),
  facilityCharge: aux(
    'CNY/chip/month',
    [chip],
    'chipFacilityPower * meanHallCost * ratio(monthlyRate, 1 - pow(1 + monthlyRate, -hallLife / (1 month)), (1 month) / hallLife) / (1 month)',
    'Annuity of the halls one chip occupies: they are built for its power on the hottest hour',
  ),
  levelisedCost: aux(
    'CNY/PFLOPS/hour',
    [offer],
    'ratio(systemPrice * capitalCharge + runningCost + facilityCharge, usefulPerChip * hours, 1e9 CNY/PFLOPS/hour)',
    'Levelised cost of effective compute of the offer, for one more chip; a billion stands for a chip that computes nothing',
    { id: 'cost.levelised', rows: [chip], total: 'least', yearly: 'mean' },
  ),

  available: aux(
    'chip/month',
    [offer],
    'isImported * min(min(quota, volumeCap) * access, onSale * permit * ratio(vendorOffer, priceForeign, 0 chip/month)) + isDomestic * finished * access / month + isLeaked * leaking',
    'Chips the channel can deliver this month',
  ),
  allowedShare: input('1', [purchase], 'Whether the programme may buy the offer by its own rules: 1 or 0'),
  foreignness: aux('1', [offer], '1 - isDomestic', '1 for chips not made at home'),
  offered: aux(
    '1',
    [offer],
    'if(isDomestic > 0, onSale, if(isLeaked > 0, if(leaking > 0 chip/month, 1, 0), onSale * permit))',
    'How far the channel offers the chip now, however few it has: a chip that few may have attracts few',
  ),
  eligible: aux('1', [purchase], 'allowedShare * offered', 'Weight with which the offer takes part in the choice'),
  spread: input('1', [], 'Spread of buyers’ taste: 0 buys the cheapest only'),
  candidateCost: aux(
    'CNY/PFLOPS/hour',
    [purchase],
    'if(eligible > 0, levelisedCost, 1e9 CNY/PFLOPS/hour)',
    'Levelised cost of an offer the programme may buy',
  ),
  leastCost: aux('CNY/PFLOPS/hour', [programme], 'least(candidateCost, programme)', 'Least levelised cost among them'),
  weight: aux(
    '1',
    [purchase],
    'if(eligible > 0, eligible * pow(candidateCost / leastCost, -1 / spread), 0)',
    'Weight in the choice: falls with cost, scale-free logit (Luce 1959)',
  ),
  taste: aux(
    '1',
    [purchase],
    'ratio(weight, sum(weight, programme), 0)',
    'Share of the programme’s money that the offer would attract by cost alone',
  ),
  foreignTaste: aux('1', [programme], 'sum(taste * foreignness, programme)', 'Share that foreign chips would attract'),
  homeTaste: aux('1', [programme], 'sum(taste * isDomestic, programme)', 'Share that domestic chips would attract'),
  foreignShare: aux('1', [programme], 'min(foreignTaste, foreignAllowed)', 'Share that may go to foreign chips'),
  share: aux(
    '1',
    [purchase],
    'taste * if(foreignness > 0, ratio(foreignShare, foreignTaste, 0), ratio(1 - foreignShare, homeTaste, 0))',
    'Share of the programme’s money that goes to the offer: what mandates keep from foreign chips goes to domestic ones',
  ),
  sought: aux(
    'chip/month',
    [purchase],
    '(ordinary * share + rush * ratio(hurry, sum(hurry, programme), 0)) / systemPrice',
    'Chips the programme would buy if nothing stood in its way',
  ),
  soughtAbroad: aux('chip/month', [chip], 'sum(sought * isImported, chip)', 'Chips that programmes would buy under the rules from abroad'),
});
