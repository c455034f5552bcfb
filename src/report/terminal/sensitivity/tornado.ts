import type { Effect, Sensitivity } from '../../../study/sensitivity/index.ts';
import { figureStyle } from '../figures.ts';
import { type GridRow, grid } from '../grid.ts';
import { paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { wrapText } from '../wrap.ts';
import { bar } from './bar.ts';

/** Rows shown; the rest are in the JSON. */
const MOST_ROWS = 12;
/** Columns that figures and names take beside the bars. */
const BESIDE = 94;

const two = (x: number | undefined): string => (x === undefined ? '–' : x.toFixed(2).replace('-', '−'));

/** One row for each input that moves the output most: what the output comes to at both ends, and a bar for it. */
export const tornadoChart = (s: Sensitivity, screen: Screen): string => {
  const p = paint(screen.colour);
  const { factor, text } = s.asked.unit;
  const shown = s.inputs.slice(0, MOST_ROWS);
  const ends = shown.flatMap(({ low, high }) => [low, high]).filter((x) => !Number.isNaN(x));
  const style = figureStyle(
    [s.median, ...ends].map((x) => x / factor),
    text,
  );
  const write = (x: number): string => (Number.isNaN(x) ? 'undefined' : style.write(x / factor));
  const middle = Number.isNaN(s.median) ? Math.min(...ends) : s.median;
  const reach = Math.max(...ends.map((x) => Math.abs(x - middle))) || 1;
  const half = Math.max(6, Math.min(24, Math.floor((screen.width - BESIDE) / 2)));
  const row = (e: Effect): GridRow => [
    plain(e.name),
    p.bold(write(e.low)),
    p.bold(write(e.high)),
    bar(e, { middle, reach, half }),
    two(e.rankCorrelation),
    two(s.elasticities.get(e.name)),
  ];
  const head = [p.dim('input'), p.dim('at P10'), p.dim('at P90'), ' '.repeat(half) + p.dim('median'), p.dim('rank'), p.dim('elasticity')];
  const table = grid([head, ...shown.map(row)], ['left', 'right', 'right', 'left', 'right', 'right']);
  const more = s.inputs.length > shown.length ? ` ${s.inputs.length - shown.length} more inputs move it less.` : '';
  const ranks = s.draws > 1 ? ` Rank: Spearman’s correlation over ${s.draws} draws.` : '';
  const elastic =
    ' Elasticity: by how many per cent it changes when the input grows by one, by derivative at the medians; where a limit binds there, the side that binds counts.';
  const unit = style.unit === '' ? '' : `${style.unit}; `;
  const note = `${unit}${write(s.median)} with every uncertain input at its median. ░ one input at its P10, █ at its P90, the others at their medians.${ranks}${elastic}${more}`;
  return `${table}\n${p.dim(wrapText(note, screen.width))}`;
};
