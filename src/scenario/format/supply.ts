import { date, duration, fixed, quantity, rate, share } from './figures.ts';
import { items, record } from './groups.ts';
import { id, reference, text, word } from './words.ts';

const makers = items('Foreign makers of accelerators', {
  id: id('Name of the maker'),
  world_revenue: quantity('USD/month', 'World sales of data-centre accelerators', { required: true, example: '13e9 USD/month' }),
  share: share('Part of them the maker would sell to this destination, as before the controls', {
    required: true,
    example: '20 % to 25 %',
  }),
  home_share: share('Part of them that its own country buys, by which some quotas go', {
    default: {
      text: '40 % to 75 %',
      source:
        'Nvidia’s customers in the US by billing: 52 % and 47 % of revenue in the quarters to April 2024 and 2025; by headquarters more, which is a judgement',
      asOf: '2025-04',
    },
  }),
});

const imports = items(
  'Chips that foreign makers sell',
  {
    chip: reference('chips', 'The chip', { required: true, example: 'h20' }),
    maker: id('Its maker, one of supply.makers'),
    price: quantity('USD/chip', 'Price of the chip', { required: true, example: '12000 USD/chip to 15000 USD/chip' }),
    most: quantity('chip/month', 'Most that its maker makes of it for this destination'),
    sales_part: share('Part of the maker’s world sales that the chip makes up while it is sold, by which some quotas go', {
      default: {
        text: '3 % to 30 %',
        source: 'assumption: one part among several on sale, near its end or at its height; makers do not say',
      },
    }),
    from: date('Month of first sale', { example: '2024-02' }),
    to: date('Month of last sale', { example: '2026-12' }),
    made_for: reference('regimes', 'The act this part was made to fit: without the act the part does not exist', {
      example: 'us-2023-10-17-acs-ifr',
    }),
    lag: duration('From order to delivery', { default: { text: '2 month', source: 'assumption: server lead time of six to ten weeks' } }),
  },
  { keys: ['chip'], rows: { chips: 'chip' } },
);

const leakage = items(
  'Chips that come in against the rules; only while a rule restricts them',
  {
    chip: reference('chips', 'The chip', { required: true, example: 'h100_sxm' }),
    maker: id('Its maker'),
    price: quantity('USD/chip', 'List price of the chip', { required: true }),
    cap: quantity('chip/month', 'Most that can leak', { required: true, example: '1000 chip/month to 30000 chip/month' }),
    premium: share('Mark-up over the list price', { range: [0, 1000], required: true, example: '30 % to 70 %' }),
    seized: share('Part seized on the way', { required: true }),
    from: date('Month of first sale'),
    to: date('Month of last sale'),
    lag: duration('From order to delivery', { default: { text: '3 month', source: 'assumption: one month more than the legal channel' } }),
  },
  { keys: ['chip'] },
);

const dies = items('Logic dies', {
  id: id('Name of the die'),
  area: fixed('mm2', 'Area', { required: true, example: '665.6 mm2' }),
  wafers: share('Part of AI wafers that this die gets', { required: true }),
  defects: fixed('1/cm2', 'Killing defects per area at the start', { required: true, example: '0.3 1/cm2' }),
  reference: quantity('wafer', 'Wafers made before the start, from which learning counts', { required: true }),
  salvage: share('Part of failed dies sold as lower bins', { required: true }),
  bank: fixed('die', 'Dies in the bank at the start', { default: { text: '0 die', source: 'no die bank unless the scenario says so' } }),
  foreign: quantity('die/month', 'Dies from a foreign foundry while it may deliver', {
    default: { text: '0 die/month', source: 'no foreign foundry unless the scenario says so' },
  }),
});

const hbm = record('Stacked memory', {
  growth: rate('Growth of domestic production after its start', {
    default: { text: '0 %/year', source: 'as first produced unless the scenario says so' },
    example: '20 %/year to 80 %/year',
  }),
  imports_end: date('Month in which stacked memory may no longer come in', { example: '2025-01' }),
  generations: items('Generations of stacked memory; one does not stand in for another', {
    id: id('Name of the generation'),
    density: fixed('GB/s/mm2', 'Bandwidth over footprint of a stack, which rules on memory go by', { required: true }),
    stock: fixed('stack', 'Stacks in stock at the start', { required: true }),
    imported: quantity('stack/month', 'Stacks imported while allowed', { required: true }),
    hoard: fixed('stack', 'Stacks laid in during the month before imports need permission', {
      default: { text: '0 stack', source: 'no rush unless the scenario says so' },
    }),
    start: date('First month of domestic volume production'),
    made: quantity('stack/month', 'Stacks made at home at the start of volume production', { required: true }),
    price: quantity('money/stack', 'Price of a stack', { required: true }),
  }),
});

