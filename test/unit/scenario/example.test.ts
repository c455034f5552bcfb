import { describe, expect, it } from 'vitest';
import { formatProblem } from '../../../src/kit/problem.ts';
import { dependsOn, type Value, valueAt } from '../../../src/uncertainty/index.ts';
import { readText } from './support.ts';

// the flavour of a scenario as product documents show it, with a base that supplies what a nation shares
const BASE = `
suanli: 1
name: base
horizon: {start: 2024-01, end: 2030-12}
supply: {exchange_rate: 7.1 CNY/USD, frontier: 2 PFLOPS/chip}
`;
const EXAMPLE = `
suanli: 1
name: Gui'an intelligent computing cluster
description: One cluster, power in phases, provincial money for domestic chips only.
extends: suanli:bases/china
horizon: {start: 2024-07, end: 2030-12}
currency: CNY
parameters:
  budget_scale: {value: 1, min: 0.5, max: 2, label: "Provincial budget, times the plan"}
  hbm_growth: 20 %/year to 80 %/year
policy:
  timeline: as-happened
  change:
    - regime: us-2026-01-15-case-by-case
      probability: 0.7
    - regime: cn-2025-11-05-state-dc
      from: 2025-11 to 2026-06
supply:
  access: 3 %
  domestic:
    hbm: {growth: = hbm_growth}
demand:
  - {id: industry-models, kind: training, flops_per_run: 2e24 FLOP, runs: {from: 4 run/year, growth: 30 %/year}}
  - {id: inference, kind: inference, tokens: {2024-07: 0.4e12 token/day, 2027-01: 6e12 token/day}, model: qwen2.5-72b, latency: regional}
sites:
  - id: guian
    electricity: 0.38 CNY/kWh
    pue: 1.2
    carbon: 0.5 kgCO2/kWh
    phases:
      - {id: one, power: 20 MW, basis: facility, ready: 2024-10}
      - {id: two, power: 40 MW, basis: facility, ready: 2025-10, delay: {dist: triangular, low: 0 month, mode: 4 month, high: 14 month}}
      - {id: three, power: 60 MW, basis: facility, ready: 2027-01, capex: 28e6 CNY/MW}
investment:
  - id: province
    amount: = 2e9 CNY/year * budget_scale
    eligible: {chips: domestic, uses: [chips, facility]}
    carry_over: 24 month
  - id: enterprise
    amount: {2024-07: 0.3e9 CNY/month, 2027-01: 0.6e9 CNY/month}
procurement: {rule: choice, spread: 10 %}
finance: {discount: 6 %, tax: high-tech, depreciation: {servers: 5 year, facility: 15 year}, rental_price: {from: 12 CNY/PFLOP/hour, growth: -25 %/year, vat: ex}}
targets:
  - {name: twenty EFLOPS in service, when: capacity.installed >= 20 EFLOPS, by: 2027-12}
variables:
  margin_per_chip: {unit: CNY/chip/month, formula: "(revenue - cost.opex) / max(chips.installed, 1 chip)", about: What a chip leaves each month}
sliders: [parameters.budget_scale, sites.guian.phases.two.power]
variants:
  cheap-power: {sites: [{id: guian, electricity: 0.25 CNY/kWh}]}
  late-power: {sites: [{id: guian, phases: [{id: two, ready: 2026-10}, {id: three, ready: 2028-01}]}]}
`;

const world = { shipped: { 'bases/china': BASE } };

describe('the example', () => {
  const { scenario, problems } = readText(EXAMPLE, world);

  it('reads without a problem', () => expect(problems.map(formatProblem)).toEqual([]));

  it('has what the text says, in base units', () => {
    expect(scenario?.horizon).toEqual({ start: 2024 * 12 + 6, months: 78 });
    const [site] = scenario?.sites ?? [];
    expect(site?.phases.map((p) => [p.id, valueAt(p.power, 0) / 1e6, valueAt(p.ready, 0)])).toEqual([
      ['one', 20, 3],
      ['two', 40, 15],
      ['three', 60, 30],
    ]);
    expect(scenario?.policy.change.map((c) => c.key)).toEqual(['us-2026-01-15-case-by-case', 'cn-2025-11-05-state-dc']);
    // 2 bn yuan a year, by the month
    expect(valueAt(scenario?.investment[0]?.amount as Value, 0)).toBeCloseTo(2e9 / 12, 3);
    expect(scenario?.targets[0]?.when).toMatchObject({ text: 'capacity.installed >= 20 EFLOPS', origin: { line: 44 } });
  });

  it('shares an uncertain parameter with whatever uses it', () => {
    const growth = scenario?.supply.domestic.hbm.growth;
    expect(growth && [...dependsOn(growth).keys()]).toEqual(['parameters.hbm_growth']);
  });

  it('has variants that change what they say', () => {
    const price = (variant?: string) => {
      const electricity = readText(EXAMPLE, { ...world, ...(variant && { variant }) }).scenario?.sites[0]?.electricity?.value;
      return electricity && valueAt(electricity, 0) * 3.6e6;
    };
    expect(price()).toBeCloseTo(0.38, 12);
    expect(price('cheap-power')).toBeCloseTo(0.25, 12);
    const late = readText(EXAMPLE, { ...world, variant: 'late-power' }).scenario;
    expect(late?.sites[0]?.phases.map((p) => valueAt(p.ready, 0))).toEqual([3, 27, 42]);
  });
});
