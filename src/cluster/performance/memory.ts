import { tokensOf } from './layer.ts';
import { chipsOf, type Layout } from './layout.ts';
import type { Prepared } from './work.ts';

/** Bytes on the fullest chip. */
export interface MemoryUse {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly activations: number;
  readonly total: number;
}

/** Parameters that one chip holds before any sharding over data-parallel ranks: dense ones and experts apart. */
export const localParameters = (work: Prepared, layout: Layout): { dense: number; expert: number } => {
  const { params, counts, shape } = work;
  const extra = shape.extraTokenLayers ?? 0;
  const stages = layout.pp;
  const layerParams =
    counts.attention * params.attentionPerLayer +
    counts.mixer * (shape.mixerParams ?? 0) +
    counts.dense * params.densePerLayer +
    (counts.moe + extra) * params.sharedPerLayer +
    extra * params.attentionPerLayer +
    shape.layers * (shape.extraLayerParams ?? 0);
  const embedding = stages > 1 ? shape.vocab * shape.hidden : params.embedding;
  return {
    dense: layerParams / stages / layout.tp + embedding / layout.tp,
    expert: ((counts.moe + extra) * params.expert * (shape.experts?.count ?? 0)) / stages / layout.ep,
  };
};

/** Share of memory that fragmentation, buffers and the runtime keep from tensors. */
export const USABLE_MEMORY = 0.94;

/**
 * Bytes a layer saves for the backward pass, for one hidden element of one token (arXiv 2205.05198 §4): inputs of both norms in 16 bits, both
 * their outputs as the products read them, and dropout masks with the unfused stack. Selective recomputation keeps the norms' inputs only.
 */
const hiddenBytes = (work: Prepared, layout: Layout, operand: number): number => {
  if (!work.software.fusedAttention) return 10;
  return layout.recompute === 'selective' ? 4 : 4 + 2 * operand;
};

/** Activation bytes of one layer for one micro-batch. */
const layerActivations = (work: Prepared, layout: Layout): number => {
  const { shape, software, seq } = work;
  const tokens = tokensOf(work, layout);
  const split = software.sequenceParallel ? layout.tp : 1;
  if (layout.recompute === 'full') return (2 * tokens * shape.hidden) / split;
  const thrifty = layout.recompute === 'selective' && software.fusedAttention;
  const { experts } = shape;
  const moe = experts === undefined ? 0 : experts.layers / shape.layers;
  const routedWidth = experts === undefined ? 0 : experts.active * experts.width + experts.sharedWidth;
  const width = (1 - moe) * shape.ffn + moe * routedWidth;
  const operand = Math.max(1, work.linear.operandBytes);
  const latent = shape.latentAttention;
  const heads = (2 * shape.heads + 2 * shape.kvHeads) * shape.headDim;
  const attended = thrifty && latent !== undefined ? shape.heads * shape.headDim + latent.kv + latent.query : heads;
  // Outputs of the first product, and the activation's output unless it is made again.
  const block = ((shape.gatedMlp ? 2 : 1) + (thrifty ? 0 : 1)) * operand * width;
  const routedInputs = experts === undefined ? 0 : moe * operand * experts.active * (experts.latent ?? shape.hidden);
  const scores = software.fusedAttention || layout.recompute === 'selective' ? 0 : 5 * shape.heads * seq;
  return (
    tokens * ((hiddenBytes(work, layout, operand) * shape.hidden) / split + (2 * attended + block + routedInputs + scores) / layout.tp)
  );
};

const BYTES = { weight: 2, optimizer: 12 } as const;

/** Weights, gradients and optimizer states: what no micro-batch and no recomputation changes. */
export const stateUse = (work: Prepared, layout: Layout): { weights: number; gradients: number; optimizer: number } => {
  const local = localParameters(work, layout);
  const whole = local.dense + local.expert;
  const expertRanks = Math.max(1, (layout.tp * layout.cp * layout.dp) / layout.ep);
  const shared = local.dense / (layout.dp * layout.cp) + local.expert / expertRanks;
  const { sharding } = layout;
  return {
    // Fully sharded weights live as the optimizer's master copy; only the layers in use exist in 16 bits.
    weights: sharding === 'full' ? (2 * BYTES.weight * whole) / Math.max(1, work.shape.layers) : BYTES.weight * whole,
    gradients: work.software.gradientBytes * (sharding === 'full' || sharding === 'gradients' ? shared : whole),
    optimizer: BYTES.optimizer * (sharding === 'none' ? whole : shared),
  };
};

export const memoryUse = (work: Prepared, layout: Layout): MemoryUse => {
  const states = stateUse(work, layout);
  const layersHere = work.shape.layers / layout.pp;
  const inFlight = layout.pp === 1 ? 1 : layout.pp * (1 + (layout.interleave > 1 ? (layout.pp - 1) / (layout.pp * layout.interleave) : 0));
  const micro = Math.min(inFlight, work.batch / (layout.dp * layout.microBatch));
  const perLayer = layerActivations(work, layout);
  const whole = layout.recompute === 'full' ? layerActivations(work, { ...layout, recompute: 'none' }) : 0;
  // Logits and their gradient in 16 and 32 bits.
  const logits = (layout.pp === 1 ? 6 : 0) * tokensOf(work, layout) * (work.shape.vocab / layout.tp);
  const activations = perLayer * layersHere * micro + whole + logits;
  return { ...states, activations, total: states.weights + states.gradients + states.optimizer + activations };
};

/** Chips that hold the states of training at all, however laid out. */
export const leastChips = (work: Prepared): number => {
  const bytes = work.params.total * (work.software.gradientBytes + BYTES.optimizer);
  return Math.ceil(bytes / (work.chip.memoryGB * 1e9 * USABLE_MEMORY));
};

export const fits = (work: Prepared, layout: Layout): boolean =>
  memoryUse(work, layout).total <= work.chip.memoryGB * 1e9 * USABLE_MEMORY && chipsOf(layout) > 0;