const products = items(
  'Chips made at home',
  {
    chip: reference('chips', 'The chip', { required: true, example: 'ascend_910c' }),
    die: id('Its logic die, one of supply.domestic.dies'),
    dies: fixed('die/chip', 'Logic dies in a package', { required: true, example: '2 die/chip' }),
    memory: id('Its memory, one of supply.domestic.hbm.generations'),
    stacks: fixed('stack/chip', 'Memory stacks in a package', { required: true, example: '8 stack/chip' }),
    yield: share('Good packages', { required: true, example: '75 %' }),
    price: quantity('money/chip', 'Price of the chip', { required: true }),
    from: date('Month of first sale', { example: '2025-01' }),
    to: date('Month of last sale'),
    orders: quantity('chip/month', 'Orders just before the start', {
      default: { text: '0 chip/month', source: 'a chip that is new has no orders yet' },
    }),
    finished: fixed('chip', 'Finished chips with the maker at the start', {
      default: { text: '0 chip', source: 'a chip that is new has no stock yet' },
    }),
    lag: duration('From order to delivery', {
      default: { text: '1 month', source: 'assumption: chips that exist travel within the country' },
    }),
  },
  { keys: ['chip'], rows: { chips: 'chip' } },
);

const domestic = record('Domestic supply', {
  wafers: quantity('wafer/month', 'Advanced-node wafers the country can start', {
    default: { text: '0 wafer/month', source: 'no domestic fab unless the scenario says so' },
  }),
  ai_share: share('Part of them that goes to AI dies', { default: { text: '0 %', source: 'no domestic fab unless the scenario says so' } }),
  equipment_control: share('Part of planned capacity that equipment controls leave standing', {
    default: { text: '100 %', source: 'wafer figures already contain the controls' },
  }),
  diameter: fixed('mm', 'Wafer diameter inside the edge exclusion', {
    default: { text: '294 mm', source: 'SEMI M1: 300 mm wafer with 3 mm edge exclusion' },
  }),
  learning: fixed('1', 'Wright exponent of defect density over cumulative wafers', {
    range: [0, 2],
    default: { text: '0.15 to 0.4', source: 'Wright 1936; Nagy et al. 2013: progress ratios of 0.76 to 0.90' },
  }),
  clustering: fixed('1', 'Clustering parameter of the negative-binomial yield', {
    range: [0.1, 100],
    default: { text: '3', source: 'Stapper 1989: typical values 2 to 5' },
  }),
  fab_lag: duration('From wafer start to tested die', {
    default: { text: '4 month', source: 'about 75 lithography steps for 7 nm at a day and a half each, history.csv HIS255' },
  }),
  wafer_price: quantity('money/wafer', 'Price of an advanced wafer', {
    default: { text: '70000 CNY/wafer', source: 'TSMC 7 nm wafers at about 10,000 USD (CSET 2020, AI Chips, table 9)', asOf: '2020' },
  }),
  foreign_foundry_ends: date('Month in which foreign foundries stop', { example: '2024-11' }),
  packaging: quantity('chip/month', 'Packages the country can assemble and test', {
    default: { text: '0 chip/month', source: 'no domestic packaging unless the scenario says so' },
  }),
  packaging_price: quantity('money/chip', 'Packaging and test of one chip', {
    default: { text: '5000 CNY/chip', source: 'assumption: advanced packaging at about 700 USD a unit' },
  }),
  stock_cover: duration('Months of sales the makers keep in stock', {
    default: { text: '1 month', source: 'assumption: sold as made while chips are scarce' },
  }),
  stock_correction: duration('Time over which makers bring their stock to what they want', {
    range: [2, 36],
    default: { text: '3 month', source: 'assumption: production plans are made by the quarter' },
  }),
  dies,
  hbm,
  products,
});

const response = record('What denial of foreign chips calls forth at home', {
  growth: rate('Growth of wafers, memory and packaging a year, were all demand for foreign chips denied', {
    range: [0, 200],
    default: { text: '0 %/year', source: 'none: comparisons are mechanical unless the scenario says so' },
    example: '0 %/year to 20 %/year',
  }),
  lag: duration('From denial to the capacity it calls forth', {
    default: {
      text: '18 month',
      source: 'assumption: one to two years from order of tools to wafers, lead times in facility.csv for comparison',
    },
  }),
  contained: share('Share denied that the capacity figures already answer to', {
    default: { text: '0 %', source: 'figures that no denial has raised unless the scenario says so' },
  }),
});

