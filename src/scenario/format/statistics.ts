import { duration, quantity, rate, share } from './figures.ts';
import { record } from './groups.ts';
import { text, word } from './words.ts';

/** How the plan's chips look in published figures; see the observation sector of the model. */
export const statistics = record('How published statistics see the stock', {
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
