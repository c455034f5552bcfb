import { describe, expect, it } from 'vitest';
import { planned } from '../../support/shipped-world.ts';
import { SMALL_SCENARIO } from '../../support/small-scenario.ts';

const acts = (policy: string) => planned(SMALL_SCENARIO.replace('demand:', `policy: ${policy}\ndemand:`)).acts();

const RULE = 'us-2023-10-17-acs-ifr';
const of = (policy: string) => acts(policy).find(({ id }) => id === RULE);

describe('acts as a scenario has them', () => {
  it('stand where their file states them, with its dates', () => {
    expect(of('{timeline: as-happened}')).toMatchObject({
      text: 'in effect 2023-11-17, announced 2023-10-17',
      file: `data/regimes/${RULE}.yaml`,
      line: 1,
    });
  });

  it('stand where the scenario moves them, with what it says of dates, odds and thresholds', () => {
    const changed = of(`{change: [{regime: ${RULE}, from: 2024-09, to: 2025-01, probability: 70 %, lines: 80 %, fee: 5 %}]}`);
    expect(changed).toMatchObject({
      text: 'probability 70 %, lines 80 %, in effect 2024-09, until 2025-01, announced 2023-10-17',
      file: 'tried.yaml',
      line: 6,
    });
    expect(of(`{change: [{regime: ${RULE}, fee: 5 %}]}`)).toMatchObject({ file: `data/regimes/${RULE}.yaml` });
  });

  it('have no text where it leaves them out, and are not there where the timeline has none', () => {
    expect(of(`{change: [{regime: ${RULE}, remove: true}]}`)).toMatchObject({ text: '', file: 'tried.yaml', line: 6 });
    expect(acts('{timeline: none, change: null}')).toEqual([]);
    expect(of('{until: 2022-12}')).toBeUndefined();
  });
});
