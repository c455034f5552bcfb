import { PRECISIONS, RECOMPUTES, SOFTWARE } from '../../cluster/index.ts';
import type { OptionRecord } from '../command.ts';

type Options = Readonly<Record<string, OptionRecord>>;

/** What is trained or served, by name or number by number. */
const MODEL: Options = {
  model: { about: 'Model to train on it, from the table of models', value: 'model' },
  layers: { about: 'A model of your own: layers', value: 'N' },
  hidden: { about: 'its hidden width', value: 'N' },
  heads: { about: 'its attention heads', value: 'N' },
  'kv-heads': { about: 'its heads of keys and values', value: 'N', standard: 'as --heads' },
  ffn: { about: 'its feed-forward width', value: 'N', standard: '4 × --hidden' },
  vocab: { about: 'its vocabulary', value: 'N', standard: '51200' },
  experts: { about: 'its routed experts in a layer', value: 'N' },
  'experts-active': { about: 'of which so many work on a token', value: 'N' },
  'gated-mlp': { about: 'its feed-forward blocks have three matrices instead of two' },
};

/** How it is laid over the chips; all of it is searched where nothing is said. */
const RUN: Options = {
  seq: { about: 'Tokens of a sequence', value: 'N', standard: 'the longest of the model, up to 8192' },
  batch: { about: 'Sequences of a training step; with --serve: decoded at once on one instance', value: 'N' },
  'micro-batch': { about: 'Sequences of a micro-batch', value: 'N', standard: 'searched, as all that follow' },
  tp: { about: 'Tensor-parallel chips; with --serve: of an instance that serves', value: 'N' },
  cp: { about: 'Context-parallel chips', value: 'N' },
  pp: { about: 'Pipeline stages', value: 'N' },
  interleave: { about: 'Model chunks of a pipeline stage', value: 'N' },
  dp: { about: 'Data-parallel replicas', value: 'N' },
  ep: { about: 'Expert-parallel chips; with --serve: of an instance that serves', value: 'N' },
  fsdp: { about: 'Share weights, gradients and optimizer states fully over the replicas' },
  recompute: { about: 'Activations computed again', value: RECOMPUTES.join('|') },
  precision: { about: 'Precision; with --serve: of serving', value: PRECISIONS.join('|') },
  software: { about: 'Training stack by a public example', value: Object.keys(SOFTWARE).join('|'), standard: 'usual for the chip' },
};

const SERVING: Options = {
  serve: { about: 'Serve the model too' },
  prompt: { about: 'Tokens of a prompt', value: 'N', standard: '4096' },
  output: { about: 'Tokens of an answer', value: 'N', standard: '1024' },
  'token-latency': { about: 'Most time between two tokens of one user', value: 'TIME', standard: '50 ms' },
};

const MACHINE: Options = {
  server: { about: 'Server to build it of', value: 'server', standard: 'the first built for the chip' },
  tiers: { about: 'Tiers of the compute fabric', value: '1|2|3', standard: 'the fewest that hold it' },
  radix: { about: 'Ports of a switch', value: 'N', standard: 'those of the usual switch for the port speed' },
  oversubscription: { about: 'Bandwidth into a leaf switch over bandwidth out of it', value: 'N', standard: '1' },
  site: { about: 'Where it stands: brings the price of power and of halls', value: 'site' },
  'rack-kw': { about: 'Most power a rack of the site may take', value: 'kW', standard: 'no limit' },
  pue: { about: 'Facility over IT power in the hottest hour', value: 'N', standard: 'by cooling' },
};

/** All options of `cluster`. */
export const CLUSTER_OPTIONS: Options = {
  ...MODEL,
  ...RUN,
  ...SERVING,
  ...MACHINE,
  compare: { about: 'Set other chips beside it at equal money, power and compute', value: 'chip,…' },
};

/** Options that mean nothing without a model. */
export const OF_A_RUN: readonly string[] = Object.keys(RUN);
/** Options that mean nothing without `--serve`. */
export const OF_SERVING: readonly string[] = ['prompt', 'output', 'token-latency'];
/** Options that describe a model of one's own. */
export const OF_A_SHAPE: readonly string[] = Object.keys(MODEL).filter((name) => name !== 'model');
