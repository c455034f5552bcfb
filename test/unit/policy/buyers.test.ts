import { describe, expect, it } from 'vitest';
import { type MadeAct, simulateMade } from '../../support/policy-world.ts';

const JUNE = 5;
const total = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

const denied = (more: Partial<MadeAct> = {}): MadeAct => ({
  id: 'us-made',
  announced: '2024-03-01',
  effective: '2024-06-01',
  classes: '[{id: named, when: {named: [h20]}, treatment: {kind: deny}}]',
  ...more,
});

/** A buyer with money enough for four months, of which it spends a quarter each. */
const patient = '[{id: buyer, amount: 0.5e9 CNY/month, in_hand: 2e9 CNY, facility: 0 %, spending_time: 4 month, carry_over: 36 month}]';

const hurry = (share: string, more: Readonly<Record<string, string>> = {}) =>
  simulateMade({ acts: [denied()], more: { policy: `{pull_forward: ${share}, grandfathered: 100 %}`, investment: patient, ...more } });

describe('an announced rule', () => {
  it('brings orders for its chips forward, and for no others', async () => {
    const [calm, rushed] = [await hurry('0 %'), await hurry('100 %')];
    for (const t of [2, 3, 4]) {
      expect(rushed('funds.brought_forward')[t]).toBeGreaterThan(0);
      expect(rushed('supply.imports', 'h20')[t]).toBeGreaterThan(calm('supply.imports', 'h20')[t] as number);
      expect(rushed('supply.imports', 'l20')[t]).toBeLessThanOrEqual(calm('supply.imports', 'l20')[t] as number);
    }
    expect(rushed('supply.imports', 'h20').slice(0, 2)).toEqual(calm('supply.imports', 'h20').slice(0, 2));
    expect(total(calm('funds.brought_forward'))).toBe(0);
  });

  it('leaves less money afterwards, and no money more in all', async () => {
    const [calm, rushed] = [await hurry('0 %'), await hurry('100 %')];
    expect(rushed('funds.spent')[JUNE]).toBeLessThan(calm('funds.spent')[JUNE] as number);
    expect(rushed('funds.unspent')[JUNE - 1]).toBeLessThan(calm('funds.unspent')[JUNE - 1] as number);
    const paidIn = 2e9 + 24 * 0.5e9;
    for (const read of [calm, rushed])
      expect(total(read('funds.spent')) + (read('funds.unspent').at(-1) as number)).toBeCloseTo(paidIn, -3);
  });

  it('cannot bring forward more than the maker will sell', async () => {
    const supply = `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %}]
  imports:
    - {chip: h20, maker: maker, price: 10000 USD/chip, most: 100 chip/month}
    - {chip: l20, maker: maker, price: 4000 USD/chip}`;
    const clusters = `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: l20, power: 500 W/chip, server_price: 15000 CNY/chip, network_price: 3000 CNY/chip, mfu: 30 %, goodput: 95 %}`;
    const rushed = await hurry('100 %', { supply, clusters });
    expect(Math.max(...rushed('supply.imports', 'h20').slice(0, JUNE))).toBeLessThanOrEqual(100 + 1e-9);
    // what could not be had is not spent on something else in haste
    const calm = await hurry('0 %', { supply, clusters });
    expect(total(rushed('funds.spent').slice(2, 5))).toBeLessThanOrEqual(total(calm('funds.spent').slice(2, 5)) * 1.001);
  });

  it('hurries nobody over a gate that is shut already, or one that opens', async () => {
    const shut = denied({ id: 'us-before', announced: '2024-01-01', effective: '2024-01-01' });
    const again = denied({ classes: '[{id: fast, when: {tpp: at least 2000 TPP}, treatment: {kind: deny}}]' });
    const read = await simulateMade({ acts: [shut, again], more: { policy: '{pull_forward: 100 %}', investment: patient } });
    expect(total(read('funds.brought_forward'))).toBe(0);
  });
});

