import { FAMILIES, familyOf } from '../calibration/families.ts';
import type { Software } from '../calibration/fractions.ts';
import { SOFTWARE } from '../calibration/software.ts';
import { type Prepared, prepare, type Workload } from '../performance/work.ts';
import type { Precision } from '../spec.ts';
import type { ServingRequest } from './serving-request.ts';

/** One copy of a model on `chips` chips: attention over groups of `tp`, experts over all of them. */
export interface Instance {
  readonly chips: number;
  readonly tp: number;
}

/** A serving engine: everything fused, no host stalls, two batches in flight that hide each other's exchanges. */
const SERVING: Software = { ...SOFTWARE['overlapped-2024'], elementwise: 0.6, hideExpert: 0.6, hideTensor: 0 };

// Runtime, graphs and buffers beside weights and cache.
const SERVING_MEMORY = 0.9;

export const prepareServing = (request: ServingRequest, precision: Precision, seq: number): Prepared => {
  const work: Workload = {
    shape: { ...request.shape, extraTokenLayers: 0 },
    chip: request.chip,
    family: FAMILIES[familyOf(request.chip.id)],
    software: SERVING,
    net: request.net,
    precision,
    seq,
    batch: 1,
  };
  return prepare(work);
};

/** Weight bytes on one chip: attention and dense blocks cut by tp, experts spread over the instance, embeddings in 16 bits. */
const weightBytes = (work: Prepared, instance: Instance): number => {
  const { params, counts, shape } = work;
  const bytes = work.linear.operandBytes;
  const dense =
    counts.attention * params.attentionPerLayer +
    counts.mixer * (shape.mixerParams ?? 0) +
    counts.dense * params.densePerLayer +
    counts.moe * params.sharedPerLayer +
    shape.layers * (shape.extraLayerParams ?? 0);
  const routed = counts.moe * (shape.experts?.count ?? 0) * params.expert;
  return (bytes * dense + 2 * params.embedding) / instance.tp + (bytes * routed) / instance.chips;
};

/** Bytes of keys and values of one token on one chip: heads are cut by tp, a latent is not. */
export const cacheBytes = (work: Prepared, instance: Instance): number => {
  const { shape } = work;
  const layers = shape.attentionLayers ?? shape.layers - (shape.mixerLayers ?? 0);
  const latent = shape.latentAttention;
  if (latent !== undefined) return 2 * layers * (latent.kv + latent.rope);
  return (4 * layers * shape.kvHeads * shape.headDim) / Math.min(instance.tp, shape.kvHeads);
};

/** Sequences of so many tokens that the memory of one tp group holds beside the weights; negative where even these do not fit. */
export const cacheRoom = (work: Prepared, instance: Instance, tokens: number): number => {
  const free = work.chip.memoryGB * 1e9 * SERVING_MEMORY - weightBytes(work, instance);
  return Math.floor(free / Math.max(1, cacheBytes(work, instance) * tokens));
};
