import { exchangeSeconds, gatherSeconds, reduceSeconds } from './collectives.ts';
import { groupedSeconds, matrixSeconds } from './kernels.ts';
import type { Layout } from './layout.ts';
import type { Prepared } from './work.ts';

/** Forward seconds of one part of a layer on one chip for one micro-batch. */
export interface PartTime {
  /** Matrix products. */
  readonly matrix: number;
  /** Attention proper: scores, softmax, values. */
  readonly attention: number;
  /** Of `matrix`, what selective recomputation does again: a latent's expansion. */
  readonly expansion: number;
  /** Element-wise memory traffic. */
  readonly elementwise: number;
  /** Tensor-, context- and expert-parallel communication before overlap. */
  readonly tensor: number;
  readonly context: number;
  readonly expert: number;
}

/** Tokens that one chip's part of a micro-batch holds. */
export const tokensOf = (work: Prepared, layout: Layout): number => (layout.microBatch * work.seq) / layout.cp;

// Norm: read and write. Dropout, bias and residual: read two, write one and a mask. Two bytes an element (arXiv 2205.05198 §4.1).
const BLOCK_BYTES = 11;
// Casting one operand to eight bits: read two bytes, write one and its transpose for the backward pass.
const CAST_BYTES = 4;
// Softmax with scale, mask and dropout: read and write twice at two bytes and a mask byte; scores written and read by the products.
const SCORE_BYTES = 13;
// Causal kernels skip the upper half of the score matrix.
const CAUSAL = 0.5;
// Fused kernels fill the matrix units from heads of 128 on; at 64 they reach about half (arXiv 2307.08691, figures 4 to 7).
const FULL_HEAD = 128;

const castSeconds = (work: Prepared, elements: number): number =>
  work.linear.operandBytes < 2 ? (CAST_BYTES * elements) / work.linear.memory : 0;

const blockSeconds = (work: Prepared, layout: Layout, tokens: number): number => {
  const split = work.software.sequenceParallel ? layout.tp : 1;
  return (BLOCK_BYTES * tokens * work.shape.hidden * work.software.elementwise) / split / work.plain.memory;
};

const tensorSeconds = (work: Prepared, layout: Layout, tokens: number): number =>
  reduceSeconds(work.links, 2 * tokens * work.shape.hidden, layout.tp, Math.min(layout.tp, work.links.domain));

const projectionSeconds = (work: Prepared, tp: number, tokens: number): number => {
  const { shape, linear } = work;
  const width = (shape.heads * shape.headDim) / tp;
  const out = matrixSeconds(linear, tokens, shape.hidden, width);
  const latent = shape.latentAttention;
  if (latent === undefined) {
    return out + matrixSeconds(linear, tokens, width + (2 * shape.kvHeads * shape.headDim) / Math.min(tp, shape.kvHeads), shape.hidden);
  }
  const queryOut = (shape.heads * (shape.headDim + latent.rope)) / tp;
  const query = matrixSeconds(linear, tokens, latent.query > 0 ? latent.query : queryOut, shape.hidden);
  const keyValue = matrixSeconds(linear, tokens, latent.kv + latent.rope, shape.hidden);
  return out + query + keyValue + expansionSeconds(work, tp, tokens);
};

/** Queries, keys and values made from their latents. */
const expansionSeconds = (work: Prepared, tp: number, tokens: number): number => {
  const { shape, linear } = work;
  const latent = shape.latentAttention;
  if (latent === undefined) return 0;
  const query = latent.query > 0 ? matrixSeconds(linear, tokens, (shape.heads * (shape.headDim + latent.rope)) / tp, latent.query) : 0;
  return query + matrixSeconds(linear, tokens, (2 * shape.heads * shape.headDim) / tp, latent.kv);
};

const scoreSeconds = (work: Prepared, layout: Layout, tokens: number): number => {
  const { shape, seq, software, plain } = work;
  const heads = shape.heads / layout.tp;
  const dims = 2 * shape.headDim + (shape.latentAttention?.rope ?? 0);
  const flops = 2 * tokens * seq * heads * dims;
  if (software.fusedAttention)
    return (work.fullAttention * CAUSAL * flops) / (plain.attention * software.attention * Math.min(1, shape.headDim / FULL_HEAD));
  return flops / plain.matrix + (SCORE_BYTES * tokens * seq * heads) / plain.memory;
};

