import type { ChipFigures, Determination, RuleRow } from '../../../controls/index.ts';
import { type Paint, paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { wrapPieces, wrapText } from '../wrap.ts';
import { chipWords } from './chip-figure-words.ts';
import { type Circumstances, country, footer, titleOf, wayWords } from './circumstances.ts';
import { indented } from './indented.ts';
import { inColour, missingWords, standingWords, statusWord } from './standing.ts';

/** A chip and what the acts make of it. */
export interface Answered {
  readonly chip: ChipFigures;
  readonly determination: Determination;
  /** What each jurisdiction says by itself, where more than one has a say. */
  readonly sides?: readonly { readonly jurisdiction: string; readonly determination: Determination }[];
}

const answer = (d: Determination, p: Paint): string => p.bold(inColour(d.status, standingWords(d), p));

const ruleText = (row: RuleRow, c: Circumstances, width: number, p: Paint): string => {
  const status = inColour(row.status, statusWord(row.status).padEnd('notification'.length), p);
  const head = wrapPieces([status, p.bold(plain(row.regime)), `${row.jurisdiction}, class ${plain(row.class)}`], '  ', width, 4).join('\n');
  return [head, p.dim(indented(plain(titleOf(row.regime, c)), width, 4)), indented(plain(row.reason), width, 4)].join('\n');
};

/** The act that decides, named where one does. */
const because = (d: Determination): string => {
  const decider = d.rules.find((row) => row.status === d.status && row.reason === d.reason);
  return plain(decider ? `${decider.regime}: ${d.reason}` : d.reason);
};

const missing = (d: Determination): string[] =>
  d.missing.length === 0 ? [] : [`It hangs on what is not known: ${d.missing.map(missingWords).join(', ')}.`];

/** Jurisdictions are gates in series, so each has its own answer. */
const bySide = ({ sides = [] }: Answered, c: Circumstances): string[] =>
  sides.length < 2 ? [] : [`${sides.map((s) => `${country(s.jurisdiction, c)}: ${standingWords(s.determination)}`).join('. ')}.`];

const onePage = (answered: Answered, c: Circumstances, width: number, p: Paint): string => {
  const { chip, determination: d } = answered;
  const name = plain(chip.name ?? 'A chip on paper');
  const sentence = `${name}, ${wayWords(c)}, on ${d.date}: ${answer(d, p)}.`;
  const facts = wrapPieces(chipWords(chip), ' · ', width - ' ·'.length, 0).join('\n');
  const head = [
    wrapText(sentence, width),
    wrapText(because(d), width),
    ...[...bySide(answered, c), ...missing(d)].map((text) => wrapText(text, width)),
    p.dim(facts),
  ];
  return [head.join('\n'), ...d.rules.map((row) => ruleText(row, c, width, p))].join('\n\n');
};

/** A page a chip: the answer in a sentence with the numbers that decide, then each act with its reason. */
export const chipPages = (answered: readonly Answered[], c: Circumstances, screen: Screen): string => {
  const p = paint(screen.colour);
  const pages = answered.map((a) => onePage(a, c, screen.width, p));
  return `${[...pages, footer(c, answered[0]?.determination.date, screen.width, p)].join('\n\n')}\n`;
};
