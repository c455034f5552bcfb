import { describe, expect, it } from 'vitest';
import { type MadeAct, simulateMade } from '../../support/policy-world.ts';

const denied: MadeAct = {
  id: 'us-made',
  effective: '2024-01-01',
  classes: '[{id: all, when: {tpp: at least 1 TPP}, treatment: {kind: deny}}]',
};

const supply = (response: string): Record<string, string> => ({
  supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  response: {${response}}
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %}]
  imports: [{chip: h20, maker: maker, price: 10000 USD/chip}]
  domestic:
    wafers: 1000 wafer/month
    ai_share: 100 %
    packaging: 3000 chip/month
    products: [{chip: ascend_910b2, die: d, dies: 1 die/chip, memory: m, stacks: 4 stack/chip, yield: 100 %, price: 80000 CNY/chip, orders: 1e6 chip/month}]
    dies: [{id: d, area: 600 mm2, wafers: 100 %, defects: 0.2 1/cm2, reference: 10000 wafer, salvage: 0 %, bank: 1e7 die}]
    hbm: {generations: [{id: m, density: 4 GB/s/mm2, stock: 1e8 stack, imported: 0 stack/month, made: 0 stack/month, price: 1000 CNY/stack}]}`,
  clusters: `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: ascend_910b2, power: 800 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}`,
  investment: '[{id: buyer, amount: 2e9 CNY/month, facility: 0 %, spending_time: 1 month, carry_over: 1 month}]',
});

describe('what denial calls forth', () => {
  it('is nothing unless the scenario says so', async () => {
    const read = await simulateMade({ acts: [denied], more: supply('') });
    expect(read('policy.denied')[5]).toBe(1);
    expect(read('supply.response')).toEqual(Array.from({ length: 24 }, () => 1));
  });

  it('grows capacity at the rate given after the lag, were all demand denied', async () => {
    const read = await simulateMade({ acts: [denied], more: supply('growth: 20 %/year, lag: 6 month') });
    for (const t of [0, 5, 6]) expect(read('supply.response')[t]).toBeCloseTo(1, 12);
    // opening of month 18: twelve months answered to
    expect(read('supply.response')[18]).toBeCloseTo(1.2, 9);
    expect(read('supply.domestic')[18]).toBeCloseTo(3600, 6);
  });

  it('answers to half the denial with half the exponent', async () => {
    const half: MadeAct = {
      ...denied,
      classes: '[{id: all, when: {tpp: at least 1 TPP}, treatment: {kind: licence, policy: case-by-case, approval: 50 %, basis: a test}}]',
    };
    const read = await simulateMade({ acts: [half], more: supply('growth: 20 %/year, lag: 6 month') });
    expect(read('policy.denied')[0]).toBeCloseTo(0.5, 12);
    expect(read('supply.response')[18]).toBeCloseTo(Math.sqrt(1.2), 9);
  });

  it('counts only what the figures do not contain already, so that less denial means less capacity', async () => {
    const same = await simulateMade({ acts: [denied], more: supply('growth: 20 %/year, lag: 6 month, contained: 100 %') });
    expect(same('supply.response')[18]).toBeCloseTo(1, 12);
    const none = await simulateMade({ more: supply('growth: 20 %/year, lag: 6 month, contained: 100 %') });
    expect(none('supply.response')[18]).toBeCloseTo(1 / 1.2, 9);
  });
});
