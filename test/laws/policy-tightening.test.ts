import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth } from '../../src/kit/month.ts';
import { type MadeAct, type Reading, simulateMade } from '../support/policy-world.ts';

const SEED = { seed: 20_221_007, numRuns: 10 };
const START = 2024 * 12;
const MONTHS = 24;

/** H20 and L20 by TPP: 2,368 and 1,914. A line is drawn above, between or below them. */
const LINES = [2600, 2200, 1500] as const;

interface Rule {
  readonly line: number;
  /** Month of effect. */
  readonly from: number;
  readonly lasts: number | undefined;
  /** Approval in per cent. */
  readonly approval: number;
  /** Chips in twelve months; none where undefined. */
  readonly quota: number | undefined;
}

const rules: fc.Arbitrary<Rule> = fc.record({
  line: fc.constantFrom(...LINES),
  from: fc.integer({ min: 2, max: 18 }),
  lasts: fc.option(fc.integer({ min: 2, max: 12 }), { nil: undefined }),
  approval: fc.integer({ min: 0, max: 100 }),
  quota: fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
});

/** A rule and how much tighter another is: each knob is left alone or turned one way. */
const tightenings = fc.record({
  rule: rules,
  line: fc.constantFrom(1, 0.8, 0.6),
  earlier: fc.integer({ min: 0, max: 12 }),
  approval: fc.constantFrom(1, 0.7, 0.2, 0),
  quota: fc.constantFrom(1, 0.6, 0.1),
});

type Tightening = typeof tightenings extends fc.Arbitrary<infer T> ? T : never;

const tightened = ({ rule, ...by }: Tightening): Rule => {
  const from = Math.max(1, rule.from - by.earlier);
  return {
    line: rule.line * by.line,
    from,
    // it lapses when it would have lapsed
    lasts: rule.lasts === undefined ? undefined : rule.lasts + rule.from - from,
    approval: rule.approval * by.approval,
    quota: rule.quota === undefined ? undefined : rule.quota * by.quota,
  };
};

const date = (month: number): string => `${formatMonth(START + month)}-01`;

const actOf = (rule: Rule, when: string): MadeAct => ({
  id: 'us-made',
  effective: date(rule.from),
  ...(rule.lasts !== undefined && { ends: date(rule.from + rule.lasts) }),
  classes:
    `[{id: caught, when: {${when}}, treatment: {kind: licence, policy: case-by-case, approval: ${rule.approval} %, basis: a law` +
    `${rule.quota === undefined ? '' : `, quota: {amount: ${rule.quota} chip, per: year, scope: class}`}}}]`,
});

/**
 * Money that is not spent lapses, no chip is made at home, power and demand are plentiful, and nobody hurries: what is not bought
 * under a tighter rule cannot come back later as money, room or want. With any of these it can, for good reasons, and no law forbids it.
 */
const PLAIN: Readonly<Record<string, string>> = {
  policy: '{pull_forward: 0 %, grandfathered: 100 %}',
  supply: `
  exchange_rate: 7 CNY/USD
  frontier: 1 PFLOPS/chip
  makers: [{id: maker, world_revenue: 1e9 USD/month, share: 20 %}]
  imports:
    - {chip: h20, maker: maker, price: 10000 USD/chip, lag: 2 month}
    - {chip: l20, maker: maker, price: 4000 USD/chip, lag: 2 month}`,
  sites: '[{id: guian, built: 20 GW, crews: 1e6 chip/month}]',
  clusters: `
  - {chip: h20, power: 1000 W/chip, server_price: 50000 CNY/chip, network_price: 20000 CNY/chip, mfu: 40 %, goodput: 95 %}
  - {chip: l20, power: 500 W/chip, server_price: 15000 CNY/chip, network_price: 3000 CNY/chip, mfu: 30 %, goodput: 95 %}`,
};

const under = (rule: Rule, when: string): Promise<Reading> => simulateMade({ acts: [actOf(rule, when)], more: PLAIN });

/** Months in which `tight` came to more than `loose`, from a month on. */
const risen = (tight: readonly number[], loose: readonly number[], from: number): readonly number[] =>
  Array.from({ length: MONTHS - from }, (_, i) => from + i).filter((t) => (tight[t] as number) > (loose[t] as number) * (1 + 1e-9) + 1e-6);

describe('tightening a rule', () => {
  it('never permits more of any chip it catches, in any month', async () => {
    await fc.assert(
      fc.asyncProperty(tightenings, async (t) => {
        const tighter = tightened(t);
        const loose = await under(t.rule, `tpp: at least ${t.rule.line} TPP`);
        const tight = await under(tighter, `tpp: at least ${tighter.line} TPP`);
        for (const chip of ['h20', 'l20']) expect(risen(tight('policy.permit', chip), loose('policy.permit', chip), 0)).toEqual([]);
      }),
      SEED,
    );
  });

  it('never lets more of the chip it names in, from its effect on', async () => {
    await fc.assert(
      fc.asyncProperty(tightenings, async (t) => {
        const tighter = tightened(t);
        const loose = await under(t.rule, 'named: [h20]');
        const tight = await under(tighter, 'named: [h20]');
        const [a, b] = [tight('supply.imports', 'h20'), loose('supply.imports', 'h20')];
        expect(a.slice(0, tighter.from)).toEqual(b.slice(0, tighter.from));
        // a yearly quota frees what was used a year ago: what it lets in is compared from the start
        const sums = (xs: readonly number[]): number[] => xs.map((_, i) => xs.slice(0, i + 1).reduce((s, x) => s + x, 0));
        expect(t.rule.quota === undefined ? risen(a, b, tighter.from) : risen(sums(a), sums(b), tighter.from)).toEqual([]);
      }),
      SEED,
    );
  });

  it('bites at all: the law is not kept by standing still', async () => {
    const rule: Rule = { line: 2200, from: 10, lasts: undefined, approval: 80, quota: undefined };
    const loose = await under(rule, 'named: [h20]');
    const tight = await under({ ...rule, from: 6, approval: 10 }, 'named: [h20]');
    expect(tight('supply.imports', 'h20')[7]).toBeLessThan((loose('supply.imports', 'h20')[7] as number) * 0.5);
    expect(tight('supply.imports', 'h20')[12]).toBeLessThan((loose('supply.imports', 'h20')[12] as number) * 0.5);
  });
});