describe('goods on their way when a rule takes effect', () => {
  const returned = async (grandfathered: string) =>
    simulateMade({ acts: [denied()], more: { policy: `{pull_forward: 0 %, grandfathered: ${grandfathered}}` } });

  it('go back but for the grandfathered share', async () => {
    // ordered in April and May, due in June and July
    const read = await returned('30 %');
    const ordered = read('supply.imports', 'h20').slice(3, 5);
    expect(read('chips.returned', 'h20').slice(JUNE, JUNE + 2)).toEqual(ordered.map((x) => expect.closeTo(0.7 * x, 6)));
    expect(read('chips.delivered', 'h20').slice(JUNE, JUNE + 2)).toEqual(ordered.map((x) => expect.closeTo(0.3 * x, 6)));
    expect(total(read('chips.returned', 'h20'))).toBeCloseTo(0.7 * total(ordered), 6);
    expect(total(read('chips.returned', 'l20'))).toBe(0);
  });

  it('are paid back at what was paid', async () => {
    const read = await returned('0 %');
    // 10,000 USD at 7, a server of 50,000 and a network of 20,000
    expect(total(read('funds.refunded'))).toBeCloseTo(140_000 * total(read('chips.returned', 'h20')), 0);
    expect(total(read('cost.line.refunds'))).toBeCloseTo(-total(read('funds.refunded')), 0);
  });

  it('all arrive where all are grandfathered', async () => {
    const read = await returned('100 %');
    expect(total(read('chips.returned'))).toBe(0);
    expect(total(read('funds.refunded'))).toBe(0);
  });
});

describe('leakage', () => {
  const leaky = (more: string): Record<string, string> => ({
    policy: '{pull_forward: 0 %}',
    supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  remote: 3 EFLOPS
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %}]
  imports:
    - {chip: h20, maker: maker, price: 10000 USD/chip}
    - {chip: l20, maker: maker, price: 4000 USD/chip}
  leakage: [{chip: h20, maker: maker, price: 10000 USD/chip, cap: 500 chip/month, premium: 50 %, seized: 10 %, lag: 3 month${more}}]`,
    clusters: `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: l20, power: 500 W/chip, server_price: 15000 CNY/chip, network_price: 3000 CNY/chip, mfu: 30 %, goodput: 95 %}`,
  });

  it('starts with the rule, keeps to its cap and loses what is seized', async () => {
    const read = await simulateMade({ acts: [denied()], more: leaky('') });
    const leaked = read('supply.leakage', 'h20');
    expect(Math.max(...leaked.slice(0, JUNE))).toBe(0);
    for (const x of leaked.slice(JUNE)) expect(x).toBeCloseTo(500, 6);
    expect(read('chips.seized')[JUNE + 3]).toBeCloseTo(50, 6);
    expect(read('chips.delivered', 'h20')[JUNE + 3]).toBeCloseTo(450, 6);
    expect(Math.max(...read('supply.imports', 'h20').slice(JUNE))).toBe(0);
  });

  it('costs its premium', async () => {
    const all = denied({ classes: '[{id: all, when: {tpp: at least 1 TPP}, treatment: {kind: deny}}]' });
    const read = await simulateMade({ acts: [all], more: leaky('') });
    // nothing else is to be had: 500 chips at one and a half times 10,000 USD at 7
    expect(read('cost.line.chips')[JUNE]).toBeCloseTo(500 * 15_000 * 7, 0);
    expect(read('cost.line.fees')[JUNE]).toBe(0);
  });

  it('is none without a rule, and none outside its own dates', async () => {
    const free = await simulateMade({ more: leaky('') });
    expect(total(free('supply.leakage'))).toBe(0);
    const dated = await simulateMade({ acts: [denied()], more: leaky(', from: 2024-08, to: 2024-10') });
    expect(
      dated('supply.leakage')
        .map((x) => x > 0)
        .indexOf(true),
    ).toBe(7);
    expect(Math.max(...dated('supply.leakage').slice(9))).toBe(0);
  });

  it('leaves compute rented abroad apart: usable, and no national stock', async () => {
    const read = await simulateMade({ acts: [denied()], more: leaky('') });
    for (const t of [0, 12, 23]) {
      expect(read('capacity.remote')[t]).toBe(3);
      expect(read('capacity.accessible')[t]).toBeCloseTo((read('capacity.effective')[t] as number) + 3, 9);
    }
  });
});
