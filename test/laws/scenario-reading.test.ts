import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readScenario, type Scenario, valuesOf } from '../../src/scenario/index.ts';
import { valueAt } from '../../src/uncertainty/index.ts';

const read = (text: string, sets: readonly string[] = []) =>
  readScenario({
    file: 'scenarios/t.yaml',
    read: (path) => (path === 'scenarios/t.yaml' ? text : undefined),
    shipped: () => undefined,
    sets,
  });

const WHOLE = `suanli: 1
name: a whole scenario
horizon: {start: 2024-01, end: 2026-12}
supply:
  exchange_rate: {2024-01: 7.1 CNY/USD, 2026-01: 7 CNY/USD}
  frontier: 2 PFLOPS/chip
  makers: [{id: nvidia, world_revenue: 13e9 USD/month, share: 20 % to 25 %}]
  imports:
    - {chip: h20, maker: nvidia, price: 12000 USD/chip to 15000 USD/chip, from: 2024-02}
parameters: {scale: {value: 1, min: 0.5, max: 2}, growth: 20 %/year to 80 %/year}
demand:
  - {id: work, kind: training, flops_per_run: 2e24 FLOP, runs: {from: 4 run/year, growth: = growth}}
sites:
  - id: guian
    electricity: {value: 0.38 CNY/kWh, source: a tariff, as_of: 2025, confidence: medium}
    pue: 1.2
    carbon: 0.5 kgCO2/kWh
    phases:
      - {id: one, power: 20 MW, ready: 2024-10, delay: {dist: triangular, low: 0 month, mode: 4 month, high: 14 month}}
investment:
  - {id: province, amount: = 2e9 CNY/year * scale, eligible: {chips: domestic, uses: [chips]}}
variants:
  cheap: {sites: [{id: guian, electricity: 0.25 CNY/kWh}]}
`;

const figure = fc.double({ min: 0.01, max: 1e4, noNaN: true, noDefaultInfinity: true });
const month = fc.integer({ min: 1, max: 12 }).map((m) => `2025-${String(m).padStart(2, '0')}`);

/** Power in any of its forms, as YAML. */
const power = fc.oneof(
  figure.map((x) => `${x} MW`),
  fc
    .tuple(figure, figure)
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => `${Math.min(a, b)} MW to ${Math.max(a, b)} MW`),
  figure.map((x) => `= ${x} MW * scale`),
  fc.tuple(figure, figure).map(([a, b]) => `{2024-03: ${a} MW, 2025-09: ${b} kW, between: step}`),
  fc.tuple(figure, fc.integer({ min: -50, max: 200 })).map(([a, g]) => `{from: ${a} GW, growth: ${g} %/year}`),
  fc.tuple(figure, figure).map(([a, b]) => `{dist: uniform, low: ${a} MW, high: ${a + b} MW}`),
  figure.map((x) => `{value: "${x} MW", source: "said: so, #1", confidence: low}`),
);
const site = fc.record({
  power,
  ready: fc.oneof(month, fc.constant('2025-02 to 2025-08')),
  pue: fc.double({ min: 1, max: 3, noNaN: true }),
});
const scenarioText = fc
  .tuple(fc.array(site, { minLength: 1, maxLength: 4 }), fc.double({ min: 0.5, max: 2, noNaN: true }))
  .map(([sites, scale]) => {
    const lines = sites.map(
      (s, i) =>
        `  - {id: s${i}, electricity: 0.4 CNY/kWh, pue: ${s.pue}, carbon: 1 kgCO2/kWh, power: ${s.power}, phases: [{id: p, power: 1 MW, ready: ${s.ready}}]}`,
    );
    return `suanli: 1\nname: drawn\nhorizon: {start: 2024-01, end: 2026-12}\nsupply: {exchange_rate: 7 CNY/USD, frontier: 2 PFLOPS/chip}\nparameters: {scale: ${scale}}\nsites:\n${lines.join('\n')}\n`;
  });

/** All values by path with their numbers at the median in some months, and ends of what is uncertain. */
const numbers = (scenario: Scenario) =>
  [...valuesOf(scenario)].map((v) => [
    v.origin.path,
    v.kind,
    [0, 7, 30].map((m) => valueAt(v, m)),
    v.kind === 'uncertain' ? [v.name, v.distribution.quantile(0.02), v.distribution.quantile(0.98)] : [],
  ]);

