import { describe, expect, it } from 'vitest';
import { planText } from '../../support/shipped-world.ts';

const problemsOf = (text: string): string[] =>
  planText(`suanli: 1\nname: mistaken\nextends: suanli:guizhou-guian\n${text}`).problems.map(
    (p) => `${p.line}:${p.column} ${p.code} ${p.message}${p.hint === undefined ? '' : ` (${p.hint})`}`,
  );

describe('mistakes about money are located, with what was likely meant', () => {
  it('a programme that ends before its money comes', () => {
    expect(problemsOf('investment: [{id: province, from: 2026-01, to: 2025-01}]')).toEqual([
      '4:48 reversed-interval investment.province ends before its money comes: to 2025-01, from 2026-01 (are the two months the wrong way round?)',
    ]);
  });

  it('an interest rate of 5 for 5 %', () => {
    expect(problemsOf('finance: {debt: {rate: 5}}')).toEqual([
      '4:24 share-as-number finance.debt.rate: 5 is 500 %; a share is at most 100 % (write 5 %)',
    ]);
  });

  it('a site that is ready before it is ordered', () => {
    expect(problemsOf('sites: [{id: guian, lead: -3 month}]')).toEqual([
      '4:27 negative sites.guian.lead: -3 month is negative, which this cannot be (0 month to 1200 month)',
    ]);
  });

  it('a currency without a rate: one problem, however many figures are inherited', () => {
    const problems = problemsOf('currency: EUR');
    expect(problems).toContainEqual(
      expect.stringMatching(/^4:11 no-exchange-rate \d+ figures that this scenario inherits are in a currency without a rate/),
    );
    expect(problems.length).toBeLessThan(6);
    expect(problemsOf('investment: [{id: other, amount: 1e9 JPY/year}]')).toEqual([
      expect.stringMatching(
        /^4:34 no-exchange-rate investment\.other\.amount: '1e9 JPY\/year' is in JPY, and the scenario has no rate to CNY/,
      ),
    ]);
  });
});

describe('the local limit of PUE', () => {
  it('refuses a plan above it, unless the plan says that it does not apply', () => {
    expect(problemsOf('sites: [{id: guian, pue: 1.4}]')).toEqual([
      '4:26 out-of-range sites.guian.pue: 1.4 is above the local limit of 1.2 for new halls (plan a PUE of 1.2 at most, or set pue_limit where the rule does not apply)',
    ]);
    expect(problemsOf('sites: [{id: guian, pue: 1.4, pue_limit: 1.5}]')).toEqual([]);
  });

  it('caps what is uncertain', () => {
    const { plan } = planText('suanli: 1\nname: capped\nextends: suanli:guizhou-guian\nsites: [{id: guian, pue: 1.15 to 1.25}]\n', {
      draws: 64,
    });
    const figures = plan?.sampler.bind(plan.bound.values.get('pueTypical') ?? []);
    const drawn = new Float64Array(64);
    if (!figures?.sample) throw new Error('it is certain');
    figures.sample(0, 64, drawn);
    expect(Math.max(...drawn)).toBe(1.2);
    expect(Math.min(...drawn)).toBeLessThan(1.2);
  });
});