const statistics = record('How published statistics see the stock', {
  idc_coverage: share('Part of the chips delivered under the rules that IDC counts', {
    range: [0, 200],
    default: {
      text: '85 % to 105 %',
      source: 'assumption: server makers that IDC tracks, its estimate of the rest; the opening stock is on IDC’s own count',
      asOf: '2024',
    },
  }),
  idc_lag: duration('Delay from delivery until IDC counts a chip', {
    range: [0, 36],
    default: { text: '0 month', source: 'IDC counts servers as they are shipped, history idc-lag-2024: only publication takes a month' },
  }),
  leaked_coverage: share('Part of leaked chips that statistics count', {
    default: { text: '5 % to 50 %', source: 'assumption: grey cards in tracked servers are seen, loose cards are not', asOf: '2024' },
  }),
  window: duration('Months of shipments that IDC, CAICT and MIIT add up', {
    range: [1, 1200],
    default: {
      text: '72 month',
      source: 'CAICT adds up six years of shipments, nothing off for idle or scrap (history caict-window-2022)',
      asOf: '2022',
    },
  }),
  past_growth: rate('Growth of the counted stock in the years before the start', {
    range: [1, 1000],
    default: {
      text: '50 %/year to 110 %/year',
      source: 'IDC’s stock: 75, 155 and 260 EFLOPS at the ends of 2020 to 2022 (history idc-intelligent-…)',
      asOf: '2022',
    },
  }),
  caict_coverage: share('Part of the chips delivered that CAICT and MIIT count', {
    range: [0, 200],
    default: { text: '85 % to 105 %', source: 'assumption: registered centres; the rest of the gap to IDC is delay', asOf: '2025' },
  }),
  caict_lag: duration('Delay until CAICT and MIIT count a chip', {
    range: [0, 36],
    default: { text: '3 month to 12 month', source: 'one to four quarters from shipment to in use, history in-use-lag-2025', asOf: '2025' },
  }),
  general_racks: quantity('rack', 'Standard racks (2.5 kW) in use in general-purpose halls', {
    default: { text: '0 rack', source: 'none unless the scenario says so' },
  }),
  vendor: text('The foreign maker whose published revenue is observed, one of supply.makers', {
    default: word('nvidia'),
    example: 'nvidia',
  }),
  vendor_networking: share('Network and other data-centre revenue of that maker here, over its chip revenue', {
    range: [0, 100],
    default: {
      text: '5 % to 20 %',
      source:
        'of Nvidia’s data-centre revenue 82 to 90 % was compute in fiscal 2024 and 2025 (history nvidia-dc-compute-world-…); less here, where systems of one board prevail',
      asOf: '2025',
    },
  }),
  vendor_billing: share('Part of that maker’s data-centre sales to this destination that is billed here', {
    default: {
      text: '80 % to 99 %',
      source:
        'assumption: Nvidia’s geography is the place of billing, and 32 % of its revenue of fiscal 2022 was billed in Taiwan for makers of servers that go on (form 10-K)',
      asOf: '2022',
    },
  }),
  vendor_other: quantity('USD/month', 'Revenue of that maker from here outside data centres, by place of billing', {
    default: { text: '0 USD/month', source: 'none unless the scenario says so' },
  }),
  small_domestic: quantity('chip/month', 'Small domestic cards for inference that are no chips of the plan', {
    default: { text: '0 chip/month', source: 'none unless the scenario says so' },
  }),
  small_huawei: share('Part of them that are Huawei’s', {
    default: {
      text: '60 % to 90 %',
      source: 'Huawei led domestic makers with 109,000 cards of 2022, mostly small, history idc-cards-huawei-2022',
    },
  }),
});

export const supply = record('Chips and where they come from', {
  access: share('Part of national supply within reach of this plan', { default: { text: '100 %', source: 'a plan for the nation' } }),
  exchange_rate: quantity('CNY/USD', 'Exchange rate', { range: [0.01, 100], required: true, example: '7.1 CNY/USD' }),
  frontier: quantity('PFLOPS/chip', 'Dense FP16 peak of the best chip sold anywhere', { required: true, example: '2.5 PFLOPS/chip' }),
  response,
  remote: quantity('EFLOPS', 'Effective compute rented abroad', {
    default: { text: '0 EFLOPS', source: 'none unless the scenario says so' },
  }),
  statistics,
  makers,
  imports,
  leakage,
  domestic,
});
