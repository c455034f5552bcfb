import { describe, expect, it } from 'vitest';
import { monthIn } from '../../../../src/kit/month.ts';
import { trendForecast } from '../../../../src/study/backtest/trend.ts';

describe('the forecast by trend', () => {
  it('doubles again in a year after a year of doubling, with 15 % after one year', () => {
    const { mu, sigma } = trendForecast({ at: monthIn(2021, 12), value: 100 }, { at: monthIn(2022, 12), value: 200 }, monthIn(2023, 12));
    expect(Math.exp(mu)).toBeCloseTo(400, 9);
    expect(sigma).toBeCloseTo(0.15, 12);
  });

  it('is, by hand, 436 and 731 EFLOPS and 7.89 million racks', () => {
    const [a, b] = [
      { at: monthIn(2021, 12), value: 155 },
      { at: monthIn(2022, 12), value: 260 },
    ] as const;
    expect(Math.exp(trendForecast(a, b, monthIn(2023, 12)).mu)).toBeCloseTo(260 * (260 / 155), 9);
    expect(Math.exp(trendForecast(a, b, monthIn(2024, 12)).mu)).toBeCloseTo(731.57, 1);
    expect(trendForecast(a, b, monthIn(2024, 12)).sigma).toBeCloseTo(0.15 * Math.SQRT2, 12);
    const racks = trendForecast({ at: monthIn(2022, 6), value: 5.9 }, { at: monthIn(2022, 12), value: 6.5 }, monthIn(2023, 12));
    expect(Math.exp(racks.mu)).toBeCloseTo(6.5 * (6.5 / 5.9) ** 2, 9);
  });
});
