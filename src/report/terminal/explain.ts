import type { Answer, Explanation, Figure, Given } from '../../study/explain/index.ts';
import { amount, headOf, limitText, moreText, nameWithPlace, otherPeriod, shortened, sourceText } from './explanation/words.ts';
import { type Paint, paint } from './paint.ts';

/** Parts of a figure that are listed; more are counted. */
const LISTED_PARTS = 4;

interface Style {
  readonly colour: boolean;
}

/** Lines of one part, the first without the indent. */
type Lines = readonly string[];

const givenLines = (g: Given, p: Paint): Lines => {
  const listed = g.parts.slice(0, LISTED_PARTS);
  const left = g.parts.length - listed.length + g.left;
  const name = g.name === '' ? g.input : g.name;
  const head = `${nameWithPlace(g.input, g.place)} = ${amount(g.value, g.unit)}`;
  return [
    `${head}${p.dim(`  ${shortened(name, 80)}: ${shortened(g.text, 60)}`)}`,
    p.dim(`  ${sourceText(g)}`),
    ...listed.map((part) => p.dim(`  from ${shortened(part.name, 80)}: ${shortened(part.text, 60)} · ${sourceText(part)}`)),
    ...(left > 0 ? [p.dim(`  and from ${left} more`)] : []),
  ];
};

const figureHead = (f: Figure, p: Paint): Lines => [
  ...(f.about === '' ? [] : [p.dim(f.about)]),
  ...(f.equation === undefined ? [] : [`= ${shortened(f.equation, 400)}`]),
  ...(f.origin === undefined ? [] : [p.dim(`fixed at ${f.origin.file}:${f.origin.line}`)]),
  ...(f.limit === undefined ? [] : [p.yellow(`limit: ${limitText(f.limit)}`)]),
];

const branch = (e: Explanation, above: string, last: boolean, p: Paint): Lines => {
  const lines = linesOf(e, above, p);
  const [first = '', ...rest] = lines;
  return [`${last ? '└─' : '├─'} ${first}`, ...rest.map((line) => `${last ? '  ' : '│ '} ${line}`)];
};

const linesOf = (e: Explanation, above: string, p: Paint): Lines => {
  const when = otherPeriod(e, above);
  if (e.kind === 'given') return givenLines(e, p);
  if (e.kind === 'more') return [p.dim(`${moreText(e)}${when}`)];
  return [`${p.bold(headOf(e))}${when}`, ...figureHead(e, p), ...below(e, p)];
};

const below = (f: Figure, p: Paint): Lines => f.inputs.flatMap((input, i) => branch(input, f.period, i === f.inputs.length - 1, p));

/** How the draw was chosen. */
const drawText = ({ draw, among }: Answer): string =>
  among === 1 ? 'every uncertain figure at its median' : `draw ${draw}: of ${among} the nearest to the median`;

/** An explanation as an indented tree. Every number has its equation or its source below it. */
export const explanationText = (answer: Answer, { colour }: Style, chosen: string = drawText(answer)): string => {
  const p = paint(colour);
  const { figure } = answer;
  if (figure.kind === 'given') return givenLines(figure, p).join('\n');
  const period = figure.period === '' ? '' : ` in ${figure.period}`;
  return [`${p.bold(headOf(figure))}${period}${p.dim(`  (${chosen})`)}`, ...figureHead(figure, p), ...below(figure, p)].join('\n');
};
