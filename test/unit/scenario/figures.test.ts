import { describe, expect, it } from 'vitest';
import type { Value } from '../../../src/uncertainty/index.ts';
import { valueAt } from '../../../src/uncertainty/index.ts';
import { bad, good, type World } from './support.ts';

const read = (text: string, world: World = {}, parameters = '') => {
  const body = `parameters: {${parameters}}\nsites: [{id: s, electricity: 1 CNY/kWh, pue: 1.2, carbon: 1 kgCO2/kWh, power: ${text}}]`;
  return good(body, world).sites[0]?.power as Value;
};
const wrong = (text: string, world: World = {}, parameters = '') => {
  const body = `parameters: {${parameters}}\nsites: [{id: s, electricity: 1 CNY/kWh, pue: 1.2, carbon: 1 kgCO2/kWh, power: ${text}}]`;
  return bad(body, world);
};
const quantile = (value: Value | undefined, u: number): number => {
  if (value?.kind !== 'uncertain') throw new Error(`${value?.kind} is not uncertain`);
  return value.distribution.quantile(u);
};
// where the text of `power` begins in the body above: line 6, after its key
const COLUMN = 'sites: [{id: s, electricity: 1 CNY/kWh, pue: 1.2, carbon: 1 kgCO2/kWh, power: '.length + 1;

describe('plain figures', () => {
  it.each([
    ['300 MW', 300e6],
    ['0.3GW', 300e6],
    ['"1,500 kW"', 1.5e6],
    ['3e2 MW', 300e6],
    ['{value: 300 MW, source: a paper}', 300e6],
    ['{value: {value: 300 MW}}', 300e6],
  ])('%s', (text, value) => {
    const read_ = read(text);
    expect(read_.kind).toBe('constant');
    expect(read_.kind === 'constant' && read_.value).toBeCloseTo(value, 3);
  });

  it('keeps source, date and confidence', () => {
    const { origin } = read('{value: 300 MW, source: a paper, as_of: 2025-06, confidence: low}');
    expect(origin).toMatchObject({
      path: 'sites.s.power',
      text: '300 MW',
      line: 6,
      column: COLUMN + 8,
      source: 'a paper',
      asOf: '2025-06',
      confidence: 'low',
    });
  });

  it.each([
    ['300', 'missing-unit', 'write 300 MW, if that is meant'],
    ['300 MWh', 'wrong-unit', 'write 300 MW, if that is meant'],
    ['300 mw', 'unknown-unit', "did you mean 'MW'?"],
    ['-5 MW', 'negative', '0 MW or more'],
    ['true', 'wrong-kind', undefined],
    ['[1 MW]', 'wrong-kind', 'an interval is written 20 MW to 40 MW'],
    ['.inf', 'not-a-number', 'write a finite number'],
    ['0x10', 'not-a-number', 'write decimal digits'],
    ['{}', 'missing-key', 'write {value: …, source: …}'],
    ['{value: 1 MW, vaule: 2 MW}', 'unknown-key', undefined],
  ])('refuses %s as %s', (text, code, hint) => {
    const problems = wrong(text);
    expect(problems.map((p) => p.code)).toEqual([code]);
    if (hint !== undefined) expect(problems[0]?.hint).toBe(hint);
    expect(problems[0]).toMatchObject({ file: 'scenarios/test.yaml', line: 6 });
  });

  it('points into the text', () => {
    expect(wrong('300 MWh')[0]?.column).toBe(COLUMN + 3);
    expect(wrong('"300 MWh"')[0]?.column).toBe(COLUMN + 4);
  });
});

