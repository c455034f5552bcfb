import { type ChipFigures, type Determination, type Figure, figureOf } from '../../../controls/index.ts';
import { type GridRow, grid } from '../grid.ts';
import { type Paint, paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { visibleWidth } from '../visible-width.ts';
import { wrapPieces, wrapText } from '../wrap.ts';
import { written } from './chip-figure-words.ts';
import type { Answered } from './chip-page.ts';
import { type Circumstances, footer, wayWords } from './circumstances.ts';
import { inColour, type Standing, standingWords, statusWord } from './standing.ts';

interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Where width is wanting, the column with the highest number goes first; those with none stay. */
  readonly leaves?: number;
  readonly cell: (answered: Answered, p: Paint) => string;
}

const figureCell =
  (figure: Figure) =>
  ({ chip }: { readonly chip: ChipFigures }, p: Paint): string => {
    const value = figureOf(chip, figure);
    return value === undefined ? p.dim('·') : written(value);
  };

/** The act that decides: the row with the reason of the whole. */
const deciding = (d: Determination): string =>
  d.status === 'free' ? '' : (d.rules.find((row) => row.status === d.status && row.reason === d.reason)?.regime ?? '');

/** Colour codes around nothing would be taken for a cell that is not empty. */
const dimmed = (text: string, p: Paint): string => (text === '' ? '' : p.dim(plain(text)));

const COLUMNS: readonly Column[] = [
  { title: 'chip', align: 'left', cell: ({ determination }, p) => p.bold(plain(determination.chip)) },
  { title: 'TPP', align: 'right', leaves: 1, cell: figureCell('tpp') },
  { title: 'TPP/mm²', align: 'right', leaves: 2, cell: figureCell('performance_density') },
  { title: 'memory', align: 'right', leaves: 3, cell: figureCell('memory_bandwidth') },
  { title: 'links', align: 'right', leaves: 5, cell: figureCell('io') },
  // the exception is one of the act's, which the next column names
  { title: 'status', align: 'left', cell: ({ determination: d }, p) => inColour(d.status, standingWords({ ...d, exception: null }), p) },
  { title: 'by', align: 'left', leaves: 4, cell: ({ determination }, p) => dimmed(deciding(determination), p) },
];

const table = (answered: readonly Answered[], columns: readonly Column[], p: Paint): string => {
  const rows = answered.map((a): GridRow => columns.map((column) => column.cell(a, p)));
  return grid(
    [columns.map((c) => p.dim(c.title)), ...rows],
    columns.map((c) => c.align),
  );
};

/** What is left where even two columns do not fit: the status without its policy. */
const BRIEF: readonly Column[] = [
  COLUMNS[0] as Column,
  { title: 'status', align: 'left', cell: ({ determination: { status } }, p) => inColour(status, statusWord(status), p) },
];

/** The table with as many columns as fit; names and statuses always stay. */
const fitted = (answered: readonly Answered[], width: number, p: Paint): { readonly text: string; readonly left: readonly string[] } => {
  let columns = COLUMNS;
  for (;;) {
    const text = table(answered, columns, p);
    const last = Math.max(...columns.map((c) => c.leaves ?? 0));
    const fits = visibleWidth(text) <= width;
    if (last === 0 || fits) {
      const left = COLUMNS.filter((c) => !columns.includes(c)).map((c) => c.title);
      return { text: fits ? text : table(answered, BRIEF, p), left: fits ? left : [...left, 'policy'] };
    }
    columns = columns.filter((c) => c.leaves !== last);
  }
};

const ORDER: readonly Standing[] = ['free', 'notify', 'licence', 'deny', 'unknown'];

const counts = (answered: readonly Answered[]): readonly string[] =>
  ORDER.flatMap((status) => {
    const n = answered.filter((a) => a.determination.status === status).length;
    return n === 0 ? [] : [`${n} ${statusWord(status)}`];
  });

/** The catalogue as a table, a line a chip, with how many stand where. */
export const cataloguePage = (answered: readonly Answered[], c: Circumstances, screen: Screen): string => {
  const p = paint(screen.colour);
  const date = answered[0]?.determination.date;
  const { text, left } = fitted(answered, screen.width, p);
  const heading = wrapText(`${answered.length} chips ${wayWords(c)}, on ${date}`, screen.width);
  const sums = wrapPieces(counts(answered), ' · ', screen.width - ' ·'.length, 0).join('\n');
  const narrow = left.length === 0 ? [] : [p.dim(wrapText(`Left out for want of width: ${left.join(', ')}.`, screen.width))];
  const hint = p.dim(wrapText('Memory and links in GB/s. Why, for one chip: suanli controls <chip>', screen.width));
  return `${[p.bold(heading), text, [sums, ...narrow, hint].join('\n'), footer(c, date, screen.width, p)].join('\n\n')}\n`;
};
