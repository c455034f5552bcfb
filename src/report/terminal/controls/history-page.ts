import type { Change } from '../../../controls/index.ts';
import { type Paint, paint } from '../paint.ts';
import { plain } from '../plain.ts';
import type { Screen } from '../summary.ts';
import { wrapText } from '../wrap.ts';
import { type Circumstances, footer, titleOf, wayWords } from './circumstances.ts';
import { indented } from './indented.ts';
import { inColour, standingWords } from './standing.ts';

/** A chip's status over all time. */
export interface ChipHistory {
  readonly chip: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

/** Columns of a date and of what stands for none. */
const DATE = 'YYYY-MM-DD'.length;
const INDENT = DATE + 2;

const under = (text: string, width: number): string => indented(text, width, INDENT);

/** Acts that begin to govern and those that cease, told apart by what governed before. */
const actLines = (change: Change, governing: Set<string>, c: Circumstances, width: number): string[] =>
  change.acts.map((id) => {
    const ceases = governing.delete(id);
    if (!ceases) governing.add(id);
    return under(plain(`${ceases ? '−' : '+'} ${id}${ceases ? '' : `: ${titleOf(id, c)}`}`), width);
  });

const historyText = ({ chip, name, changes }: ChipHistory, c: Circumstances, width: number, p: Paint): string => {
  const governing = new Set<string>();
  const lines = changes.flatMap((change) => {
    const date = (change.from ?? 'before').padEnd(DATE);
    const status = p.bold(inColour(change.status, under(standingWords(change), width).trimStart(), p));
    const acts = actLines(change, governing, c, width);
    return [`${date}  ${status}`, ...acts, p.dim(under(plain(change.reason), width))];
  });
  return [wrapText(`${p.bold(plain(name))} (${plain(chip)}), ${wayWords(c)}`, width), ...lines].join('\n');
};

/** Dated lines, each with the acts that begin (+) or cease (−) to govern the chip that day, and the reason. */
export const historyPage = (histories: readonly ChipHistory[], c: Circumstances, screen: Screen): string => {
  const p = paint(screen.colour);
  const texts = histories.map((h) => historyText(h, c, screen.width, p));
  const key = wrapText('+ an act that governs the chip from that day, − one that no longer does.', screen.width);
  return `${[...texts, p.dim(key), footer(c, undefined, screen.width, p)].join('\n\n')}\n`;
};