describe('money', () => {
  it('is exchanged at the scenario’s rate', () => {
    const site = good('sites: [{id: s, electricity: 0.1 USD/kWh, pue: 1.2, carbon: 1 kgCO2/kWh, capex: 4e6 USD/MW}]').sites[0];
    // 7 yuan a dollar; a kWh is 3.6e6 joules
    expect(valueAt(site?.electricity?.value as Value, 0) * 3.6e6).toBeCloseTo(0.7, 12);
    expect(valueAt(site?.capex as Value, 0)).toBeCloseTo(28, 9);
  });

  it('needs a rate', () => {
    const problems = bad('sites: [{id: s, electricity: 0.1 EUR/kWh, pue: 1.2, carbon: 1 kgCO2/kWh}]');
    expect(problems.map((p) => p.code)).toContain('no-exchange-rate');
  });

  it('says whether prices include tax', () => {
    const vat = (text: string) => good(`finance: {rental_price: ${text}}`).finance.rental_price.vat;
    expect(vat('12 CNY/PFLOP/hour')).toBe('ex');
    expect(vat('{value: 12 CNY/PFLOP/hour, vat: in}')).toBe('in');
    expect(vat('{from: 12 CNY/PFLOP/hour, growth: -5 %/year, vat: in}')).toBe('in');
    expect(bad('finance: {rental_price: {value: 12 CNY/PFLOP/hour, vat: maybe}}').map((p) => p.code)).toEqual(['unknown-word']);
  });
});

describe('uncertain figures', () => {
  it('reads an interval as 5 % and 95 %', () => {
    const value = read('20 MW to 40 MW');
    expect(quantile(value, 0.05) / 1e6).toBeCloseTo(20, 8);
    expect(quantile(value, 0.95) / 1e6).toBeCloseTo(40, 8);
    // a lognormal’s median is the geometric mean of two such ends
    expect(quantile(value, 0.5) / 1e6).toBeCloseTo(Math.sqrt(800), 8);
    expect(value.kind === 'uncertain' && value.name).toBe('sites.s.power');
  });

  it('takes a beta for a share', () => {
    const value = good('finance: {busy: 20 % to 80 %}').finance.busy;
    expect(value.kind === 'uncertain' && value.distribution.support).toEqual([0, 1]);
    expect(quantile(value, 0.5)).toBeCloseTo(0.5, 8);
  });

  it('takes a normal where the sign can change', () => {
    const value = good('parameters: {x: -10 MW to 30 MW}').parameters.get('x')?.value;
    expect(quantile(value, 0.5) / 1e6).toBeCloseTo(10, 8);
  });

  it('reads distributions with units, months and lists', () => {
    expect(quantile(read('{dist: uniform, low: 10 MW, high: 20000 kW}'), 0.25) / 1e6).toBeCloseTo(12.5, 9);
    expect(quantile(read('{dist: discrete, values: [1 MW, 2 MW], weights: [3, 1]}'), 0.5)).toBe(1e6);
    const from = good('policy: {change: [{regime: r, from: {dist: date, first: 2024-03, last: 2024-06}}]}').policy.change[0]?.from;
    expect([0.01, 0.99].map((u) => quantile(from, u))).toEqual([2, 5]);
  });

  it('keeps samples inside what can be', () => {
    expect(quantile(read('{dist: normal, mean: 1 MW, sd: 1 MW}'), 1e-9)).toBeGreaterThanOrEqual(0);
  });

  it('reads an interval of months', () => {
    const from = good('policy: {change: [{regime: r, from: 2025-11 to 2026-06}]}').policy.change[0]?.from;
    expect([0.01, 0.99].map((u) => quantile(from, u))).toEqual([22, 29]);
  });
});

