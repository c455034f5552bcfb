import { date, duration, quantity, share } from './figures.ts';
import { items, optionalRecord, record } from './groups.ts';
import { choice, flag, reference, text, word } from './words.ts';

/** Which acts are in force, for whom, and what differs from what happened. */
export const policy = record('Export and import rules', {
  timeline: choice(['as-happened', 'none'], 'Start from every act with its real dates, or from none but those named in change', {
    default: word('as-happened'),
  }),
  until: date('Only acts announced and in effect up to this month count, beside what-ifs named in change', { example: '2022-10' }),
  destination: text('Where the chips go: a country code', {
    default: word('CN'),
    pattern: /^[A-Z]{2}$/,
    demand: 'two capital letters, such as CN',
  }),
  headquarters: text('Where the buyer’s parent sits: a country code', {
    default: word('CN'),
    pattern: /^[A-Z]{2}$/,
    demand: 'two capital letters, such as CN',
  }),
  pull_forward: share('Part of their remaining money that buyers bring forward when a rule is announced', {
    default: { text: '0 %', source: 'no hoarding unless the scenario says so' },
  }),
  grandfathered: share('Part of goods on their way when a rule takes effect that still arrive; the rest goes back, and the money too', {
    default: {
      text: '35 % to 75 %',
      source:
        'Nvidia, quarter to 27 April 2025: 4.6 bn USD of H20 sold before the letters, 2.5 bn that could not be shipped; of two months of such orders about half was gone. Savings clauses of 2022 and 2023 spare goods aboard a carrier',
      asOf: '2025-05',
    },
  }),
  embargo: optionalRecord('Denies every foreign accelerator, over whatever acts say', {
    from: date('Month it takes effect', { required: true, example: '2025-01' }),
    to: date('Month it lapses'),
    leakage: share('Leakage while it lasts, as a part of what could leak', {
      range: [0, 1000],
      default: { text: '100 %', source: 'as under the rules unless the scenario says so' },
    }),
  }),
  change: items(
    'What differs from the timeline, act by act',
    {
      regime: reference('regimes', 'The act', { required: true, example: 'us-2023-10-17-acs-ifr' }),
      remove: flag('Leave the act out', false),
      announced: date('Month in which it becomes known; buyers hurry from then on', { example: '2025-09' }),
      from: date('Month of effect', { example: '2025-11 to 2026-06' }),
      to: date('Month in which it lapses'),
      probability: share('Chance that the act comes about, or stands', { example: '70 %' }),
      approval: share('Share of licences or notices approved while it governs', { example: '10 % to 60 %' }),
      permit: share('Share of sales that passes whatever its treatment, refusals included', { example: '0 %' }),
      lag: duration('From application to leave', { example: '2 month to 6 month' }),
      fee: share('Fee or tariff on the price', { range: [0, 1000], example: '15 %' }),
      quota: quantity('chip/year', 'Most chips of each of its classes in twelve months', { example: '400000 chip/year' }),
      lines: share('Its thresholds, as a multiple of what they are: below 100 % it catches weaker chips', {
        range: [1, 10000],
        example: '80 %',
      }),
    },
    { keys: ['regime'] },
  ),
});
