import { choice, date, figure, optional } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

export const exchangeRates = table({
  name: 'exchange-rates',
  about: 'Yuan for a dollar, by year and month',
  columns: {
    pair: choice(['CNY/USD'], 'Units of the first currency for one of the second'),
    basis: choice(['official', 'market', 'spot', 'translation', 'press', 'assumed'], 'Whose rate it is'),
    rate: figure('CNY/USD', 'The rate', { span: true }),
    from: optional(date('First month of a mean; empty for a single date')),
    to: date('Last month of a mean, or the month it speaks of'),
    status,
    note,
  },
  provenance: { row: ROW },
});
