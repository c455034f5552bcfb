import { aux, input, sector } from '../equations/declare.ts';
import { costLines, costTotals } from './cost-lines.ts';
import { chip, programme, purchase, site } from './dimensions.ts';

const equipment = { over: [purchase], cells: [programme, chip], category: 'equipment', kind: 'capex', payer: 'programme' } as const;
const running = { over: [site], kind: 'opex', flow: 'cost', payer: 'operator' } as const;
const lender = { over: [], category: 'financing', kind: 'financing', flow: 'financing', payer: 'operator' } as const;

/** Every yuan paid, once. A cost component is one line here; totals, tables and the plan’s objective follow. Prices are ex VAT. */
const lines = costLines({
  generalServers: {
    over: [],
    category: 'equipment',
    flow: 'cost',
    kind: 'capex',
    payer: 'operator',
    formula: 'buyingCores * corePrice',
    about: 'Separate servers for general computing',
  },
  generalElectricity: {
    over: [],
    category: 'energy',
    flow: 'cost',
    kind: 'opex',
    payer: 'operator',
    formula: 'generalPower * meanPUE * hours * meanPowerPrice',
    about: 'Electricity of separate servers for general computing',
  },
  chips: { ...equipment, flow: 'cost', formula: 'bought * chipPrice', about: 'Accelerators' },
  fees: { ...equipment, flow: 'tax', formula: 'bought * feePerChip', about: 'Licence fees and tariffs' },
  servers: { ...equipment, flow: 'cost', formula: 'bought * serverPrice', about: 'Servers around the accelerators' },
  network: { ...equipment, flow: 'cost', formula: 'bought * networkPrice', about: 'Network and storage' },
  refunds: { ...equipment, flow: 'cost', formula: '-refunding', about: 'Money back for orders that a rule stopped on their way' },
  halls: {
    over: [site],
    category: 'facility',
    kind: 'capex',
    flow: 'cost',
    payer: 'programme',
    formula: 'sum(building, site) * hallCost',
    about: 'Halls, power and cooling',
  },
  grants: {
    over: [programme],
    category: 'equipment',
    kind: 'capex',
    flow: 'transfer',
    payer: 'government',
    formula: '-grantShare * (sum(spending, programme) + sum(payingHalls, programme))',
    about: 'Grants received towards equipment and halls',
  },
  electricity: { ...running, category: 'energy', formula: 'energyUse * powerPrice', about: 'Electricity' },
  powerSubsidy: {
    ...running,
    category: 'energy',
    flow: 'transfer',
    payer: 'government',
    formula: '-energyUse * powerPrice * subsidyRate * domesticShareAt',
    about: 'Power subsidy received for domestic chips',
  },
  vouchers: {
    over: [],
    category: 'operation',
    kind: 'opex',
    flow: 'transfer',
    payer: 'government',
    formula: '-revenue * voucherRate',
    about: 'Compute vouchers received on top of the rent that users pay',
  },
  maintenance: {
    ...running,
    category: 'operation',
    formula: 'sum(closing(installed) * (serverPrice + networkPrice), site) * maintenanceRate',
    about: 'Maintenance of servers and network',
  },
  hallUpkeep: {
    ...running,
    category: 'operation',
    formula: 'closing(built) * hallCost * hallUpkeepRate',
    about: 'Maintenance and staff of halls',
  },
  incomeTax: {
    over: [],
    category: 'tax',
    kind: 'tax',
    flow: 'tax',
    payer: 'operator',
    formula: 'incomeTaxDue',
    about: 'Income tax',
  },
  valueAddedTax: {
    over: [],
    category: 'tax',
    kind: 'tax',
    flow: 'tax',
    payer: 'operator',
    formula: 'inputVat - usingCredit',
    about: 'Input VAT paid less credit used: cash only while the credit is unused',
  },
  loans: { ...lender, formula: '-drawing', about: 'Loans drawn' },
  interest: { ...lender, formula: 'interestDue', about: 'Interest' },
  repayment: { ...lender, formula: 'repaying', about: 'Loans repaid' },
});

