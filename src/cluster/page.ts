import type { Sharding } from './performance/layout.ts';
import type { ClusterReport } from './report/cluster-report.ts';

/** Names come from files and flags: what could move a cursor or break a line is dropped. */
const plain = (text: string, most = 80): string =>
  [...text]
    .filter((c) => c >= ' ' && c !== '\u007f' && !(c >= '\u0080' && c <= '\u009f'))
    .join('')
    .slice(0, most);

/** A note is a sentence or two. */
const LONGEST_NOTE = 400;

const whole = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const short = (value: number): string => (value >= 1000 ? whole(value) : value.toPrecision(3));
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const usd = (value: number): string =>
  value >= 1e9 ? `${(value / 1e9).toFixed(2)} bn USD` : value >= 1e6 ? `${(value / 1e6).toFixed(1)} M USD` : `${whole(value)} USD`;

type Line = readonly [label: string, value: string, note?: string];

const section = (title: string, lines: readonly Line[]): string => {
  const left = Math.max(...lines.map(([label]) => label.length));
  const middle = Math.max(...lines.map(([, value]) => value.length));
  const rows = lines.map(
    ([label, value, note]) => `  ${label.padEnd(left)}  ${value.padStart(middle)}${note === undefined ? '' : `  ${note}`}`,
  );
  return [title, ...rows].join('\n');
};

const materials = (r: ClusterReport): string =>
  section('Bill of materials', [
    ['chips', whole(r.count)],
    ['servers', whole(r.servers), r.systems === r.servers ? plain(r.server) : `in ${whole(r.systems)} × ${plain(r.server)}`],
    ['racks', whole(r.racks), `${whole(r.rack_parts.compute)} compute, fullest ${r.rack_parts.densest_kw.toFixed(1)} kW`],
    ['leaf switches', whole(r.switches.leaf), `${r.tiers} tiers of ${r.radix} ports, ${r.islands} island${r.islands === 1 ? '' : 's'}`],
    ['spine switches', whole(r.switches.spine)],
    ['core switches', whole(r.switches.core)],
    ['transceivers', whole(r.transceivers), 'ends of optical links'],
    ['cables', whole(r.cables)],
    ...(r.general.cores > 0 ? [['general cores', whole(r.general.cores)] as const] : []),
  ]);

const power = (r: ClusterReport): string =>
  section('Power', [
    ['servers', `${short(r.power.servers_mw)} MW`, percent(r.power.servers_mw / r.power.it_mw)],
    ['network', `${short(r.power.network_mw)} MW`, percent(r.power.network_mw / r.power.it_mw)],
    ['storage', `${short(r.power.storage_mw)} MW`, percent(r.power.storage_mw / r.power.it_mw)],
    ['IT, maximum', `${short(r.power.it_mw)} MW`],
    ['IT, average', `${short(r.power.average_it_mw)} MW`],
    ['facility', `${short(r.power.facility_mw)} MW`, `design PUE ${r.power.design_pue}`],
  ]);

const money = (r: ClusterReport): string => {
  const { capex } = r;
  if (capex === undefined) return '';
  const parts = (['servers', 'switches', 'optics', 'cables', 'storage', 'spares'] as const).map(
    (part): Line => [part, usd(capex[part]), percent(capex[part] / capex.total)],
  );
  const hourly: readonly Line[] =
    r.cost === undefined ? [] : [['an hour of a chip', `${r.cost.usd_per_chip_hour.toFixed(2)} USD`, 'with building and power']];
  return section('Cost', [...parts, ['total', usd(capex.total)], ['building', usd(r.facility_capex), 'the site’s'], ...hourly]);
};

const SHARDED: Readonly<Record<Sharding, string>> = {
  none: 'nothing shared',
  optimizer: 'optimizer states shared',
  gradients: 'optimizer states and gradients shared',
  full: 'fully shared',
};

const training = (r: ClusterReport): string => {
  const t = r.training;
  if (t === undefined) return '';
  const { layout } = t;
  const shape = `tp ${layout.tp}, cp ${layout.cp}, pp ${layout.pp} × ${layout.interleave}, dp ${layout.dp}, ep ${layout.ep}, micro-batch ${layout.micro_batch}`;
  const largest = Object.entries(t.step_shares)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 4);
  return section('Training', [
    ['step', `${short(t.step_seconds)} s`, `${whole(t.batch)} sequences of ${whole(t.seq)}`],
    ['tokens', `${whole(t.tokens_per_second)} /s`],
    ['MFU', percent(t.mfu), `of ${short(t.peak_tflops)} dense TFLOPS at ${t.precision}; HFU ${percent(t.hfu)}`],
    [
      'memory',
      `${short(t.memory_gb)} GB`,
      `a chip; ${SHARDED[layout.sharding]}, ${layout.recompute === 'none' ? 'no' : layout.recompute} recomputation`,
    ],
    ['layout', `${whole(t.chips_used)} chips`, shape],
    ...largest.map(([part, share]): Line => [`  ${part}`, percent(share), 'of the step']),
  ]);
};

const serving = (r: ClusterReport): string => {
  const s = r.inference;
  if (s === undefined) return '';
  const cost = s.usd_per_million_output_tokens;
  return section('Serving', [
    [
      'prefill',
      `${whole(s.prefill_tokens_per_second_per_chip)} tokens/s`,
      `a chip, ${s.precision}, instances of ${s.prefill_instance.chips}`,
    ],
    [
      'decode',
      `${whole(s.decode_tokens_per_second_per_chip)} tokens/s`,
      `a chip, instances of ${s.decode_instance.chips}, ${(1000 * s.token_latency_seconds).toFixed(0)} ms a token`,
    ],
    ['output', `${whole(s.output_tokens_per_second)} tokens/s`, `prompts of ${whole(s.prompt)}, answers of ${whole(s.output)}`],
    ...(cost === undefined ? [] : [['a million tokens', `${cost.toFixed(2)} USD`, 'at full use'] as const]),
  ]);
};

const reliability = (r: ClusterReport): string =>
  section('Reliability', [
    ['between failures', `${short(r.reliability.mtbf_hours)} h`, plain(r.reliability.failure_source)],
    ['checkpoint every', `${short(r.reliability.checkpoint_minutes)} min`, `written in ${short(r.reliability.checkpoint_write_seconds)} s`],
    ['goodput', percent(r.reliability.goodput)],
    ['spare chips', whole(r.reliability.spare_chips)],
  ]);

const levers = (r: ClusterReport): string =>
  r.levers.length === 0
    ? ''
    : section(
        'Biggest levers',
        r.levers.map(({ lever, gain, per }): Line => [lever, `+${percent(gain)}`, `useful work per ${per}`]),
      );

/** The report for people: plain text, no colour, lines in a fixed order. */
export const clusterPage = (r: ClusterReport): string => {
  const head = `${plain(r.chip)} × ${whole(r.count)}: ${short(r.peak.fp16_pflops ?? 0)} PFLOPS dense 16-bit, ${short(r.power.facility_mw)} MW`;
  const notes = r.notes.map((note) => `note: ${plain(note, LONGEST_NOTE)}`).join('\n');
  return `${[head, materials(r), power(r), money(r), training(r), serving(r), reliability(r), levers(r), notes].filter((part) => part !== '').join('\n\n')}\n`;
};
