import { gatherSeconds } from './collectives.ts';
import { matrixSeconds } from './kernels.ts';
import { attentionPart, densePart, expertPart, mixerPart, type PartTime, tokensOf } from './layer.ts';
import { chipsOf, type Layout } from './layout.ts';
import { localParameters } from './memory.ts';
import type { Prepared } from './work.ts';

/** Where the seconds of one optimizer step go; the parts add up to `seconds`. */
export interface StepTime {
  readonly seconds: number;
  readonly matrix: number;
  readonly attention: number;
  readonly elementwise: number;
  readonly recompute: number;
  readonly tensor: number;
  readonly context: number;
  readonly expert: number;
  readonly pipeline: number;
  readonly bubble: number;
  readonly data: number;
  readonly optimizer: number;
  readonly jitter: number;
}

// Chips of one node start and stop together.
const NODE = 8;
// Fused attention recomputes scores in its backward pass: five products for two (arXiv 2205.14135).
const FUSED_BACKWARD = 2.5;

/** Seconds of one stage and micro-batch, forward and backward. */
interface Stage {
  matrix: number;
  attention: number;
  elementwise: number;
  recompute: number;
  tensor: number;
  context: number;
  expert: number;
}

const emptyStage = (): Stage => ({ matrix: 0, attention: 0, elementwise: 0, recompute: 0, tensor: 0, context: 0, expert: 0 });

const stageSeconds = (s: Stage): number => s.matrix + s.attention + s.elementwise + s.recompute + s.tensor + s.context + s.expert;

/** Forward work done again in the backward pass. Selective: what costs much memory and little time. */
const recomputeSeconds = (work: Prepared, layout: Layout, part: PartTime, communication: number): number => {
  if (layout.recompute === 'none') return 0;
  if (layout.recompute === 'full') return part.matrix + part.attention + part.elementwise + communication;
  return work.software.fusedAttention ? part.elementwise + part.expansion : part.attention;
};

const addPart = (stage: Stage, work: Prepared, layout: Layout, part: PartTime, layers: number): void => {
  if (layers === 0) return;
  const { software } = work;
  const matrix = 3 * part.matrix;
  const attention = (1 + (software.fusedAttention ? FUSED_BACKWARD : 2)) * part.attention;
  const elementwise = 3 * part.elementwise;
  const tensor = (1 - software.hideTensor) * part.tensor;
  const expert = (1 - software.hideExpert) * part.expert;
  const again = recomputeSeconds(work, layout, part, tensor + expert);
  stage.matrix += layers * matrix;
  stage.attention += layers * attention;
  stage.elementwise += layers * elementwise;
  stage.recompute += layers * again;
  stage.tensor += layers * 2 * tensor;
  stage.expert += layers * 2 * expert;
  // Keys and values travel while scores are computed; only the excess waits.
  stage.context += layers * Math.max(0, 3 * part.context - attention);
};

/** The vocabulary projection and its loss: 16 bits, logits in 32. */
const headSeconds = (work: Prepared, layout: Layout): number => {
  const tokens = tokensOf(work, layout);
  const vocab = work.shape.vocab / layout.tp;
  return 3 * matrixSeconds(work.plain, tokens, vocab, work.shape.hidden) + (14 * tokens * vocab) / work.plain.memory;
};

const averageStage = (work: Prepared, layout: Layout): Stage => {
  const { counts, shape } = work;
  const stage = emptyStage();
  const extra = shape.extraTokenLayers ?? 0;
  addPart(stage, work, layout, attentionPart(work, layout), (counts.attention + extra) / layout.pp);
  if (counts.mixer > 0) addPart(stage, work, layout, mixerPart(work, layout), counts.mixer / layout.pp);
  if (counts.dense > 0) addPart(stage, work, layout, densePart(work, layout), counts.dense / layout.pp);
  if (counts.moe > 0) addPart(stage, work, layout, expertPart(work, layout), (counts.moe + extra) / layout.pp);
  return stage;
};

/** Data-parallel communication of one step, before overlap, and how often it happens in a step. */
const dataSeconds = (work: Prepared, layout: Layout, microBatches: number): number => {
  const local = localParameters(work, layout);
  const { domain } = work.links;
  const ranks = layout.dp * layout.cp;
  const inner = Math.max(1, Math.min(ranks, Math.floor(domain / layout.tp)));
  const expertRanks = Math.max(1, (layout.tp * layout.cp * layout.dp) / layout.ep);
  const expertInner = Math.max(1, Math.min(expertRanks, Math.floor(domain / layout.ep)));
  const passes = layout.sharding === 'full' ? 3 * microBatches : layout.sharding === 'gradients' ? 1 + microBatches : 2;
  // Weights and gradients travel in 16 bits.
  return (
    passes *
    (gatherSeconds(work.links, 2 * local.dense, ranks, inner) + gatherSeconds(work.links, 2 * local.expert, expertRanks, expertInner))
  );
};