describe('curves', () => {
  it('has months from the start of the horizon, sorted', () => {
    const value = read('{2026-01: 300 MW, 2023-07: 100 MW}');
    expect(value.kind === 'curve' && value.points.map((p) => p.month)).toEqual([-6, 24]);
    expect(value.kind === 'curve' && value.between).toBe('linear');
    expect(valueAt(value, 9) / 1e6).toBeCloseTo(200, 9);
  });

  it('steps where asked', () => {
    expect(valueAt(read('{2024-01: 100 MW, 2025-01: 300 MW, between: step}'), 11)).toBe(100e6);
  });

  it('names uncertain points by their month', () => {
    const value = read('{2024-01: 100 MW, 2026-01: 300 MW to 400 MW}');
    const last = value.kind === 'curve' ? value.points[1]?.value : undefined;
    expect(last?.kind === 'uncertain' && last.name).toBe('sites.s.power.2026-01');
  });

  it('grows by the year, from a month', () => {
    const value = read('{from: 100 MW, growth: 21 %/year, at: 2025-01}');
    expect(valueAt(value, 12) / 1e6).toBeCloseTo(100, 9);
    expect(valueAt(value, 18) / 1e6).toBeCloseTo(110, 9);
    expect(valueAt(value, 0) / 1e6).toBeCloseTo(100 / 1.21, 9);
  });

  it('reads a column of a CSV file', () => {
    const csv = 'month,power,note\n2024-01,100,\n2024-07,,nobody knows\n2025-01,0.3 GW,with its unit\n';
    const value = read('{csv: p.csv, column: power, unit: MW}', { files: { 'scenarios/p.csv': csv } });
    expect(value.kind === 'curve' && value.points.map((p) => [p.month, valueAt(p.value, 0) / 1e6])).toEqual([
      [0, 100],
      [12, 300],
    ]);
    expect(value.kind === 'curve' && value.points[1]?.value.origin).toMatchObject({ file: 'scenarios/p.csv', line: 4, column: 9 });
  });

  it('reports faults of a CSV file in that file', () => {
    const at = (csv: string) => wrong('{csv: p.csv, column: power, unit: MW}', { files: { 'scenarios/p.csv': csv } });
    expect(at('month,power\n2024-01,lots\n')).toMatchObject([{ code: 'not-a-number', file: 'scenarios/p.csv', line: 2, column: 9 }]);
    expect(at('month,power\n2024-1,3\n')).toMatchObject([{ code: 'bad-date', line: 2, column: 1 }]);
    expect(at('month,power\n2024-01,-3\n')).toMatchObject([{ code: 'negative', line: 2 }]);
    expect(at('month,power\n2024-01,3\n2024-01,4\n')).toMatchObject([{ code: 'duplicate-id', line: 3 }]);
    expect(wrong('{csv: ../../p.csv, column: power, unit: MW}')).toMatchObject([{ code: 'path-outside', line: 6 }]);
    expect(
      wrong('{csv: p.csv, column: power, unit: MWh}', { files: { 'scenarios/p.csv': 'month,power\n2024-01,3\n' } }).map((p) => p.code),
    ).toEqual(['wrong-unit']);
  });

  it.each([
    ['{2024-13: 1 MW}', 'bad-date'],
    ['{jan: 1 MW}', 'unknown-key'],
    ['{between: step}', 'missing-key'],
    ['{2024-01: 1 MW, between: cubic}', 'unknown-word'],
    ['{2024-01: {2024-02: 1 MW}}', 'curve-refused'],
    ['{from: 1 MW}', 'missing-key'],
    ['{from: 1 MW, growth: 25 %}', 'wrong-unit'],
    ['{from: 1 MW, growth: -101 %/year}', 'out-of-range'],
    ['{from: 1 MW, growth: 25 %/year, till: 2025-01}', 'unknown-key'],
    ['{csv: p.csv}', 'missing-key'],
    ['{csv: p.csv, column: power}', 'missing-unit'],
  ])('refuses %s as %s', (text, code) => expect(wrong(text).map((p) => p.code)).toContain(code));
});

