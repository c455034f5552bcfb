import { aux, flow, input, sector, stock } from '../equations/declare.ts';
import { chip, hosting } from './dimensions.ts';

/** Chips kept beside those in service. Bought like any other, they draw no power and compute nothing until one of their kind fails. */
export const spares = sector('spares', 'Chips held to replace those that fail', {
  spareShare: input('1', [chip], 'Chips to be held as spares, over chips in service'),
  spare: stock('chip', [chip], 'Chips held as spares', { id: 'chips.spare', rows: [chip] }),
  storing: flow(
    'chip/month',
    [chip],
    { from: 'waiting', to: 'spare' },
    'min(waiting, max(0 chip, sum(installed, chip) * spareShare - spare)) / month',
    'Chips delivered that are put to the spares, before any go to halls',
  ),
  replaced: aux(
    '1',
    [chip],
    'min(1, ratio(spare / month, sum(failing, chip), 0))',
    'Share of failed chips that spares replace within the month',
  ),
  replacing: flow(
    'chip/month',
    [hosting],
    { from: 'spare', to: 'installed' },
    'failing * replaced',
    'Spares put in the place of failed chips',
    {
      id: 'chips.replaced',
      rows: [chip],
      yearly: 'sum',
    },
  ),
});
