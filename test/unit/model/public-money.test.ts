import { describe, expect, it } from 'vitest';
import { monthly, runOnce } from '../../support/read-results.ts';
import { planned } from '../../support/shipped-world.ts';
import { tinyText } from '../../support/tiny-world.ts';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const changed = (from: string, to: string): string => {
  const text = tinyText();
  expect(text).toContain(from);
  return text.replaceAll(from, to);
};

describe('public money beside a plan’s own', () => {
  it('matching money grows what a programme has, share for share', async () => {
    const plain = await runOnce(planned(tinyText()));
    const matched = await runOnce(planned(changed('{id: state, amount:', '{id: state, matching: 25 %, amount:')));
    const unspent = (results: typeof plain): number => monthly(results, 'funds.unspent', ['programme', 'state'])[0] as number;
    // in the first month nothing is spent yet, and nothing is in hand
    expect(unspent(matched) / unspent(plain)).toBeCloseTo(1.25, 9);
  });

  it('vouchers come on top of rents, from the government, and are no resource cost', async () => {
    const results = await runOnce(planned(changed('busy: 50 %', 'busy: 50 %, vouchers: 30 %')));
    const [vouchers, revenue] = [monthly(results, 'cost.line.vouchers'), monthly(results, 'revenue')];
    expect(sum(revenue)).toBeGreaterThan(0);
    for (const [t, paid] of revenue.entries()) expect(vouchers[t]).toBeCloseTo(-0.3 * paid, 3);
    const plain = await runOnce(planned(tinyText()));
    expect(monthly(results, 'cost.opex')).toEqual(monthly(plain, 'cost.opex'));
  });
});
