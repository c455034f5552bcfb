import type { Sensitivity } from '../../../study/sensitivity/index.ts';
import { paint } from '../paint.ts';
import { plain } from '../plain.ts';
import { countOf } from '../problems.ts';
import type { Screen } from '../summary.ts';
import { wrapText } from '../wrap.ts';
import { sharesTable } from './shares.ts';
import { tornadoChart } from './tornado.ts';

/** Names listed of inputs that do nothing; the rest are in the JSON. */
const MOST_NAMES = 8;

const some = (names: readonly string[]): string => {
  const shown = names.slice(0, MOST_NAMES).map(plain).join(', ');
  return names.length > MOST_NAMES ? `${shown} and ${names.length - MOST_NAMES} more` : shown;
};

const silent = ({ withoutEffect, unconnected, draws, inputs }: Sensitivity): string[] => {
  const tried = draws === 1 ? 'at either end' : 'at either end and in random draws';
  return [
    ...(inputs.length === 0 ? ['No uncertain input moves it.'] : []),
    ...(withoutEffect.length > 0 ? [`Without effect, ${tried}: ${some(withoutEffect)}.`] : []),
    ...(unconnected.length > 0 ? [`No equation leads to it from ${countOf(unconnected.length, 'other uncertain input')}.`] : []),
  ];
};

const nameOf = ({ asked }: Sensitivity): string => (asked.period === '' ? asked.id : `${asked.id}@${asked.period}`);

/** What moves one output: a tornado, then shares of its variance, then what does nothing. */
export const sensitivityText = (s: Sensitivity, screen: Screen): string => {
  const p = paint(screen.colour);
  const chart = s.inputs.length > 0 ? tornadoChart(s, screen) : '';
  const shares = s.groups.length > 0 ? sharesTable(s, screen) : '';
  const undefinedNote =
    s.undefinedDraws > 0
      ? `Undefined in ${s.undefinedDraws} of ${s.draws} draws: shares of a variance that has no value are not given.`
      : '';
  const notes = [...silent(s), undefinedNote].filter((line) => line !== '').map((line) => p.dim(wrapText(line, screen.width)));
  const title = `${p.cyan(plain(nameOf(s)))}  ${p.dim(plain(s.asked.about))}`;
  return `${[title, chart, shares, notes.join('\n')].filter((part) => part !== '').join('\n\n')}\n`;
};
