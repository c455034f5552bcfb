import { describe, expect, it } from 'vitest';
import type { ChipFigures } from '../../../src/controls/index.ts';
import { ask, askUS, chip, part } from '../../support/rulebook.ts';

const AFTER_2023 = '2024-01-15';

const short = (d: { status: string; licence_policy: string | null; exception: string | null }): string =>
  [d.status, d.licence_policy, d.exception].filter((x) => x !== null).join(' ');

describe('parts close to a line are not rounded over it', () => {
  it.each([
    ['l20', 'free'],
    ['a10', 'free'],
    ['l2', 'free'],
    ['h20', 'free'],
    ['rtx_4090d', 'free'],
    ['rtx_a6000', 'free'],
    ['a30', 'notify NAC'],
    ['a40', 'notify NAC'],
    ['mi210', 'notify NAC'],
    ['rtx_4090', 'notify NAC'],
    ['l4', 'licence presumption-of-denial'],
    ['mi250', 'licence presumption-of-denial'],
    ['a800_sxm', 'licence presumption-of-denial'],
  ])('%s is %s under the rule of October 2023', (id, wanted) => {
    expect(short(askUS(chip(id), AFTER_2023))).toBe(wanted);
  });

  it('an L4 falls by its density, not its performance', () => {
    expect(askUS(chip('l4'), AFTER_2023).reason).toContain('performance density 6.58503 is at or above 5.92');
  });

  it('a consumer part is told apart from a data-centre part of the same figures', () => {
    const figures = { tpp: 3120, area: 379 };
    expect(short(askUS(part({ ...figures, datacentre: false }), AFTER_2023))).toBe('free');
    expect(short(askUS(part({ ...figures, datacentre: true }), AFTER_2023))).toBe('licence presumption-of-denial');
  });

  it('planar dies have no density to be caught by', () => {
    expect(short(askUS(part({ tpp: 4000, area: undefined, planar: true }), AFTER_2023))).toBe('free');
    expect(short(askUS(part({ tpp: 4800, area: undefined, planar: true }), AFTER_2023))).toBe('licence presumption-of-denial');
  });
});

describe('boundaries belong to the side the text puts them on', () => {
  const denied = 'licence presumption-of-denial';
  const cases: readonly [string, ChipFigures, string, string][] = [
    ['TPP 4,799.9 in 2022', { tpp: 4799.9, io: 600 }, '2023-01-01', 'free'],
    ['TPP 4,800 in 2022', { tpp: 4800, io: 600 }, '2023-01-01', denied],
    ['I/O 599.9 in 2022', { tpp: 9000, io: 599.9 }, '2023-01-01', 'free'],
    ['TPP 4,799.9 on a large die', { tpp: 4799.9, area: 3000 }, AFTER_2023, 'free'],
    ['TPP 4,800 on a large die', { tpp: 4800, area: 3200 }, AFTER_2023, denied],
    ['density 5.92', { tpp: 5.92 * 300, area: 300 }, AFTER_2023, denied],
    ['density just below 5.92', { tpp: 1775.9, area: 300 }, AFTER_2023, 'notify NAC'],
    ['density 3.2', { tpp: 1600, area: 500 }, AFTER_2023, 'notify NAC'],
    ['density just below 3.2', { tpp: 1600, area: 500.1 }, AFTER_2023, 'free'],
    ['TPP just below 1,600', { tpp: 1599.9, area: 100 }, AFTER_2023, 'free'],
    ['density 1.6 at 2,400', { tpp: 2400, area: 1500 }, AFTER_2023, 'notify NAC'],
    ['density 1.6 below 2,400', { tpp: 2399.9, area: 1499 }, AFTER_2023, 'free'],
    ['memory 1,399.9 GB/s', { memory_bandwidth: 1399.9 }, '2025-05-01', 'free'],
    ['memory 1,400 GB/s', { memory_bandwidth: 1400 }, '2025-05-01', 'licence not-stated'],
    ['I/O 1,100 GB/s', { io: 1100 }, '2025-05-01', 'licence not-stated'],
    ['sum 1,699.9 GB/s', { memory_bandwidth: 1000, io: 699.9 }, '2025-05-01', 'free'],
    ['sum 1,700 GB/s', { memory_bandwidth: 1000, io: 700 }, '2025-05-01', 'licence not-stated'],
    ['TPP just below 21,000', { tpp: 20_999.9, memory_bandwidth: 6499.9 }, '2026-02-01', 'licence case-by-case'],
    ['TPP 21,000', { tpp: 21_000, memory_bandwidth: 100 }, '2026-02-01', denied],
    ['memory 6,500 GB/s: both bounds must hold', { tpp: 10_000, memory_bandwidth: 6500 }, '2026-02-01', denied],
  ];
  it.each(cases)('%s', (_, figures, date, wanted) => {
    expect(short(askUS(part(figures), date))).toBe(wanted);
  });

  it('says so without rounding the figure onto the line', () => {
    const d = askUS(part({ tpp: 4799.9999999, area: 3000 }), AFTER_2023);
    expect(d.reason).toContain('TPP 4,799.9999999 is below 4,800');
  });

  it('tells of each figure the line it came nearest', () => {
    expect(askUS(chip('h20'), AFTER_2023).reason).toBe('TPP 2,368 is below 2,400; performance density 2.90909 is below 3.2: free');
  });

  it('a density is computed from performance and area, where a table rounds it', () => {
    expect(short(askUS(part({ tpp: 1599.9, area: 499.96, performance_density: 3.2 }), AFTER_2023))).toBe('free');
    expect(short(askUS(part({ tpp: 1600, area: 500.01, performance_density: 3.2 }), AFTER_2023))).toBe('free');
  });

  it.each([
    [14_000, 4500, 0.25],
    [17_500, 5000, 0.25],
    [13_999, 4800, 0],
    [20_800, 6200, 0.25],
    [21_100, 6201, 0],
    [20_000, 4800, 0],
  ])('TPP %d with %d GB/s pays a duty of %d', (tpp, memory_bandwidth, fee) => {
    expect(askUS(part({ tpp, memory_bandwidth }), '2026-02-01').fee).toBe(fee);
  });
});

