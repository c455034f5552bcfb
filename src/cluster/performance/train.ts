import { FAMILIES, familyOf } from '../calibration/families.ts';
import { SOFTWARE, type SoftwareName, typicalSoftware } from '../calibration/software.ts';
import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import { type ChipSpec, PRECISIONS, type Precision } from '../spec.ts';
import type { Layout } from './layout.ts';
import { layoutProblems } from './layout-problems.ts';
import { leastChips, type MemoryUse, memoryUse, USABLE_MEMORY } from './memory.ts';
import { type Found, searchLayout } from './search.ts';
import { activeParameters, modelFlopsPerToken } from './shape.ts';
import type { StepTime } from './step.ts';
import type { TrainingRequest } from './training-request.ts';
import { type Prepared, prepare, sixteenBitPeak, type Workload } from './work.ts';

export interface TrainingEstimate {
  readonly layout: Layout;
  readonly software: SoftwareName;
  readonly precision: Precision;
  readonly seq: number;
  readonly batch: number;
  /** Chips that take part; fewer than asked where no layout divides the count. */
  readonly chipsUsed: number;
  readonly step: StepTime;
  readonly memory: MemoryUse;
  readonly tokensPerSecond: number;
  /** Model FLOPs (PaLM convention, full attention matrix, no recomputation) per second and chip, TFLOPS. */
  readonly tflopsPerChip: number;
  /** Of the dense peak of `peakTflops`. */
  readonly mfu: number;
  /** Hardware FLOPs utilisation: recomputation counted as work. */
  readonly hfu: number;
  /** Dense peak that `mfu` is of, TFLOPS, at `precision`. */
  readonly peakTflops: number;
  readonly layoutsTried: number;
}

// What runs of 2024 and after train at, where the model reaches that far.
const DEFAULT_SEQ = 8192;
// Llama 3.1 405B's 16.8 million tokens on 16,384 chips (arXiv 2407.21783); small clusters still take the 4 million of GPT-3's time.
const TOKENS_PER_CHIP = 1024;
const LEAST_TOKENS = 2 ** 22;

const defaultTokens = (chips: number): number => Math.max(LEAST_TOKENS, chips * TOKENS_PER_CHIP);

/** 16 bits by default, in the chip's own flavour. */
const defaultPrecision = (chip: ChipSpec): Precision => (chip.peak.bf16 === undefined && chip.peak.fp16 !== undefined ? 'fp16' : 'bf16');

/** A chip that has one 16-bit format at a rate has the other at the same in training practice. */
const supported = (chip: ChipSpec, precision: Precision): Precision | undefined => {
  if (chip.peak[precision] !== undefined) return precision;
  if ((precision === 'bf16' || precision === 'fp16') && sixteenBitPeak(chip) !== undefined)
    return chip.peak.bf16 === undefined ? 'fp16' : 'bf16';
  return undefined;
};

const precisionProblem = (chip: ChipSpec, precision: Precision) => {
  const has = PRECISIONS.filter((p) => chip.peak[p] !== undefined);
  return flagProblem('precision', 'unknown-precision', `${chip.id} has no dense figure for ${precision}`, `one of ${has.join(', ')}`);
};

/** The odd part of a count, so that a default batch divides over it. */
const oddPart = (n: number): number => (n % 2 === 0 ? oddPart(n / 2) : n);

const defaultBatch = (chips: number, seq: number): number => {
  const odd = oddPart(chips);
  const target = Math.max(1, defaultTokens(chips) / seq / odd);
  return odd * 2 ** Math.max(0, Math.round(Math.log2(target)));
};

/**
 * The count itself, unless only an oversized batch divides over it, then counts below it with few factors other than two:
 * what a planner would leave idle to get a regular layout.
 */
const usableCounts = (chips: number, batch: number | undefined, seq: number): number[] => {
  const regular = batch !== undefined || oddPart(chips) * seq <= 2 * defaultTokens(chips);
  const counts = new Set(regular ? [chips] : []);
  for (const keep of [3, 2, 1]) {
    const unit = 2 ** Math.max(0, Math.floor(Math.log2(chips)) - keep);
    counts.add(Math.floor(chips / unit) * unit);
  }
  return [...counts].sort((a, b) => b - a);
};

