import { duration, fixed, price, share } from './figures.ts';
import { record } from './groups.ts';
import { choice } from './words.ts';

/** Money: discounting, tax, prices, upkeep. */
export const finance = record('Discounting, tax, prices and upkeep', {
  discount: fixed('%', 'Annual discount rate, nominal', {
    range: [0, 100],
    default: { text: '4.5 % to 6.5 %', source: 'suggested WACC of state operators, macro.csv MAC030', asOf: '2026' },
  }),
  tax: choice(['standard', 'high-tech', 'western', 'none'], 'Corporate income tax: 25 %, 15 %, 15 % or none', {
    default: { text: 'standard' },
  }),
  depreciation: record('Lives over which cost is spread', {
    servers: duration('Servers and network', {
      range: [12, 240],
      default: { text: '5 year', source: 'China Mobile, Telecom and Unicom, macro.csv MAC051', asOf: '2024' },
    }),
    facility: duration('Halls', {
      range: [12, 600],
      default: { text: '12 year', source: 'Barroso, Clidaras and Hölzle 2013, facility.csv X081', asOf: '2013' },
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
