import { describe, expect, it } from 'vitest';
import { isFault } from '../../../../src/kit/fault.ts';
import {
  type Answer,
  type ExplainOptions,
  type Explanation,
  explain,
  type Figure,
  type Question,
} from '../../../../src/study/explain/index.ts';
import type { Plan } from '../../../../src/study/index.ts';
import { run } from '../../../../src/study/run.ts';
import { planned, shipped } from '../../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../../support/small-scenario.ts';

const OWN = `
variables:
  lent: {formula: "sum(installedOf) * 0.5", unit: chip, about: "Half of the chips"}
  fixed: {formula: "3", unit: "1", about: "Always three"}
`;

const DRAWS = 6;
const kept = new Map<string, Plan>();
const planOnce = (text: string): Plan => {
  const plan = kept.get(text) ?? planned(text, { draws: DRAWS });
  kept.set(text, plan);
  return plan;
};
const small = (): Plan => planOnce(SMALL_SCENARIO);
const own = (): Plan => planOnce(SMALL_SCENARIO.replace('variants:', `${OWN.trim()}\nvariants:`));

const options: ExplainOptions = { draws: DRAWS, seed: 1, depth: 6, placeOfEquation: (name) => ({ file: 'model', line: name.length }) };

const asked = async (
  plan: Plan,
  question: Partial<Question> & { variable: string },
  more: Partial<ExplainOptions> = {},
): Promise<Answer> => {
  const answer = await explain(plan, { place: {}, ...question }, { ...options, ...more });
  if (isFault(answer)) throw new Error(answer.fault);
  return answer;
};

const figureOf = (answer: Answer): Figure => {
  if (answer.figure.kind !== 'figure') throw new Error('a figure of the world');
  return answer.figure;
};

const everything = (e: Explanation): Explanation[] => [e, ...(e.kind === 'figure' ? e.inputs.flatMap(everything) : [])];

