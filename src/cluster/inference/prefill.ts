import { attentionPart, densePart, expertPart, mixerPart, type PartTime } from '../performance/layer.ts';
import type { Layout } from '../performance/layout.ts';
import type { Prepared } from '../performance/work.ts';
import type { Instance } from './instance.ts';

// Prompts are batched until products are large.
const BATCH_TOKENS = 16_384;

const total = (work: Prepared, part: PartTime): number =>
  part.matrix +
  part.attention +
  part.elementwise +
  (1 - work.software.hideTensor) * part.tensor +
  (1 - work.software.hideExpert) * part.expert;

/** Prompt tokens per second of one instance whose tp groups each take their own prompts. */
export const prefillRate = (work: Prepared, instance: Instance): number => {
  const { counts } = work;
  const prompts = Math.max(1, Math.round(BATCH_TOKENS / work.seq));
  const layout: Layout = {
    tp: instance.tp,
    cp: 1,
    pp: 1,
    interleave: 1,
    dp: instance.chips / instance.tp,
    ep: work.shape.experts === undefined ? 1 : instance.chips,
    microBatch: prompts,
    sharding: 'none',
    recompute: 'none',
  };
  let seconds = counts.attention > 0 ? counts.attention * total(work, attentionPart(work, layout)) : 0;
  if (counts.mixer > 0) seconds += counts.mixer * total(work, mixerPart(work, layout));
  if (counts.dense > 0) seconds += counts.dense * total(work, densePart(work, layout));
  if (counts.moe > 0) seconds += counts.moe * total(work, expertPart(work, layout));
  return (prompts * work.seq * (instance.chips / instance.tp)) / seconds;
};