export const attentionPart = (work: Prepared, layout: Layout): PartTime => {
  const { shape } = work;
  const tokens = tokensOf(work, layout);
  const rotary = (4 * tokens * (shape.heads + 2 * shape.kvHeads) * shape.headDim) / layout.tp / work.plain.memory;
  const inner = Math.min(layout.cp, Math.max(1, Math.floor(work.links.domain / layout.tp)));
  const keyBytes = (4 * tokens * layout.cp * shape.kvHeads * shape.headDim) / Math.min(layout.tp, shape.kvHeads);
  return {
    matrix: projectionSeconds(work, layout.tp, tokens),
    attention: scoreSeconds(work, layout, tokens),
    expansion: expansionSeconds(work, layout.tp, tokens),
    elementwise:
      blockSeconds(work, layout, tokens) +
      rotary * work.software.elementwise +
      castSeconds(work, tokens * (shape.hidden + (shape.heads * shape.headDim) / layout.tp)),
    tensor: tensorSeconds(work, layout, tokens),
    context: gatherSeconds(work.links, keyBytes, layout.cp, inner),
    expert: 0,
  };
};

/** A state-space or linear-attention layer by its projections: the scan itself is element-wise and small beside them. */
export const mixerPart = (work: Prepared, layout: Layout): PartTime => {
  const { shape } = work;
  const tokens = tokensOf(work, layout);
  const width = (shape.mixerParams ?? 0) / shape.hidden / layout.tp;
  return {
    matrix: matrixSeconds(work.linear, tokens, width, shape.hidden),
    attention: 0,
    expansion: 0,
    // The scan reads and writes its inputs in 16 bits about three times.
    elementwise:
      blockSeconds(work, layout, tokens) +
      (12 * tokens * width) / work.plain.memory +
      castSeconds(work, tokens * shape.hidden) +
      work.software.mixerSeconds,
    tensor: tensorSeconds(work, layout, tokens),
    context: 0,
    expert: 0,
  };
};

const mlpMatrix = (work: Prepared, tokens: number, width: number): number => {
  const { shape, linear } = work;
  return matrixSeconds(linear, tokens, width * (shape.gatedMlp ? 2 : 1), shape.hidden) + matrixSeconds(linear, tokens, shape.hidden, width);
};

const activationSeconds = (work: Prepared, elements: number): number =>
  ((work.shape.gatedMlp ? 6 : 4) * elements * work.software.elementwise) / work.plain.memory + castSeconds(work, elements);

export const densePart = (work: Prepared, layout: Layout): PartTime => {
  const tokens = tokensOf(work, layout);
  const width = work.shape.ffn / layout.tp;
  return {
    matrix: mlpMatrix(work, tokens, width),
    attention: 0,
    expansion: 0,
    elementwise:
      blockSeconds(work, layout, tokens) + activationSeconds(work, tokens * width) + castSeconds(work, tokens * work.shape.hidden),
    tensor: tensorSeconds(work, layout, tokens),
    context: 0,
    expert: 0,
  };
};

/** Routed and shared experts. Experts are not cut by tensor parallelism: its group brings different tokens (sequence parallel). */
export const expertPart = (work: Prepared, layout: Layout): PartTime => {
  const { shape, linear } = work;
  const experts = shape.experts!;
  const tokens = tokensOf(work, layout);
  const own = tokens / layout.tp;
  const routed = own * experts.active;
  const inner = experts.latent ?? shape.hidden;
  const groups = experts.count / layout.ep;
  const rows = routed / groups;
  const up = groupedSeconds(linear, groups, rows, experts.width * (shape.gatedMlp ? 2 : 1), inner);
  const down = groupedSeconds(linear, groups, rows, inner, experts.width);
  const latent = experts.latent === undefined ? 0 : 2 * matrixSeconds(linear, own, experts.latent, shape.hidden);
  const router = matrixSeconds(work.plain, own, experts.count, shape.hidden);
  const shared = experts.sharedWidth > 0 ? mlpMatrix(work, tokens, experts.sharedWidth / layout.tp) : 0;
  // Permuting and unpermuting routed tokens: read and write, twice.
  const permute = (8 * routed * inner) / work.plain.memory;
  const near = Math.min(layout.ep, work.links.domain);
  const dispatchBytes = Math.max(1, linear.operandBytes) + 2;
  return {
    matrix: (up + down) / work.software.grouped + latent + router + shared,
    attention: 0,
    expansion: 0,
    elementwise:
      blockSeconds(work, layout, tokens) +
      permute +
      activationSeconds(work, routed * experts.width + (tokens * experts.sharedWidth) / layout.tp) +
      castSeconds(work, routed * inner) +
      work.software.expertSeconds,
    tensor: tensorSeconds(work, layout, tokens),
    context: 0,
    expert: exchangeSeconds(work.links, dispatchBytes * routed * inner, experts.active, layout.ep, near) / work.software.exchange,
  };
};
