import { FIGURES, type Figure, type Frontier, type Limits, type NearEdge } from '../../../controls/index.ts';
import { type GridRow, grid } from '../grid.ts';
import { type Paint, paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { visibleWidth } from '../visible-width.ts';
import { wrapText } from '../wrap.ts';
import { figureWords, limitWords, written } from './chip-figure-words.ts';
import { type Circumstances, footer, wayWords } from './circumstances.ts';
import { indented } from './indented.ts';
import { inColour, statusWord } from './standing.ts';

const entries = (limits: Limits): readonly (readonly [Figure, number])[] => Object.entries(limits) as [Figure, number][];

const stepText = (limits: Limits, n: number, width: number): string => {
  const words = entries(limits).map(([figure, limit]) => limitWords(figure, limit));
  const number = `${n + 1}. `;
  return number + indented(words.length === 0 ? 'whatever its figures' : words.join(' and '), width, number.length).trimStart();
};

const steps = ({ steps: found }: Frontier, width: number): string =>
  found.length === 0
    ? wrapText('Nothing is free, whatever its figures.', width)
    : [wrapText('Free is what keeps all limits of any one line:', width), ...found.map((s, n) => stepText(s, n, width))].join('\n');

/** How far each figure may go at the most, or that it may go anywhere where the others are kept. */
const largest = ({ steps: found, largest: limits }: Frontier, width: number): string[] => {
  const figures = [...new Set(found.flatMap((s) => entries(s).map(([figure]) => figure)))];
  if (figures.length === 0) return [];
  const words = figures.map((figure) => {
    const limit = limits[figure];
    return limit === undefined ? `${FIGURES[figure].title} without limit` : figureWords(figure, limit);
  });
  return [wrapText(`The furthest that each may go: ${words.join('; ')}.`, width)];
};

const nearRow = ({ chip, figure, value, limit, ratio, status }: NearEdge, p: Paint): GridRow => [
  p.bold(plain(chip)),
  FIGURES[figure].title,
  written(value),
  p.dim(`of ${written(limit)}`),
  `${(ratio * 100).toFixed(1)} %`,
  inColour(status, statusWord(status), p),
];

/** A chip in two lines, where a table is too wide. */
const nearLines = ({ chip, figure, value, limit, ratio, status }: NearEdge, width: number, p: Paint): string => {
  const head = `${p.bold(plain(chip))}  ${(ratio * 100).toFixed(1)} %  ${inColour(status, statusWord(status), p)}`;
  return `${head}\n${indented(`${figureWords(figure, value)} of ${written(limit)}`, width, 2)}`;
};

const near = ({ near: found }: Frontier, width: number, p: Paint): string => {
  if (found.length === 0) return wrapText('No chip of the catalogue is within 5 % of the edge.', width);
  const table = grid(
    found.map((edge) => nearRow(edge, p)),
    ['left', 'left', 'right', 'left', 'right', 'left'],
  );
  const text = visibleWidth(table) <= width ? table : found.map((edge) => nearLines(edge, width, p)).join('\n');
  return `${wrapText('Chips within 5 % of the edge, by the figure nearest to its limit', width)}\n${text}`;
};

/** What stays free on a day as sets of limits, and the chips that stand close to them. */
export const frontierPage = (found: Frontier, c: Circumstances, screen: Screen): string => {
  const p = paint(screen.colour);
  const use = found.datacentre ? 'for data centres' : 'not for data centres';
  const heading = p.bold(wrapText(`What a chip ${use} may be, ${wayWords(c)}, on ${found.date}`, screen.width));
  const limits = [steps(found, screen.width), ...largest(found, screen.width)].join('\n');
  const named = p.dim(wrapText('By figures alone: parts that an act names have the status shown.', screen.width));
  return `${[heading, limits, `${near(found, screen.width, p)}\n${named}`, footer(c, found.date, screen.width, p)].join('\n\n')}\n`;
};