const exposedData = (work: Prepared, layout: Layout, microBatches: number, stage: number): number => {
  const total = dataSeconds(work, layout, microBatches);
  const { hideData } = work.software;
  // Sharded weights travel all the time; replicated ones only around the last micro-batch.
  const cover = layout.sharding === 'full' || layout.sharding === 'gradients' ? microBatches * stage : stage;
  return total - Math.min(hideData * total, hideData * cover);
};

// Adam in mixed precision: master weights, two moments read and written in 32 bits, gradient read, 16-bit weight written.
const ADAM_BYTES = 30;

const optimizerSeconds = (work: Prepared, layout: Layout): number => {
  const local = localParameters(work, layout);
  const share = layout.sharding === 'none' ? 1 : layout.dp * layout.cp;
  const expertShare = layout.sharding === 'none' ? 1 : Math.max(1, (layout.tp * layout.cp * layout.dp) / layout.ep);
  return (ADAM_BYTES * (local.dense / share + local.expert / expertShare)) / work.plain.memory;
};

const pipelineSeconds = (work: Prepared, layout: Layout): number => {
  if (layout.pp === 1) return 0;
  const bytes = (2 * tokensOf(work, layout) * work.shape.hidden) / layout.tp;
  const outside = layout.tp * layout.cp * layout.dp >= work.links.domain;
  const hop = outside ? bytes / work.links.out + work.links.outLatency : bytes / work.links.up + work.links.upLatency;
  return 2 * layout.interleave * hop * (1 - work.software.hidePipeline);
};

/**
 * Seconds a micro-batch takes in the slowest stage, given the average stage and the whole vocabulary projection. Stages hold whole
 * layers; a balanced stack gives the projection's stage fewer of them, an older one just as many.
 */
const slowestStage = (work: Prepared, layout: Layout, average: number, heads: number): number => {
  if (layout.pp === 1) return average + heads;
  const layers = work.shape.layers + (work.shape.extraTokenLayers ?? 0);
  const layer = (average * layout.pp) / layers;
  if (!work.software.balancedStages) return Math.ceil(layers / layout.pp) * layer + heads;
  const last = Math.min(layers, Math.max(0, Math.round((layers + heads / layer) / layout.pp - heads / layer)));
  return Math.max(last * layer + heads, Math.ceil((layers - last) / (layout.pp - 1)) * layer);
};

/** Seconds of one optimizer step of a layout that fits and divides. Pure arithmetic: no layout is refused here. */
export const stepTime = (work: Prepared, layout: Layout): StepTime => {
  const microBatches = Math.max(1, work.batch / (layout.dp * layout.microBatch));
  const stage = averageStage(work, layout);
  const even = stageSeconds(stage);
  const heads = headSeconds(work, layout) * (1 + (work.shape.extraTokenLayers ?? 0));
  const head = heads / layout.pp;
  const hop = pipelineSeconds(work, layout);
  // The slowest stage sets the pace; filling and draining pass through all of them (arXiv 2104.04473 §2.2).
  const pace = slowestStage(work, layout, even, heads);
  const bubble = ((layout.pp - 1) / layout.interleave) * (even + head + hop) + microBatches * (pace - even - head);
  const data = exposedData(work, layout, microBatches, even);
  const optimizer = optimizerSeconds(work, layout);
  const busy = microBatches * (even + head + hop) + bubble;
  const jitter = (busy + data + optimizer) * work.software.waiting * Math.max(0, Math.log2(chipsOf(layout) / NODE));
  return {
    seconds: busy + data + optimizer + jitter,
    matrix: microBatches * (stage.matrix + head),
    attention: microBatches * stage.attention,
    elementwise: microBatches * stage.elementwise,
    recompute: microBatches * stage.recompute,
    tensor: microBatches * stage.tensor,
    context: microBatches * stage.context,
    expert: microBatches * stage.expert,
    pipeline: microBatches * hop,
    bubble,
    data,
    optimizer,
    jitter,
  };
};
