import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../src/uncertainty/index.ts';
import { planned, shipped } from '../../../support/shipped-world.ts';

/** Ids of what was observed or forecast later: nothing the simulation starts from may name one. */
const outcomes = readFileSync(new URL('../../../../data/observations.csv', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.slice(0, line.indexOf(',')));

/** What the judges of earlier acts read off later sales: the scenario must say something else. */
const LEARNT_LATER = /H20 revenue|no H20 sale|16 bn USD of H20|about 60 million USD/;

const ready = planned(shipped('backtest/china-2022-2025'));

const sourcesOf = (value: Value): readonly string[] => {
  const own = [value.origin.source ?? '', value.origin.text];
  switch (value.kind) {
    case 'derived':
      return [...own, ...value.of.flatMap(sourcesOf)];
    case 'curve':
      return [...own, ...value.points.flatMap((p) => sourcesOf(p.value))];
    case 'growth':
      return [...own, ...sourcesOf(value.from), ...sourcesOf(value.annual)];
    default:
      return own;
  }
};

const cited = [...ready.bound.values].flatMap(([name, values]) => values.flatMap(sourcesOf).map((text) => ({ name, text })));

describe('the history that must be found', () => {
  it('has sources to look at', () => {
    expect(outcomes.length).toBeGreaterThan(200);
    expect(cited.filter((c) => c.text.includes('nvidia-china-at-risk-2022')).length).toBeGreaterThan(0);
  });

  it('rests on no figure that was observed later', () => {
    const whole = (id: string) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`);
    const peeks = outcomes.flatMap((id) =>
      cited.filter((c) => c.text.includes(id) && whole(id).test(c.text)).map((c) => `${c.name}: ${id}`),
    );
    expect(peeks).toEqual([]);
    expect(cited.filter((c) => LEARNT_LATER.test(c.text))).toEqual([]);
  });

  it('names rows of history only, which holds no outcome', () => {
    expect(readFileSync(new URL('../../../../data/history.csv', import.meta.url), 'utf8')).not.toMatch(/,outcome,/);
  });

  it('holds the nine observations, which no input knows', () => {
    expect(ready.scenario.observations.map((o) => o.id)).toEqual(['1', '2', '3', '6', '7', '8', '11', '12a', '12b']);
    const figures = ['417 EFLOPS', '725 EFLOPS', '788 EFLOPS', '17.1e9 USD'];
    expect(cited.filter((c) => figures.some((f) => c.text.includes(f)))).toEqual([]);
  });
});