describe('dates', () => {
  it.each([
    ['a100_80_sxm', '2022-08-25', 'free', '2022-08-26', 'licence not-stated'],
    ['a100_80_sxm', '2022-10-20', 'licence not-stated', '2022-10-21', 'licence presumption-of-denial'],
    ['a800_sxm', '2023-10-22', 'free', '2023-10-23', 'licence presumption-of-denial'],
    ['l40', '2023-11-16', 'free', '2023-11-17', 'notify NAC'],
    ['l40s', '2023-10-22', 'free', '2023-10-23', 'licence presumption-of-denial'],
    ['h20', '2025-04-08', 'free', '2025-04-09', 'licence not-stated'],
    ['h20', '2025-07-13', 'licence not-stated', '2025-07-14', 'licence case-by-case'],
    ['mi308x', '2025-08-10', 'licence case-by-case', '2025-08-11', 'licence presumption-of-approval'],
    ['b30a', '2025-11-01', 'licence presumption-of-denial', '2025-11-02', 'deny'],
    ['h200_sxm', '2026-01-14', 'licence presumption-of-denial', '2026-01-15', 'licence case-by-case'],
    ['mi325x', '2026-01-14', 'licence presumption-of-denial', '2026-01-15', 'licence case-by-case'],
  ])('%s on %s is %s, on %s %s', (id, before, then, on, now) => {
    expect(short(askUS(chip(id), before))).toBe(then);
    expect(short(askUS(chip(id), on))).toBe(now);
  });

  it('no Blackwell part is opened by the review of 2026', () => {
    for (const id of ['b100', 'b200', 'b300', 'gb200_gpu', 'gb300_gpu', 'b30a']) expect(askUS(chip(id), '2026-10-01').status).toBe('deny');
  });

  it('a part that came on sale after the rule of 2026 is not reviewed case by case', () => {
    const figures = { tpp: 20_000, memory_bandwidth: 4800 };
    expect(short(askUS(part({ ...figures, released: '2026-06' }), '2026-10-01'))).toBe('licence presumption-of-denial');
    expect(short(askUS(part({ ...figures, released: '2026-01' }), '2026-10-01'))).toBe('licence case-by-case');
    const unsaid = askUS(part({ ...figures, released: undefined }), '2026-10-01');
    expect(unsaid.licence_policy).toBe('case-by-case');
    expect(unsaid.reason).toContain('if it was on sale by 2026-01-15');
  });
});

