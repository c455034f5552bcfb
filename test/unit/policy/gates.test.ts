import { describe, expect, it } from 'vitest';
import { type MadeAct, simulateMade } from '../../support/policy-world.ts';

const JUNE = 5;

const act = (treatment: string, more: Partial<MadeAct> = {}): MadeAct => ({
  id: 'us-made',
  effective: '2024-06-01',
  classes: `[{id: named, when: {named: [h20, l20]}, treatment: ${treatment}}]`,
  ...more,
});

const quota = (text: string): MadeAct =>
  act(`{kind: licence, policy: case-by-case, approval: 100 %, basis: a test, quota: {${text}}}`, { announced: '2024-06-01' });

const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

describe('quotas', () => {
  it('bounds each chip by the month', async () => {
    const read = await simulateMade({ acts: [quota('amount: 300 chip, per: month, scope: chip')] });
    for (const chip of ['h20', 'l20']) {
      expect(read('supply.imports', chip)[JUNE - 1]).toBeGreaterThan(300);
      expect(read('supply.imports', chip)[JUNE]).toBeCloseTo(300, 4);
      expect(read('supply.imports', chip)[JUNE + 9]).toBeCloseTo(300, 4);
    }
  });

  it('is shared by the chips of a class', async () => {
    const read = await simulateMade({ acts: [quota('amount: 300 chip, per: month, scope: class')] });
    for (const month of [JUNE, JUNE + 5]) {
      expect((read('supply.imports', 'h20')[month] as number) + (read('supply.imports', 'l20')[month] as number)).toBeCloseTo(300, 4);
    }
  });

  it('counts twelve months together for a yearly one', async () => {
    const read = await simulateMade({ acts: [quota('amount: 3000 chip, per: year, scope: class')] });
    const bought = read('supply.imports');
    for (let t = JUNE; t + 12 <= bought.length; t++) expect(total(bought.slice(t, t + 12))).toBeLessThanOrEqual(3000.001);
    expect(total(bought.slice(JUNE, JUNE + 12))).toBeCloseTo(3000, 3);
  });

  it('is used up for good when cumulative', async () => {
    const read = await simulateMade({ acts: [quota('amount: 5000 chip, per: cumulative, scope: class')] });
    expect(total(read('supply.imports').slice(JUNE))).toBeCloseTo(5000, 3);
    expect(read('supply.imports').at(-1)).toBeCloseTo(0, 4);
  });

  it('counts TPP where it is stated in TPP', async () => {
    const only = act(
      '{kind: licence, policy: case-by-case, approval: 100 %, basis: a test, quota: {amount: 2368000 TPP, per: month, scope: chip}}',
      {
        classes:
          '[{id: h, when: {named: [h20]}, treatment: {kind: licence, policy: case-by-case, approval: 100 %, basis: a test, quota: {amount: 2368000 TPP, per: month, scope: chip}}}]',
      },
    );
    const read = await simulateMade({ acts: [only] });
    // an H20 has 2,368 TPP
    expect(read('supply.imports', 'h20')[JUNE + 1]).toBeCloseTo(1000, 2);
  });

  it('grows with what the maker sells at home where it is a share of that', async () => {
    const read = await simulateMade({
      acts: [quota('amount: 50 % of vendor sales in the US, per: cumulative, scope: chip')],
    });
    // half of: 1 bn a month × 50 % at home × 10 % of it this chip ÷ 10,000 a chip = 2,500 a month since January 2024
    const h20 = read('supply.imports', 'h20');
    for (let t = JUNE; t < h20.length; t++) expect(total(h20.slice(JUNE, t + 1))).toBeLessThanOrEqual(2500 * t + 0.01);
  });

  it('gives way to a quota that the scenario sets', async () => {
    const read = await simulateMade({
      acts: [quota('amount: 3000 chip, per: year, scope: class')],
      more: { policy: '{pull_forward: 0 %, change: [{regime: us-made, quota: 1200 chip/year}]}' },
    });
    expect(total(read('supply.imports').slice(JUNE, JUNE + 12))).toBeCloseTo(1200, 3);
  });
});

describe('routes', () => {
  const everywhere = act('{kind: licence, policy: presumption-of-denial, approval: 2 %, basis: a test}', { id: 'us-all' });
  const viaHome = act('{kind: licence, policy: case-by-case, approval: 60 %, basis: a test, fee: 10 %}', {
    id: 'us-home',
    routes: ['US'],
    amends: '[{act: us-all, classes: [named]}]',
  });
  const duty = act('', {
    id: 'us-duty',
    routes: ['US'],
    classes: '[{id: band, when: {tpp: at least 100 TPP}, treatment: {kind: tariff, fee: 25 %}}]',
  });

  it('takes the way that lets more through, and pays what is asked there', async () => {
    const read = await simulateMade({ acts: [everywhere, viaHome, duty] });
    expect(read('policy.permit', 'h20')[JUNE]).toBeCloseTo(0.6, 12);
    expect(read('policy.fee', 'h20')[JUNE]).toBeCloseTo(0.35, 12);
    expect(read('policy.fee', 'h20')[JUNE - 1]).toBe(0);
  });

  it('pays no duty of a country it need not pass', async () => {
    const read = await simulateMade({ acts: [everywhere, duty] });
    expect(read('policy.permit', 'h20')[JUNE]).toBeCloseTo(0.02, 12);
    expect(read('policy.fee', 'h20')[JUNE]).toBe(0);
  });

  it('multiplies gates of two jurisdictions', async () => {
    const chinese = act('{kind: licence, policy: not-stated, approval: 50 %, basis: a test}', {
      id: 'cn-made',
      jurisdiction: 'CN',
      gate: 'import',
    });
    const read = await simulateMade({ acts: [everywhere, viaHome, chinese] });
    expect(read('policy.permit', 'h20')[JUNE]).toBeCloseTo(0.3, 12);
  });
});

describe('successors', () => {
  const supply = (made: string): Record<string, string> => ({
    supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %}]
  imports:
    - {chip: h20, maker: maker, price: 10000 USD/chip, made_for: us-made, from: 2024-08}
    - {chip: l20, maker: maker, price: 4000 USD/chip}`,
    clusters: `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: l20, power: 500 W/chip, server_price: 15000 CNY/chip, network_price: 3000 CNY/chip, mfu: 30 %, goodput: 95 %}`,
    policy: `{pull_forward: 0 %, change: [${made}]}`,
  });
  const original = act('{kind: deny}', { classes: '[{id: named, when: {named: [l20]}, treatment: {kind: deny}}]' });

  it('come with the rule they were made for', async () => {
    const read = await simulateMade({ acts: [original], more: supply('') });
    expect(read('supply.imports', 'h20')[6]).toBe(0);
    expect(read('supply.imports', 'h20')[8]).toBeGreaterThan(0);
    expect(Math.max(...read('supply.imports', 'l20').slice(JUNE))).toBe(0);
  });

  it('do not exist without it: the original is sold instead', async () => {
    const read = await simulateMade({ acts: [original], more: supply('{regime: us-made, remove: true}') });
    expect(Math.max(...read('supply.imports', 'h20'))).toBe(0);
    // the first month has no money yet
    expect(Math.min(...read('supply.imports', 'l20').slice(1))).toBeGreaterThan(0);
  });

  it('come later where the rule does', async () => {
    const read = await simulateMade({ acts: [original], more: supply('{regime: us-made, from: 2025-01}') });
    expect(Math.max(...read('supply.imports', 'h20').slice(0, 12))).toBe(0);
    expect(read('supply.imports', 'h20')[12]).toBeGreaterThan(0);
  });
});
