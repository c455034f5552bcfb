import { duration, share } from './figures.ts';
import { record } from './groups.ts';
import { choice, word } from './words.ts';

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
  decode_share: share('Part of the work that memory bandwidth limits: decoding of tokens', {
    default: {
      text: '20 % to 50 %',
      source: 'inference share of accelerated servers 53.5 % in 2021 (idc-inference-share-2021h1), a part of it decoding',
    },
  }),
  reference_mfu: share('Utilisation of an H100 at which its bandwidth and its arithmetic are worth the same', {
    default: { text: '38 % to 43 %', source: 'Llama 3 405B on 8,192 to 16,384 H100 (arXiv:2407.21783)', asOf: '2024' },
  }),
});
