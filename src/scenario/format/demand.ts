import { quantity, share } from './figures.ts';
import { items } from './groups.ts';
import { choice, id, reference, word } from './words.ts';

/** Kinds of work; what a cluster `serves` is named by them. */
export const WORKLOADS = ['training', 'inference', 'general'] as const;

/** Classes of work. Each may be given as training runs, as tokens, or directly as effective compute. */
export const demand = items('Demand for compute, by class of work', {
  id: id('Name of the class'),
  kind: choice(WORKLOADS, 'The kind of work', { required: true }),
  runs: quantity('run/year', 'Training runs', { example: '{from: 4 run/year, growth: 30 %/year}' }),
  flops_per_run: quantity('FLOP', 'Work of one run', { example: '2e24 FLOP' }),
  parameters: quantity('1', 'Active parameters of a run’s model, where data can bind', { example: '3e11' }),
  tokens_available: quantity('token', 'Usable training data', { example: '15e12 token' }),
  epochs: quantity('1', 'Times the same data is read with profit', {
    range: [0.1, 100],
    default: { text: '4', source: 'Muennighoff et al. 2023, arXiv:2305.16264: up to four epochs are nearly as good as new data' },
  }),
  tokens: quantity('token/day', 'Tokens read and written', { example: '6e12 token/day' }),
  model: reference('models', 'Model whose active parameters give the work per token', { example: 'qwen2.5-72b' }),
  flop_per_token: quantity('FLOP/token', 'Work per token; two operations per active parameter', { example: '7.4e10 FLOP/token' }),
  compute: quantity('EFLOPS', 'Effective compute wanted', { example: '20 EFLOPS' }),
  cores: quantity('core', 'General-purpose cores wanted, where the kind is general', { example: '20000 core' }),
  decode: share('Part of the work that memory bandwidth limits: decoding of tokens; none of training unless said', {
    default: {
      text: '50 % to 65 %',
      source:
        'DeepSeek’s published day: 608e9 tokens read at 73,700 and 168e9 written at 14,800 a second and node, so 131 of 227 node-days decoding (open-infra-index, day 6)',
      asOf: '2025-02',
    },
  }),
  peak: share('Peak load over mean load', { range: [100, 1000], default: { text: '100 %', source: 'load given as mean' } }),
  latency: choice(['any', 'regional', 'local'], 'How far away it may run: anywhere, within 20 ms or within 5 ms of a centre of users', {
    default: word('any'),
  }),
});
