import { describe, expect, it } from 'vitest';
import { valueAt } from '../../../src/uncertainty/index.ts';
import { bad, good, HEAD, readText, type World } from './support.ts';

const MW = 1e6;
const SITE = 'electricity: 0.4 CNY/kWh, pue: 1.2, carbon: 0.5 kgCO2/kWh';
const BASE = `${HEAD}sites:
  - {id: a, ${SITE}, phases: [{id: one, power: 10 MW, ready: 2024-06}, {id: two, power: 20 MW, ready: 2025-01}]}
  - {id: b, ${SITE}}
parameters: {scale: {value: 1, min: 0.5, max: 2, label: Scale}, growth: {from: 1 MW, growth: 10 %/year}}
investment: [{id: p, amount: 1e9 CNY/year, eligible: {uses: [chips, facility]}}]
variants:
  big: {sites: [{id: a, phases: [{id: two, power: 200 MW}]}], parameters: {scale: 2}}
  same: {}
`;
const world = (more: World = {}): World => ({ ...more, files: { 'scenarios/base.yaml': BASE, ...more.files } });
const on = (text: string, more: World = {}) => {
  const { scenario, problems } = readText(`extends: base.yaml\n${text}`, world(more));
  if (!scenario) throw new Error(problems.map((p) => `${p.line}:${p.column} ${p.code} ${p.message}`).join('\n'));
  return scenario;
};
const powers = (scenario: ReturnType<typeof on>) => scenario.sites.flatMap((s) => s.phases.map((p) => valueAt(p.power, 0) / MW));

describe('extends', () => {
  it('merges lists by id, at every depth, keeping order', () => {
    const scenario = on(
      'sites: [{id: c, electricity: 1 CNY/kWh, pue: 1.3, carbon: 0.1 kgCO2/kWh}, {id: a, phases: [{id: two, power: 25 MW}]}]',
    );
    expect(scenario.sites.map((s) => s.id)).toEqual(['a', 'b', 'c']);
    expect(powers(scenario)).toEqual([10, 25]);
  });

  it('keeps the line of the text that wins', () => {
    const scenario = on('sites: [{id: a, phases: [{id: two, power: 25 MW}]}]');
    expect(scenario.sites[0]?.phases[1]?.power.origin).toMatchObject({ file: 'scenarios/test.yaml', line: 2, text: '25 MW' });
    expect(scenario.sites[0]?.phases[0]?.power.origin).toMatchObject({ file: 'scenarios/base.yaml', line: 6, text: '10 MW' });
  });

  it('takes items as a map from id, and removes with null', () => {
    const scenario = on('sites: {b: null, a: {phases: {one: null}}}');
    expect(scenario.sites.map((s) => s.id)).toEqual(['a']);
    expect(powers(scenario)).toEqual([20]);
  });

  it('removes keys with null, so that the default holds again', () => {
    expect(on('investment: [{id: p, eligible: null}]').investment[0]?.eligible.uses).toEqual([]);
  });

  it('replaces lists without ids', () => {
    expect(on('investment: [{id: p, eligible: {uses: [chips]}}]').investment[0]?.eligible.uses).toEqual(['chips']);
  });

  it('replaces a figure as a whole, but amends growth by growth', () => {
    const amended = on('parameters: {growth: {growth: 20 %/year}}').parameters.get('growth');
    expect(amended && valueAt(amended.value, 12) / MW).toBeCloseTo(1.2, 12);
    const replaced = on('parameters: {growth: 7 MW}').parameters.get('growth');
    expect(replaced?.value).toMatchObject({ kind: 'constant', value: 7 * MW });
  });

  it('keeps bounds and label of a parameter whose value changes', () => {
    expect(on('parameters: {scale: 1.5}').parameters.get('scale')).toMatchObject({
      min: 0.5,
      max: 2,
      label: 'Scale',
      value: { value: 1.5 },
    });
  });

  it('goes through several files and shipped ones', () => {
    const files = { 'scenarios/deep/mid.yaml': 'extends: ../base.yaml\nname: mid' };
    expect(readText('extends: deep/mid.yaml', world({ files })).scenario).toMatchObject({
      name: 'mid',
      files: ['scenarios/test.yaml', 'scenarios/deep/mid.yaml', 'scenarios/base.yaml'],
    });
    const shipped = { 'bases/china': 'extends: world.yaml\nname: china', 'bases/world': BASE };
    expect(readText('extends: suanli:bases/china', { shipped }).scenario).toMatchObject({ name: 'china' });
  });

  it.each([
    '/etc/passwd',
    '../secret.yaml',
    '..\\secret.yaml',
    'a/../../../x',
    'C:\\x.yaml',
    'https://example.org/x',
    'suanli:../x',
    'suanli:/x',
  ])('refuses %s', (path) => {
    const read: string[] = [];
    const files = new Proxy<Record<string, string>>({}, { getOwnPropertyDescriptor: (_, key) => void read.push(String(key)) });
    expect(readText(`extends: ${JSON.stringify(path)}`, { files }).problems.map((p) => p.code)).toContain('path-outside');
    expect(read.filter((path_) => path_ !== 'scenarios/test.yaml')).toEqual([]);
  });

  it('prints the ring of files that extend each other', () => {
    const files = { 'scenarios/b.yaml': 'extends: test.yaml' };
    const [problem] = readText('extends: b.yaml', { files }).problems;
    expect(problem).toMatchObject({ code: 'extends-cycle', file: 'scenarios/b.yaml', line: 1 });
    expect(problem?.message).toContain('scenarios/test.yaml → scenarios/b.yaml → scenarios/test.yaml');
  });
});

