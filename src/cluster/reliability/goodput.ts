import { dalyInterval, storeBandwidth, writeSeconds } from './checkpoint.ts';
import { type FailureRate, failureRateOf, mtbfHours } from './failure.ts';
import { sparesFor } from './spares.ts';

/**
 * Expected share of effective training time for small losses: (1 − (u + τ/2)/M)/(1 + w/τ) (arXiv 2410.21680 §5).
 * Negative where losses are not small; `goodputShare` holds everywhere.
 */
export const expectedEttr = (mtbf: number, restart: number, interval: number, write: number): number =>
  (1 - (restart + interval / 2) / mtbf) / (1 + write / interval);

/**
 * Share of wall time that ends up in the model, with exponential failures that may strike while writing and restarting:
 * τ / (M·e^(R/M)·(e^((τ+w)/M) − 1)) (Daly 2006, equation 20). Between 0 and 1.
 */
export const goodputShare = (mtbf: number, restart: number, interval: number, write: number): number =>
  interval / (mtbf * Math.exp(restart / mtbf) * Math.expm1((interval + write) / mtbf));

export interface ReliabilityRequest {
  readonly chipId: string;
  readonly chips: number;
  /** Parameters of the model whose state is saved. */
  readonly parameters?: number;
  readonly failuresPerChipDay?: number;
  /** Seconds from a failure to training again, reloading included. */
  readonly restartSeconds?: number;
  /** Bytes/s of the checkpoint store. */
  readonly storeBytes?: number;
  /** Days until a broken node is back. */
  readonly repairDays?: number;
}

export interface Reliability {
  readonly rate: FailureRate;
  readonly mtbfHours: number;
  readonly writeSeconds: number;
  /** Minutes of training between checkpoints. */
  readonly checkpointMinutes: number;
  /** Share of wall time that ends up in the model. */
  readonly goodput: number;
  /** Spare chips that outlast repairs in 99 of 100 cases. */
  readonly spareChips: number;
}

// Detection and diagnosis under 10 min, then catching up (MegaScale, arXiv 2402.15627); 3.7 min median and 39 min mean elsewhere (Lambda on OLMo, 2025).
const RESTART_SECONDS = 600;
// A tray or switch is swapped in hours, a node comes back after tests (SemiAnalysis 2025); no published mean.
const REPAIR_DAYS = 1;
const SPARE_CONFIDENCE = 0.99;
// State of the largest openly documented dense run, where the model is not named.
const DEFAULT_PARAMETERS = 405e9;

/** Failures, checkpoints, spares and goodput of one job that spans the cluster. */
export const assessReliability = (request: ReliabilityRequest): Reliability => {
  const { chips } = request;
  const known = failureRateOf(request.chipId);
  const rate = request.failuresPerChipDay === undefined ? known : { perChipDay: request.failuresPerChipDay, source: 'given' };
  const hours = mtbfHours(chips, rate.perChipDay);
  const seconds = hours * 3600;
  const write = writeSeconds(request.parameters ?? DEFAULT_PARAMETERS, request.storeBytes ?? storeBandwidth(chips));
  const interval = dalyInterval(write, seconds);
  return {
    rate,
    mtbfHours: hours,
    writeSeconds: write,
    checkpointMinutes: interval / 60,
    goodput: goodputShare(seconds, request.restartSeconds ?? RESTART_SECONDS, interval, write),
    spareChips: sparesFor(chips * rate.perChipDay * (request.repairDays ?? REPAIR_DAYS), SPARE_CONFIDENCE),
  };
};