describe('reading', () => {
  it('gives the same values when the resolved scenario is printed and read again', () => {
    fc.assert(
      fc.property(scenarioText, (text) => {
        const first = read(text);
        expect(first.problems).toEqual([]);
        const again = read(JSON.stringify(first.scenario?.resolved));
        expect(again.problems).toEqual([]);
        expect(numbers(again.scenario as Scenario)).toEqual(numbers(first.scenario as Scenario));
        expect(again.scenario?.resolved).toEqual(first.scenario?.resolved);
      }),
      { seed: 7, numRuns: 25 },
    );
  });

  it('points every value at the text that says it', () => {
    fc.assert(
      fc.property(scenarioText, (text) => {
        const lines = text.split('\n');
        for (const s of read(text).scenario?.sites ?? []) {
          const origin = s.power?.origin;
          const at = lines[(origin?.line ?? 0) - 1]?.slice((origin?.column ?? 0) - 1) ?? '';
          if (origin && !origin.text.startsWith('{')) expect(at.replace('"', '').startsWith(origin.text)).toBe(true);
        }
      }),
      { seed: 8, numRuns: 25 },
    );
  });
});

/** Never throws; problems lie inside the file and say something; no scenario comes with problems. */
const survives = (text: string, sets: readonly string[] = []): void => {
  const { scenario, problems } = read(text, sets);
  expect(scenario === undefined).toBe(problems.length > 0);
  const lines = text.split('\n');
  for (const p of problems) {
    expect(p.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(p.message).not.toMatch(/undefined|\[object|NaN/);
    if (p.file === '--set') continue;
    expect(p.file).toBe('scenarios/t.yaml');
    expect(p.line).toBeGreaterThanOrEqual(1);
    expect(p.line).toBeLessThanOrEqual(lines.length);
    expect(p.column).toBeGreaterThanOrEqual(1);
    expect(p.column).toBeLessThanOrEqual((lines[p.line - 1] as string).length + 1);
  }
};

const MARKS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '-',
  '&a',
  '*a',
  '<<: *a',
  '"',
  "'",
  '|',
  '>',
  '#',
  '\n',
  '\t',
  '  ',
  '?',
  '!!x',
  '%',
  '---',
  '...',
  '\0',
  '\uFFFD',
  '= ',
  ' to ',
  'null',
  '1e400',
  '0x1',
  'constructor',
  '__proto__',
  '💥',
];

describe('bad texts', () => {
  it('never throws on garbage', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => survives(text)),
      { seed: 1, numRuns: 150 },
    );
  });

  it('never throws on YAML-like garbage', () => {
    const pieces = fc.array(fc.oneof(fc.constantFrom(...MARKS), fc.constantFrom('sites', 'id', 'a', 'power', '1 MW', 'suanli', 'policy')), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(pieces, (p) => survives(p.join(''))),
      { seed: 2, numRuns: 150 },
    );
  });

  it('never throws on a scenario with a wound', () => {
    const wound = fc.tuple(
      fc.integer({ min: 0, max: WHOLE.length }),
      fc.integer({ min: 0, max: 12 }),
      fc.oneof(fc.constantFrom(...MARKS), fc.string({ maxLength: 4 })),
    );
    const wounds = fc.array(wound, { minLength: 1, maxLength: 3 });
    const cut = (text: string, [at, length, piece]: readonly [number, number, string]) =>
      text.slice(0, at) + piece + text.slice(at + length);
    fc.assert(
      fc.property(wounds, (all) => survives(all.reduce(cut, WHOLE))),
      { seed: 3, numRuns: 80 },
    );
  });

  it('never throws on wrong data at right places', () => {
    const { resolved } = read(WHOLE).scenario as Scenario;
    const sections = Object.keys(resolved as object);
    const data = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(
        fc.constantFrom(...sections, 'finance', 'targets', 'variables', 'sliders', 'uncertainty', 'outputs', 'variants', 'clusters'),
        data,
        (key, value) => survives(JSON.stringify({ ...(resolved as object), [key]: value })),
      ),
      { seed: 4, numRuns: 50 },
    );
  });

  it('never throws on any --set', () => {
    const segment = fc.constantFrom(
      'sites',
      'guian',
      'phases',
      'one',
      '0',
      'power',
      'parameters',
      'scale',
      'value',
      'demand',
      'runs',
      'from',
      '2024-05',
      'x',
      '',
      'constructor',
    );
    const path = fc.array(segment, { maxLength: 6 }).map((s) => s.join('.'));
    const value = fc.oneof(fc.constantFrom('1', '3 MW', 'null', '[]', '{}', '{a: 1}', '= scale', '[', '*a'), fc.string({ maxLength: 6 }));
    fc.assert(
      fc.property(path, value, (p, v) => survives(WHOLE, [`${p}=${v}`])),
      { seed: 5, numRuns: 80 },
    );
  });
});
