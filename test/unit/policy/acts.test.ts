import { describe, expect, it } from 'vitest';
import { type MadeAct, planMade, simulateMade } from '../../support/policy-world.ts';

/** June 2024 is month 5 of the horizon. */
const JUNE = 5;

const denied = (more: Partial<MadeAct> = {}): MadeAct => ({
  id: 'us-made',
  effective: '2024-06-01',
  classes: '[{id: named, when: {named: [h20]}, treatment: {kind: deny}}]',
  ...more,
});

const licensed = (approval: string, more = ''): MadeAct => ({
  id: 'us-made',
  effective: '2024-06-01',
  classes: `[{id: named, when: {named: [h20]}, treatment: {kind: licence, policy: case-by-case, approval: ${approval}, basis: a test${more}}}]`,
});

const changed = (text: string): Record<string, string> => ({
  policy: `{pull_forward: 0 %, change: [{regime: us-made, ${text}}]}`,
});

describe('what a scenario changes about acts', () => {
  it('stops a denied chip from its month on, and no other', async () => {
    const read = await simulateMade({ acts: [denied()] });
    expect(read('policy.permit', 'h20').slice(JUNE - 1, JUNE + 1)).toEqual([1, 0]);
    expect(read('supply.imports', 'h20')[JUNE - 1]).toBeGreaterThan(0);
    expect(Math.max(...read('supply.imports', 'h20').slice(JUNE))).toBe(0);
    expect(Math.min(...read('policy.permit', 'l20'))).toBe(1);
  });

  it('removes, shifts and shortens', async () => {
    const removed = await simulateMade({ acts: [denied()], more: changed('remove: true') });
    expect(Math.min(...removed('policy.permit', 'h20'))).toBe(1);
    const shifted = await simulateMade({ acts: [denied()], more: changed('from: 2024-09, to: 2024-11') });
    expect(shifted('policy.permit', 'h20').slice(6, 12)).toEqual([1, 1, 0, 0, 1, 1]);
  });

  it('draws an uncertain date anew in every future', async () => {
    const read = await simulateMade({ acts: [denied()], more: changed('from: 2024-03 to 2024-12'), draws: 400 });
    const permit = read('policy.permit', 'h20');
    expect(permit[1]).toBe(1);
    expect(permit[12]).toBe(0);
    // ten months, each as likely: after four of them four tenths are denied
    expect(permit[5]).toBeGreaterThan(0.5);
    expect(permit[5]).toBeLessThan(0.7);
  });

  it('comes about in the given share of futures, once for all months', async () => {
    const read = await simulateMade({ acts: [denied()], more: changed('probability: 30 %'), draws: 400 });
    const permit = read('policy.permit', 'h20');
    expect(permit[JUNE]).toBeGreaterThan(0.62);
    expect(permit[JUNE]).toBeLessThan(0.78);
    expect(new Set(permit.slice(JUNE)).size).toBe(1);
  });

  it('changes approval, permit, lag and fee', async () => {
    const permit = async (more: Record<string, string>) =>
      (await simulateMade({ acts: [licensed('100 %')], more }))('policy.permit', 'h20');
    expect((await permit(changed('approval: 40 %')))[JUNE]).toBeCloseTo(0.4, 12);
    expect((await permit(changed('approval: 40 %, permit: 25 %')))[JUNE]).toBeCloseTo(0.25, 12);
    expect((await permit(changed('lag: 3 month'))).slice(JUNE, JUNE + 4)).toEqual([0, 0, 0, 1]);
    const fee = await simulateMade({ acts: [licensed('100 %')], more: changed('fee: 15 %') });
    expect(fee('policy.fee', 'h20')[JUNE]).toBeCloseTo(0.15, 12);
    expect(fee('policy.fee', 'h20')[JUNE - 1]).toBe(0);
  });

  it('approves nothing of what is denied outright, whatever the approval', async () => {
    const read = await simulateMade({ acts: [denied()], more: changed('approval: 40 %') });
    expect(read('policy.permit', 'h20')[JUNE]).toBe(0);
  });

  it('draws lines elsewhere', async () => {
    // the H20 has 2,368 TPP
    const act = denied({ classes: '[{id: fast, when: {tpp: at least 2400 TPP}, treatment: {kind: deny}}]' });
    const as = await simulateMade({ acts: [act] });
    expect(Math.min(...as('policy.permit', 'h20'))).toBe(1);
    const lower = await simulateMade({ acts: [act], more: changed('lines: 98 %') });
    expect(lower('policy.permit', 'h20')[JUNE]).toBe(0);
    expect(Math.min(...lower('policy.permit', 'l20'))).toBe(1);
  });

  it('refuses lines that are not certain', () => {
    const { problems } = planMade({ acts: [denied()], more: changed('lines: 80 % to 120 %') });
    expect(problems.map((p) => p.code)).toEqual(['uncertain-line']);
    expect(problems[0]?.line).toBeGreaterThan(1);
  });

  it('knows only acts announced and in effect by `until`, and with no timeline only those it names', async () => {
    const late = denied({ announced: '2024-02-01', effective: '2024-08-01' });
    const policy = (text: string) => ({ policy: `{pull_forward: 0 %, ${text}}` });
    const permits = async (text: string) => (await simulateMade({ acts: [late], more: policy(text) }))('policy.permit', 'h20');
    expect(Math.min(...(await permits('until: 2024-07')))).toBe(1);
    expect(Math.min(...(await permits('until: 2024-08')))).toBe(0);
    expect(Math.min(...(await permits('timeline: none')))).toBe(1);
    expect(Math.min(...(await permits('timeline: none, change: [{regime: us-made}]')))).toBe(0);
  });
});
