import { count, month, number, parameter } from './figures.ts';
import { items, list, map, record } from './groups.ts';
import { anything, choice, formula, id, text, valuePath, word } from './words.ts';

const periods = { example: '2027-12' } as const;

/** The months a run covers. */
export const horizon = record('The months a run covers, both ends included', {
  start: month('First month', { required: true, example: '2024-07' }),
  end: month('Last month', { required: true, example: '2030-12' }),
});

/** Figures that formulas and sliders may use by name. */
export const parameters = map(
  parameter('A figure of any unit: 1, 20 MW to 40 MW, {value: 1, min: 0.5, max: 2, label: …}'),
  'Named figures',
);

/** How uncertain figures hang together. */
export const uncertainty = record('How uncertain figures hang together', {
  correlations: list(
    record('Two uncertain figures that move together', {
      between: list(text('Path of an uncertain figure, such as parameters.hbm_growth'), 'Two paths', '[parameters.a, parameters.b]'),
      rho: number('Correlation of their normal scores', { required: true, range: [-1, 1] }),
    }),
    'Correlations',
  ),
});

/** Two earlier observations of a series, for the trend a forecaster would have drawn through them. */
const trend = list(
  record('An earlier observation of the same series', {
    at: month('Month it speaks of', { required: true, example: '2022-12' }),
    value: parameter('Figure'),
  }),
  'Two earlier observations, for the forecast by trend that results are judged against',
);

/** What was observed in the world, to compare with; never an input. */
export const observations = items('What was observed, to compare results with', {
  id: id('Name of the observation'),
  quantity: text('What was counted, in words'),
  variable: text('Variable of the results it speaks of', { required: true, example: 'observed.compute_idc' }),
  chip: text('The chip whose row is meant; the total where none is named', { example: 'h20' }),
  at: month('Month it speaks of, or the last month of the stretch it covers', { required: true, ...periods }),
  months: count('Months it covers up to `at`; 1 where it is a level', { range: [1, 600] }),
  over: choice(['sum', 'mean'], 'Whether the months add up, or a weighted share is taken over them', { default: word('sum') }),
  weight: text('For a mean: the variable that weighs the months', { example: 'observed.cards_total' }),
  value: parameter('Central figure'),
  low: parameter('Lower end of the band'),
  high: parameter('Upper end of the band'),
  pass: choice(['inside', 'below'], 'Agreement: the central figure inside the simulated range, or the range below the band’s upper end', {
    default: word('inside'),
  }),
  trend,
  source: text('Who says so'),
  note: text('Definition, coverage, breaks'),
});

/** What the plan should reach. */
export const targets = items(
  'What the plan should reach',
  {
    name: text('Name of the target', { required: true }),
    when: formula('Condition over variables', { required: true, example: 'capacity.installed >= 20 EFLOPS' }),
    by: month('Last month in which it must hold', { ...periods, within: true }),
  },
  { keys: ['name'] },
);

/** The user's own variables. */
export const variables = map(
  record('A variable in the language of the model', {
    unit: text('Its unit', { required: true, example: 'CNY/chip/month' }),
    formula: formula('Its formula', { required: true }),
    over: list(text('A dimension'), 'Dimensions it varies over', '[chip]'),
    about: text('What it means'),
  }),
  'The user’s own variables, by name',
);

/** Crossed cells to write beside totals and one-dimension rows. */
export const outputs = list(
  record('A variable by several dimensions at once', {
    variable: text('The variable', { required: true, example: 'capacity.installed' }),
    by: list(text('A dimension'), 'Dimensions', '[chip, site]'),
  }),
  'Crossed cells to write beside the usual rows',
);

/** What the explorer lets a reader move. */
export const sliders = list(valuePath('Path of a figure'), 'Paths of figures with a slider', '[parameters.budget_scale]');

/** Alternatives inside the file, laid over it when chosen. */
export const variants = map(anything('Changes, nested like the file'), 'Alternatives by name');
