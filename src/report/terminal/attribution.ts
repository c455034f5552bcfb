import type { Attribution, Contribution } from '../../study/attribute/index.ts';
import { band, type FigureStyle, figureStyle } from './figures.ts';
import { type GridRow, grid } from './grid.ts';
import { type Paint, paint } from './paint.ts';
import { plain } from './plain.ts';
import type { Screen } from './summary.ts';
import { wrapText } from './wrap.ts';

const signed = (style: FigureStyle, x: number): string => {
  const text = style.write(x);
  return x > 0 && /[1-9]/.test(text) ? `+${text}` : text;
};

const size = (style: FigureStyle, x: number): string => style.write(Math.abs(x));

const when = (output: string): string => {
  const [, period] = output.split('@');
  if (period === undefined) return '';
  return /^\d{4}$/.test(period) ? ` in ${period}` : ` by ${period}`;
};

/** More of a cost is no gain. */
const verbs = (output: string): readonly [string, string] => (/^cost/.test(output) ? ['lowers it by', 'raises it by'] : ['costs', 'adds']);

/** Whether anything is left of a figure at the digits shown. */
const shows = (style: FigureStyle, x: number): boolean => /[1-9]/.test(style.write(x));

/** What a group does, in words: `hbm-rule costs 41 EFLOPS of 96 by 2027-12`. */
const sentence = (c: Contribution, x: Attribution, style: FigureStyle): string => {
  const [lower, raise] = verbs(x.output);
  const whole =
    c.value < 0 === x.difference < 0 ? ` of ${size(style, x.difference)}` : `, against the difference of ${signed(style, x.difference)}`;
  const rest = c.restsOn.length > 0 ? `; it rests on ${c.restsOn.map(plain).join(', ')}` : '';
  return `${plain(c.group)} ${c.value < 0 ? lower : raise} ${size(style, c.value)} ${style.unit}${whole}${when(x.output)}${rest}`;
};

const sentences = (x: Attribution, style: FigureStyle): string => {
  const seen = x.contributions.filter((c) => shows(style, c.value));
  const idle = x.contributions.filter((c) => !shows(style, c.value)).map((c) => plain(c.group));
  const rest = idle.length === 0 ? [] : [`${idle.join(', ')} ${idle.length === 1 ? 'changes' : 'change'} nothing to speak of.`];
  return [...seen.map((c) => `${sentence(c, x, style)}.`), ...rest].join('\n');
};

const percent = (share: number): string => {
  const digits = (share * 100).toFixed(0);
  return `${/[1-9]/.test(digits) ? digits.replace('-', '−') : '0'} %`;
};

const row = (c: Contribution, x: Attribution, style: FigureStyle, p: Paint): GridRow => [
  `  ${plain(c.group)}${c.restsOn.length > 0 ? ' *' : ''}`,
  p.bold(signed(style, c.value)),
  x.difference === 0 ? '' : percent(c.value / x.difference),
  ...(c.low === c.high ? [] : [band(style.write(c.low), style.write(c.high))]),
  p.dim(signed(style, c.firstIn)),
  p.dim(signed(style, c.lastIn)),
];

/** Pairs shown; the rest are in the JSON. */
const MOST_PAIRS = 5;

/** Two that pull the same way and do less together overlap; two that do more reinforce each other. */
const relation = (x: Attribution, [a, b]: readonly [string, string], value: number): string => {
  const of = (group: string): number => x.contributions.find((c) => c.group === group)?.value ?? 0;
  if (of(a) * of(b) <= 0) return 'one works against the other';
  return of(a) * value < 0 ? 'they overlap: either does much of what the other does' : 'they reinforce each other';
};

const together = (x: Attribution, style: FigureStyle): string[] =>
  x.interactions
    .filter(({ value }) => shows(style, value))
    .slice(0, MOST_PAIRS)
    .map(({ groups, value }) => {
      const [a, b] = groups;
      return `  ${plain(a)} with ${plain(b)}: ${signed(style, value)} ${style.unit}; ${relation(x, groups, value)}`;
    });

const method = (x: Attribution): string => {
  const how = x.method === 'exact' ? `all ${x.coalitions} combinations of changes` : `${x.coalitions} combinations of changes, sampled`;
  const futures = x.draws === 1 ? 'every uncertain figure at its median' : `${x.draws} futures`;
  const apart =
    x.apart.length > 0
      ? ` The scenarios are built differently (${x.apart.slice(0, 6).map(plain).join(', ')}): whole sections were exchanged.`
      : '';
  const range =
    x.method === 'sampled' ? ' Ranges are 90 % intervals of sampling.' : x.draws > 1 ? ' Ranges are 90 % bands over futures.' : '';
  return `Shapley values: what a change adds on average over all orders, from ${how}, with ${futures}. First in: made alone; last in: made after all others.${range}${apart}${x.contributions.some((c) => c.restsOn.length > 0) ? ' * rests on another rule.' : ''}`;
};

/** How the difference between two scenarios splits among what was changed: a table, a sentence a line, and what works together. */
export const attributionText = (x: Attribution, labels: readonly [string, string], screen: Screen): string => {
  const p = paint(screen.colour);
  const style = figureStyle([x.a, x.b, x.difference, ...x.contributions.map((c) => c.value)], x.unit);
  const title = `${p.cyan(plain(x.output))}  ${plain(labels[0])} ${p.bold(style.write(x.a))} → ${plain(labels[1])} ${p.bold(style.write(x.b))} ${style.unit} (${signed(style, x.difference)})`;
  if (x.contributions.length === 0) return `${title}\n\nThe scenarios differ in no figure that the equations use.\n`;
  const ranged = x.contributions.some((c) => c.low !== c.high);
  const head = ['', style.unit, 'share', ...(ranged ? ['range'] : []), 'first in', 'last in'].map(p.dim);
  const whole = [p.dim('  together'), p.bold(signed(style, x.difference)), ...head.slice(2).map(() => '')];
  const table = grid(
    [
      head,
      ...x.contributions
        .map((c) => row(c, x, style, p))
        .map((r) => (ranged && r.length < head.length ? [...r.slice(0, 3), '', ...r.slice(3)] : r)),
      whole,
    ],
    ['left', ...head.slice(1).map(() => 'right' as const)],
  );
  const pairs = together(x, style);
  const parts = [
    title,
    table,
    sentences(x, style),
    ...(pairs.length > 0 ? [[p.cyan('Interactions'), ...pairs].join('\n')] : []),
    p.dim(wrapText(method(x), screen.width)),
  ];
  return `${parts.join('\n\n')}\n`;
};
