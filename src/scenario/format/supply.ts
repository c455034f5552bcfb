import { date, duration, fixed, quantity, rate, share } from './figures.ts';
import { items, record } from './groups.ts';
import { statistics } from './statistics.ts';
import { flag, id, reference } from './words.ts';

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
    price: quantity('USD/chip', 'Price of the chip', { range: [0.01, 1e9], required: true, example: '12000 USD/chip to 15000 USD/chip' }),
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
    price: quantity('USD/chip', 'List price of the chip', { range: [0.01, 1e9], required: true }),
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
  area: fixed('mm2', 'Area', { range: [1, 1e5], required: true, example: '665.6 mm2' }),
  wafers: share('Part of AI wafers that this die gets', { required: true }),
  defects: fixed('1/cm2', 'Killing defects per area at the start', { required: true, example: '0.3 1/cm2' }),
  reference: quantity('wafer', 'Wafers made before the start, from which learning counts', { range: [1, 1e12], required: true }),
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
    first: flag('Whether it is served before the others where a stage is short; several such in the order of this list', false),
    yield: share('Good packages', { range: [1, 100], required: true, example: '75 %' }),
    price: quantity('money/chip', 'Price of the chip', { range: [0.01, 1e9], required: true }),
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
    range: [25, 450],
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

export const supply = record('Chips and where they come from', {
  access: share('Part of national supply within reach of this plan', { default: { text: '100 %', source: 'a plan for the nation' } }),
  exchange_rate: quantity('CNY/USD', 'Exchange rate; a plan in USD needs it only where a figure is in CNY, any other must have it', {
    range: [0.01, 100],
    example: '7.1 CNY/USD',
  }),
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
