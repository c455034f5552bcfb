import type { ClusterPower } from '../design/power.ts';
import { costPerMillion } from '../inference/cost.ts';
import type { ServingEstimate } from '../inference/serve.ts';
import { done, type Outcome } from '../outcome.ts';
import type { TrainingEstimate } from '../performance/train.ts';
import type { Reliability } from '../reliability/goodput.ts';
import type { ChipSpec } from '../spec.ts';
import { type Assessment, assessCluster } from './assess.ts';
import { biggestLevers, type Lever } from './levers.ts';
import type { ReportRequest } from './report-request.ts';

/** The `cluster --json` contract. Counts are of the whole cluster; USD, MW, PFLOPS (dense), seconds. Unknown peaks are null. */
export type ClusterReport = ReturnType<typeof compose>;

const peakPflops = (chip: ChipSpec, count: number) => {
  const of = (tflops: number | undefined): number | null => (tflops === undefined ? null : (tflops * count) / 1000);
  return {
    fp16_pflops: of(chip.peak.fp16 ?? chip.peak.bf16),
    fp8_pflops: of(chip.peak.fp8),
    int8_pops: of(chip.peak.int8),
    fp4_pflops: of(chip.peak.fp4),
  };
};

const trainingJson = (training: TrainingEstimate) => {
  const { step, layout, memory } = training;
  const { seconds, ...parts } = step;
  const shares = Object.fromEntries(Object.entries(parts).map(([part, value]) => [part, value / seconds]));
  return {
    mfu: training.mfu,
    hfu: training.hfu,
    tflops_per_chip: training.tflopsPerChip,
    tokens_per_second: training.tokensPerSecond,
    step_seconds: seconds,
    precision: training.precision,
    peak_tflops: training.peakTflops,
    mfu_basis: 'tokens/s × (6·N_active + 12·layers·hidden·seq) / dense peak of the named precision',
    software: training.software,
    seq: training.seq,
    batch: training.batch,
    chips_used: training.chipsUsed,
    layout: {
      tp: layout.tp,
      cp: layout.cp,
      pp: layout.pp,
      interleave: layout.interleave,
      dp: layout.dp,
      ep: layout.ep,
      micro_batch: layout.microBatch,
      sharding: layout.sharding,
      recompute: layout.recompute,
    },
    layouts_tried: training.layoutsTried,
    memory_gb: memory.total / 1e9,
    step_shares: shares,
  };
};

const servingJson = (serving: ServingEstimate, usdPerHour: number | undefined) => ({
  prefill_tokens_per_second_per_chip: serving.prefillPerChip,
  decode_tokens_per_second_per_chip: serving.decodePerChip,
  output_tokens_per_second_per_chip: serving.outputPerChip,
  output_tokens_per_second: serving.outputPerSecond,
  ...(usdPerHour === undefined ? {} : { usd_per_million_output_tokens: costPerMillion(usdPerHour, serving.outputPerSecond) }),
  precision: serving.precision,
  peak_tflops: serving.peakTflops,
  prompt: serving.prompt,
  output: serving.output,
  token_latency_seconds: serving.tokenLatency,
  batch: serving.batch,
  prefill_share: serving.prefillShare,
  prefill_instance: serving.prefillInstance,
  decode_instance: serving.decodeInstance,
});

const powerJson = (power: ClusterPower) => ({
  it_mw: power.it,
  facility_mw: power.facility,
  average_it_mw: power.average,
  servers_mw: power.servers,
  network_mw: power.network,
  storage_mw: power.storage,
  design_pue: power.designPue,
});

const reliabilityJson = (reliability: Reliability) => ({
  mtbf_hours: reliability.mtbfHours,
  checkpoint_minutes: reliability.checkpointMinutes,
  goodput: reliability.goodput,
  checkpoint_write_seconds: reliability.writeSeconds,
  failures_per_chip_day: reliability.rate.perChipDay,
  failure_source: reliability.rate.source,
  spare_chips: reliability.spareChips,
});

const compose = (assessed: Assessment, levers: readonly Lever[]) => {
  const { design, reliability, training, serving, usdPerHour, notes } = assessed;
  const { fabric, power, capex } = design;
  return {
    chip: design.chip.id,
    count: design.count,
    server: design.server.id,
    servers: design.nodes,
    systems: design.systems,
    racks: design.racks.total,
    rack_parts: {
      compute: design.racks.compute,
      network: design.racks.network,
      storage: design.racks.storage,
      densest_kw: design.racks.densestKw,
    },
    islands: fabric.islands.length,
    tiers: fabric.tiers,
    radix: fabric.radix,
    switch: design.switchPart.id,
    switches: fabric.switches,
    transceivers: design.transceivers,
    cables: design.cables,
    power: powerJson(power),
    ...(capex === undefined ? {} : { capex }),
    facility_capex: design.facilityCapex,
    general: { cores: design.general.cores, fp32_tflops: design.general.fp32Tflops },
    peak: peakPflops(design.chip, design.count),
    ...(training === undefined ? {} : { training: trainingJson(training) }),
    ...(serving === undefined ? {} : { inference: servingJson(serving, usdPerHour) }),
    reliability: reliabilityJson(reliability),
    ...(usdPerHour === undefined ? {} : { cost: { usd_per_hour: usdPerHour, usd_per_chip_hour: usdPerHour / design.count } }),
    levers,
    notes,
  };
};

/** The report of one cluster, ready to be printed as JSON or as a page. */
export const clusterReport = (request: ReportRequest): Outcome<ClusterReport> => {
  const assessed = assessCluster(request);
  return assessed.ok ? done(compose(assessed.value, biggestLevers(request, assessed.value))) : assessed;
};