const search = (request: TrainingRequest, work: Omit<Workload, 'batch'>): { work: Prepared; found: Found; chips: number } | undefined => {
  let best: { work: Prepared; found: Found; chips: number; rate: number } | undefined;
  const settled = request.batch !== undefined && Object.keys(request.layout ?? {}).length > 0;
  for (const chips of settled ? [request.chips] : usableCounts(request.chips, request.batch, work.seq)) {
    const batch = request.batch ?? defaultBatch(chips, work.seq);
    const prepared = prepare({ ...work, batch });
    const found = searchLayout(prepared, chips, request.layout);
    const rate = found === undefined ? 0 : batch / found.step.seconds;
    if (found !== undefined && (best === undefined || rate > best.rate * 1.001)) best = { work: prepared, found, chips, rate };
  }
  return best;
};

const doesNotFit = (request: TrainingRequest, work: Omit<Workload, 'batch'>): Outcome<never> => {
  const roomy = { ...work, chip: { ...work.chip, memoryGB: Number.MAX_SAFE_INTEGER } };
  const unbound = search(request, roomy);
  if (unbound === undefined) {
    const message = `no layout divides ${request.chips} chips${request.batch === undefined ? '' : ` and ${request.batch} sequences`}`;
    return refused(
      flagProblem('batch', 'no-layout', message, `a batch that is a multiple of ${oddPart(request.chips)}, or fewer settled flags`),
    );
  }
  const needs = memoryUse(unbound.work, unbound.found.layout).total / 1e9;
  const usable = request.chip.memoryGB * USABLE_MEMORY;
  const message = `${request.shape.id} does not fit: the best layout takes ${needs.toFixed(0)} GB of a chip's usable ${usable.toFixed(0)} GB`;
  const enough = enoughChips(request, work, leastChips(unbound.work));
  const hint =
    enough === undefined
      ? 'more memory a chip, a shorter sequence or a smaller micro-batch'
      : `needs at least ${enough} ${request.chip.id}`;
  return refused(flagProblem('model', 'does-not-fit', message, hint));
};

/** The first power of two of chips that holds the model with the same settled flags, the data-parallel size set free. */
const enoughChips = (request: TrainingRequest, work: Omit<Workload, 'batch'>, least: number): number | undefined => {
  const { dp: _dp, ...layout } = request.layout ?? {};
  const { batch: _batch, ...open } = request;
  const first = 2 ** Math.ceil(Math.log2(Math.max(least, request.chips)));
  for (let chips = first; chips <= 64 * first; chips *= 2) {
    if (search({ ...open, chips, layout }, work) !== undefined) return chips;
  }
  return undefined;
};

/** One training step of a model on so many chips, in the given layout or the best one. */
export const estimateTraining = (request: TrainingRequest): Outcome<TrainingEstimate> => {
  const wanted = request.precision ?? defaultPrecision(request.chip);
  const precision = supported(request.chip, wanted);
  const problems = layoutProblems(request);
  if (precision === undefined) return refused(precisionProblem(request.chip, wanted), ...problems);
  if (problems.length > 0) return refused(...problems);
  const family = familyOf(request.chip.id);
  const software = request.software ?? typicalSoftware(family, precision, request.layout ?? {}, request.shape.experts !== undefined);
  const work = {
    shape: request.shape,
    chip: request.chip,
    family: FAMILIES[family],
    software: SOFTWARE[software],
    net: request.net,
    precision,
    seq: request.seq ?? Math.min(DEFAULT_SEQ, request.shape.maxSeq ?? 4096),
  };
  const best = search(request, work);
  return best === undefined ? doesNotFit(request, work) : done(describe(best.work, best.found, best.chips, software));
};

const describe = (work: Prepared, found: Found, chipsUsed: number, software: SoftwareName): TrainingEstimate => {
  const { step, layout } = found;
  const tokensPerSecond = (work.batch * work.seq) / step.seconds;
  const peakTflops = work.chip.peak[work.precision] ?? 0;
  const flops = modelFlopsPerToken(work.shape, work.seq);
  const mfu = (tokensPerSecond * flops) / (chipsUsed * peakTflops * 1e12);
  // Full recomputation adds one forward pass to forward and backward: a third. Selective adds the attention products (arXiv 2205.05198 §5).
  const scores = flops - 6 * activeParameters(work.shape);
  const extra =
    layout.recompute === 'full' ? 1 / 3 : layout.recompute === 'selective' && !work.software.fusedAttention ? scores / 3 / flops : 0;
  return {
    layout,
    software,
    precision: work.precision,
    seq: work.seq,
    batch: work.batch,
    chipsUsed,
    step,
    memory: memoryUse(work, layout),
    tokensPerSecond,
    tflopsPerChip: (tokensPerSecond * flops) / chipsUsed / 1e12,
    mfu,
    hfu: mfu * (1 + extra),
    peakTflops,
    layoutsTried: found.tried,
  };
};
