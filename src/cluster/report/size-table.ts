import { designCluster, type PerChip, perChip } from '../design/design-cluster.ts';
import { estimateServing } from '../inference/serve.ts';
import { done, type Outcome } from '../outcome.ts';
import { totalParameters } from '../performance/shape.ts';
import { estimateTraining } from '../performance/train.ts';
import { assessReliability } from '../reliability/goodput.ts';
import { networkOf } from '../spec.ts';
import type { ReportRequest } from './report-request.ts';

/** What one chip of a cluster of a size is worth and brings along. */
export interface SizePoint {
  readonly chips: number;
  readonly perChip: PerChip;
  /** Model FLOPs utilisation of the reference training; 0 where the model does not fit so few chips. */
  readonly mfu: number;
  /** Share of wall time that ends up in the model. */
  readonly goodput: number;
  /** Prompt and answer tokens per second and chip; 0 where the model is not served. */
  readonly prefill: number;
  readonly decode: number;
}

const DEFAULT_SIZES = [8, 64, 256, 1024, 4096, 16_384, 65_536, 262_144];

/**
 * The table a simulation looks sizes up in: effective figures depend on cluster size, which grows. Sizes are raised to whole systems.
 * The model is the reference for training and serving; without one only design and goodput are given.
 */
export const sizeTable = (request: Omit<ReportRequest, 'count'>, sizes: readonly number[] = DEFAULT_SIZES): Outcome<SizePoint[]> => {
  const points: SizePoint[] = [];
  for (const chips of new Set(sizes.map((size) => Math.ceil(size / request.server.chips) * request.server.chips))) {
    const design = designCluster({ ...request, count: chips });
    if (!design.ok) return design;
    points.push({ chips, perChip: perChip(design.value), ...runsAt(request, chips) });
  }
  return done(points);
};

const runsAt = (request: Omit<ReportRequest, 'count'>, chips: number): Omit<SizePoint, 'chips' | 'perChip'> => {
  const { model: shape, chip, server, training, serving } = request;
  const parameters = shape === undefined ? {} : { parameters: totalParameters(shape) };
  const { goodput } = assessReliability({ chipId: chip.id, chips, ...parameters, ...request.reliability });
  if (shape === undefined) return { mfu: 0, goodput, prefill: 0, decode: 0 };
  const job = { shape, chip, net: networkOf(server), chips };
  const trained = estimateTraining({ ...job, ...training });
  const served = serving === undefined ? undefined : estimateServing({ ...job, ...serving });
  return {
    mfu: trained.ok ? trained.value.mfu : 0,
    goodput,
    prefill: served?.ok === true ? served.value.prefillPerChip : 0,
    decode: served?.ok === true ? served.value.decodePerChip : 0,
  };
};
