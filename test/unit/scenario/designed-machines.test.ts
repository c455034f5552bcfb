import { expect, it } from 'vitest';
import { type Value, valueAt } from '../../../src/uncertainty/index.ts';
import { planned, planText } from '../../support/shipped-world.ts';

/** One hall of a firm; what the base says of a chip's machine is dropped, so that the server alone speaks. */
const scenario = (cluster: string): string => `suanli: 1
name: A firm
extends: suanli:bases/china
horizon: {start: 2024-07, end: 2024-12}
currency: CNY
demand:
  - {id: inference, kind: inference, tokens: 1e12 token/day, model: qwen2.5-72b}
sites:
  - {id: guian, built: 5 MW}
clusters:
  - ${cluster}
investment:
  - {id: firm, amount: 1e8 CNY/month}
`;

const BARE = 'power: null, server_price: null, network_price: null, mfu: null, maturity: null';

const figure = (cluster: string, chip: string, name: string): number => {
  const { bound } = planned(scenario(cluster));
  return valueAt(bound.values.get(name)![bound.ids('chip').indexOf(chip)]!, 0);
};

it('takes power, prices and cores from the server, with its share of network and storage', () => {
  const machine = `{chip: h20, server: hgx-h20, job_size: 1024 chip, ${BARE}}`;
  // 7,000 W for eight; 48 switches of 1,291 W on 1,024 chips; 8.5 W a port; 4.5 % storage; the middle of 0.78 and 1.12
  const watts = (7000 / 8) * 1.045 + (48 * 1291) / 1024 + 8.5;
  expect(figure(machine, 'h20', 'chipPower') / (watts * Math.sqrt(0.78 * 1.12))).toBeCloseTo(1, 6);
  const rate = valueAt(planned(scenario(machine)).scenario.supply.exchange_rate as Value, 0);
  // medians of 140,000 to 195,000 and of 10,000 to 15,320 USD are their geometric means; a fiftieth for spares
  const around = (Math.sqrt(140_000 * 195_000) * 1.02) / 8 - Math.sqrt(10_000 * 15_320);
  expect(figure(machine, 'h20', 'serverPrice') / (around * rate)).toBeCloseTo(1, 6);
  // 2,048 links of two ends at 400 and a cable at 150 USD; switches at 30,000; 12 % for storage
  const network = (48 * 30_000 + 2048 * 950) / 1024 + (Math.sqrt(140_000 * 195_000) * 0.12) / 8;
  expect(figure(machine, 'h20', 'networkPrice') / (network * rate)).toBeCloseTo(1, 6);
  expect(figure(machine, 'h20', 'generalPerChip')).toBe(0);
});

it('lends the host cores of a server that runs general computing beside AI', () => {
  expect(figure(`{chip: ascend_910b2, server: kunlun-g5680-v2, ${BARE}}`, 'ascend_910b2', 'generalPerChip')).toBe(192 / 8);
});

it('designs utilisation, goodput and maturity, each below what is ideal', () => {
  const machine = `{chip: ascend_910b2, server: atlas-800t-a2, ${BARE}}`;
  for (const name of ['modelUtilisation', 'goodput', 'maturityStart']) {
    const value = figure(machine, 'ascend_910b2', name);
    expect(value > 0.2 && value < 0.99, `${name} ${value}`).toBe(true);
  }
  // on sale since December 2022: 19 months of learning with a half-life of five
  expect(figure(machine, 'ascend_910b2', 'maturityStart')).toBeCloseTo(1 - 0.58 * 2 ** (-19 / 5), 12);
});

it('lets goodput fall with the size of the job', () => {
  const goodput = (size: number) => figure(`{chip: h20, server: hgx-h20, job_size: ${size} chip}`, 'h20', 'goodput');
  expect(goodput(512)).toBeGreaterThan(goodput(4096));
  expect(goodput(4096)).toBeGreaterThan(goodput(16_384));
});

it('gives way to what the scenario says', () => {
  const machine =
    '{chip: h20, server: hgx-h20, power: 1000 W/chip, mfu: 40 %, goodput: 90 %, cores: 3 core/chip, maturity: 70 %, maturing: 9 month}';
  for (const [name, value] of Object.entries({
    chipPower: 1000,
    modelUtilisation: 0.4,
    goodput: 0.9,
    generalPerChip: 3,
    maturityStart: 0.7,
    maturityTime: 9,
  }))
    expect(figure(machine, 'h20', name), name).toBeCloseTo(value, 12);
});

it('knows every designed figure by the line of its server and by its source', () => {
  const { bound } = planned(scenario(`{chip: h20, server: hgx-h20, ${BARE}}`));
  const at = bound.ids('chip').indexOf('h20');
  for (const name of ['chipPower', 'serverPrice', 'networkPrice', 'modelUtilisation', 'goodput', 'maturityStart', 'maturityTime']) {
    const { origin } = bound.values.get(name)![at]!;
    expect([name, origin.line]).toEqual([name, 11]);
    expect(origin.source).toMatch(/cluster|servers\.csv/);
  }
});

it('reports a server that does not carry the chip, and a machine of which nothing is known', () => {
  const problems = (cluster: string) => planText(scenario(cluster)).problems.map((p) => `${p.line} ${p.code} ${p.hint}`);
  expect(problems(`{chip: h20, server: hgx-h100}`)).toEqual(['11 wrong-server those that do: inspur-nf5688m7, hgx-h20']);
  expect(problems(`{chip: h20, ${BARE}}`).map((p) => p.split(' ')[1])).toEqual(Array(4).fill('missing-figure'));
  expect(problems(`{chip: h20, server: hgx-h20, model: nope, ${BARE}}`)[0]).toMatch(/^11 unknown-id/);
  expect(problems(`{chip: h20, server: hgx-h20, job_size: 0 chip, ${BARE}}`)[0]).toMatch(/^11 out-of-range/);
});
