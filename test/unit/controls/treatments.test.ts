import { describe, expect, it } from 'vitest';
import { type ChipTreatment, determine, treatments, withoutActs } from '../../../src/controls/index.ts';
import { chip, chips, part, rules } from '../../support/rulebook.ts';

const toChina = { destination: 'CN', headquarters: 'CN', route: 'US' } as const;
const all = treatments(rules, chips, toChina);
const of = (id: string): readonly ChipTreatment[] => all.treatments.filter((t) => t.chip === id);

/** As the equations decide it: from dates alone. */
const governing = (rows: readonly ChipTreatment[], date: string): readonly ChipTreatment[] => {
  const on = (id: string): boolean => {
    const act = all.acts.find((a) => a.id === id);
    return act !== undefined && act.effective <= date && (act.ends === undefined || date < act.ends);
  };
  return rows.filter((r) => on(r.act) && !r.amendedBy.some(on) && (r.onlyWith.length === 0 || r.onlyWith.some(on)));
};

describe('treatments', () => {
  it('leave the destination’s own makers alone', () => {
    const domestic = new Set(chips.filter((c) => c.maker === 'CN').map((c) => c.id));
    expect(domestic.size).toBeGreaterThan(20);
    expect(all.treatments.filter((t) => domestic.has(t.chip))).toEqual([]);
  });

  it('give dates and episodes of every act they speak of', () => {
    const ids = all.acts.map((a) => a.id);
    for (const t of [...all.treatments, ...all.foundry]) for (const id of [t.act, ...t.amendedBy, ...t.onlyWith]) expect(ids).toContain(id);
    expect(all.acts.map((a) => a.effective)).toEqual(all.acts.map((a) => a.effective).sort());
  });

  it('governed by dates alone, say on each day what a determination says', () => {
    for (const figures of chips.filter((c) => c.maker === 'US' && c.tpp !== undefined)) {
      for (const date of [
        '2022-09-01',
        '2023-05-01',
        '2023-11-01',
        '2024-06-01',
        '2025-05-01',
        '2025-07-20',
        '2025-09-01',
        '2025-12-01',
        '2026-01-20',
        '2026-06-01',
      ]) {
        const asked = { chip: figures, date, ...toChina, gates: ['export', 'import'] as const };
        const known = determine(asked, rules).rules.filter((r) => r.status !== 'unknown' && !r.reason.endsWith(': free'));
        const rows = governing(of(figures.id ?? ''), date).filter((r) => r.kind !== 'unknown');
        expect([figures.id, date, rows.map((r) => r.act).sort()]).toEqual([figures.id, date, known.map((r) => r.regime).sort()]);
      }
    }
  });

  it('carry shares, fees, lags and quotas', () => {
    const [h200] = of('h200_sxm').filter((t) => t.act === 'us-2026-01-15-case-by-case');
    expect(h200).toMatchObject({
      kind: 'licence',
      permit: { low: 0.3, high: 1 },
      lag: { low: 0.5, high: 4 },
      fee: 0,
      quota: { amount: 0.5, unit: 'share of vendor sales in the US', per: 'cumulative', scope: 'chip' },
      onlyWith: ['us-2022-10-07-ifr', 'us-2023-10-17-acs-ifr', 'us-2025-04-09-h20-isinformed'],
    });
    expect(of('h200_sxm').find((t) => t.kind === 'tariff')).toMatchObject({ fee: 0.25, permit: { low: 1, high: 1 } });
    expect(of('h20').find((t) => t.act === 'us-2025-08-11-15pct')).toMatchObject({ fee: 0.15 });
    expect(of('rtx_4090').find((t) => t.kind === 'notify')?.lag?.low).toBeCloseTo(25 / 30.436875, 9);
    expect(of('b200').find((t) => t.kind === 'deny')?.permit).toEqual({ low: 0, high: 0 });
  });

  it('do not hide what is not known', () => {
    const [row] = of('mi308x').filter((t) => t.act === 'us-2023-10-17-acs-ifr');
    expect(row).toMatchObject({ kind: 'unknown', permit: { low: 0, high: 1 } });
    expect(row?.missing).toContain('tpp');
  });

  it('drop what only amends when nothing is left to amend', () => {
    const rulebook = withoutActs(rules, (act) => act.episode === 'april-2025-letters');
    const rows = treatments(rulebook, [chip('h20')], toChina).treatments.filter((t) => t.jurisdiction === 'US');
    expect(rows).toEqual([]);
  });

  it('put bans and duties on programmes, not on chips', () => {
    expect(all.mandates).toEqual([
      {
        id: 'state-funded',
        act: 'cn-2025-11-05-state-dc',
        jurisdiction: 'CN',
        kind: 'procurement-ban',
        programmes: 'state-funded',
        domesticShare: { low: 1, high: 1 },
        removeBelowCompletion: 0.3,
      },
    ]);
    expect(treatments(rules, chips, { destination: 'US', headquarters: 'US', route: 'US' }).mandates).toEqual([]);
  });

  it('tell what foundries abroad may make for domestic designers', () => {
    const rows = all.foundry.filter((t) => t.chip === 'ascend_910c');
    expect(rows.map((t) => t.act)).toContain('us-2025-01-15-foundry-dd');
    expect(all.foundry.some((t) => t.chip === 'h100_sxm')).toBe(false);
  });

  it('say nothing where nothing is controlled', () => {
    const texas = treatments(rules, chips, { destination: 'US', headquarters: 'US', route: 'US' });
    expect(texas.treatments).toEqual([]);
  });

  it('are for chips that can be named', () => {
    expect(() => treatments(rules, [part({})], toChina)).toThrow('without an id');
  });
});
