import { digest } from '../digest.ts';
import type { RunView } from '../run-view.ts';
import type { Spread } from '../spread.ts';
import { type BookCell, cell, type Sheet } from './sheet.ts';

const STATISTICS = ['mean', 'p5', 'p50', 'p95'] as const;
const HEADS: Readonly<Record<(typeof STATISTICS)[number], string>> = { mean: 'Mean', p5: '5 %', p50: 'Median', p95: '95 %' };

/** The few figures a reader wants first: those of the whole horizon, then headline variables by year. */
export const summarySheet = (run: RunView): Sheet => {
  const { title, scenario, draws, first, last, years, headlines, overalls, missing: without } = digest(run);
  const shown = draws === 1 ? (['mean'] as const) : STATISTICS;
  const figures = (s: Spread): BookCell[] => shown.map((name) => cell(s[name], 'quantity'));
  const missing = shown.map(() => null);
  const meaning = new Map([...run.variables, ...run.results.overalls.map((o) => o.quantity)].map(({ id, about }) => [id, about]));
  const named = (id: string, unit: string): BookCell[] => [cell(id), cell(meaning.get(id) ?? ''), cell(unit)];
  const byYear = headlines.flatMap(({ name, unit, years: spreads }) =>
    years.map((year) => {
      const spread = spreads.get(year);
      return [...named(name, unit), cell(year, 'whole'), ...(spread ? figures(spread) : missing)];
    }),
  );
  const reasons = new Map(without.map(({ name, why }) => [name, cell(why, 'note')]));
  const noted = reasons.size > 0 ? ['Why none'] : [];
  const whole = run.results.overalls.flatMap(({ quantity: { id, unit } }): BookCell[][] => {
    const figure = overalls.find(({ name }) => name === id);
    const why = reasons.get(id);
    if (!figure && !why) return [];
    return [[...named(id, unit.text), null, ...(figure ? figures(figure) : missing), ...(why ? [why] : [])]];
  });
  const note = draws === 1 ? 'one run, every uncertain figure at its median' : `${draws} draws; 5 % to 95 % is the 90 % band`;
  return {
    name: 'Summary',
    widths: [28, 60, 20, 8, ...shown.map(() => 20), ...noted.map(() => 60)],
    frozen: { rows: 4, columns: 1 },
    rows: [
      [cell(title, 'title')],
      [cell(`${scenario}, ${first} to ${last}, money in ${run.currency}; ${note}`, 'note')],
      [],
      ['Figure', 'Meaning', 'Unit', 'Year', ...shown.map((name) => (draws === 1 ? 'Value' : HEADS[name])), ...noted].map((head) =>
        cell(head, 'head'),
      ),
      ...whole,
      ...byYear,
    ],
  };
};
