import type { RunView } from '../../src/output/run-view.ts';
import { axis, limit, overall, results, series, sparse } from './made-results.ts';

const chip = axis('chip', ['h20', 'ascend_910c']);
const site = axis('site', ['guian', 'ulanqab']);
const programme = axis('programme', ['province', 'enterprise']);
const money = sparse(
  'spending',
  [programme, site],
  [
    ['province', 'guian'],
    ['enterprise', 'guian'],
    ['enterprise', 'ulanqab'],
  ],
);

/** The same value in every draw. */
const certain = (value: number): number[] => [value, value, value, value, value];

/**
 * A run that fits on a screen: November 2024 to January 2025, five draws, figures chosen so that means and quantiles can be
 * worked out by hand. With five draws 0, 10, 20, 30, 40 the 5 % quantile is 2, the quarter 10, the median 20, the 95 % quantile 38.
 */
export const smallRun: RunView = {
  scenario: 'small#test',
  title: 'A small run, 小例子',
  start: 2024 * 12 + 10,
  currency: 'CNY',
  country: 'CN',
  results: results({
    months: 3,
    draws: 5,
    seed: 42,
    series: [
      // a stock: the year's value is December's
      series({
        id: 'capacity.installed',
        unit: 'EFLOPS',
        yearly: 'last',
        figures: [[[0, 10, 20, 30, 40]], [[10, 20, 30, 40, 50]], [certain(60)]],
      }),
      // a flow: each draw's months of a year add up before the quantiles, so 2024 is certain although neither month is
      series({
        id: 'supply.imports',
        unit: 'chip/month',
        yearly: 'sum',
        figures: [[[0, 10, 20, 30, 40]], [[40, 30, 20, 10, 0]], [certain(5)]],
      }),
      series({
        id: 'chips.installed',
        unit: 'chip',
        yearly: 'last',
        axes: [chip],
        figures: [
          [certain(1), certain(100)],
          [certain(2), certain(200)],
          [certain(3), certain(300)],
        ],
      }),
      // a cost per unit before there are units has no value
      series({
        id: 'cost.per_pflop_hour',
        unit: 'CNY/PFLOP/hour',
        yearly: 'mean',
        figures: [[certain(Number.NaN)], [[1, 2, 3, 4, Number.NaN]], [certain(8)]],
      }),
      series({
        id: 'cost.chips',
        unit: 'CNY/month',
        yearly: 'sum',
        axes: [money],
        figures: [
          [[0, 10, 20, 30, 40], certain(7), certain(0)],
          [certain(1), certain(2), certain(3)],
          [certain(0), certain(0), certain(0)],
        ],
      }),
      // the project's cash flow: rent less what the lines above pay, and 5 more that no line shows in the last month
      series({ id: 'revenue', unit: 'CNY/month', yearly: 'sum', figures: [[certain(0)], [certain(50)], [certain(60)]] }),
      series({ id: 'cost.total', unit: 'CNY/month', yearly: 'sum', figures: [[[7, 17, 27, 37, 47]], [certain(6)], [certain(0)]] }),
      series({
        id: 'finance.cash_flow',
        unit: 'CNY/month',
        yearly: 'sum',
        figures: [[[-7, -17, -27, -37, -47]], [certain(44)], [certain(65)]],
      }),
      series({
        id: 'accounts.depreciation',
        unit: 'CNY/month',
        yearly: 'sum',
        figures: [[certain(1)], [[0, 10, 20, 30, 40]], [certain(3)]],
      }),
      series({ id: 'accounts.debt', unit: 'CNY', yearly: 'last', figures: [[certain(9)], [[0, 10, 20, 30, 40]], [certain(0)]] }),
      series({ id: 'cost.vat_credit', unit: 'CNY/month', yearly: 'sum', figures: [[[0, 1, 2, 3, 4]], [certain(0)], [certain(0)]] }),
    ],
    limits: [
      // November: power binds in 4 of 5 draws at Gui'an and holds back three quarters of all that is held back
      limit('installing', 'power', [site], {
        bound: [
          [4, 0],
          [0, 0],
          [0, 0],
        ],
        missed: [
          [30, 0],
          [0, 0],
          [0, 0],
        ],
        slack: [
          [0.1, 0.6],
          [0.5, 0.5],
          [0.5, 0.5],
        ],
      }),
      limit('installing', 'crews', [site], {
        bound: [
          [1, 5],
          [5, 0],
          [0, 0],
        ],
        missed: [
          [0, 10],
          [8, 0],
          [0, 0],
        ],
        slack: [
          [0.2, 0],
          [0, 0.3],
          [0.3, 0.3],
        ],
      }),
    ],
    overalls: [
      overall('finance.npv', 'CNY', [-20e6, -10e6, 0, 10e6, 20e6]),
      overall('finance.irr_project', '%', [1, 2, 3, 4, Number.NaN], {
        counts: { one: 4, several: 1, none: 0, 'no-flow': 0, 'only-inflows': 0, 'only-outflows': 0 },
        several: [0.04, 0.31],
      }),
    ],
  }),
  variables: [
    { id: 'capacity.installed', about: 'Dense FP16 capacity in service', headline: true },
    { id: 'supply.imports', about: 'Chips imported', headline: true },
    { id: 'chips.installed', about: 'Chips in service', headline: true },
    { id: 'cost.per_pflop_hour', about: 'Cost of a PFLOPS for an hour', headline: true },
  ],
  costs: [
    { variable: 'cost.chips', category: 'chips', line: 'accelerators', payer: 'owner', flow: 'cost', chip: 'h20' },
    { variable: 'cost.vat_credit', category: 'tax', line: '=VAT credit', payer: 'state', flow: 'tax', sign: -1 },
  ],
  cashFlows: [
    {
      variable: 'finance.cash_flow',
      about: 'Cash flow of the project',
      parts: [
        { variable: 'revenue', about: 'Rent', sign: 1 },
        { variable: 'cost.total', about: '=All cash paid', sign: -1 },
      ],
      rest: 'Value at the end',
      value: { id: 'finance.npv', rate: 0.1, certain: true },
      returns: 'finance.irr_project',
    },
  ],
  assumptions: [
    {
      path: 'sites.guian.pue',
      about: 'Annual PUE',
      text: '=1.2',
      value: 1.2,
      unit: '1',
      source: '@someone & <others>, 数据',
      asOf: '2024',
      confidence: 'low',
      file: 'small.yaml',
      line: 7,
    },
  ],
  flowIds: new Map([['installing', 'chips.installing']]),
  facts: {
    version: '0.0.0',
    variant: 'test',
    sets: ['sites.guian.pue=1.2'],
    file: 'small.yaml',
    scenarioFiles: [{ file: 'small.yaml', sha256: '0'.repeat(64), text: 'name: small' }],
    dataFiles: [],
    dataAsOf: '2026-06',
    audit: {
      unused: [{ path: 'demand.inference.latency', file: 'small.yaml', line: 3 }],
      overridden: [{ path: 'sites.guian.pue', file: 'small.yaml', line: 5, by: { file: '--set', line: 1 } }],
      unmoved: ['supply.imports', 'chips.lost'],
    },
    acts: [],
    resolved: { name: 'small' },
  },
};
