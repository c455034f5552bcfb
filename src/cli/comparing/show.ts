import { comparedHeadlines } from '../../output/comparison/index.ts';
import { comparisonText } from '../../report/terminal/comparison.ts';
import { inputsText, rankingText } from '../../report/terminal/comparison-notes.ts';
import type { Session } from '../session.ts';
import type { Collected } from './collected.ts';

/** Prints a comparison: figures by year, what differs, the ranking, and what was left out. */
export const show = (c: Collected, labels: readonly string[], folder: string, session: Session): void => {
  const screen = { colour: session.outColour, width: session.width };
  const short = (label: string): string => labels[c.sides.findIndex((s) => s.label === label)] ?? label;
  const inputs = inputsText(
    c.inputs.map((r) => ({ ...r, scenario: short(r.scenario) })),
    screen,
  );
  const ranked = c.ranking && rankingText({ ...c.ranking, ranked: c.ranking.ranked.map((r) => ({ ...r, label: short(r.label) })) }, screen);
  const parts = [comparisonText(comparedHeadlines(c.sides, c.bands), labels, screen).trimEnd(), inputs, ranked ?? '', c.leftOut.join('\n')];
  session.out(parts.filter((part) => part !== '').join('\n\n'));
  session.err(`All differences are in ${folder}/compare.csv`);
};
