import { describe, expect, it } from 'vitest';
import { records } from '../../../src/output/formats/json.ts';
import type { RunView } from '../../../src/output/run-view.ts';
import { rowsIn } from '../../../src/output/table.ts';
import { annual } from '../../../src/output/tables/annual.ts';
import { costs } from '../../../src/output/tables/costs.ts';
import { TABLES } from '../../../src/output/tables/index.ts';
import { limits } from '../../../src/output/tables/limits.ts';
import { projections } from '../../../src/output/tables/projections.ts';
import { summary } from '../../../src/output/tables/summary.ts';
import { expectGolden } from '../../support/golden.ts';
import { axis, limit, results, series, sparse } from '../../support/made-results.ts';
import { smallRun } from '../../support/small-run.ts';
import { csvText } from '../../support/written-files.ts';

const withSeries = (made: Parameters<typeof series>[0], months: number, draws: number): RunView => ({
  ...smallRun,
  results: results({ months, draws, series: [series(made)] }),
  costs: [],
});

describe('every table', () => {
  it.each(TABLES.map((table) => [table(smallRun).name, table] as const))('%s reads as the golden file', (name, table) => {
    expectGolden(`output/${name}.csv`, csvText(table(smallRun)));
  });

  it.each(TABLES.map((table) => [table(smallRun).name, table] as const))(
    '%s has one cell a column, and only finite numbers',
    (_, table) => {
      const made = table(smallRun);
      const { columns } = made;
      const rows = [...rowsIn(made)];
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(row).toHaveLength(columns.length);
        for (const [i, column] of columns.entries()) {
          if (column.type === 'number') expect(Number.isFinite(row[i])).toBe(true);
          else expect(typeof row[i]).toBe('string');
        }
      }
    },
  );
});

describe('projections', () => {
  const rows = records(projections(smallRun));

  it('has the columns of the contract in their order', () => {
    expect(
      projections(smallRun)
        .columns.map((c) => c.name)
        .join(),
    ).toBe('scenario,variable,unit,chip,site,programme,period,mean,p5,p25,p50,p75,p95,source,workload,region');
  });

  it('interpolates quantiles between draws', () => {
    expect(rows.find((r) => r['variable'] === 'capacity.installed' && r['period'] === '2024-11')).toMatchObject({
      unit: 'EFLOPS',
      mean: 20,
      p5: 2,
      p25: 10,
      p50: 20,
      p75: 30,
      p95: 38,
    });
  });

  it('has no row where no draw has a value, and the others where some have', () => {
    const cost = rows.filter((r) => r['variable'] === 'cost.per_pflop_hour');
    expect(cost.map((r) => r['period'])).toEqual(['2024-12', '2025-01']);
    expect(cost[0]).toMatchObject({ mean: 2.5, p50: 2.5 });
  });

  it('leaves crossed cells of costs to costs.csv', () => {
    expect(rows.filter((r) => r['variable'] === 'cost.chips')).toEqual([]);
    expect(rows.filter((r) => r['variable'] === 'cost.vat_credit')).toHaveLength(3);
  });

  it('takes combinations apart into their dimensions', () => {
    const crossed = records(projections({ ...smallRun, costs: [] })).filter((r) => r['variable'] === 'cost.chips');
    const places = crossed.map((r) => `${r['programme']}/${r['site']}`);
    expect([...new Set(places)]).toEqual(['province/guian', 'enterprise/guian', 'enterprise/ulanqab']);
  });

  it('throws where columns cannot tell members apart', () => {
    const red = { id: 'x', unit: 'chip', yearly: 'last', axes: [axis('colour', ['red', 'blue'])], figures: [[[1], [2]]] } as const;
    expect(() => records(projections(withSeries(red, 1, 1)))).toThrow("'x' is recorded over colour");
  });

  it('drops a dimension without a column where the others tell members apart', () => {
    const chips = axis('chip', ['h20', 'mi308']);
    const colour = axis('colour', ['green', 'red']);
    const offer = sparse(
      'offer',
      [chips, colour],
      [
        ['h20', 'green'],
        ['mi308', 'red'],
      ],
    );
    const run = withSeries({ id: 'x', unit: 'chip', yearly: 'last', axes: [offer], figures: [[[1], [2]]] }, 1, 1);
    expect(records(projections(run)).map((r) => r['chip'])).toEqual(['h20', 'mi308']);
  });
});

