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

describe('the exchange rate', () => {
  const abroad = (body: string) =>
    planText(`suanli: 1\nname: abroad\ncurrency: USD\nhorizon: {start: 2025-01, end: 2025-12}\n${body}`).problems.map(
      (p) => `${p.file} ${p.line}:${p.column} ${p.code} ${p.message} (${p.hint})`,
    );
  const DEFAULTS = 'domestic: {wafer_price: 1e4 USD/wafer, packaging_price: 700 USD/chip}';
  const REST = 'procurement: {general: {price: 80 USD/core}}\nfinance: {rental_price: 2 USD/PFLOPS/hour}\n';

  it('need not be written in a plan in dollars whose figures are all in dollars', () => {
    expect(abroad(`supply: {frontier: 2 PFLOPS/chip, ${DEFAULTS}}\n${REST}`)).toEqual([]);
  });

  it('is asked for by each figure in yuan, where it is written or, for a default, where it is missing', () => {
    expect(abroad(`supply: {frontier: 2 PFLOPS/chip, ${DEFAULTS}}\n${REST.replace('80 USD', '500 CNY')}`)).toEqual([
      expect.stringMatching(
        /^tried\.yaml 6:32 no-exchange-rate procurement\.general\.price: '500 CNY\/core' is in CNY, and the scenario has no rate to USD \(give supply\.exchange_rate, /,
      ),
    ]);
    expect(abroad(`supply: {frontier: 2 PFLOPS/chip, domestic: {packaging_price: 700 USD/chip}}\n${REST}`)).toEqual([
      expect.stringMatching(/^tried\.yaml 5:45 no-exchange-rate supply\.domestic\.wafer_price: '70000 CNY\/wafer' is in CNY/),
    ]);
    expect(abroad(`supply: {exchange_rate: 7 CNY/USD, frontier: 2 PFLOPS/chip}\n`)).toEqual([]);
  });

  it('must be written in a plan in another currency, since prices abroad are in dollars', () => {
    const text = 'suanli: 1\nname: home\nhorizon: {start: 2025-01, end: 2025-12}\nsupply: {frontier: 2 PFLOPS/chip}\n';
    expect(planText(text).problems).toEqual([
      expect.objectContaining({ code: 'missing-key', line: 4, column: 9, message: "supply needs 'exchange_rate'" }),
    ]);
    expect(planText('suanli: 1\nname: home\nhorizon: {start: 2025-01, end: 2025-12}\n').problems.map((p) => p.message)).toContain(
      "supply needs 'exchange_rate'",
    );
    expect(problemsOf('supply: {exchange_rate: null}')).toContainEqual(expect.stringContaining("supply needs 'exchange_rate'"));
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