describe('explaining a number', () => {
  it('gives the number that the run has in the draw nearest to its median', async () => {
    const plan = small();
    const { figure, draw, among } = await asked(plan, { variable: 'capacity.installed', at: '2025-02' });
    const results = await run(plan, DRAWS, 1);
    const series = results.series.find((s) => s.recorded.id === 'capacity.installed' && s.recorded.axes.length === 0);
    const month = 7; // from July 2024
    const draws = [...(series?.draws(month, 0) ?? [])];
    expect(figure.value * 1e18).toBeCloseTo(draws[draw] as number, -12);
    const sorted = [...draws].sort((a, b) => a - b);
    const median = ((sorted[2] as number) + (sorted[3] as number)) / 2;
    const distances = draws.map((x) => Math.abs(x - median));
    expect(distances[draw]).toBe(Math.min(...distances));
    expect(among).toBe(DRAWS);
  });

  it('gives the ratio of two sums for a year that is one', async () => {
    const plan = small();
    const answer = await asked(plan, { variable: 'cost.per_pflop_hour', at: '2024' });
    const figure = figureOf(answer);
    const results = await run(plan, DRAWS, 1);
    const series = results.series.find((s) => s.recorded.id === 'cost.per_pflop_hour');
    const draws = series?.yearRatios?.({ from: 0, to: 6 }, 0).values as Float32Array;
    expect(figure.value / ((draws[answer.draw] as number) / (series?.recorded.unit.factor as number))).toBeCloseTo(1, 6);
    expect(figure.equation).toMatch(/^sum over the year of \(ownerCost\) \/ sum over the year of \(if\(sum\(installedOf\) >= 1 chip/);
    expect(figure.inputs.map((i) => i.kind !== 'given' && i.period)).toContain('2024-07');
    const month = figureOf(await asked(plan, { variable: 'cost.per_pflop_hour', at: '2024-12' }));
    expect(month.value).not.toBeCloseTo(figure.value, 3);
  });

  it('adds members up to the total they are members of', async () => {
    const figure = figureOf(await asked(small(), { variable: 'capacity.installed', at: '2025-02' }));
    expect(figure).toMatchObject({ unit: 'EFLOPS', period: '2025-02', variable: 'capacity.installed' });
    const sum = figure.inputs.reduce((total, i) => total + i.value, 0);
    expect(sum).toBeCloseTo(figure.value, 12);
  });

  it('explains one member of a variable as the cell it is', async () => {
    const place = { chip: 'ascend_910b2', site: 'guian' };
    const figure = figureOf(await asked(small(), { variable: 'capacity.installed', at: '2025-02', place }));
    expect(figure.place).toEqual(place);
    expect(figure.equation).toBe('closing(installed) * peakFlops');
    const [chips, peak] = figure.inputs;
    expect(chips).toMatchObject({ kind: 'figure', variable: 'chips.installed' });
    // chips times FLOPS a chip, in EFLOPS
    expect(((chips?.value ?? 0) * (peak?.value ?? 0)) / 1e18).toBeCloseTo(figure.value, 9);
    expect(peak).toMatchObject({ kind: 'given', name: 'chips.ascend_910b2.fp16', origin: { file: 'data/chips.csv' } });
  });

  it('names the limit that decided a flow, and the next', async () => {
    const place = { chip: 'ascend_910b2', site: 'guian' };
    const figure = figureOf(await asked(small(), { variable: 'chips.commissioned', at: '2025-01', place }));
    expect(['power', 'crews', 'chips.waiting', 'arrivals']).toContain(figure.limit?.name);
    expect(figure.limit?.next).not.toBe(figure.limit?.name);
    expect(figure.limit?.unused).toBeGreaterThanOrEqual(0);
  });

  it('adds the months of a year, one of them taken apart', async () => {
    const figure = figureOf(await asked(small(), { variable: 'cost.total', at: '2025' }));
    expect(figure).toMatchObject({ unit: 'CNY/year', equation: 'sum of its months', period: '2025' });
    expect(figure.inputs.map((i) => i.kind).sort()).toEqual(['figure', 'more', 'more']);
    expect(figure.inputs.reduce((sum, i) => sum + i.value, 0)).toBeCloseTo(figure.value, 3);
  });

  it('takes the last month of a year for a balance', async () => {
    const figure = figureOf(await asked(small(), { variable: 'capacity.installed', at: '2024', place: { chip: 'ascend_910b2' } }));
    const last = figureOf(await asked(small(), { variable: 'capacity.installed', at: '2024-12', place: { chip: 'ascend_910b2' } }));
    expect(figure.value).toBe(last.value);
    expect(figure.period).toBe('2024');
  });

  it('sums up a figure of the whole run year by year', async () => {
    const { figure } = await asked(small(), { variable: 'finance.npv' });
    const parts = everything(figure).slice(1);
    expect(parts.filter((e) => e.kind === 'more' && e.why === 'months').map((e) => (e.kind === 'more' ? e.period : ''))).toEqual([
      '2024',
      '2025',
    ]);
    expect(parts.some((e) => e.kind === 'given' && e.input === 'discountRate')).toBe(true);
  });

  it('explains a draw that is asked for', async () => {
    const all = await Promise.all([0, 1, 2].map((draw) => asked(small(), { variable: 'capacity.installed' }, { draw })));
    expect(all.map((a) => a.draw)).toEqual([0, 1, 2]);
    expect(new Set(all.map((a) => a.figure.value)).size).toBe(3);
  });

  it('stops at the depth asked for', async () => {
    const shallow = everything((await asked(small(), { variable: 'capacity.installed' }, { depth: 1 })).figure);
    const deep = everything((await asked(small(), { variable: 'capacity.installed' }, { depth: 8 })).figure);
    expect(shallow.length).toBeLessThan(deep.length);
    expect(shallow.some((e) => e.kind === 'more' && e.why === 'depth')).toBe(true);
    expect(deep.some((e) => e.kind === 'more' && e.why === 'opening')).toBe(true);
  });

  it('takes apart each number once', async () => {
    const figures = everything((await asked(small(), { variable: 'finance.npv' }, { depth: 20 })).figure).filter(
      (e) => e.kind === 'figure' && e.equation !== undefined,
    );
    const keys = figures.map((e) => (e.kind === 'figure' ? JSON.stringify([e.variable, e.period, e.place, e.unit]) : ''));
    expect(keys.filter((k, i) => keys.indexOf(k) < i)).toEqual([]);
  });

  it('takes apart the largest member only, to be brief', async () => {
    const brief = everything((await asked(small(), { variable: 'finance.npv' }, { depth: 6, brief: true })).figure);
    const whole = everything((await asked(small(), { variable: 'finance.npv' }, { depth: 6 })).figure);
    expect(brief.length).toBeLessThanOrEqual(whole.length);
  });

  it('shows money in the currency of the scenario, whatever the equations call it', async () => {
    const plan = planned(shipped('texas-abilene'), { draws: DRAWS });
    const { figure } = await asked(plan, { variable: 'cost.total', at: '2027' }, { depth: 3 });
    const units = new Set(everything(figure).flatMap((e) => (e.kind === 'given' ? [] : [e.unit])));
    expect([...units].filter((u) => u.includes('CNY'))).toEqual([]);
    expect([...units]).toContain('USD/month');
  });

  it('says where the reason stands that there is no rate of return', async () => {
    const spent = `suanli: 1
name: nothing comes in
extends: suanli:rental-centre
horizon: {start: 2024-07, end: 2026-12}
finance: {rental_price: {from: 0 CNY/PFLOPS/hour, growth: 0 %/year}, value_loss: 99 %}
`;
    const plan = planned(spent, { draws: DRAWS });
    expect(await explain(plan, { variable: 'finance.irr_equity', place: {} }, options)).toMatchObject({
      fault: 'finance.irr_equity has a value in no draw',
      hint: 'the note beside it in summary.csv says which cash flows have no rate of return, and why',
    });
  });

  it('shows the hours of a month as hours', async () => {
    const { figure } = await asked(small(), { variable: 'cost.per_pflop_hour', at: '2024-12' });
    const hours = everything(figure).filter((e) => e.kind === 'given' && e.input === 'hours');
    expect(hours).not.toHaveLength(0);
    for (const e of hours) expect(e).toMatchObject({ value: 31 * 24, unit: 'hour/month' });
  });

  it('explains variables of the scenario’s own', async () => {
    const lent = figureOf(await asked(own(), { variable: 'lent', at: '2025-02' }));
    const chips = figureOf(await asked(own(), { variable: 'chips.installed', at: '2025-02' }));
    expect(lent.equation).toBe('sum(installedOf) * 0.5');
    expect(lent.value).toBeCloseTo(chips.value / 2, 6);
  });

  it('says where an equation stands that reads nothing', async () => {
    expect(figureOf(await asked(own(), { variable: 'fixed', at: '2025-02' }))).toMatchObject({
      value: 3,
      origin: { file: 'model', line: 5 },
      inputs: [],
    });
  });
});

describe('a question that cannot be answered', () => {
  const faultOf = async (question: Partial<Question> & { variable: string }, more: Partial<ExplainOptions> = {}) => {
    const answer = await explain(small(), { place: {}, ...question }, { ...options, ...more });
    if (!isFault(answer)) throw new Error('it was answered');
    return answer;
  };

  it.each([
    [{ variable: 'capacity.instaled' }, 'unknown-variable', 'capacity.installed'],
    [{ variable: 'capacity.installed', at: 'tomorrow' }, 'bad-period', '2027-12'],
    [{ variable: 'capacity.installed', at: '2030-01' }, 'outside-horizon', '2024-07 to 2025-03'],
    [{ variable: 'finance.npv', at: '2025' }, 'bad-period', 'without a period'],
    [{ variable: 'capacity.installed', place: { chip: 'ascend_910b22' } }, 'unknown-member', 'ascend_910b2'],
    [{ variable: 'capacity.installed', place: { workload: 'inference' } }, 'unknown-member', 'chip'],
  ])('%j is refused', async (question, code, hint) => {
    const fault = await faultOf(question);
    expect(fault.code).toBe(code);
    expect(fault.hint).toContain(hint);
  });

  it('refuses a folder whose number the run does not give', async () => {
    expect(await faultOf({ variable: 'capacity.installed' }, { median: 1, all: true })).toMatchObject({ code: 'edited-result' });
    expect(await faultOf({ variable: 'capacity.installed' }, { median: 1e30 })).toMatchObject({ code: 'edited-result' });
  });
});

describe('a draw far into a run', () => {
  it('has the number that the run has there', async () => {
    const plan = small();
    const results = await run(plan, 300, 1);
    const series = results.series.find((s) => s.recorded.id === 'capacity.installed' && s.recorded.axes.length === 0);
    const answer = await asked(plan, { variable: 'capacity.installed', at: '2025-02' }, { draws: 300, draw: 280 });
    const written = (series?.draws(7, 0)[280] as number) / 1e18;
    expect(Math.abs(answer.figure.value / written - 1)).toBeLessThan(1e-6);
    const npv = await asked(plan, { variable: 'finance.npv' }, { draws: 300, draw: 280 });
    const overall = results.overalls.find((o) => o.quantity.id === 'finance.npv');
    expect(npv.figure.value).toBeCloseTo(overall?.values[280] as number, -2);
  });
});
