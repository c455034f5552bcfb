import { describe, expect, it } from 'vitest';
import { frontier } from '../../../src/controls/index.ts';
import { askUS, chips, part, rules } from '../../support/rulebook.ts';

const at = (date: string, more: { datacentre?: boolean; destination?: string } = {}) => {
  const destination = more.destination ?? 'CN';
  return frontier(
    { date, destination, headquarters: destination, route: 'US', jurisdiction: 'US', datacentre: more.datacentre ?? true },
    rules,
    chips,
  );
};

describe('frontier', () => {
  it('of 2022: slow or badly connected', () => {
    const f = at('2022-11-01');
    expect(f.steps).toEqual(expect.arrayContaining([{ tpp: 4800 }, { io: 600 }]));
    expect(f.steps).toHaveLength(2);
    expect(f.largest).toEqual({});
  });

  it('of October 2023: three steps for data-centre parts, one line for others', () => {
    const f = at('2024-01-15');
    expect(f.steps).toEqual(
      expect.arrayContaining([{ tpp: 1600 }, { tpp: 2400, performance_density: 3.2 }, { tpp: 4800, performance_density: 1.6 }]),
    );
    expect(f.steps).toHaveLength(3);
    expect(f.largest).toEqual({ tpp: 4800 });
    expect(at('2024-01-15', { datacentre: false }).steps).toEqual([{ tpp: 4800 }]);
  });

  it('of April 2025: memory and links are bounded too, and so is their sum', () => {
    const f = at('2025-05-01');
    expect(f.largest).toEqual({ tpp: 4800, memory_bandwidth: 1400, io: 1100, memory_and_io: 1700 });
  });

  it('names the chips made to stand just inside it', () => {
    const near = at('2024-01-15').near.map((n) => `${n.chip} ${n.figure} ${n.status}`);
    expect(near).toEqual(
      expect.arrayContaining(['l2 tpp free', 'l20 performance_density free', 'h20 tpp free', 'a10 performance_density free']),
    );
    expect(at('2024-01-15', { datacentre: false }).near.map((n) => n.chip)).toEqual(expect.arrayContaining(['rtx_4090d', 'rtx_5090d']));
  });

  it('is where it is said to be: just inside every step is free, on each of its limits is not', () => {
    for (const date of ['2022-11-01', '2024-01-15', '2025-05-01', '2026-06-01']) {
      for (const step of at(date).steps) {
        const inside = Object.fromEntries(Object.entries(step).map(([figure, limit]) => [figure, limit * 0.999]));
        const free = part({ tpp: 1e6, performance_density: 1e3, area: undefined, memory_bandwidth: 1e6, io: 1e6, ...inside });
        const bounded = 'memory_and_io' in step ? { ...free, memory_and_io: inside['memory_and_io'] } : free;
        expect([date, step, askUS(bounded, date).status]).toEqual([date, step, 'free']);
        for (const [figure, limit] of Object.entries(step)) {
          expect([date, figure, askUS({ ...bounded, [figure]: limit }, date).status]).not.toEqual([date, figure, 'free']);
        }
      }
    }
  });

  it('has no limit where no rule applies', () => {
    expect(at('2024-01-15', { destination: 'DE' })).toMatchObject({ steps: [{}], largest: {}, near: [] });
  });
});
