import type { Attribution } from '../../study/attribute/index.ts';
import { eachAlone, number, type Table, text } from '../table.ts';

/** An attribution as `--json` gives it. */
export const attributionJson = (x: Attribution) => ({
  output: x.output,
  unit: x.unit,
  a: x.a,
  b: x.b,
  difference: x.difference,
  contributions: x.contributions.map(({ group, value, low, high, firstIn, lastIn, restsOn, paths }) => ({
    group,
    value,
    low,
    high,
    first_in: firstIn,
    last_in: lastIn,
    rests_on: restsOn,
    paths,
  })),
  interactions: x.interactions,
  group_by: x.by,
  method: x.method,
  coalitions: x.coalitions,
  draws: x.draws,
  built_differently: x.apart,
});

/** The contributions as a table; they add up to the difference. */
export const attributionTable = (x: Pick<Attribution, 'output' | 'unit' | 'contributions'>): Table => ({
  name: 'attribution',
  about: 'With --attribute: what each group of changes does to one number, by Shapley values; they add up to the difference',
  columns: [
    text('output', 'The number that differs'),
    text('unit', 'Unit of the figures in this row'),
    text('group', 'What was changed: rules of an episode, a rule, a section or a path of the scenario'),
    number('value', 'What it adds, on average over all orders in which the changes could have been made'),
    number('low', 'Lower end of the 90 % range; the value itself where it is exact'),
    number('high', 'Upper end of the 90 % range'),
    number('first_in', 'What it adds made alone, all else as in the first scenario'),
    number('last_in', 'What it adds made last, all else as in the second'),
    text('rests_on', 'Rules without which it demands nothing'),
    text('paths', 'Where the changes are written'),
  ],
  blocks: eachAlone(
    x.contributions.map((c) => [
      x.output,
      x.unit,
      c.group,
      c.value,
      c.low,
      c.high,
      c.firstIn,
      c.lastIn,
      c.restsOn.join(' '),
      c.paths.join(' '),
    ]),
  ),
});
