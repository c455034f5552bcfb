import { aux, input, sector } from '../equations/declare.ts';

/** Statistics are observations of the stock, not the stock: each source has its coverage, its lag and its definition. */
export const observation = sector('observation', 'What published statistics would say', {
  idcCoverage: input('1', [], 'Part of the installed stock that IDC counts'),
  caictCoverage: input('1', [], 'Part of the installed stock that CAICT and MIIT count'),
  caictLag: input('month', [], 'Delay until CAICT and MIIT count a chip'),
  stockDelivered: aux('FLOPS', [], 'sum(capacityPeak) + sum(closing(waiting) * peakFlops)', 'Dense FP16 compute delivered, running or not'),
  observedIdc: aux('FLOPS', [], 'stockDelivered * idcCoverage', 'Intelligent compute as IDC counts it: shipments', {
    id: 'observed.compute_idc',
    yearly: 'last',
  }),
  observedCaict: aux(
    'FLOPS',
    [],
    'if(time >= caictLag, delay(stockDelivered, caictLag, 0 FLOPS), stockDelivered) * caictCoverage',
    'Intelligent compute as CAICT and MIIT count it: in use',
    {
      id: 'observed.compute_caict',
      yearly: 'last',
    },
  ),
  baseRacks: input('rack', [], 'Standard racks (2.5 kW) in use for general-purpose halls'),
  observedRacks: aux(
    'rack',
    [],
    'baseRacks + sum(installedPower / designPUE) / (2500 W/rack)',
    'Standard racks in use: a 40 kW rack counts as sixteen',
    { id: 'observed.racks', yearly: 'last' },
  ),
  cards: aux('chip/month', [], 'sum(boughtByOffer)', 'Accelerators shipped', { id: 'observed.cards_total', yearly: 'sum' }),
  cardsDomestic: aux('chip/month', [], 'sum(boughtByOffer * isDomestic)', 'Domestic accelerators shipped', {
    id: 'observed.cards_domestic',
    yearly: 'sum',
  }),
  domesticShare: aux('1', [], 'ratio(cardsDomestic, cards, 0)', 'Domestic share of accelerators shipped', {
    id: 'observed.domestic_share',
    yearly: 'mean',
  }),
});