describe('variants', () => {
  it('lays the chosen one over the file', () => {
    expect(powers(on('', { variant: 'big' }))).toEqual([10, 200]);
    expect(on('', { variant: 'big' })).toMatchObject({ variant: 'big', variants: ['big', 'same'] });
    expect(powers(on('', { variant: 'same' }))).toEqual([10, 20]);
  });

  it('suggests one for a name that is none', () => {
    expect(readText('extends: base.yaml', world({ variant: 'bgi' })).problems).toMatchObject([
      { code: 'unknown-variant', hint: "did you mean 'big'?" },
    ]);
  });

  it('looks at the keys of those not chosen', () => {
    expect(bad('variants: {x: {site: []}}')).toMatchObject([{ code: 'unknown-key', line: 5, hint: "did you mean 'sites'?" }]);
    expect(bad('variants: {x: {extends: y.yaml}}')).toMatchObject([{ code: 'unknown-key' }]);
  });
});

describe('--set', () => {
  const set = (...sets: string[]) => on('', { sets });
  const problem = (...sets: string[]) => readText('extends: base.yaml', world({ sets })).problems;

  it('reaches list members by id and by position', () => {
    expect(powers(set('sites.a.phases.two.power=30 MW'))).toEqual([10, 30]);
    expect(powers(set('sites.0.phases.1.power=31 MW'))).toEqual([10, 31]);
  });

  it('is repeated, the last winning, over the variant', () => {
    expect(powers(on('', { variant: 'big', sets: ['sites.a.phases.two.power=1 MW', 'sites.a.phases.two.power=2 MW'] }))).toEqual([10, 2]);
  });

  it('keeps its own place', () => {
    const power = set('finance.discount=5 %', 'sites.a.phases.two.power = 30 MW').sites[0]?.phases[1]?.power;
    expect(power?.origin).toMatchObject({ file: '--set', line: 2, column: 28, text: '30 MW' });
  });

  it('sets keys that were not written, intervals, curves and null', () => {
    expect(set('finance.discount=5 % to 9 %').finance.discount).toMatchObject({ kind: 'uncertain', name: 'finance.discount' });
    expect(set('sites.b=null').sites.map((s) => s.id)).toEqual(['a']);
    expect(set('investment.p.amount={2024-01: 1e9 CNY/year, 2025-01: 2e9 CNY/year}').investment[0]?.amount.kind).toBe('curve');
  });

  it('reaches into figures', () => {
    const growth = set('parameters.growth.growth=20 %/year').parameters.get('growth');
    expect(growth && valueAt(growth.value, 12) / MW).toBeCloseTo(1.2, 12);
    const amount = on('investment: [{id: p, amount: {2024-01: 1e9 CNY/year}}]', { sets: ['investment.p.amount.2025-01=2e9 CNY/year'] })
      .investment[0]?.amount;
    expect(amount?.kind === 'curve' && amount.points.map((p) => p.month)).toEqual([0, 12]);
    expect(set('parameters.scale=2').parameters.get('scale')).toMatchObject({ max: 2, value: { value: 2 } });
    expect(set('parameters.scale.value=2').parameters.get('scale')).toMatchObject({ max: 2, value: { value: 2 } });
  });

  it('says where a path goes wrong', () => {
    expect(problem('sites.c.pue=1.3')).toMatchObject([{ code: 'unknown-path', file: '--set', line: 1, column: 7, hint: 'one of a, b' }]);
    expect(problem('finance.discont=1 %')).toMatchObject([{ code: 'unknown-path', column: 9, hint: "did you mean 'discount'?" }]);
    expect(problem('name.x=1')).toMatchObject([{ code: 'unknown-path', column: 6 }]);
    expect(problem('sites.a.pue.2025-13=1.3')).toMatchObject([{ code: 'unknown-path' }]);
  });

  it('refuses what is no assignment', () => {
    for (const text of [
      '',
      'finance',
      '=3',
      'finance.discount=',
      'finance.discount=[',
      'a='.repeat(3),
      `finance.discount=${'['.repeat(9000)}`,
    ]) {
      expect(
        problem(text).map((p) => p.code),
        text,
      ).toEqual([expect.stringMatching(/bad-set|unknown-path/)]);
    }
    expect(problem('extends=x.yaml')).toMatchObject([{ code: 'unknown-path' }]);
    expect(problem('constructor.prototype.x=1')[0]?.code).toBe('unknown-path');
  });

  it('checks what it sets like any text', () => {
    expect(problem('finance.discount=8 MW')).toMatchObject([{ code: 'wrong-unit', file: '--set', line: 1, column: 19 }]);
  });
});

it('tells duplicates apart from merging', () => {
  expect(bad('demand: [{id: a, kind: training}, {id: a, kind: inference}]')).toMatchObject([{ code: 'duplicate-id', line: 5, column: 35 }]);
});

it('keeps the merged text as plain data', () => {
  const { resolved } = on('sites: {b: null}');
  expect(resolved).toMatchObject({ suanli: 1, name: 'test', sites: [{ id: 'a', pue: 1.2 }] });
  expect(Object.keys(resolved as object)).not.toContain('variants');
  expect(good('').resolved).toMatchObject({ horizon: { start: '2024-01', end: '2025-12' } });
});
