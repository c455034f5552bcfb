import { date, duration, fixed, quantity, share } from './figures.ts';
import { items, oneOrMore, record } from './groups.ts';
import { choice, flag, id, reference, text } from './words.ts';

/** Buyers with money of their own. */
export const investment = items('Funding programmes', {
  id: id('Name of the programme'),
  name: text('Name for people'),
  amount: quantity('money/year', 'Money paid in', { required: true, example: '2e9 CNY/year' }),
  matching: share('Money that others, such as the district or the firm, put beside it', {
    range: [0, 10_000],
    default: { text: '0 %', source: 'no matching money unless the scenario says so' },
  }),
  from: date('First month of payment'),
  to: date('Month in which payment ends'),
  in_hand: fixed('money', 'Money in hand at the start', { default: { text: '0 CNY', source: 'a new programme' } }),
  facility: share('Part kept for halls and power', {
    default: { text: '25 % to 35 %', source: 'construction about 32 % of AI data-centre cost, Epoch AI, facility.csv X019', asOf: '2025' },
  }),
  carry_over: duration('How long unspent money is kept', { default: { text: '36 month', source: 'assumption: three budget years' } }),
  spending_time: duration('Time over which the programme spends what it has', {
    range: [1, 120],
    default: { text: '3 month', source: 'assumption: quarterly procurement' },
  }),
  eligible: record('What the money may buy', {
    chips: choice(['all', 'domestic', 'imported'], 'Chips by where they are made', { default: { text: 'all' }, example: 'domestic' }),
    only: oneOrMore(reference('chips', 'A chip', { required: true }), 'Only these chips'),
    uses: oneOrMore(choice(['chips', 'facility'], 'A use', { required: true }), 'Uses of the money'),
    sites: oneOrMore(id('A site of this scenario'), 'Only these sites'),
    domestic_from: date('Month from which it buys domestic chips only, by its own choice'),
    foreign: share('Most of its money that may go to foreign chips', {
      default: { text: '100 %', source: 'free to choose unless the scenario says so' },
    }),
  }),
  grant: share('Part of it that is a grant to the owner and need not earn a return', {
    default: { text: '0 %', source: 'capital that must earn unless the scenario says so' },
  }),
  reinvest: share('Part of the operating surplus, after tax, that the owner puts back into equipment', {
    default: { text: '0 %', source: 'surplus is paid out unless the scenario says so' },
  }),
  state_funded: flag('Whether rules on state-funded centres apply', false),
});
