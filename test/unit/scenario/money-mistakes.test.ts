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
