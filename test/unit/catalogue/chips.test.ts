import { describe, expect, test } from 'vitest';
import type { Chip } from '../../../src/catalogue/index.ts';
import { shipped } from './shipped.ts';

const chips = shipped.catalogue.list('chips');
const chip = (id: string): Chip => shipped.catalogue.lookup('chips', id) as Chip;

const BITS = { fp4: 4, fp8: 8, int8: 8, fp16: 16, bf16: 16, tf32: 32 } as const;

const greatest = (c: Chip): number =>
  Math.max(0, ...Object.entries(BITS).map(([rate, bits]) => (c[rate as keyof typeof BITS]?.written ?? 0) * bits));

/** TPP is not the greatest rate times its bits, and why. */
const TPP_EXCEPTIONS: Readonly<Record<string, string>> = {
  enflame_t20: 'TF32 as fast as FP16 is left out of TPP',
};

describe('total processing performance', () => {
  test.each(chips.filter((c) => c.tpp && !TPP_EXCEPTIONS[c.id]).map((c) => [c.id, c] as const))(
    'of %s is its greatest rate times its bits',
    (_, c) => {
      // rates are published to a tenth or so
      expect(Math.abs(greatest(c) / (c.tpp?.written as number) - 1)).toBeLessThan(2e-3);
    },
  );

  test('exceptions are still exceptions', () => {
    for (const id of Object.keys(TPP_EXCEPTIONS)) expect(greatest(chip(id)) / (chip(id).tpp?.written as number)).toBeGreaterThan(1.5);
  });

  test('is absent where no rate is known, not 0', () => {
    for (const id of ['mi308x', 'rtx_6000d', 'hygon_bw1000']) {
      expect(greatest(chip(id))).toBe(0);
      expect(chip(id).tpp).toBeUndefined();
    }
  });
});

test.each(chips.filter((c) => c.performance_density).map((c) => [c.id, c] as const))(
  'performance density of %s is TPP over area',
  (_, c) => {
    const density = (c.tpp?.written as number) / (c.die_area?.written as number);
    expect(Math.abs(density / (c.performance_density?.written as number) - 1)).toBeLessThan(1e-3);
  },
);

test.each([
  ['l2', 'tpp', 1546],
  ['h20', 'tpp', 2368],
  ['a40', 'tpp', 2395],
  ['rtx_4090d', 'tpp', 4704],
  ['rtx_5090d', 'tpp', 4752],
  ['mi325x', 'tpp', 20919],
  ['mtt_s4000', 'tpp', 1600],
  ['a10', 'performance_density', 3.185],
  ['a30', 'performance_density', 3.196],
  ['l20', 'performance_density', 3.143],
  ['rtx_5090d_v2', 'memory_bandwidth', 1344],
] as const)('%s keeps the %s that stands close to a threshold: %d', (id, column, written) => {
  expect(chip(id)[column]?.written).toBe(written);
});

test('two dies of 910B make a 910C, with twice the memory stacks', () => {
  const [one, two] = [chip('ascend_910b2'), chip('ascend_910c')];
  expect(two.dies?.written).toBe(2 * (one.dies?.written as number));
  expect(two.die_area?.written).toBeCloseTo(2 * (one.die_area?.written as number), 0);
  expect(two.hbm_stacks?.written).toBe(2 * (one.hbm_stacks?.written as number));
});

test('precisions that halve the bits never lose speed', () => {
  for (const c of chips) {
    if (c.fp8 && c.fp16) expect(c.fp8.value, c.id).toBeGreaterThanOrEqual(c.fp16.value);
    if (c.fp16 && c.bf16) expect(c.fp16.value, c.id).toBeGreaterThanOrEqual(c.bf16.value);
    if (c.fp16 && c.tf32) expect(c.fp16.value, c.id).toBeGreaterThanOrEqual(c.tf32.value);
  }
});

test('domestic means of a Chinese maker', () => {
  for (const c of chips) expect(c.origin, c.id).toBe(c.maker_country === 'CN' ? 'domestic' : 'imported');
});

test('stacks are of HBM', () => {
  for (const c of chips.filter((x) => x.hbm_stacks)) expect(c.memory_type, c.id).toMatch(/^HBM|^HiBL|^HiZQ/);
});
