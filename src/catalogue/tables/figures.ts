import { figure, measured, optional, text, words } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note, status } from './series.ts';

const topic = text('What kind of figure it is');
const subject = text('What it is a figure of');
const quantity = text('What is measured');
const value = measured('The figure, its range and unit');

export const fabric = table({
  name: 'fabric',
  about: 'Reach, optics, realised bandwidth and cost share of cluster networks',
  columns: { topic, subject, quantity, figure: value, status, note },
  provenance: { row: ROW },
});

export const facility = table({
  name: 'facility',
  about: 'Halls: capital, lead times, PUE, water, rent, upkeep; hourly prices; IT power of a chip with its share of everything',
  columns: { topic, quantity, figure: value, place: text('Where'), status, note },
  provenance: { row: ROW },
});

export const failures = table({
  name: 'failures',
  about: 'How clusters fail, recover and write checkpoints',
  columns: {
    topic,
    subject,
    quantity,
    figure: value,
    scale: figure('chip', 'Accelerators of the system'),
    chip: optional(words('The accelerator', 'chips')),
    status,
    note,
  },
  provenance: { row: ROW },
});
