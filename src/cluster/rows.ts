import { done, flagProblem, type Outcome, refused } from './outcome.ts';
import type { ModelShape } from './performance/shape.ts';
import { type ChipSpec, PRECISIONS, type Precision, type ServerSpec } from './spec.ts';

/** A figure of a table, in the unit its column states. */
interface Written {
  readonly written: number;
}

type Figures<Name extends string> = Readonly<Partial<Record<Name, Written>>>;

export type ChipRow = { readonly id: string } & Figures<Precision | 'memory' | 'memory_bandwidth' | 'io_bandwidth' | 'tdp' | 'price'>;

export type ServerRow = {
  readonly id: string;
  readonly class?: string;
  readonly general_compute?: boolean;
  readonly cooling?: string;
} & Figures<
  'accelerators' | 'power_max' | 'rack_units' | 'racks' | 'scale_up_domain' | 'scale_up_bandwidth' | 'nic_speed' | 'price' | 'host_cores'
>;

export type ModelRow = {
  readonly id: string;
  readonly gated_mlp: boolean;
  readonly tied_embeddings: boolean;
  readonly attention: string;
} & Figures<
  | 'params_total_b'
  | 'params_active_b'
  | 'layers'
  | 'attention_layers'
  | 'hidden'
  | 'heads'
  | 'kv_heads'
  | 'head_dim'
  | 'ffn'
  | 'vocab'
  | 'max_seq'
  | 'mla_kv_lora'
  | 'mla_query_lora'
  | 'mla_rope_dim'
  | 'experts'
  | 'experts_active'
  | 'expert_ffn'
  | 'shared_ffn'
  | 'expert_latent'
  | 'moe_layers'
  | 'mixer_layers'
  | 'mixer_params_m'
  | 'extra_layer_params_m'
  | 'extra_token_layers'
>;

const value = (figure: Written | undefined): number | undefined => figure?.written;

/** Keeps a field only where it is known. */
const known = <Name extends string>(name: Name, figure: Written | undefined): { [K in Name]?: number } =>
  figure === undefined ? {} : ({ [name]: figure.written } as { [K in Name]: number });

/** A row of the chip table; refused where memory or every rate is unknown, for nothing can be estimated then. */
export const chipOf = (row: ChipRow): Outcome<ChipSpec> => {
  const peak: Partial<Record<Precision, number>> = {};
  for (const precision of PRECISIONS) {
    const rate = value(row[precision]);
    if (rate !== undefined) peak[precision] = rate;
  }
  const memoryGB = value(row.memory);
  const memoryBandwidthGBs = value(row.memory_bandwidth);
  if (memoryGB === undefined || memoryBandwidthGBs === undefined || Object.keys(peak).length === 0) {
    const missing = [
      memoryGB === undefined && 'memory',
      memoryBandwidthGBs === undefined && 'memory bandwidth',
      Object.keys(peak).length === 0 && 'rates',
    ];
    return refused(
      flagProblem(
        'chip',
        'unknown-figure',
        `${row.id} has no published ${missing.filter(Boolean).join(', ')}`,
        'override it in a scenario',
      ),
    );
  }
  return done({ id: row.id, peak, memoryGB, memoryBandwidthGBs, ...known('priceUsd', row.price), ...known('tdpW', row.tdp) });
};

// Maximum of a system over the sum of its chips' TDPs: median of eight systems with both figures (1.5 for NVL72 to 2.2 for HGX H20).
const SYSTEM_OVER_TDP = 1.8;
// What an eight-way system takes where its height is not published (HGX H100).
const RACK_UNITS = 8;
// One 200 Gb/s port a chip and PCIe 4.0 ×16 between chips: the least of any training server in the table.
const LEAST_NIC_GBPS = 200;
const LEAST_LINK_GBS = 64;

/** Host nodes of systems that are more than one, and the optical modules a chip's scale-up links take. */
const SYSTEMS: Readonly<Record<string, { readonly nodes: number; readonly modules?: number }>> = {
  'gb200-nvl72': { nodes: 18 },
  'gb300-nvl72': { nodes: 18 },
  // 48 nodes of eight; 18 modules a chip in all, four of them for the scale-out network (6,912 in all; SemiAnalysis 2025).
  'cloudmatrix-384': { nodes: 48, modules: 14 },
  'trn2-ultraserver': { nodes: 4 },
  'atlas-900-a2': { nodes: 8 },
};

