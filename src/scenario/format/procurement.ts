import { duration, fixed, quantity, share } from './figures.ts';
import { record } from './groups.ts';
import { choice, word } from './words.ts';

const general = record('Separate servers for general-purpose computing', {
  price: quantity('money/core', 'Price of a core with its share of the server', {
    default: {
      text: '400 CNY/core to 900 CNY/core',
      source:
        'assumption: two-socket servers of 96 to 128 cores at 50,000 to 90,000 yuan, as operators’ tenders go; recalled, not retrieved',
      asOf: '2024',
    },
  }),
  power: fixed('W/core', 'IT power of a core with its share of the server', {
    default: { text: '4 W/core to 7 W/core', source: 'assumption: 500 to 700 W a two-socket server of 96 to 128 cores', asOf: '2024' },
  }),
  life: duration('Age at which such a server is taken out', {
    range: [1, 1200],
    default: { text: '60 month to 84 month', source: 'useful lives of five to seven years, macro.csv MAC042 to MAC051', asOf: '2024' },
  }),
});

/** How buyers choose. */
export const procurement = record('How buyers choose among offers', {
  rule: choice(['choice'], 'By levelised cost of effective compute, with a spread of taste', { default: word('choice') }),
  spread: share('Spread of taste: near 0 everyone buys the cheapest', {
    range: [1, 500],
    default: { text: '10 % to 40 %', source: 'assumption: buyers accept some tens of per cent for habit, software and certainty' },
  }),
  build_ahead: share('Capacity buyers plan for, over the demand they see', {
    range: [1, 10000],
    default: { text: '110 %', source: 'assumption: a tenth in reserve' },
  }),
  foresight: duration('How far ahead buyers look', {
    range: [0, 36],
    default: { text: '6 month', source: 'assumption: order to service' },
  }),
  general,
  reference_mfu: share('Utilisation of an H100 at which its bandwidth and its arithmetic are worth the same', {
    default: { text: '38 % to 43 %', source: 'Llama 3 405B on 8,192 to 16,384 H100 (arXiv:2407.21783)', asOf: '2024' },
  }),
});
