import { choice, date, figure, optional, text } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

const counted = (about: string) => figure('1', about, { min: 0 });

export const realisation = table({
  name: 'realisation',
  about: 'What comes of plans that were only announced: the prior that a scenario uses, and the plans and counts it is made from',
  columns: {
    kind: choice(['prior', 'reference'], 'What scenarios use, or one of the cases it is made from'),
    subject: text('Whose plan, and what is counted'),
    start: counted('What stood when the plan was made'),
    planned: counted('What was to stand when it is due'),
    counted: counted('What was counted'),
    announced: optional(date('When the plan was made, or the start was counted')),
    due: optional(date('When it is due')),
    counted_at: optional(date('When it was counted')),
    realised: figure('%', 'Part that stood of what was due by the count, the plan read on a straight line', {
      span: true,
      min: 0,
      max: 100,
    }),
    slip: figure('month', 'Slip behind the plan of the part that comes', { span: true, min: 0, max: 120 }),
    status,
    note,
  },
  provenance: { row: ROW },
});
