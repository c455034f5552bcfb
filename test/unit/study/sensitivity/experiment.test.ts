import { describe, expect, it } from 'vitest';
import { figuresOf, readAsked } from '../../../../src/study/asked/index.ts';
import { boundTo, modelFor, plan } from '../../../../src/study/plan.ts';
import { run } from '../../../../src/study/run.ts';
import { oneAtATime, onlyDraws, randomDesign } from '../../../../src/study/sensitivity/design.ts';
import { experimentOf, movedTogether } from '../../../../src/study/sensitivity/index.ts';
import { elasticities } from '../../../../src/study/sensitivity/tangent/elasticities.ts';
import { shipped, world } from '../../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../../support/small-scenario.ts';

const DRAWS = 40;
const SEED = 7;
const TEXT = `${SMALL_SCENARIO}uncertainty:\n  correlations: [{between: [finance.busy, demand.inference.decode], rho: 0.7}]\n`;
const OUTPUTS = ['capacity.effective@2025-03', 'cost.total@2025', 'cost.per_pflop_hour@2025'];

const requestOf = (sets: readonly string[] = [], draws = DRAWS) => ({
  file: 'small.yaml',
  read: (file: string) => (file === 'small.yaml' ? TEXT : undefined),
  shipped,
  sets,
  draws,
  seed: SEED,
});

const prepared = () => {
  const ready = boundTo(requestOf(), world);
  if ('problems' in ready) throw new Error(JSON.stringify(ready.problems));
  const model = modelFor(ready.scenario);
  if ('problems' in model) throw new Error(JSON.stringify(model.problems));
  const asked = OUTPUTS.map((text) => {
    const one = readAsked(text, model.descriptions, ready.scenario.horizon);
    if ('fault' in one) throw new Error(one.fault);
    return one;
  });
  const experiment = experimentOf(ready, asked);
  if ('problems' in experiment) throw new Error(JSON.stringify(experiment.problems));
  return { experiment, asked };
};

const { experiment, asked } = prepared();

/** The same numbers by an ordinary run. */
const plainly = async (sets: readonly string[], draws: number): Promise<readonly Float64Array[]> => {
  const { plan: ready, problems } = plan(requestOf(sets, draws), world);
  if (!ready) throw new Error(JSON.stringify(problems));
  const results = await run(ready, draws, SEED);
  return asked.map((a) => figuresOf(a, results));
};

const expectClose = (a: ArrayLike<number>, b: ArrayLike<number>): void => {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++) expect(Math.abs((a[i] as number) / (b[i] as number) - 1)).toBeLessThan(1e-6);
};

describe('a scenario as an experiment', () => {
  it('gives at random draws what an ordinary run gives, correlations and all', async () => {
    const [drawn] = await experiment.evaluate([movedTogether(randomDesign(SEED, DRAWS), experiment.copula)]);
    const known = await plainly([], DRAWS);
    for (const [k, values] of known.entries()) expectClose(drawn?.[k] as Float64Array, values);
  });

  it('gives at one end of an input what a run with that figure gives', async () => {
    const input = experiment.inputs.find((i) => i.name === 'procurement.reference_mfu');
    const [ends] = await experiment.evaluate([oneAtATime(['procurement.reference_mfu'], [0.9])]);
    const figure = (input?.distribution.quantile(0.9) as number) * 100;
    const known = await plainly([`procurement.reference_mfu=${figure} %`], 1);
    expectClose(
      OUTPUTS.map((_, k) => ends?.[k]?.[1] as number),
      known.map((v) => v[0] as number),
    );
  });

  it('gives the same whatever was tried before, and together with what', async () => {
    const [a, b] = [randomDesign(1, 10), randomDesign(2, 70)];
    const [first] = await experiment.evaluate([a]);
    const both = await experiment.evaluate([b, a]);
    expect(both[1]).toEqual(first);
    expect(await experiment.evaluate([a])).toEqual([first]);
    const [some] = await experiment.evaluate([onlyDraws(b, [3, 69])]);
    const all = both[0]?.[0];
    expect(some?.[0]).toEqual(Float64Array.of(all?.[3] as number, all?.[69] as number));
  });

  it('knows which inputs lead to what is asked', () => {
    const names = experiment.inputs.map((i) => i.name);
    expect(names).toContain('finance.busy');
    expect(names.filter((n) => experiment.unconnected.includes(n))).toEqual([]);
    expect(experiment.unconnected.some((n) => n.startsWith('supply.statistics'))).toBe(true);
  });
});

describe('elasticities of a scenario', () => {
  it('are those of central differences wherever nothing jumps or has a kink', async () => {
    const names = experiment.inputs.map((i) => i.name);
    const shares = [0.498, 0.502, 0.496, 0.504];
    const [tried] = await experiment.evaluate([oneAtATime(names, shares)]);
    const medians = OUTPUTS.map((_, k) => tried?.[k]?.[0] as number);
    const exact = await elasticities(experiment, asked, medians);
    let compared = 0;
    for (const [k, middle] of medians.entries()) {
      for (const [i, { distribution }] of experiment.inputs.entries()) {
        const at = (n: number) => tried?.[k]?.[1 + i * shares.length + n] as number;
        const x = shares.map((u) => distribution.quantile(u)) as [number, number, number, number];
        if (x[0] === x[1]) continue;
        const scale = distribution.quantile(0.5) / middle;
        const near = ((at(1) - at(0)) / (x[1] - x[0])) * scale;
        const far = ((at(3) - at(2)) / (x[3] - x[2])) * scale;
        const [up, down] = [
          ((at(1) - middle) / (x[1] - distribution.quantile(0.5))) * scale,
          ((middle - at(0)) / (distribution.quantile(0.5) - x[0])) * scale,
        ];
        if (Math.abs(near - far) > 1e-3 || Math.abs(up - down) > 1e-2) continue;
        const found = exact[k]?.[i];
        if (found === undefined) continue;
        expect(Math.abs(found - near), `${OUTPUTS[k]} by ${names[i]}: ${found}, ${near}`).toBeLessThan(2e-3 + 5e-3 * Math.abs(near));
        if (near !== 0) compared++;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });
});
