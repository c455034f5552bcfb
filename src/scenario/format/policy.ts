import { date, share } from './figures.ts';
import { items, optionalRecord, record } from './groups.ts';
import { choice, flag, reference, text, word } from './words.ts';

/** Which acts are in force, for whom, and what differs from what happened. */
export const policy = record('Export and import rules', {
  timeline: choice(['as-happened', 'none'], 'Start from every act with its real dates, or from none', { default: word('as-happened') }),
  until: date('Only acts announced up to this month count', { example: '2022-12' }),
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
  embargo: optionalRecord('Denies every foreign accelerator, over whatever acts say', {
    from: date('Month it takes effect', { required: true, example: '2025-01' }),
    to: date('Month it lapses'),
  }),
  change: items(
    'What differs from the timeline, act by act',
    {
      regime: reference('regimes', 'The act', { required: true, example: 'us-2023-10-17-acs-ifr' }),
      remove: flag('Leave the act out', false),
      from: date('Month of effect', { example: '2025-11 to 2026-06' }),
      to: date('Month in which it lapses'),
      probability: share('Chance that the act comes about, or stands', { example: '70 %' }),
      approval: share('Share of licences approved while it governs', { example: '10 % to 60 %' }),
    },
    { keys: ['regime'] },
  ),
});
