import { DEFAULT_PARTS } from '../design/parts.ts';
import { USD_PER_KWH } from '../inference/cost.ts';
import type { ChipSpec, ServerSpec, SitePlace } from '../spec.ts';
import type { Assessment } from './assess.ts';
import { assessCluster } from './assess.ts';
import type { ReportRequest } from './report-request.ts';

/** One change of the design and what it does to useful work per unit of cost. */
export interface Lever {
  readonly lever: string;
  /** Relative change of useful work: tokens in the model, tokens served, or peak FLOPs where no model is named. */
  readonly gain: number;
  /** What the work is divided by: USD of an hour, or facility MW where there is no price. */
  readonly per: 'USD' | 'MW';
}

interface Change {
  readonly lever: string;
  /** The changed request; nothing where the change means nothing here. */
  readonly apply: (request: ReportRequest, now: Assessment) => ReportRequest | undefined;
  /** Chips, network or job change, so that runs must be estimated again. */
  readonly runs: boolean;
}

const withServer = (request: ReportRequest, changed: Partial<ServerSpec>): ReportRequest => ({
  ...request,
  server: { ...request.server, ...changed },
});
const withChip = (request: ReportRequest, changed: Partial<ChipSpec>): ReportRequest => ({
  ...request,
  chip: { ...request.chip, ...changed },
});
const withSite = (request: ReportRequest, changed: Partial<SitePlace>): ReportRequest => ({
  ...request,
  site: { id: 'changed', ...request.site, ...changed },
});
const hasJob = (now: Assessment): boolean => now.training !== undefined || now.serving !== undefined;

const JOB_CHANGES: readonly Change[] = [
  {
    lever: 'twice the batch',
    apply: (request, now) => now.training && { ...request, training: { ...request.training, batch: 2 * now.training.batch } },
    runs: true,
  },
  {
    lever: 'twice the scale-out bandwidth',
    apply: (request, now) => (hasJob(now) ? withServer(request, { scaleOutGbps: 2 * request.server.scaleOutGbps }) : undefined),
    runs: true,
  },
  {
    lever: 'a scale-up domain of four times the chips',
    apply: (request, now) => (hasJob(now) ? withServer(request, { scaleUpDomain: 4 * request.server.scaleUpDomain }) : undefined),
    runs: true,
  },
  {
    lever: 'training in 8 bits',
    apply: (request, now) =>
      now.training === undefined || now.training.precision === 'fp8' || request.chip.peak.fp8 === undefined
        ? undefined
        : { ...request, training: { ...request.training, precision: 'fp8' } },
    runs: true,
  },
  {
    lever: 'half as much memory again on the chip',
    apply: (request, now) => (hasJob(now) ? withChip(request, { memoryGB: 1.5 * request.chip.memoryGB }) : undefined),
    runs: true,
  },
  {
    lever: 'a fifth more memory bandwidth',
    apply: (request, now) => (hasJob(now) ? withChip(request, { memoryBandwidthGBs: 1.2 * request.chip.memoryBandwidthGBs }) : undefined),
    runs: true,
  },
];

const BILL_CHANGES: readonly Change[] = [
  {
    lever: 'half the failures',
    apply: (request, now) => ({
      ...request,
      reliability: { ...request.reliability, failuresPerChipDay: now.reliability.rate.perChipDay / 2 },
    }),
    runs: false,
  },
  {
    lever: 'a tenth off the servers',
    apply: (request, now) =>
      now.design.capex && withServer(request, { priceUsd: (0.9 * now.design.capex.servers * request.server.chips) / request.count }),
    runs: false,
  },
  {
    lever: 'a design PUE of 1.10',
    apply: (request, now) => (now.design.power.designPue > 1.1 ? withSite(request, { designPue: 1.1 }) : undefined),
    runs: false,
  },
  {
    lever: 'power at half the price',
    apply: (request, now) => (now.usdPerHour === undefined ? undefined : { ...request, usdPerKwh: (request.usdPerKwh ?? USD_PER_KWH) / 2 }),
    runs: false,
  },
  {
    lever: 'a building at half the price',
    apply: (request) => withSite(request, { facilityUsdPerMw: (request.site?.facilityUsdPerMw ?? DEFAULT_PARTS.facilityUsdPerMw) / 2 }),
    runs: false,
  },
];

const usefulWork = (a: Assessment, serving: boolean): number => {
  const { peak } = a.design.chip;
  const trained = (a.training?.tokensPerSecond ?? ((peak.bf16 ?? peak.fp16 ?? 0) * a.design.count) / 1000) * a.reliability.goodput;
  return serving && a.serving !== undefined ? a.serving.outputPerSecond : trained;
};

const worth = (a: Assessment, serving: boolean): number => usefulWork(a, serving) / (a.usdPerHour ?? a.design.power.facility);

/** The three changes that raise useful work per USD most. Changes that cannot be built are left out. */
export const biggestLevers = (request: ReportRequest, now: Assessment): Lever[] => {
  const serving = request.serving !== undefined;
  const base = worth(now, serving);
  if (!(base > 0)) return [];
  const per = now.usdPerHour === undefined ? 'MW' : 'USD';
  const found = [...JOB_CHANGES, ...BILL_CHANGES].flatMap(({ lever, apply, runs }): Lever[] => {
    const changed = apply(request, now);
    const then = changed === undefined ? undefined : assessCluster(changed, runs ? undefined : now);
    return then?.ok === true ? [{ lever, gain: worth(then.value, serving) / base - 1, per }] : [];
  });
  return found
    .filter((one) => one.gain > 0)
    .sort((a, b) => b.gain - a.gain)
    .slice(0, 3);
};
