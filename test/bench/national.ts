import { dataFiles, dataText } from '../../src/hosts/node/data-texts.ts';
import { ScenarioTexts } from '../../src/hosts/node/scenario-texts.ts';
import { type Plan, plan } from '../../src/study/plan.ts';
import { readWorld } from '../../src/study/world.ts';

export const NATIONAL = 'scenarios/china-national.yaml';

const world = readWorld({ text: dataText, names: dataFiles() });

/** A further site, as the national plan's own `elsewhere`. */
const site = (i: number, share: number): string =>
  `  - {id: hall_${i}, name: Hall ${i}, power: = ai_power * ${share}, built: 10 MW, electricity: {value: 0.5 CNY/kWh to 0.75 CNY/kWh, source: bench}, pue: {value: 1.3 to 1.45, source: bench}, carbon: {value: 0.45 kgCO2/kWh to 0.55 kgCO2/kWh, source: bench}}`;

/** Foreign chips of the catalogue that the national plan does without. */
const FURTHER_CHIPS =
  `a100_40_sxm a100_40_pcie h100_pcie h100_nvl h800_pcie h200_nvl b100 b300 l4 l40 l2 a30 a40 rtx_a6000 rtx_4090 rtx_4080 rtx_5090
  rtx_6000_ada mi100 mi210 mi250x`.split(/\s+/);

const imported = (id: string): string =>
  `    - {chip: ${id}, maker: nvidia, from: 2023-01, price: {value: 10000 USD/chip to 20000 USD/chip, source: bench}}`;

const cluster = (id: string): string =>
  `  - {chip: ${id}, power: {value: 800 W/chip to 1100 W/chip, source: bench}, server_price: {value: 40000 CNY/chip to 80000 CNY/chip, source: bench}, network_price: {value: 15000 CNY/chip to 35000 CNY/chip, source: bench}, mfu: {value: 35 % to 52 %, source: bench}}`;

/** The shipped national plan, with further sites and chips if asked for, over its own horizon or up to another month. */
export const national = (
  changes: { sites?: number; chips?: number; end?: string; sets?: readonly string[]; draws?: number } = {},
): Plan => {
  const texts = new ScenarioTexts(NATIONAL);
  const { sites = 0, chips = 0, end, sets = [], draws = 1000 } = changes;
  const ids = FURTHER_CHIPS.slice(0, chips);
  const added = {
    'sites:\n': Array.from({ length: sites }, (_, i) => site(i, 0.001)),
    'clusters:\n': ids.map(cluster),
    'supply:\n': chips === 0 ? [] : ['  imports:', ...ids.map(imported)],
  };
  const read = (path: string): string | undefined => {
    let text = texts.read(path);
    for (const [head, lines] of Object.entries(added)) text = text?.replace(`\n${head}`, `\n${head}${lines.map((l) => `${l}\n`).join('')}`);
    return text;
  };
  const wanted = end === undefined ? sets : [...sets, `horizon.end=${end}`];
  const { plan: ready, problems } = plan({ file: NATIONAL, read, shipped: texts.shipped, sets: wanted, draws, seed: 1 }, world);
  if (!ready) throw new Error(problems.map((p) => `${p.line} ${p.message}`).join('\n'));
  return ready;
};

/** Statements times members: what one draw computes in a month. */
export const cellsOf = ({ program }: Plan): number =>
  program.statements.reduce((n, s) => n + s.space.reduce((size, axis) => size * axis.members.length, 1), 0);