describe('annual', () => {
  const rows = records(annual(smallRun));
  const row = (variable: string, period: string) => rows.find((r) => r['variable'] === variable && r['period'] === period);

  it('adds flows within a draw before it takes quantiles', () => {
    // 0+40, 10+30, 20+20 … are all 40
    expect(row('supply.imports', '2024')).toMatchObject({ unit: 'chip/year', mean: 40, p5: 40, p95: 40 });
    expect(row('supply.imports', '2025')).toMatchObject({ mean: 5 });
  });

  it('takes stocks at the end of the year', () => {
    expect(row('capacity.installed', '2024')).toMatchObject({ unit: 'EFLOPS', mean: 30, p50: 30 });
  });

  it('averages ratios over the months that have a value', () => {
    expect(row('cost.per_pflop_hour', '2024')).toMatchObject({ unit: 'CNY/PFLOP/hour', mean: 2.5 });
  });

  it('sums a quantity that is no rate in its own unit', () => {
    const run = withSeries({ id: 'energy', unit: 'MWh', yearly: 'sum', figures: [[[1]], [[2]], [[4]]] }, 3, 1);
    expect(records(annual(run)).map((r) => [r['period'], r['unit'], r['mean']])).toEqual([
      ['2024', 'MWh', 3],
      ['2025', 'MWh', 4],
    ]);
  });

  it('shows a rate per year as what the year brought', () => {
    // 12 chips a year is one a month; two months bring two
    const run = withSeries({ id: 'x', unit: 'chip/year', yearly: 'sum', figures: [[[12]], [[12]]] }, 2, 1);
    expect(records(annual(run))[0]).toMatchObject({ unit: 'chip/year', mean: 2 });
  });
});

describe('costs', () => {
  const rows = records(costs(smallRun));

  it('has the columns of the contract in their order', () => {
    expect(
      costs(smallRun)
        .columns.map((c) => c.name)
        .join(),
    ).toBe('scenario,period,programme,site,chip,category,line,unit,mean,p5,p50,p95,payer,flow');
  });

  it('adds up by month over its rows', () => {
    const total = (period: string) => rows.filter((r) => r['period'] === period).reduce((sum, r) => sum + (r['mean'] as number), 0);
    expect(total('2024-11')).toBe(20 + 7 - 2);
    expect(total('2024-12')).toBe(6);
    expect(total('2025-01')).toBe(0);
  });

  it('turns a receipt negative with its quantiles in order', () => {
    const credit = rows.find((r) => r['category'] === 'tax');
    expect(credit).toMatchObject({ mean: -2, p50: -2, payer: 'state' });
    expect(credit?.['p5']).toBeCloseTo(-3.8);
    expect(credit?.['p95']).toBeCloseTo(-0.2);
  });

  it('throws for a line that was not recorded or is no money of this currency', () => {
    const asked = (run: typeof smallRun) => () => records(costs(run));
    expect(asked({ ...smallRun, costs: [{ ...smallRun.costs[0]!, variable: 'cost.nothing' }] })).toThrow('was not recorded');
    expect(asked({ ...smallRun, currency: 'USD' })).toThrow('not in USD');
  });
});

describe('limits', () => {
  const rows = records(limits(smallRun));
  const row = (site: string, limit: string) => rows.find((r) => r['period'] === '2024-11' && r['site'] === site && r['limit'] === limit);

  it('counts draws at one place', () => {
    expect(row('guian', 'power')).toMatchObject({ share: 0.8, slack_p50: 0, next_limit: 'crews', variable: 'chips.installing' });
    expect(row('ulanqab', 'crews')).toMatchObject({ share: 1 });
  });

  it('weights places by what was held back', () => {
    // 30 of 40 held back at Gui'an, where power bound in 4 of 5 draws and crews in 1; 10 at Ulanqab, crews in all
    expect(row('', 'power')?.['share']).toBeCloseTo(0.75 * 0.8);
    expect(row('', 'crews')?.['share']).toBeCloseTo(0.75 * 0.2 + 0.25 * 1);
  });

  it('gathers members over dimensions that have no column', () => {
    const colour = axis('colour', ['m', 'n']);
    const of = limit('buying', 'money', [colour], { bound: [[5, 0]], missed: [[3, 1]], slack: [[0, 1]] });
    const gathered = records(limits({ ...smallRun, results: results({ months: 1, draws: 5, limits: [of] }) }));
    expect(gathered).toEqual([expect.objectContaining({ share: 0.75, variable: 'buying', next_limit: '' })]);
  });

  it('has no row where nothing bound', () => {
    expect(rows.filter((r) => r['period'] === '2025-01')).toEqual([]);
    expect(rows.every((r) => (r['share'] as number) > 0)).toBe(true);
  });
});

describe('summary', () => {
  const rows = records(summary(smallRun));

  it('names overall quantities and headlines by year', () => {
    expect(rows.map((r) => r['metric'])).toEqual([
      'finance.npv',
      'finance.irr_project',
      'capacity.installed@2024',
      'capacity.installed@2025',
      'supply.imports@2024',
      'supply.imports@2025',
      'cost.per_pflop_hour@2024',
      'cost.per_pflop_hour@2025',
    ]);
  });

  it('looks only at draws in which a figure is defined', () => {
    expect(rows.find((r) => r['metric'] === 'finance.irr_project')).toMatchObject({ unit: '%', mean: 2.5, p50: 2.5 });
  });
});