const powerOf = (row: ServerRow, chip: ChipSpec, chips: number): number | undefined =>
  value(row.power_max) ?? (chip.tdpW === undefined ? undefined : chip.tdpW * chips * SYSTEM_OVER_TDP);

/** A row of the server table with the chip it is to carry; what the row leaves out is filled as the constants above say. */
export const serverOf = (row: ServerRow, chip: ChipSpec, linkGBs?: number): Outcome<ServerSpec> => {
  const chips = value(row.accelerators);
  const maxPowerW = chips === undefined ? undefined : powerOf(row, chip, chips);
  if (chips === undefined || maxPowerW === undefined) {
    const message = `${row.id} has no published ${chips === undefined ? 'number of chips' : 'power, nor its chip a TDP'}`;
    return refused(flagProblem('server', 'unknown-figure', message, 'override it in a scenario, or choose another --server'));
  }
  const system = SYSTEMS[row.id];
  const cores = value(row.host_cores);
  return done({
    id: row.id,
    chips,
    nodes: system?.nodes ?? Math.max(1, Math.round(chips / 8)),
    maxPowerW,
    ...(row.racks === undefined ? { rackUnits: value(row.rack_units) ?? RACK_UNITS } : { racks: row.racks.written }),
    scaleUpDomain: value(row.scale_up_domain) ?? chips,
    scaleUpGBs: value(row.scale_up_bandwidth) ?? linkGBs ?? LEAST_LINK_GBS,
    scaleOutGbps: value(row.nic_speed) ?? LEAST_NIC_GBPS,
    ...(system?.modules === undefined ? {} : { scaleUpModulesPerChip: system.modules }),
    cooling: row.cooling === 'liquid' ? 'liquid' : 'air',
    ...known('priceUsd', row.price),
    ...(row.general_compute === true && cores !== undefined ? { general: { cores } } : {}),
  });
};

const expertsOf = (row: ModelRow): Pick<ModelShape, 'experts'> => {
  const count = value(row.experts) ?? 0;
  if (count === 0) return {};
  return {
    experts: {
      count,
      active: value(row.experts_active) ?? 1,
      width: value(row.expert_ffn) ?? 0,
      sharedWidth: value(row.shared_ffn) ?? 0,
      layers: value(row.moe_layers) ?? 0,
      ...known('latent', row.expert_latent),
    },
  };
};

/** A row of the model table. */
export const shapeOf = (row: ModelRow): ModelShape => {
  const total = value(row.params_total_b);
  const active = value(row.params_active_b);
  const heads = value(row.heads) ?? 0;
  const mixerParams = value(row.mixer_params_m);
  const extra = value(row.extra_layer_params_m);
  return {
    id: row.id,
    layers: value(row.layers) ?? 0,
    hidden: value(row.hidden) ?? 0,
    heads,
    kvHeads: value(row.kv_heads) ?? heads,
    headDim: value(row.head_dim) ?? 0,
    ffn: value(row.ffn) ?? 0,
    gatedMlp: row.gated_mlp,
    vocab: value(row.vocab) ?? 0,
    tiedEmbeddings: row.tied_embeddings,
    ...known('maxSeq', row.max_seq),
    ...known('attentionLayers', row.attention_layers),
    ...(row.attention === 'mla'
      ? { latentAttention: { kv: value(row.mla_kv_lora) ?? 0, query: value(row.mla_query_lora) ?? 0, rope: value(row.mla_rope_dim) ?? 0 } }
      : {}),
    ...expertsOf(row),
    ...known('mixerLayers', row.mixer_layers),
    ...(mixerParams === undefined ? {} : { mixerParams: mixerParams * 1e6 }),
    ...(extra === undefined ? {} : { extraLayerParams: extra * 1e6 }),
    ...known('extraTokenLayers', row.extra_token_layers),
    ...(total === undefined ? {} : { params: { total: total * 1e9, ...(active === undefined ? {} : { active: active * 1e9 }) } }),
  };
};