export const finance = sector('finance', 'Costs, line by line, and what a unit of compute costs', {
  powerPrice: input('CNY/kWh', [site], 'Electricity price, ex VAT'),
  subsidyRate: input('1', [site], 'Part of the power bill returned for domestic chips'),
  voucherRate: input('1', [], 'Compute vouchers over the rent that users pay'),
  grantShare: input('1', [programme], 'Part of the programme’s money that is a grant to the owner'),
  domesticChip: input('1', [chip], '1 for chips made at home'),
  domesticShareAt: aux(
    '1',
    [site],
    'sum(closing(installed) * chipPower * domesticChip, site) / max(sum(closing(installed) * chipPower, site), 1 W)',
    'Share of IT power at the site that domestic chips take; less than a watt is nothing',
  ),
  maintenanceRate: input('1/month', [], 'Maintenance of servers and network, share of their price'),
  hallUpkeepRate: input('1/month', [], 'Maintenance and staff of halls, share of their cost'),
  hallLife: input('month', [], 'Life over which halls are charged'),
  meanPowerPrice: aux(
    'CNY/kWh',
    [],
    'ratio(sum(powerPrice * powerSoon), sum(powerSoon), least(powerPrice))',
    'Electricity price, weighted by planned power',
  ),
  meanHallCost: aux(
    'CNY/W',
    [],
    'ratio(sum(hallCost * powerSoon), sum(powerSoon), least(hallCost))',
    'Building cost, weighted by planned power',
  ),

  ...lines,
  ...costTotals(lines),

  ownerCost: aux('CNY/month', [], 'opexTotal + depreciation', 'Running cost and depreciation'),
  computeHours: aux(
    'FLOPS*hour/month',
    [],
    'sum(served) * hours * ratio(sum(capacityEffective), capacityAccessible, 0)',
    'Effective compute delivered by own chips',
  ),
  costPerPflopHour: aux(
    'CNY/PFLOPS/hour',
    [],
    'if(sum(installedOf) >= 1 chip, ratio(ownerCost, computeHours, 0 CNY/PFLOPS/hour), 0 CNY/PFLOPS/hour)',
    'Running cost and depreciation of one effective PFLOP-hour delivered',
    {
      id: 'cost.per_pflop_hour',
      yearly: { ratio: ['ownerCost', 'if(sum(installedOf) >= 1 chip, computeHours, 0 FLOPS*hour/month)'] },
      headline: true,
    },
  ),
  costPerChipHour: aux(
    'CNY/chip/hour',
    [],
    'if(sum(installedOf) >= 1 chip, ownerCost / (sum(installedOf) * hours), 0 CNY/chip/hour)',
    'The same for one chip in service and hour',
    {
      id: 'cost.per_chip_hour',
      yearly: { ratio: ['ownerCost', 'if(sum(installedOf) >= 1 chip, sum(installedOf) * hours, 0 chip*hour/month)'] },
    },
  ),
  tokensServed: aux(
    'token/month',
    [],
    'sum(tokensPerDay * days * ratio(served, demandMean, 0)) * ratio(sum(capacityEffective), capacityAccessible, 0)',
    'Tokens served by own chips',
  ),
  tokenShare: aux(
    '1',
    [],
    'ratio(sum(if(tokensPerDay > 0 token/day, served, 0 FLOPS)), sum(served), 0)',
    'Share of work served that is tokens',
  ),
  costPerMillionTokens: aux(
    'CNY/Mtoken',
    [],
    'if(sum(installedOf) >= 1 chip, ratio(ownerCost * tokenShare, tokensServed, 0 CNY/token), 0 CNY/token)',
    'Running cost and depreciation of a million tokens served',
    {
      id: 'cost.per_million_tokens',
      yearly: { ratio: ['ownerCost * tokenShare', 'if(sum(installedOf) >= 1 chip, tokensServed, 0 token/month)'] },
    },
  ),
});
