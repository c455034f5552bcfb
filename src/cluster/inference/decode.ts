import { exchangeSeconds, reduceSeconds } from '../performance/collectives.ts';
import { matrixSeconds } from '../performance/kernels.ts';
import type { Prepared } from '../performance/work.ts';
import { cacheBytes, type Instance } from './instance.ts';

// About a dozen kernels a layer, 2–3 µs each, replayed from a graph.
const LAYER_SECONDS = 30e-6;
// Sending tokens to experts and back costs this much even when nearly empty: 77 and 114 µs measured at 8 chips and 128 tokens, less what
// the bandwidth explains (DeepEP's public table). Half batches do not hide it.
const EXCHANGE_SECONDS = 100e-6;
// Two half batches hide each other's exchanges (DeepSeek-V3 report, arXiv 2412.19437 §3.4).
const OVERLAP = 0.6;

const attentionSeconds = (work: Prepared, instance: Instance, batch: number, context: number): number => {
  const { shape, linear, plain, counts } = work;
  const { tp } = instance;
  const width = (shape.heads * shape.headDim) / tp;
  const latent = shape.latentAttention;
  const queryWidth = latent === undefined ? 2 * shape.headDim : 2 * latent.kv + latent.rope;
  const share = counts.attention === 0 ? 0 : cacheBytes(work, instance) / counts.attention;
  const flops = 2 * batch * context * (shape.heads / tp) * queryWidth;
  const scores = Math.max((batch * context * share) / plain.memory, flops / plain.attention);
  const elements = work.params.attentionPerLayer / tp;
  // All projections as one product of the same number of weights.
  return (
    matrixSeconds(linear, batch, elements / shape.hidden, shape.hidden) +
    scores +
    (latent === undefined ? 0 : (4 * batch * width) / plain.memory)
  );
};

const expertSeconds = (work: Prepared, instance: Instance, batch: number): number => {
  const { shape, linear, params } = work;
  const experts = shape.experts!;
  const total = batch * (instance.chips / instance.tp);
  const draws = total * experts.active;
  const own = experts.count / instance.chips;
  // Experts that at least one token reached: the others' weights are not read.
  const hit = own * (1 - (1 - 1 / experts.count) ** draws);
  const rows = draws / instance.chips / Math.max(hit, 1e-9);
  const inner = experts.latent ?? shape.hidden;
  const routed = hit * matrixSeconds(linear, rows, params.expert / inner, inner);
  const shared =
    params.sharedPerLayer > 0 ? matrixSeconds(linear, batch, params.sharedPerLayer / instance.tp / shape.hidden, shape.hidden) : 0;
  return routed / work.software.grouped + shared;
};

const exchange = (work: Prepared, instance: Instance, batch: number): number => {
  const { shape, links, linear } = work;
  const experts = shape.experts!;
  const bytes = ((Math.max(1, linear.operandBytes) + 2) * batch * experts.active * (experts.latent ?? shape.hidden)) / instance.tp;
  const inner = Math.min(instance.chips, links.domain);
  return exchangeSeconds(links, bytes, experts.active, instance.chips, inner) / work.software.exchange;
};

/** Seconds of one decode step: `batch` sequences on each tp group, `context` tokens behind each. */
export const decodeSeconds = (work: Prepared, instance: Instance, batch: number, context: number): number => {
  const { shape, counts, links, params, linear } = work;
  const { tp } = instance;
  const reduce = tp > 1 ? reduceSeconds(links, 2 * batch * shape.hidden, tp, Math.min(tp, links.domain)) : 0;
  const full = counts.attention === 0 ? 0 : attentionSeconds(work, instance, batch, context * work.fullAttention);
  const mixer = counts.mixer === 0 ? 0 : matrixSeconds(linear, batch, (shape.mixerParams ?? 0) / tp / shape.hidden, shape.hidden);
  const dense = counts.dense === 0 ? 0 : matrixSeconds(linear, batch, params.densePerLayer / tp / shape.hidden, shape.hidden);
  let compute = counts.attention * (full + reduce) + counts.mixer * (mixer + reduce) + counts.dense * (dense + reduce);
  let exchanged = 0;
  const empty = instance.chips > 1 ? counts.moe * EXCHANGE_SECONDS : 0;
  if (counts.moe > 0) {
    compute += counts.moe * expertSeconds(work, instance, batch);
    exchanged = counts.moe * exchange(work, instance, batch);
  }
  const head = matrixSeconds(work.plain, batch, shape.vocab / tp, shape.hidden);
  return compute + exchanged - OVERLAP * Math.min(compute, exchanged) + head + shape.layers * LAYER_SECONDS + empty;
};
