import { type GroupEffect, type Index, type Sensitivity, WIDEST } from '../../../study/sensitivity/index.ts';
import { band } from '../figures.ts';
import { type GridRow, grid } from '../grid.ts';
import { paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { wrapText } from '../wrap.ts';

const percent = (x: number): string => {
  const digits = (x * 100).toFixed(0);
  return digits === '-0' ? '0' : digits.replace('-', '−');
};

const cell = ({ value, low, high }: Index): string => `${percent(value)} (${band(percent(low), percent(high))})`;

const named = ({ names, kind }: GroupEffect): string => {
  if (kind === 'single') return plain(names[0] as string);
  if (kind === 'correlated') return `${names.map(plain).join(' with ')}`;
  return `the other ${names.length} together`;
};

const row = (g: GroupEffect): GridRow => {
  const { first, total, resolved, needed } = g.indices;
  return resolved ? [named(g), cell(first), cell(total)] : [named(g), `not resolved, use --draws ${needed} or more`, ''];
};

/** Shares of the variance of an output: of each input alone, and with all it does together with others. */
export const sharesTable = (s: Sensitivity, screen: Screen): string => {
  const p = paint(screen.colour);
  const head = ['share of the variance, %', 'alone', 'in all'].map(p.dim);
  const table = grid([head, ...s.groups.map(row)], ['left', 'left', 'left']);
  const chained = s.groups.some((g) => g.kind === 'correlated')
    ? ' Inputs that move together have no shares of their own: they are measured as one.'
    : '';
  const unresolved = s.groups.some((g) => !g.indices.resolved) ? ` Intervals wider than ${percent(WIDEST)} points are not shown.` : '';
  const note = `Sobol indices from ${s.draws} × ${s.groups.length + 2} draws, with 90 % intervals. Alone: first order. In all: with what it does together with others.${chained}${unresolved}`;
  return `${table}\n${p.dim(wrapText(note, screen.width))}`;
};