describe('who buys, where, and from where', () => {
  it('a subsidiary abroad of a Chinese parent is covered, its neighbour is not', () => {
    const h100 = chip('h100_sxm');
    expect(short(askUS(h100, '2024-06-01', { destination: 'SG', headquarters: 'CN' }))).toBe('licence presumption-of-denial');
    expect(short(askUS(h100, '2024-06-01', { destination: 'MY', headquarters: 'MY' }))).toBe('free');
    expect(short(askUS(h100, '2023-06-01', { destination: 'SG', headquarters: 'CN' }))).toBe('free');
  });

  it('the review of 2026 is for exports from the US to users in China, not for Chinese sites abroad or shipments from elsewhere', () => {
    const h200 = chip('h200_sxm');
    expect(short(askUS(h200, '2026-06-01', { route: 'US' }))).toBe('licence case-by-case');
    expect(short(askUS(h200, '2026-06-01', { route: 'abroad' }))).toBe('licence presumption-of-denial');
    expect(short(askUS(h200, '2026-06-01', { destination: 'MY', headquarters: 'CN' }))).toBe('licence presumption-of-denial');
    expect(askUS(h200, '2026-06-01', { route: 'abroad' }).fee).toBe(0);
  });

  it('outside D:5 the policy is milder, and the exception needs no notice from April 2024', () => {
    expect(short(askUS(chip('h100_sxm'), '2024-06-01', { destination: 'SA' }))).toBe('licence presumption-of-approval');
    expect(short(askUS(chip('a30'), '2024-03-01', { destination: 'SA' }))).toBe('notify NAC');
    expect(short(askUS(chip('a30'), '2024-06-01', { destination: 'SA' }))).toBe('free ACA');
    expect(short(askUS(chip('a30'), '2024-06-01', { destination: 'SA', headquarters: 'CN' }))).toBe('notify NAC');
    expect(short(askUS(chip('h100_sxm'), '2024-06-01', { destination: 'IL' }))).toBe('free');
    expect(short(askUS(chip('h100_sxm'), '2024-06-01', { destination: 'MO' }))).toBe('licence presumption-of-denial');
  });

  it('the Emirates are freed in July 2026, Chinese firms there are not', () => {
    expect(short(askUS(chip('h100_sxm'), '2026-06-30', { destination: 'AE' }))).toBe('licence presumption-of-approval');
    expect(short(askUS(chip('h100_sxm'), '2026-07-01', { destination: 'AE' }))).toBe('free');
    expect(short(askUS(chip('h100_sxm'), '2026-07-01', { destination: 'AE', headquarters: 'CN' }))).toBe('licence presumption-of-denial');
  });
});

describe('two sides of one border', () => {
  it('what one side licenses the other may refuse', () => {
    const [us, cn] = ['US', 'CN'].map((jurisdiction) => ask(chip('h20'), '2025-12-01', { jurisdiction }));
    expect([us?.status, us?.licence_policy, us?.fee]).toEqual(['licence', 'presumption-of-approval', 0.15]);
    expect(cn?.status).toBe('deny');
    expect(ask(chip('h20'), '2025-12-01').status).toBe('deny');
  });

  it('a domestic chip crosses no border; the guidance of 2025 still speaks of it', () => {
    expect(ask(chip('ascend_910c'), '2024-12-01').status).toBe('free');
    const later = ask(chip('ascend_910c'), '2025-06-01');
    expect(later.status).toBe('licence');
    expect(later.rules.map((r) => r.regime)).toEqual(['us-2025-05-13-gp10-ascend']);
  });

  it('the refusal of the H200 gives way to the conditional approval', () => {
    expect(short(ask(chip('h200_sxm'), '2026-01-20', { jurisdiction: 'CN' }))).toBe('deny');
    expect(short(ask(chip('h200_sxm'), '2026-02-20', { jurisdiction: 'CN' }))).toBe('licence case-by-case');
  });
});

describe('memory and foundries', () => {
  const stack = (hbm_density: number): ChipFigures => ({ part: 'memory', hbm_density, maker: 'KR' });

  it('separate stacks are judged by their density, processors with memory are not', () => {
    expect(short(ask(stack(2), '2025-02-01'))).toBe('free');
    expect(short(ask(stack(2.1), '2025-02-01'))).toBe('licence presumption-of-denial HBM');
    expect(short(ask(stack(3.3), '2025-02-01'))).toBe('licence presumption-of-denial');
    expect(short(ask(stack(3.3), '2024-12-30'))).toBe('free');
    expect(ask(part({ hbm_density: 9 }), '2025-02-01').rules.some((r) => r.regime === 'us-2024-12-02-hbm')).toBe(false);
  });

  it('a Chinese design on a fine node is presumed controlled unless it is small; the count rises with the years', () => {
    const design = (transistors: number, hbm: boolean): ChipFigures => ({ maker: 'CN', node: 7, transistors, hbm });
    const at = (date: string, transistors: number, hbm = false): string =>
      ask(design(transistors, hbm), date, { gates: ['foundry'] }).status;
    expect(at('2025-06-01', 29.9e9)).toBe('free');
    expect(at('2025-06-01', 30e9)).toBe('licence');
    expect(at('2027-06-01', 34e9)).toBe('free');
    expect(at('2027-06-01', 34e9, true)).toBe('licence');
    expect(at('2029-06-01', 39e9)).toBe('free');
    expect(ask({ maker: 'CN', node: 28, transistors: 50e9 }, '2025-06-01', { gates: ['foundry'] }).status).toBe('free');
    expect(ask({ maker: 'US', node: 5, transistors: 50e9 }, '2025-06-01', { gates: ['foundry'], destination: 'TW' }).status).toBe('free');
  });
});
