import { aux, input, sector, table } from '../equations/declare.ts';
import { chip, hosting, offer, site } from './dimensions.ts';

/** What installed chips really compute, draw and emit. Peak figures are dense FP16. */
export const operation = sector('operation', 'Effective compute, power, energy, carbon and water', {
  peakFlops: input('FLOPS/chip', [chip], 'Dense FP16/BF16 peak of one chip'),
  memoryBandwidth: input('B/s/chip', [chip], 'Memory bandwidth of one chip'),
  tppPerChip: input('TPP/chip', [chip], 'Total processing performance of one chip'),
  generalPerChip: input('core/chip', [chip], 'General-purpose cores that the AI server brings, per chip'),
  h100Peak: input('FLOPS/chip', [], 'Dense FP16 peak of an H100 SXM'),
  h100Bandwidth: input('B/s/chip', [], 'Memory bandwidth of an H100 SXM'),

  modelUtilisation: input('1', [chip], 'Model FLOPs utilisation (MFU) reached on the chip once its software is mature'),
  maturityStart: input('1', [chip], 'Part of that reached at the start, while software is young'),
  maturityTime: input('month', [chip], 'Time in which the missing part halves'),
  maturity: aux('1', [chip], '1 - (1 - maturityStart) * pow(0.5, time / maturityTime)', 'Maturity of the software ecosystem'),
  goodput: input('1', [chip], 'Share of running time that yields results, after failures and restarts'),
  jobSize: input('chip', [chip], 'Chips of the largest job: utilisation and goodput are given for this size'),
  utilisationBySize: table('1', 'chip', [chip], 'Utilisation of a job of a size over that of the largest job'),
  goodputBySize: table('1', 'chip', [chip], 'Goodput of a job of a size over that of the largest job'),
  clusterSize: aux(
    'chip',
    [chip],
    'min(jobSize, ratio(sum(installed * installed, chip), sum(installed, chip), jobSize))',
    'Size of job that runs on the chip: a site’s chips of its kind, as the mean chip sees them, at most the largest job',
  ),
  busyTarget: input('1', [], 'Share of sold hours in which the chips really work'),
  effectivePerChip: aux(
    'FLOPS/chip',
    [chip],
    'peakFlops * modelUtilisation * lookup(utilisationBySize, clusterSize) * maturity * goodput * lookup(goodputBySize, clusterSize) * busyTarget',
    'Effective compute of one chip in service',
  ),

  referenceUtilisation: input('1', [], 'Model FLOPs utilisation of an H100, at which its bandwidth and its arithmetic are worth the same'),
  servingPerChip: aux(
    'FLOPS/chip',
    [chip],
    'h100Peak * referenceUtilisation * memoryBandwidth / h100Bandwidth * maturity * goodput * busyTarget',
    'What the chip’s memory bandwidth is worth in decoding, in effective compute of an H100 with that bandwidth',
  ),
  usefulPerChip: aux(
    'FLOPS/chip',
    [chip],
    'if(sum(demandMean) > 0 FLOPS, ratio(sum(demandMean * worthFor, chip), sum(demandMean * able, chip), 0 FLOPS/chip), effectivePerChip)',
    'Effective compute of one chip in service: its worth in each class of work it is used for, weighted by what is wanted of them',
  ),

  installedOf: aux('chip', [chip], 'sum(closing(installed), chip)', 'Chips in service'),
  capacityPeak: aux('EFLOPS', [hosting], 'closing(installed) * peakFlops', 'Installed dense FP16 compute', {
    id: 'capacity.installed',
    total: 'sum',
    rows: [chip, site],
    yearly: 'last',
    headline: true,
  }),
  capacityH100: aux('1', [chip], 'installedOf * peakFlops / (h100Peak * 1 chip)', 'Chips in service, counted as H100 by dense FP16', {
    id: 'capacity.h100e',
    total: 'sum',
    yearly: 'last',
  }),
  capacityDecode: aux(
    '1',
    [chip],
    'installedOf * memoryBandwidth / (h100Bandwidth * 1 chip)',
    'Chips in service, counted as H100 by memory bandwidth (decode)',
    {
      id: 'capacity.h100e_decode',
      total: 'sum',
      yearly: 'last',
    },
  ),
  capacityTpp: aux('TPP', [chip], 'installedOf * tppPerChip', 'Total processing performance in service', {
    id: 'capacity.tpp',
    total: 'sum',
    yearly: 'last',
  }),
  capacityBandwidth: aux('TB/s', [chip], 'installedOf * memoryBandwidth', 'Memory bandwidth in service', {
    id: 'capacity.memory_bandwidth',
    total: 'sum',
    yearly: 'last',
  }),
  capacityGeneral: aux('core', [chip], 'installedOf * generalPerChip', 'General-purpose cores that AI servers bring', {
    id: 'capacity.general',
    total: 'sum',
    yearly: 'last',
  }),
  capacityEffective: aux('EFLOPS', [chip], 'installedOf * usefulPerChip', 'Effective compute in service', {
    id: 'capacity.effective',
    total: 'sum',
    rows: [chip],
    yearly: 'last',
    headline: true,
  }),
  remoteCapacity: input('EFLOPS', [], 'Effective compute rented abroad: usable, not national stock', {
    id: 'capacity.remote',
    yearly: 'last',
  }),
  capacityAccessible: aux(
    'EFLOPS',
    [],
    'sum(capacityEffective) + remoteCapacity',
    'Effective compute in service, with what is rented abroad',
    { id: 'capacity.accessible', yearly: 'last' },
  ),
  effectivePipeline: aux(
    'FLOPS',
    [],
    'sum((sum(installed, chip) + waiting + onOrderOf) * usefulPerChip) + remoteCapacity',
    'Effective compute in service, waiting and on order, at the opening of the month',
  ),

  idleShare: input('1', [], 'Power of an idle chip over its full power'),
  loadFactor: input('1', [], 'Mean power of a working chip over its measured maximum'),
  powerShare: aux(
    '1',
    [],
    'busyTarget * loadFactor + (1 - busyTarget) * idleShare',
    'Mean power of a chip that is sold all the time, over its measured maximum',
  ),
  powerIT: aux(
    'MW',
    [site],
    'sum(chipPower * (working * busyTarget * loadFactor + (inService - working * busyTarget) * idleShare), site)',
    'Mean IT power: working chips at their load, the others idle',
    { id: 'power.it', total: 'sum', rows: [site], yearly: 'mean' },
  ),
  pueTypical: input('1', [site], 'Annual PUE with full halls'),
  fixedOverhead: input('1', [], 'Part of the overhead that does not fall with load'),
  powerOverhead: aux(
    'W',
    [site],
    '(pueTypical - 1) * (fixedOverhead * closing(built) / designPUE + (1 - fixedOverhead) * powerIT)',
    'Power of cooling and conversion: a fixed part by what the halls are built for, a variable part by load',
  ),
  powerFacility: aux('MW', [site], 'powerIT + powerOverhead', 'Mean power at the meter', {
    id: 'power.facility',
    total: 'sum',
    rows: [site],
    yearly: 'mean',
  }),
  pue: aux(
    '1',
    [],
    'if(sum(powerIT) >= 1 W, sum(powerFacility) / sum(powerIT), 1)',
    'Facility energy over IT energy as it turns out; 1 where nothing runs',
    {
      id: 'pue.realised',
      yearly: { ratio: ['sum(powerFacility) * hours', 'if(sum(powerIT) >= 1 W, sum(powerIT) * hours, 0 W*hour/month)'] },
    },
  ),
  powerFree: aux('MW', [site], 'closing(built) - sum(closing(installed) * chipPower, site) * designPUE', 'Power built and not taken', {
    id: 'power.headroom',
    total: 'sum',
    rows: [site],
    yearly: 'last',
  }),
  fill: aux('1', [], 'ratio(sum(closing(built)) - sum(powerFree), sum(closing(built)), 0)', 'Power taken by chips over power built', {
    id: 'fill',
    yearly: { ratio: ['sum(closing(built)) - sum(powerFree)', 'sum(closing(built))'] },
  }),

  energyUse: aux('GWh/month', [site], 'powerFacility * hours', 'Electricity used', {
    id: 'energy',
    total: 'sum',
    rows: [site],
    yearly: 'sum',
    headline: true,
  }),
  carbonFactor: input('tCO2/kWh', [site], 'Carbon intensity of the grid'),
  greenShare: input('1', [site], 'Share of electricity bought green'),
  carbon: aux('tCO2/month', [site], 'energyUse * carbonFactor * (1 - greenShare)', 'Carbon emitted for electricity', {
    id: 'carbon',
    total: 'sum',
    yearly: 'sum',
  }),
  waterUse: input('L/kWh', [site], 'Water per IT energy'),
  water: aux('m3/month', [site], 'powerIT * hours * waterUse', 'Water used on site', { id: 'water', total: 'sum', yearly: 'sum' }),

  meanPUE: aux('1', [], 'ratio(sum(pueTypical * powerSoon), sum(powerSoon), 1.3)', 'Typical PUE, weighted by planned power'),
  meanDesignPUE: aux('1', [], 'ratio(sum(designPUE * powerSoon), sum(powerSoon), 1.3)', 'Design overhead, weighted by planned power'),

  supplyImports: aux('chip/month', [offer], 'boughtByOffer * isImported', 'Chips bought under the rules from abroad', {
    id: 'supply.imports',
    total: 'sum',
    rows: [chip],
    yearly: 'sum',
    headline: true,
  }),
  supplyLeakage: aux('chip/month', [offer], 'boughtByOffer * isLeaked', 'Chips bought against the rules', {
    id: 'supply.leakage',
    total: 'sum',
    rows: [chip],
    yearly: 'sum',
  }),
  computeBought: aux('FLOPS/month', [offer], 'boughtByOffer * usefulPerChip', 'Effective compute bought'),
  selfReliance: aux(
    '1',
    [],
    'ratio(sum(computeBought * isDomestic), sum(computeBought), 0)',
    'Domestic share of the effective compute bought',
    { id: 'selfreliance.share', yearly: { ratio: ['sum(computeBought * isDomestic)', 'sum(computeBought)'] }, headline: true },
  ),
});
