import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import { totalParameters } from '../performance/shape.ts';
import type { Prepared } from '../performance/work.ts';
import type { ChipSpec, Precision } from '../spec.ts';
import { decodeSeconds } from './decode.ts';
import { cacheRoom, type Instance, prepareServing } from './instance.ts';
import { prefillRate } from './prefill.ts';
import { DEFAULT_LATENCY, DEFAULT_OUTPUT, DEFAULT_PROMPT, type ServingRequest } from './serving-request.ts';

export interface ServingEstimate {
  readonly precision: Precision;
  /** Dense peak of that precision, TFLOPS or TOPS. */
  readonly peakTflops: number;
  readonly prompt: number;
  readonly output: number;
  /** Prompt tokens per second and chip, on chips that only prefill. */
  readonly prefillPerChip: number;
  readonly prefillInstance: Instance;
  /** Answer tokens per second and chip, on chips that only decode. */
  readonly decodePerChip: number;
  readonly decodeInstance: Instance;
  /** Sequences in flight on one decode instance. */
  readonly batch: number;
  readonly tokenLatency: number;
  /** Share of chips that prefill when both are balanced for these lengths. */
  readonly prefillShare: number;
  /** Answer tokens per second and chip, over all chips, both phases paid for. */
  readonly outputPerChip: number;
  readonly outputPerSecond: number;
}

/** Weights in 8 bits where the chip multiplies them, else in 16. */
const servingPrecision = (chip: ChipSpec): Precision | undefined =>
  (['fp8', 'int8', 'bf16', 'fp16'] as const).find((p) => chip.peak[p] !== undefined);

/** Instance sizes worth weighing: powers of two up to the whole cluster, at most one chip an expert and 512. */
const instances = (request: ServingRequest, work: Prepared): Instance[] => {
  const experts = work.shape.experts?.count;
  const most = Math.min(request.chips, experts === undefined ? request.net.scaleUpDomain : Math.min(512, experts));
  const found: Instance[] = [];
  const sizes: number[] = [];
  for (let size = 1; size <= most; size *= 2) sizes.push(size);
  for (const chips of request.ep === undefined ? sizes : [request.ep]) {
    for (let tp = 1; tp <= Math.min(chips, request.net.scaleUpDomain, 16); tp *= 2) {
      const fits = chips % tp === 0 && work.shape.heads % tp === 0 && (experts !== undefined || tp === chips);
      if (fits && (request.tp === undefined || request.tp === tp)) found.push({ chips, tp });
    }
  }
  return found;
};

/** Most sequences that meet the latency, by bisection: a step only grows with its batch. */
const largestBatch = (room: number, meets: (batch: number) => boolean): number => {
  if (room < 1 || !meets(1)) return 0;
  let low = 1;
  let high = Math.min(room, 65_536);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (meets(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
};

interface Decoding {
  readonly instance: Instance;
  readonly perChip: number;
  readonly batch: number;
  readonly latency: number;
}

const bestDecoding = (request: ServingRequest, work: Prepared, context: number, latency: number): Decoding | undefined => {
  let best: Decoding | undefined;
  for (const instance of instances(request, work)) {
    const room = cacheRoom(work, instance, context);
    const groups = instance.chips / instance.tp;
    const asked = request.batch === undefined ? undefined : Math.ceil(request.batch / groups);
    const batch =
      asked === undefined ? largestBatch(room, (b) => decodeSeconds(work, instance, b, context) <= latency) : asked <= room ? asked : 0;
    if (batch < 1) continue;
    const seconds = decodeSeconds(work, instance, batch, context);
    const perChip = batch / instance.tp / seconds;
    if (best === undefined || perChip > best.perChip) best = { instance, perChip, batch: batch * groups, latency: seconds };
  }
  return best;
};

const bestPrefill = (request: ServingRequest, work: Prepared): { instance: Instance; perChip: number } | undefined => {
  let best: { instance: Instance; perChip: number } | undefined;
  for (const instance of instances(request, work)) {
    if (cacheRoom(work, instance, work.seq) < 1) continue;
    const perChip = prefillRate(work, instance) / instance.chips;
    if (best === undefined || perChip > best.perChip) best = { instance, perChip };
  }
  return best;
};

const doesNotServe = (request: ServingRequest, work: Prepared, latency: number): Outcome<never> => {
  const bytes = totalParameters(request.shape) * work.linear.operandBytes;
  const least = Math.ceil(bytes / (request.chip.memoryGB * 0.9e9));
  const fits = instances(request, work).some((one) => cacheRoom(work, one, work.seq) >= 1);
  if (fits) {
    const message = `no instance answers within ${(latency * 1000).toFixed(0)} ms a token`;
    return refused(flagProblem('token-latency', 'too-slow', message, 'a longer --token-latency or a faster memory'));
  }
  const message = `${request.shape.id} does not fit: ${(bytes / 1e9).toFixed(0)} GB of weights on ${request.chips} chips of ${request.chip.memoryGB} GB`;
  return refused(
    flagProblem('model', 'does-not-fit', message, `needs at least ${least} ${request.chip.id} in one scale-up domain, or fewer bits`),
  );
};

/** What is wrong before anything is estimated; the precision to use otherwise. */
const precisionFor = (request: ServingRequest): Outcome<Precision> => {
  const { chip, prompt = DEFAULT_PROMPT, output = DEFAULT_OUTPUT, tokenLatency = DEFAULT_LATENCY, chips } = request;
  const numbers = {
    prompt,
    output,
    'token-latency': tokenLatency,
    count: chips,
    batch: request.batch ?? 1,
    tp: request.tp ?? 1,
    ep: request.ep ?? 1,
  };
  const problems = Object.entries(numbers).flatMap(([flag, value]) =>
    value > 0 && value <= 1e9 ? [] : [flagProblem(flag, 'bad-number', `${value} is not a positive number`, 'above 0')],
  );
  const precision = request.precision ?? servingPrecision(chip);
  if (precision === undefined || chip.peak[precision] === undefined) {
    const message = `${chip.id} has no dense figure for ${precision ?? 'serving'}`;
    problems.push(flagProblem('precision', 'unknown-precision', message, `one of ${Object.keys(chip.peak).join(', ')}`));
  }
  return problems.length > 0 || precision === undefined ? refused(...problems) : done(precision);
};

/** What a cluster serves: prefill and decode on chips of their own, balanced for the given lengths. */
export const estimateServing = (request: ServingRequest): Outcome<ServingEstimate> => {
  const precision = precisionFor(request);
  if (!precision.ok) return precision;
  const { prompt = DEFAULT_PROMPT, output = DEFAULT_OUTPUT, tokenLatency = DEFAULT_LATENCY } = request;
  const work = prepareServing(request, precision.value, prompt);
  const decoding = bestDecoding(request, work, prompt + output / 2, tokenLatency);
  const prefill = bestPrefill(request, work);
  if (decoding === undefined || prefill === undefined) return doesNotServe(request, work, tokenLatency);
  const prefillTime = prompt / prefill.perChip;
  const decodeTime = output / decoding.perChip;
  const outputPerChip = output / (prefillTime + decodeTime);
  return done({
    precision: precision.value,
    peakTflops: request.chip.peak[precision.value] ?? 0,
    prompt,
    output,
    prefillPerChip: prefill.perChip,
    prefillInstance: prefill.instance,
    decodePerChip: decoding.perChip,
    decodeInstance: decoding.instance,
    batch: decoding.batch,
    tokenLatency: decoding.latency,
    prefillShare: prefillTime / (prefillTime + decodeTime),
    outputPerChip,
    outputPerSecond: outputPerChip * request.chips,
  });
};
