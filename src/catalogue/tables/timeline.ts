import { date, text, words } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

export const timeline = table({
  name: 'timeline',
  about: 'When products arrived and supplies ended',
  columns: {
    topic: text('product, foundry or memory'),
    subject: words('The accelerator it matters to', 'chips'),
    event: text('What happened or is expected'),
    from: date('Earliest month'),
    to: date('Latest month'),
    status,
    note,
  },
  provenance: { row: ROW },
});