describe('formulas', () => {
  const PARAMETERS = 'scale: 1.5, big: 20 MW to 40 MW, own: = 2 * scale, mw: {2024-01: 1 MW, 2025-01: 2 MW}';

  it.each([
    ['= 100 MW * scale', 150e6],
    ['= scale * 100 MW', 150e6],
    ['= (100 MW + 50000 kW) * 2 / 3', 100e6],
    ['= max(10 MW, 20 MW * scale, 5 MW)', 30e6],
    ['= 100 MW * (1 - 20 %)', 80e6],
    ['= own * 1 MW', 3e6],
    ['= 1 MW * 2^3', 8e6],
    ['= if(scale > 1, 7 MW, 8 MW)', 7e6],
    ['= -(-3 MW)', 3e6],
    ['= 0 + 5 MW', 5e6],
    ['= 36 MW / sqrt(9)', 12e6],
  ])('%s', (text, value) => expect(valueAt(read(JSON.stringify(text), {}, PARAMETERS), 0)).toBeCloseTo(value, 3));

  it('remembers the parameters it is made of', () => {
    const value = read('= big * 2', {}, PARAMETERS);
    expect(value.kind === 'derived' && value.of.map((v) => v.origin.path)).toContainEqual(expect.stringMatching(/big|power/));
    expect(valueAt(value, 0) / 1e6).toBeCloseTo(2 * Math.sqrt(800), 6);
  });

  it('varies where a parameter does', () => expect(valueAt(read('= mw * 2', {}, PARAMETERS), 6) / 1e6).toBeCloseTo(3, 9));

  it.each([
    ['= 100 MW *', 'bad-formula'],
    ['=', 'bad-formula'],
    ['= 100 MWh', 'wrong-unit'],
    ['= 100', 'wrong-unit'],
    ['= 1 MW + 1 CNY', 'formula-units'],
    ['= 1 MW + 1', 'formula-units'],
    ['= scal * 1 MW', 'unknown-name'],
    ['= 1 MW / 0', 'bad-formula'],
    ['= -5 MW', 'negative'],
    ['= exp(1 MW) * 1 MW', 'formula-units'],
    ['= sin(1) * 1 MW', 'bad-formula'],
    ['= cos.constructor("return 1")()', 'bad-formula'],
    ['= import({})', 'bad-formula'],
    ['= [1, 2]', 'bad-formula'],
    ['= f(x) = x', 'bad-formula'],
    ['= a = 3', 'bad-formula'],
    ['= sum(big)', 'bad-formula'],
    ['= min() * 1 MW', 'bad-formula'],
    [`= ${'('.repeat(500)}1 MW${')'.repeat(500)}`, 'bad-formula'],
  ])('refuses %s as %s', (text, code) => expect(wrong(JSON.stringify(text), {}, PARAMETERS).map((p) => p.code)).toEqual([code]));

  it('points at the name inside the text', () => {
    const [problem] = wrong('= 2 MW * scal', {}, PARAMETERS);
    expect(problem).toMatchObject({ line: 6, column: COLUMN + '= 2 MW * '.length, hint: "did you mean 'scale'?" });
  });

  it('cannot vary where a figure is fixed', () => {
    expect(bad('parameters: {d: {2024-01: 5 %, 2025-01: 6 %}}\nfinance: {discount: = d}').map((p) => p.code)).toEqual(['curve-refused']);
  });

  it('tells of a faulty parameter once', () => {
    expect(bad('parameters: {d: 5 MWW}\nfinance: {discount: = d}').map((p) => p.code)).toEqual(['unknown-unit']);
  });
});

describe('parameters', () => {
  it('have unit, bounds and label', () => {
    const { parameters, unused } = good('parameters: {a: {value: 3 MW, min: 1000 kW, max: 5 MW, label: Power}, b: 2}');
    expect(parameters.get('a')).toMatchObject({ dimension: 'W', unit: 'kW', min: 1e6, max: 5e6, label: 'Power' });
    expect(unused).toEqual(['a', 'b']);
  });

  it('are used by formulas of figures, targets and variables', () => {
    const body =
      'parameters: {a: 1, b: 2, c: 3, d: 4}\nfinance: {discount: = a * 5 %}\ntargets: [{name: t, when: x > b}]\nvariables: {v: {unit: MW, formula: c * 1 MW}}';
    expect(good(body).unused).toEqual(['d']);
  });

  it.each([
    ['{a: {value: 3, min: 4, max: 5}}', 'out-of-range'],
    ['{a: {value: 3, min: 5, max: 4}}', 'reversed-interval'],
    ['{a: {value: 3 MW, min: 1, max: 4}}', 'wrong-unit'],
    ['{a: = b, b: = c, c: = a}', 'parameter-cycle'],
    ['{a-b: 3}', 'bad-text'],
  ])('refuses %s as %s', (text, code) => expect(bad(`parameters: ${text}`).map((p) => p.code)).toContain(code));
});
