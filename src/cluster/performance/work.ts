import type { Family, Software } from '../calibration/fractions.ts';
import type { ChipSpec, NetworkSpec, Precision } from '../spec.ts';
import { type Links, linksOf } from './collectives.ts';
import type { Rates } from './kernels.ts';
import { countParameters, layerCounts, type ModelShape, type ParameterCount } from './shape.ts';

/** What is to be trained and on what, before it is laid over chips. */
export interface Workload {
  readonly shape: ModelShape;
  readonly chip: ChipSpec;
  readonly family: Family;
  readonly software: Software;
  readonly net: NetworkSpec;
  readonly precision: Precision;
  /** Tokens of one sequence. */
  readonly seq: number;
  /** Sequences of one optimizer step. */
  readonly batch: number;
}

/** The same with everything that no layout changes worked out, so that a search pays for it once. */
export interface Prepared extends Workload {
  readonly params: ParameterCount;
  readonly counts: ReturnType<typeof layerCounts>;
  /** Rates of the linear layers at the named precision. */
  readonly linear: Rates;
  /** Rates of attention and the vocabulary projection, which stay in 16 bits. */
  readonly plain: Rates;
  readonly links: Links;
  /** Share of attending layers that see the whole sequence. */
  readonly fullAttention: number;
}

const OPERAND_BYTES: Readonly<Record<Precision, number>> = { fp32: 4, tf32: 4, fp16: 2, bf16: 2, fp8: 1, int8: 1, fp4: 0.5 };

/** Dense 16-bit peak, TFLOPS; nothing where the chip has none. */
export const sixteenBitPeak = (chip: ChipSpec): number | undefined => chip.peak.bf16 ?? chip.peak.fp16;

/** Fraction of the peak that matrix products reach; of the nearest wider precision where the family has no figure. */
const matrixFraction = (family: Family, precision: Precision): number => {
  const chain: readonly Precision[] = precision === 'fp4' ? ['fp4', 'fp8', 'bf16'] : [precision, 'fp8', 'bf16'];
  const wide = precision === 'bf16' || precision === 'fp16' || precision === 'tf32' || precision === 'fp32';
  const found = (wide ? (['bf16'] as const) : chain).map((p) => family.matrix[p]).find((f) => f !== undefined);
  if (found === undefined) throw new Error('a family without a 16-bit fraction');
  return found;
};

const ratesFor = (work: Workload, precision: Precision): Rates => {
  const peak = work.chip.peak[precision];
  if (peak === undefined) throw new Error(`${work.chip.id} has no ${precision}`);
  const sixteen = sixteenBitPeak(work.chip) ?? peak;
  return {
    matrix: peak * 1e12 * matrixFraction(work.family, precision),
    attention: sixteen * 1e12 * work.family.attention,
    memory: work.chip.memoryBandwidthGBs * 1e9 * work.family.memory,
    operandBytes: OPERAND_BYTES[precision],
  };
};

export const prepare = (work: Workload): Prepared => {
  const counts = layerCounts(work.shape);
  const sixteen: Precision = work.chip.peak.bf16 === undefined ? 'fp16' : 'bf16';
  const full = work.shape.attentionLayers ?? counts.attention;
  return {
    ...work,
    params: countParameters(work.shape),
    counts,
    linear: ratesFor(work, work.precision),
    plain: ratesFor(work, work.chip.peak[sixteen] === undefined ? work.precision : sixteen),
    links: linksOf(work.net),
    fullAttention: counts.attention === 0 ? 0 : Math.min(1, full / counts.attention),
  };
};
