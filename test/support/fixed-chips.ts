/** What a world of chips that are there from the start is made of: lines of YAML for each list. */
export interface FixedChips {
  readonly demand: readonly string[];
  readonly sites: readonly string[];
  readonly clusters: readonly string[];
  /** EFLOPS abroad. */
  readonly remote?: number;
  readonly end?: string;
}

/** Chips of the start have any age: one part in so many is retired in the first month. */
const LIFE = 1200;

/** How many must be there before the first month for so many to be there after it. */
const before = (chips: number): number => (chips * LIFE) / (LIFE - 1);

const list = (lines: readonly string[]): string => lines.map((line) => `  - ${line}`).join('\n');

/** From January 2025 on nothing is bought: what is computed follows from chips, sites and work alone. */
export const fixedChips = ({ demand, sites, clusters, remote = 0, end = '2025-01' }: FixedChips): string => `suanli: 1
name: fixed chips
horizon: {start: 2025-01, end: ${end}}
policy: {timeline: none}
supply:
  access: 100 %
  exchange_rate: 7 CNY/USD
  frontier: 2 PFLOPS/chip
  remote: ${remote} EFLOPS
  statistics: {idc_coverage: 100 %, caict_coverage: 100 %, caict_lag: 3 month}
  domestic:
    {wafers: 1 wafer/month, ai_share: 100 %, learning: 0, fab_lag: 1 month, packaging: 0 chip/month,
     dies: [{id: logic, area: 400 mm2, wafers: 100 %, defects: 0.1 1/cm2, reference: 1000 wafer, salvage: 0 %}],
     hbm: {generations: [{id: hbm, density: 4 GB/s/mm2, stock: 0 stack, imported: 0 stack/month, made: 0 stack/month, price: 1 CNY/stack}]},
     products: [{chip: ascend_910c, die: logic, dies: 1 die/chip, memory: hbm, stacks: 1 stack/chip, yield: 90 %, price: 1 CNY/chip}]}
demand:
${list(demand)}
sites:
${list(sites)}
clusters:
${list(clusters)}
investment: [{id: nobody, amount: 0 CNY/month}]
finance: {discount: 5 %, tax: standard, busy: 100 %, rental_price: 10 CNY/PFLOPS/hour}
`;

/** A site whose share of the chips is the share of its power. */
export const fixedSite = (id: string, built: number, more = ''): string =>
  `{id: ${id}, built: ${built} MW, electricity: 0.5 CNY/kWh, pue: 1.2, design_pue: 1.25, carbon: 0.5 kgCO2/kWh${more}}`;

/** A chip of 1 PFLOPS effective, at half its peak. */
export const fixedChip = (id: string, chips: number, more = ''): string =>
  `{chip: ${id}, life: ${LIFE} month, installed: ${before(chips)} chip, power: 1000 W/chip, server_price: 1 CNY/chip, network_price: 1 CNY/chip, ` +
  `peak: 2000 TFLOPS/chip, bandwidth: 1000 GB/s/chip, tpp: 32000 TPP/chip, mfu: 50 %, goodput: 100 %, failures: 0 %${more}}`;
