import { aux, flow, input, sector, stock } from '../equations/declare.ts';
import { maker, offer } from './dimensions.ts';

/** Statistics are observations of the stock, not the stock: each source has its coverage, its lag, its basis and its definition of a card. */
export const observation = sector('observation', 'What published statistics would say', {
  idcCoverage: input('1', [], 'Part of the chips delivered under the rules since the start that IDC counts'),
  idcLag: input('month', [], 'Delay from delivery until IDC counts a chip'),
  leakedCoverage: input('1', [], 'Part of leaked chips that statistics count'),
  caictCoverage: input('1', [], 'Part of the stock that CAICT and MIIT count'),
  caictLag: input('month', [], 'Delay until CAICT and MIIT count a chip'),
  countWindow: input('month', [], 'Months of shipments that trackers add up: nothing is taken off for idle or scrapped cards before'),
  pastGrowth: input(
    '1/month',
    [],
    'Growth of the counted stock in the years before the start, as a yearly rate: how old the opening stock is',
  ),
  trackerCoverage: aux(
    '1',
    [offer],
    'isLeaked * leakedCoverage + (1 - isLeaked) * idcCoverage',
    'Part of the channel’s chips that IDC counts',
  ),
  shippedCounted: stock('EFLOPS', [], 'Dense FP16 compute delivered since the start, as IDC counts it'),
  countingShipments: flow(
    'EFLOPS/month',
    [],
    { to: 'shippedCounted' },
    'sum(arriving * peakFlops * trackerCoverage)',
    'Dense FP16 compute delivered and counted',
  ),
  droppingShipments: flow(
    'EFLOPS/month',
    [],
    { from: 'shippedCounted' },
    'expiring(shippedCounted, countWindow)',
    'Dense FP16 compute shipped longer ago than trackers add up',
  ),
  openingCompute: aux('EFLOPS', [], 'sum(installedStart * peakFlops)', 'Dense FP16 compute at the start, on the count of IDC'),
  openingDropped: aux(
    '1',
    [],
    'min(1, pow(1 + pastGrowth * (12 month), (time - countWindow) / (12 month)))',
    'Part of the opening stock shipped longer ago than trackers add up: a stock that grew steadily is young',
  ),
  openingDroppedAtStart: aux(
    '1',
    [],
    'pow(1 + pastGrowth * (12 month), -countWindow / (12 month))',
    'The same at the start, when all of it counted',
  ),
  stockCounted: aux(
    'EFLOPS',
    [],
    'openingCompute * (1 - openingDropped) / (1 - openingDroppedAtStart) + closing(shippedCounted)',
    'Dense FP16 compute that IDC counts: shipments, running or not',
  ),
  observedIdc: aux(
    'EFLOPS',
    [],
    'if(time >= idcLag, delay(stockCounted, idcLag, 0 EFLOPS), openingCompute * pow(1 + pastGrowth * (12 month), (time - idcLag) / (12 month)))',
    'Intelligent compute as IDC counts it: shipments',
    { id: 'observed.compute_idc', yearly: 'last' },
  ),
  observedCaict: aux(
    'EFLOPS',
    [],
    'if(time >= caictLag, delay(stockCounted, caictLag, 0 EFLOPS), openingCompute * pow(1 + pastGrowth * (12 month), (time - caictLag) / (12 month))) * caictCoverage',
    'Intelligent compute as CAICT and MIIT count it: in use',
    { id: 'observed.compute_caict', yearly: 'last' },
  ),

  baseRacks: input('rack', [], 'Standard racks (2.5 kW) in use for general-purpose halls'),
  observedRacks: aux(
    'rack',
    [],
    'baseRacks + sum(installedPower / designPUE) / (2500 W/rack)',
    'Standard racks in use: a 40 kW rack counts as sixteen',
    { id: 'observed.racks', yearly: 'last' },
  ),

  trackedVendor: input('1', [maker], '1 for the maker whose published revenue is observed'),
  networkingRatio: input('1', [], 'Network and other data-centre revenue of that maker over its chip revenue, in this destination'),
  billedHere: input('1', [], 'Part of its data-centre sales to this destination that is billed here, not where servers are assembled'),
  otherRevenue: input('USD/month', [], 'Revenue of that maker from this destination outside data centres, by place of billing'),
  vendorBooked: aux(
    'USD/month',
    [],
    'sum(vendorRevenue * trackedVendor) * (1 + networkingRatio) * billedHere',
    'Data-centre revenue of the observed maker here, booked as chips leave it',
  ),
  vendorBookedWorld: aux('USD/month', [], 'sum(worldRevenue * trackedVendor)', 'Its data-centre revenue in the world'),
  quarterEnds: aux(
    '1',
    [],
    'if(time >= 2 month and (month_of_year == 1 or month_of_year == 4 or month_of_year == 7 or month_of_year == 10), 1, 0)',
    'Whether a fiscal quarter of the observed maker that lies within the run ends: in January, April, July and October',
  ),
  quarterDataCentre: aux(
    'USD',
    [],
    'quarterEnds * (vendorBooked + delay(vendorBooked, 1, 0 USD/month) + delay(vendorBooked, 2, 0 USD/month)) * (1 month)',
    'Data-centre revenue of the observed maker from here, by place of billing: the fiscal quarter in its last month, nothing in others',
    { id: 'observed.nvidia_china_dc_revenue', yearly: 'sum' },
  ),
  quarterRevenue: aux(
    'USD',
    [],
    'quarterDataCentre + quarterEnds * (otherRevenue + delay(otherRevenue, 1, 0 USD/month) + delay(otherRevenue, 2, 0 USD/month)) * (1 month)',
    'Its revenue from here with all products, by place of billing: the fiscal quarter in its last month, nothing in others',
    { id: 'observed.nvidia_china_revenue', yearly: 'sum' },
  ),
  quarterShare: aux(
    '1',
    [],
    'ratio(vendorBooked + delay(vendorBooked, 1, 0 USD/month) + delay(vendorBooked, 2, 0 USD/month), vendorBookedWorld + delay(vendorBookedWorld, 1, 0 USD/month) + delay(vendorBookedWorld, 2, 0 USD/month), 0)',
    'Part of the observed maker’s data-centre revenue that comes from here, over the last three months',
    { id: 'observed.nvidia_china_dc_share', yearly: 'last' },
  ),

  cardsByOffer: aux(
    'chip/month',
    [offer],
    'boughtByOffer * (isLeaked * leakedCoverage + (1 - isLeaked))',
    'Cards shipped that trackers see; a small card counts like a large one, a package of two dies as one',
  ),
  smallDomestic: input('chip/month', [], 'Small domestic cards for inference that are no chips of the plan'),
  cards: aux('chip/month', [], 'sum(cardsByOffer) + smallDomestic', 'Accelerator cards shipped', {
    id: 'observed.cards_total',
    yearly: 'sum',
  }),
  cardsDomestic: aux('chip/month', [], 'sum(cardsByOffer * isDomestic) + smallDomestic', 'Domestic accelerator cards shipped', {
    id: 'observed.cards_domestic',
    yearly: 'sum',
  }),
  huaweiCard: input('1', [offer], '1 for cards of Huawei'),
  smallHuawei: input('1', [], 'Part of small domestic cards that are Huawei’s'),
  cardsHuawei: aux(
    'chip/month',
    [],
    'sum(cardsByOffer * huaweiCard) + smallDomestic * smallHuawei',
    'Accelerator cards of Huawei shipped',
    {
      id: 'observed.cards_huawei',
      yearly: 'sum',
    },
  ),
  domesticShare: aux('1', [], 'ratio(cardsDomestic, cards, 0)', 'Domestic share of accelerator cards shipped', {
    id: 'observed.domestic_share',
    yearly: { ratio: ['cardsDomestic', 'cards'] },
  }),
});
