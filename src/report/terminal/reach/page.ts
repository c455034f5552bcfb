import type { Change, Lifted, Reach, Restriction, Separation } from '../../../study/reach/index.ts';
import { band, figureStyle } from '../figures.ts';
import { type GridRow, grid } from '../grid.ts';
import { type Paint, paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { wrapText } from '../wrap.ts';

/** One digit more next to 0 and 1, where it matters whether something is certain. */
const percent = (share: number): string => {
  const isClose = share > 0 && share < 1 && Math.min(share, 1 - share) < 0.01;
  return `${(share * 100).toFixed(isClose ? 1 : 0)} %`;
};

const three = (x: number): string => String(Number(x.toPrecision(3))).replace('-', '−');

const unitOf = ({ unit }: Restriction): string => (unit === undefined || unit === '1' ? '' : ` ${unit}`);

/** `above 72 % (its P60)`: the input's own figures where its unit is known, and where in its distribution they lie. */
const limits = (r: Restriction): string => {
  const place = (share: number): string => `P${(share * 100).toFixed(0)}`;
  const end = (value: number | undefined, share: number): string =>
    value === undefined ? `its ${place(share)}` : `${three(value)}${unitOf(r)} (its ${place(share)})`;
  const [low, high] = [r.from > 0, r.to < 1];
  if (low && high) return `between ${end(r.low, r.from)} and ${end(r.high, r.to)}`;
  return low ? `above ${end(r.low, r.from)}` : `below ${end(r.high, r.to)}`;
};

const separated = (s: Separation, p: Paint, width: number): string => {
  const rows = s.restrictions.map((r): GridRow => [`  ${plain(r.name)}`, limits(r)]);
  const verb = s.describes === 'reached' ? 'reach' : 'miss';
  const words = `${percent(s.density)} of the draws there ${verb} it, against ${percent(s.base)} of all (density); of all draws that ${verb} it ${percent(s.coverage)} are there (coverage). The box was sought among half of the draws and judged by the other half.`;
  return `${p.cyan(`Draws that ${verb} it crowd where`)}\n${grid(rows, ['left', 'left'])}\n${p.dim(wrapText(words, width))}`;
};

const changes = ({ lifted }: Reach, p: Paint, width: number): string => {
  if (!lifted) return '';
  const { wanted, tried } = lifted;
  const title = p.cyan(`Single changes that lift it to ${percent(wanted)}, the cheapest first`);
  if (tried.length === 0)
    return wrapText('The scenario has no slider, parameter or plain figure among what matters that could be tried.', width);
  if (lifted.changes.length === 0) {
    const { nearest } = lifted;
    const best = nearest ? ` ${plain(nearest.path)} at ${plain(nearest.to)} comes nearest: ${percent(nearest.probability)}.` : '';
    return wrapText(`None of these lifts it to ${percent(wanted)} by itself: ${tried.map(plain).join(', ')}.${best}`, width);
  }
  const cost = costs(lifted);
  const rows = lifted.changes.map((c): GridRow => {
    const relative = (c.factor - 1) * 100;
    const sign = relative > 0 ? '+' : '−';
    return [
      `  ${plain(c.path)}`,
      p.bold(`${sign}${Math.abs(relative).toFixed(0)} %`),
      `${plain(c.from)} → ${plain(c.to)}`,
      p.dim(percent(c.probability)),
      cost(c),
    ];
  });
  const words =
    'The last column is what the plan then pays more over its horizon, in the median of futures that meet the same random numbers. What others pay for a change, such as those who would sell for less, the model does not know.';
  return `${title}\n${grid(rows, ['left', 'right', 'left', 'right', 'right'])}\n${p.dim(wrapText(words, width))}`;
};

/** The costs of changes, one scale for all. */
const costs = ({ changes: found, money }: Lifted): ((c: Change) => string) => {
  const style = figureStyle(
    found.flatMap((c) => c.cost ?? []),
    money,
  );
  return ({ cost }) => {
    if (cost === undefined) return 'cost unknown';
    const written = style.write(cost);
    return `${cost > 0 && written !== style.write(0) ? '+' : ''}${written} ${style.unit}`;
  };
};

/** How likely a target is, what separates the draws, what would lift it. */
export const reachText = (r: Reach, screen: Screen): string => {
  const p = paint(screen.colour);
  const { value, low, high } = r.probability;
  const named = r.target.name === undefined ? '' : `${plain(r.target.name)}: `;
  const title = `${named}${p.cyan(plain(r.target.text))}`;
  const missing = r.undefinedDraws > 0 ? `, undefined in ${r.undefinedDraws} and counted as missed` : '';
  const chance = `${p.bold(percent(value))} likely (${band(percent(low), percent(high))}, ${r.draws} draws${missing})`;
  const none =
    value > 0 && value < 1
      ? 'No small box of inputs separates the draws that reach it from the others, or too few are of one kind.'
      : `Every draw ${value === 0 ? 'misses' : 'reaches'} it.`;
  const box = r.separation ? separated(r.separation, p, screen.width) : p.dim(none);
  return `${[`${title}\n${chance}`, box, changes(r, p, screen.width)].filter((part) => part !== '').join('\n\n')}\n`;
};
