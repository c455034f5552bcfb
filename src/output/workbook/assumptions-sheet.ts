import type { Assumption, RunView } from '../run-view.ts';
import { type BookCell, cell, type Sheet } from './sheet.ts';

const HEADS = ['Figure', 'Meaning', 'As written', 'Value at the start', 'Unit', 'Source', 'As of', 'Confidence', 'File', 'Line'];

const row = (a: Assumption): BookCell[] => [
  cell(a.path),
  cell(a.about),
  cell(a.text),
  cell(a.value, typeof a.value === 'number' ? 'quantity' : 'text'),
  cell(a.unit),
  cell(a.source),
  cell(a.asOf),
  cell(a.confidence),
  cell(a.file),
  cell(a.line, 'whole'),
];

/** Every figure that went in, with who says so and where it is written. */
export const assumptionsSheet = (run: RunView): Sheet => ({
  name: 'Assumptions',
  widths: [44, 40, 34, 18, 18, 60, 12, 12, 34, 8],
  frozen: { rows: 1, columns: 1 },
  rows: [HEADS.map((head) => cell(head, 'head')), ...run.assumptions.map(row)],
});
