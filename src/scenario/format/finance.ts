import { duration, fixed, price, rate, share } from './figures.ts';
import { record } from './groups.ts';
import { choice } from './words.ts';

/** Money: discounting, tax, prices, upkeep. */
export const finance = record('Discounting, tax, prices and upkeep', {
  discount: fixed('%', 'Annual discount rate, nominal', {
    range: [0, 100],
    default: { text: '4.5 % to 6.5 %', source: 'suggested WACC of state operators, macro.csv MAC030', asOf: '2026' },
  }),
  tax: choice(['standard', 'high-tech', 'western', 'us', 'none'], 'Corporate income tax: 25 %, 15 %, 15 %, 21 % or none', {
    default: { text: 'standard' },
  }),
  equity_cost: fixed('%', 'Cost of equity in a year, nominal', {
    range: [0, 100],
    default: {
      text: '7.5 % to 12 %',
      source: 'suggested WACC of internet firms 7.5 to 10 % and a premium of equity over it, macro.csv MAC031',
      asOf: '2026',
    },
  }),
  inflation: fixed('%', 'General inflation in a year', {
    range: [-10, 100],
    default: { text: '2 %', source: 'target of the Government Work Report for consumer prices, 2025 and 2026', asOf: '2026' },
  }),
  depreciation: record('Lives over which cost is spread', {
    method: choice(['straight-line', 'declining'], 'Straight-line, or twice the straight-line rate on the declining balance', {
      default: { text: 'straight-line' },
    }),
    servers: duration('Servers and network', {
      range: [12, 240],
      default: { text: '5 year', source: 'China Mobile, Telecom and Unicom, macro.csv MAC051', asOf: '2024' },
    }),
    facility: duration('Halls', {
      range: [12, 600],
      default: { text: '12 year', source: 'Barroso, Clidaras and Hölzle 2013, facility.csv X081', asOf: '2013' },
    }),
  }),
  tax_depreciation: record('Lives that the tax law allows', {
    servers: duration('Servers and network', {
      range: [12, 240],
      default: { text: '3 year', source: 'electronic equipment, Enterprise Income Tax Law implementation rules, article 60' },
    }),
    facility: duration('Halls', {
      range: [12, 600],
      default: { text: '20 year', source: 'buildings, Enterprise Income Tax Law implementation rules, article 60' },
    }),
  }),
  vat: record('Value-added tax; input VAT is cash only while it is unused', {
    goods: share('On goods, such as servers and electricity', {
      default: { text: '13 %', source: 'China from 2019-04-01, macro.csv MAC038', asOf: '2019-04' },
    }),
    building: share('On building', { default: { text: '9 %', source: 'Cai Shui 2019 no. 39', asOf: '2019-04' } }),
    services: share('On compute sold', { default: { text: '6 %', source: 'information services, Cai Shui 2016 no. 36', asOf: '2016-05' } }),
  }),
  debt: record('Loans', {
    share: share('Part of capital spending that loans pay', { default: { text: '0 %', source: 'no loans unless the scenario says so' } }),
    rate: fixed('%', 'Interest in a year', {
      range: [0, 100],
      default: { text: '3.5 %', source: 'five-year loan prime rate from May 2025, macro.csv MAC025', asOf: '2025-05' },
    }),
    term: duration('From the first to the last repayment', {
      range: [1, 480],
      default: { text: '8 year', source: 'assumption: bank loans for infrastructure of eight to ten years' },
    }),
    grace: duration('From drawing to the first repayment', {
      range: [1, 120],
      default: { text: '12 month', source: 'assumption: interest only while building' },
    }),
  }),
  rental_price: price('money/PFLOP/hour', 'Rent of one PFLOPS of dense FP16 capacity for one hour', 'ex', {
    example: '{from: 12 CNY/PFLOP/hour, growth: -25 %/year, vat: ex}',
    default: {
      text: '{2022-07: 25 CNY/PFLOPS/hour to 40 CNY/PFLOPS/hour, 2026-01: 4 CNY/PFLOPS/hour to 14 CNY/PFLOPS/hour}',
      source:
        'A100/A800 cloud list 8-12 CNY a GPU-hour in 2023 (0.312 PFLOPS), H20 servers 0.9-1.2 USD and 910B 0.48-0.72 USD a GPU-hour in 2025, facility.csv X130 to X132',
    },
  }),
  occupancy: share('Most of the capacity that finds tenants', {
    default: { text: '100 %', source: 'demand alone decides unless the scenario says so' },
  }),
  rental: record('How the rental price answers', {
    tightness: fixed('1', 'Per cent that the price rises when demand over capacity rises by one per cent', {
      range: [0, 10],
      default: { text: '0', source: 'the path says it all unless the scenario says so' },
    }),
    contract_share: share('Capacity under contract', {
      default: { text: '0 %', source: 'all sold on the spot market unless the scenario says so' },
    }),
    contract_term: duration('Term of a contract', {
      range: [1, 120],
      default: { text: '12 month', source: 'one-year H100 contracts are the market’s index, facility.csv X119, X120', asOf: '2026' },
    }),
    take_or_pay: share('Contracted hours paid whether used or not', {
      default: { text: '0 %', source: 'none unless the scenario says so' },
    }),
  }),
  vouchers: share('Compute vouchers: what the state pays the operator on top of the rent that users pay', {
    range: [0, 300],
    default: { text: '0 %', source: 'none unless the scenario says so' },
  }),
  early_retirement: rate('Pace at which chips not worth their running cost are taken out', {
    range: [0, 1200],
    default: { text: '0 %/year', source: 'chips run to the end of their life unless the scenario says so' },
  }),
  loss_life: duration('How long a loss can be carried forward', {
    default: { text: '5 year', source: 'China Enterprise Income Tax Law, article 18' },
  }),
  maintenance: fixed('%/year', 'Maintenance of servers and network, of their price', {
    default: { text: '3 %/year to 7 %/year', source: 'Barroso, Clidaras and Hölzle 2013: 5 %, facility.csv X075' },
  }),
  hall_upkeep: fixed('%/year', 'Maintenance and staff of halls, of their cost', {
    default: { text: '2 %/year to 4 %/year', source: 'rule of thumb, facility.csv X074', asOf: '2024' },
  }),
  value_loss: fixed('%', 'Loss of value of equipment in a year', {
    range: [0, 99],
    default: { text: '25 % to 40 %', source: 'about 30 % a year, Epoch AI, epoch.csv EPO039', asOf: '2025' },
  }),
  busy: share('Sold hours in which the chips really work', {
    default: {
      text: '50 % to 80 %',
      source: 'assumption; whole-stock utilisation of 20 to 30 % in national_compute.csv NAT049, NAT051 includes hours not sold',
    },
  }),
  idle_power: share('Power of an idle chip over its full power', {
    default: { text: '20 % to 35 %', source: 'assumption: H100 idles at 60-120 W of 700 W while host and fans run on' },
  }),
  load: share('Mean power of a working chip over its measured maximum', {
    default: { text: '75 % to 90 %', source: 'training runs at 0.75 to 0.9 of maximum, cluster-formulas section 4' },
  }),
  fixed_overhead: share('Part of facility overhead that does not fall with load', {
    default: {
      text: '20 % to 50 %',
      source: 'assumption between ideal and constant losses; idle losses of UPS and fans, Pelley et al. 2009',
    },
  }),
});
